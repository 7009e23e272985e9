"""Deliveries of parts of a year: copies of an example with a shorter period, long registers."""

from collections.abc import Sequence
from csv import DictReader, DictWriter
from pathlib import Path

from tests.examples import built, copied, edited
from tests.shared_builds import once

BUDGET = """\
code,name,level,ceiling,realized,period_realized
2.12.01,Penunjang urusan pemerintahan,program,6412500000,4361550000,1500250000
2.12.02,Pendaftaran penduduk,program,1685000000,1028740000,400125000
2.12.03,Pencatatan sipil,program,742500000,440510000,120000000
"""
PERIODS = {
    "2019-Q1": ("2019-01-01", "2019-03-31", "2019-04-12"),
    "2019-Q3": ("2019-07-01", "2019-09-30", "2019-10-14"),
    "2019-Q4": ("2019-10-01", "2019-12-31", "2020-01-14"),
    "2023-S1": ("2023-01-01", "2023-06-30", "2023-12-29"),
}
"""First and last day, and the day of issue."""
ISSUED = {"klaten-2019": "2020-02-28", "biro-adpim": "2024-02-29"}

Row = dict[str, str]

MEASURE: Row = {
    "perspective": "customer", "objective_id": "SX", "objective": "Layanan menjangkau warga",
    "measured_in": "dokumen", "polarity": "maximize", "target_source": "pk",
}  # fmt: skip


def measure(key: str, name: str = "", **cells: str) -> Row:
    """A reported measure of the register."""
    return {**MEASURE, "measure_id": key, "measure": name or f"Indikator {key}", **cells}


SUMMED = measure(
    "A1", "Akta kelahiran diterbitkan", aggregation="sum", target="750", actual="690",
    period_target="250", period_actual="210", year_target="1000",
    cause="Blangko kosong sebelas minggu", solution="Pengadaan tahap kedua",
    owner="Kepala Bidang Pencatatan Sipil", due="2019-11-29",
)  # fmt: skip
LAST = measure(
    "A2", "Penduduk memiliki KTP-el", measured_in="persen", aggregation="last",
    target="99.36", actual="99.44", year_target="99.40",
)  # fmt: skip
MEAN = measure(
    "A3", "Waktu penerbitan KTP-el", measured_in="hari kerja", polarity="minimize",
    aggregation="mean", target="3.1", period_target="3", period_actual="2.9", year_target="3",
)  # fmt: skip
EARLIER = (
    {"measure_id": "A3", "period": "2019-Q1", "target": "3.1", "actual": "3.3"},
    {"measure_id": "A3", "period": "2019-Q2", "target": "3.1", "actual": "2.8"},
)


def quarter(
    place: Path,
    report: str = "klaten-2019",
    *,
    period: str = "2019-Q3",
    language: str = "id",
    paper: str = "A4",
    status: str = "final",
    measures: Sequence[Row] = (SUMMED, LAST, MEAN),
    history: Sequence[Row] = EARLIER,
    budget: bool = True,
    keep: bool = True,
) -> Path:
    """The inputs of a copy of an example as a report of a part of its year, with more measures.

    Without `keep` its own measures are left out, and with them what they are computed from.
    """
    inputs = copied(report, place)
    folder = inputs / report
    (start, end, issued), year = PERIODS[period], period[:4]
    edited(
        folder / "report.toml",
        (f"start = {year}-01-01", f"start = {start}"),
        (f"end = {year}-12-31", f"end = {end}"),
        (f"issued_on = {ISSUED[report]}", f"issued_on = {issued}"),
        ('language = "id"', f'language = "{language}"\npaper = "{paper}"'),
        ('status = "final"', f'status = "{status}"'),
    )
    _append(folder / "realization.csv", measures, keep=keep)
    if history:
        _write(folder / "history.csv", history)
    if not keep:
        _leave_out(folder, budget=budget)
    return inputs


def _append(path: Path, rows: Sequence[Row], *, keep: bool) -> None:
    with path.open() as file:
        known = list(DictReader(file))
    _write(path, [*(known if keep else ()), *rows])


def _write(path: Path, rows: Sequence[Row]) -> None:
    columns = dict.fromkeys(name for row in rows for name in row)
    with path.open("w") as file:
        writer = DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _leave_out(folder: Path, *, budget: bool) -> None:
    settings = folder / "report.toml"
    text = settings.read_text()
    settings.write_text(text[: text.index("[surveys.customer]")])
    names = ("budget", "csf", "links", "service_times", "staff")
    for name in (*names, "survey_customer", "survey_employee"):
        (folder / f"{name}.csv").unlink()
    if budget:
        (folder / "budget.csv").write_text(BUDGET)


def many(count: int = 25) -> tuple[Row, ...]:
    """So many measures over a third as many objectives, some with long names and large amounts."""
    return tuple(_one_of_many(number) for number in range(1, count + 1))


def _one_of_many(number: int) -> Row:
    kind, lags = ("sum", "last", "mean")[number % 3], number % 4 == 0
    scale = 1_500_000_000 if number == 7 else 100
    target, reached = 75 * scale, round(scale * (60 if lags else 76 + number % 5))
    long = " pada seluruh kecamatan dan kelurahan yang belum terjangkau layanan keliling"
    return measure(
        f"B{number}",
        f"Layanan kependudukan nomor {number}{long if number % 5 == 0 else ''}",
        objective_id=f"SB{(number + 2) // 3}",
        objective=f"Sasaran pelayanan kependudukan bagian {(number + 2) // 3}",
        measured_in="rupiah" if number == 7 else "dokumen",
        perspective=("financial", "customer", "internal_process", "learning_growth")[
            (number + 2) // 3 % 4
        ],
        aggregation=kind,
        target=str(target),
        actual="" if number == 11 else str(reached),
        period_target="" if kind == "last" else str(25 * scale),
        period_actual="" if kind == "last" or number == 11 else str(round(reached / 3)),
        year_target=str(100 * scale),
        cause="Verifikasi lapangan terhenti sejak Agustus karena petugas berpindah" if lags else "",
        solution="Meminjam verifikator dari kecamatan sampai akhir tahun"
        if number % 8 == 0
        else "",
        owner="Kepala Bidang Pelayanan" if number % 8 == 0 else "",
        due="2019-11-29" if number % 8 == 0 else "",
    )


def made(name: str, report: str = "klaten-2019", **asked: object) -> Path:
    """The folder of a built quarter, built once a test run; read it, do not write to it."""

    def build(place: Path) -> Path:
        return built(quarter(place, report, **asked), place / "outputs", report)  # type: ignore[arg-type]

    return once(f"quarter-{name}", build)
