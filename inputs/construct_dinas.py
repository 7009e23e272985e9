"""Construct the long tables of example-dinas: no agency, no survey and no person is behind them.

`python inputs/construct_dinas.py` writes surveys, documents, attendance, staff and customers of the
years, and the workbook of all units in inputs/shared; the same every time: the seed is fixed, and
only `Random.random()` is drawn, whose sequence Python guarantees. The short tables, which a person
wrote, are not touched.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from xlsxwriter import Workbook

Row = Sequence[object]
Rows = Iterator[Row]

SEED = 24
YES_NO = ("tidak", "ya")
COUNTERS = ("Loket perizinan", "Loket usaha mikro")
# The mean answer, 1 to 4, that each of the nine elements is drawn around.
ELEMENTS = {
    2023: (3.35, 3.25, 3.05, 3.75, 3.30, 3.35, 3.45, 3.10, 3.05),
    2024: (3.45, 3.40, 3.10, 3.85, 3.45, 3.45, 3.55, 3.20, 3.40),
}
RESPONDENTS = {2023: 60, 2024: 64}
TOGETHER, ALONE = 0.42, 0.50  # what a respondent's answers have in common, and what each has alone

LICENCE, ADVICE, LETTER = "izin usaha", "rekomendasi teknis", "surat keterangan"
# By kind how many documents fell due in each half, and how many of these were late.
DOCUMENTS = {
    2023: ((LICENCE, 50, 50, 2, 3), (ADVICE, 15, 15, 1, 1), (LETTER, 10, 10, 0, 0)),
    2024: ((LICENCE, 55, 65, 2, 6), (ADVICE, 17, 19, 1, 2), (LETTER, 12, 12, 0, 0)),
}
AGAINST_PROCEDURE = {2023: 3, 2024: 2}
# The days on which documents that have no backup fell due: the first quarter, and the outage.
NOT_BACKED_UP = {2023: (date(2023, 1, 1), 30), 2024: (date(2024, 8, 12), 8)}

WEEKS = {
    2023: (date(2023, 2, 6), date(2023, 5, 22), date(2023, 8, 14), date(2023, 11, 6)),
    2024: (date(2024, 2, 5), date(2024, 5, 20), date(2024, 8, 12), date(2024, 11, 4)),
}
LATE, EXCUSED, FRIDAY = {2023: 0.08, 2024: 0.065}, 0.03, 5
# PNS, of whom trained, and PPPK, of whom trained.
STAFF = {2023: (17, 11, 5, 2), 2024: (18, 15, 6, 3)}
CLOSED_EVERY = 8
CUSTOMERS = {2023: (52, 46), 2024: (60, 55)}

OWN = "Dinas Perizinan dan Usaha Mikro"
OTHERS = ("Badan Kepegawaian Rekaan", "Dinas Perpustakaan Rekaan")
HEADINGS = (
    "Unit", "Kode Rekening", "Uraian", "Tingkat", "Pagu Sebelum Perubahan",
    "Pagu Setelah Perubahan", "Realisasi", "Belanja Setengah Tahun", "Target Keluaran",
    "Realisasi Keluaran", "Target Hasil", "Realisasi Hasil", "Kode Sasaran",
)  # fmt: skip
# By code: the unit, the name, the objective that it serves.
NAMES = {
    "2.18.01.2.01": (OWN, "Perencanaan dan evaluasi kinerja", "K2"),
    "2.18.01.2.02": (OWN, "Administrasi keuangan", "K1"),
    "2.18.01.2.05": (OWN, "Administrasi kepegawaian", "B1"),
    "2.18.04.2.01": (OWN, "Pelayanan perizinan terpadu", "I1"),
    "2.18.04.2.02": (OWN, "Pengelolaan sistem perizinan daring", "I2"),
    "2.17.07.2.01": (OWN, "Pendampingan usaha mikro", "P2"),
    "2.17.07.2.02": (OWN, "Kemitraan dan pemasaran", "P2"),
    "2.17.08.2.01": (OWN, "Fasilitasi naik kelas", "P2"),
    "5.03.02.2.01": (OTHERS[0], "Mutasi dan promosi", ""),
    "5.03.02.2.02": (OTHERS[0], "Pengembangan kompetensi", ""),
    "2.23.02.2.01": (OTHERS[1], "Pembinaan perpustakaan", ""),
    "2.23.02.2.02": (OTHERS[1], "Pembudayaan gemar membaca", ""),
}
# By code, in thousands of rupiah: ceiling before and after the revision, spent by June and by
# December; then output and outcome, each promised and reached.
LINES = {
    "2.18.01.2.01": (180_000, 160_000, 71_300, 154_400, 6, 6, "", ""),
    "2.18.01.2.02": (3_900_000, 3_950_000, 1_846_500, 3_868_200, 12, 12, "", ""),
    "2.18.01.2.05": (240_000, 220_000, 96_400, 196_900, 7, 6, "", ""),
    "2.18.04.2.01": (1_150_000, 1_210_000, 498_100, 1_206_300, 4_000, 4_120, 95, 92.95),
    "2.18.04.2.02": (620_000, 760_000, 148_800, 755_100, 9, 9, 99.5, 99.1),
    "2.17.07.2.01": (840_000, 840_000, 372_900, 801_600, 60, 60, 90, 91.67),
    "2.17.07.2.02": (460_000, 360_000, 164_200, 343_800, 8, 8, 40, 43),
    "2.17.08.2.01": (700_000, 560_000, 174_600, 470_400, 60, 49, 60, 49),
    "5.03.02.2.01": (610_000, 640_000, 288_000, 611_500, 4, 4, "", ""),
    "5.03.02.2.02": (1_240_000, 1_180_000, 402_700, 1_093_200, 9, 8, "", ""),
    "2.23.02.2.01": (930_000, 930_000, 391_400, 902_800, 24, 24, "", ""),
    "2.23.02.2.02": (370_000, 340_000, 151_900, 318_600, 12, 11, "", ""),
}
PROGRAMMES = {
    "2.18.01": "Penunjang Urusan Pemerintahan Daerah",
    "2.18.04": "Pelayanan Penanaman Modal",
    "2.17.07": "Pemberdayaan Usaha Mikro",
    "2.17.08": "Pengembangan Usaha Mikro",
    "5.03.02": "Kepegawaian Daerah",
    "2.23.02": "Pembinaan Perpustakaan",
}


def normal(rng: Random) -> float:
    """Near enough normal: twelve draws from 0 to 1, less their mean."""
    return sum(rng.random() for _ in range(12)) - 6


def survey(year: int) -> Rows:
    """Answers to nine elements; two of three respondents come for a licence."""
    rng = Random(SEED + year)
    yield "respondent_id", *(f"U{number}" for number in range(1, 10)), "loket"
    for number in range(1, RESPONDENTS[year] + 1):
        level = TOGETHER * normal(rng)
        answers = [mean + level + ALONE * normal(rng) for mean in ELEMENTS[year]]
        within = [min(4, max(1, int(answer + 0.5))) for answer in answers]
        yield f"R{number:02}", *within, COUNTERS[number % 3 == 0]


def due_days(year: int, half: int, count: int) -> list[date]:
    """Working days spread over a half, the same distance apart."""
    first = date(year, 1 if half == 0 else 7, 8)
    spread = (first + timedelta(days=166 * at // count) for at in range(count))
    return [
        day + timedelta(days=(8 - day.isoweekday()) * (day.isoweekday() > FRIDAY)) for day in spread
    ]


def documents(year: int, halves: tuple[int, ...] = (0, 1)) -> Rows:
    """The register of documents, in the order of their due days."""
    yield "document_id", "kind", "due_on", "finished_on", "follows_sop", "backed_up"
    rng = Random(SEED * year)
    found = []
    for kind, *counts in DOCUMENTS[year]:
        for half in (0, 1):
            count, late = counts[half], counts[2 + half]
            days = due_days(year, half, count)
            # The late ones of the second half of 2024 stand in the weeks of the outage and after.
            first = next((at for at, day in enumerate(days) if day >= NOT_BACKED_UP[year][0]), 0)
            for at, due in enumerate(days):
                is_late = first <= at < first + late
                early = 1 + int(rng.random() * 4)
                finished = due + timedelta(days=2 + early if is_late else -early)
                found.append((due, kind, finished, half))
    found.sort()
    since, without = NOT_BACKED_UP[year]
    checked = [at for at, (_, kind, _, _) in enumerate(found) if kind == LICENCE]
    wrong = set(checked[:: len(checked) // AGAINST_PROCEDURE[year]][: AGAINST_PROCEDURE[year]])
    bare = set([at for at, (due, *_) in enumerate(found) if due >= since][:without])
    for at, (due, kind, finished, half) in enumerate(found):
        follows = YES_NO[at not in wrong] if kind == LICENCE else ""
        if half in halves:
            yield f"D-{at + 1:03}", kind, due, finished, follows, YES_NO[at not in bare]


def attendance(year: int) -> Rows:
    """Every member of staff on the working days of four weeks; work begins at half past seven."""
    rng = Random(SEED + 2 * year)
    yield "staff_id", "date", "arrived_at", "due_at", "excused"
    pns, _, pppk, _ = STAFF[year]
    for monday in WEEKS[year]:
        for day in (monday + timedelta(days=after) for after in range(5)):
            for number in range(1, pns + pppk + 1):
                due = datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC)
                drawn, minutes = rng.random(), rng.random()
                is_late = EXCUSED <= drawn < EXCUSED + LATE[year]
                came = due + timedelta(minutes=int(3 + 40 * minutes if is_late else -25 * minutes))
                arrived = "" if drawn < EXCUSED else f"{came:%Y-%m-%d %H:%M}"
                yield (
                    f"P-{number:02}",
                    day,
                    arrived,
                    f"{due:%Y-%m-%d %H:%M}",
                    YES_NO[drawn < EXCUSED],
                )


def staff(year: int) -> Rows:
    pns, trained, pppk, others = STAFF[year]
    yield "staff_id", "status", "trained"
    for number in range(1, pns + 1):
        yield f"P-{number:02}", "pns", YES_NO[number <= trained]
    for number in range(1, pppk + 1):
        yield f"P-{pns + number:02}", "pppk", YES_NO[number <= others]


def customers(year: int) -> Rows:
    """Micro businesses; every ninth or so closed, until as many closed as the year says."""
    count, kept = CUSTOMERS[year]
    yield "customer_id", "retained"
    for number in range(1, count + 1):
        yield (
            f"U-{number:02}",
            YES_NO[number % CLOSED_EVERY != 0 or number // CLOSED_EVERY > count - kept],
        )


def sheet(*, by_june: bool) -> Iterator[Row]:
    """All units' lines, each programme above its own, as the treasury prints them."""
    told = set()
    for code, (unit, name, objective) in NAMES.items():
        head = code[:7]
        if head not in told:
            told.add(head)
            below = [line[:4] for key, line in LINES.items() if key.startswith(head)]
            sums = amounts([sum(column) for column in zip(*below, strict=True)], by_june=by_june)
            yield unit, head, PROGRAMMES[head], "program", *sums, "", "", "", "", ""
        money, results = amounts(LINES[code][:4], by_june=by_june), LINES[code][4:]
        # In June results were not counted yet.
        shown = [""] * 4 if by_june else results
        yield unit, code, name, "kegiatan", *money, *shown, objective


def amounts(thousands: Sequence[int], *, by_june: bool) -> Row:
    """Ceilings, spent since January and in the half, in rupiah; in June nothing was revised yet."""
    before, after, june, december = (1_000 * amount for amount in thousands)
    return (before, before, june, june) if by_june else (before, after, december, december - june)


def workbook(path: Path) -> None:
    """One sheet a half, a title above the headings; nothing in it tells when it was written."""
    path.parent.mkdir(exist_ok=True)
    book = Workbook(path)
    book.set_properties({"created": datetime(2025, 1, 20, tzinfo=UTC)})
    for name, by_june in (("Semester I", True), ("Semester II", False)):
        page = book.add_worksheet(name)
        page.write(0, 0, f"Realisasi belanja Kabupaten Contoh 2024 sampai {name} (rekaan)")
        for at, row in enumerate((HEADINGS, *sheet(by_june=by_june)), start=2):
            page.write_row(at, 0, row)
    book.close()


def tables() -> Iterator[tuple[str, Iterable[Row]]]:
    """Every constructed table by its path below inputs/."""
    for year in (2023, 2024):
        yield f"example-dinas/{year}/survey_skm.csv", survey(year)
        yield f"example-dinas/{year}/documents.csv", documents(year)
        yield f"example-dinas/{year}/attendance.csv", attendance(year)
        yield f"example-dinas/{year}/staff.csv", staff(year)
        yield f"example-dinas/{year}/customers.csv", customers(year)
    yield "example-dinas/2024-S1/documents.csv", documents(2024, halves=(0,))


def main() -> None:
    inputs = Path(__file__).parent
    for name, rows in tables():
        path = inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    workbook(inputs / "shared" / "belanja-2024.xlsx")


if __name__ == "__main__":
    main()
