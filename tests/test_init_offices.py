"""Registers of several offices on sheets of one workbook: units of one agency are one register; of
others none is dropped, and none taken unasked."""

from pathlib import Path

import pytest

from tests.commands import rapor
from tests.examples import recorded
from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

HEADINGS = ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"]


def sheet(office: str, *rows: Row) -> list[Row]:
    return [[f"KINERJA {office} TAHUN 2024"], [], HEADINGS, *rows, [], [None, "Mengetahui"]]


ROADS = sheet("JALAN", [1, "Jalan", "Jalan baik", "km", 90, 81, 90],
              [2, "Jalan", "Serapan", "%", 80, 88, 110])  # fmt: skip
WATER = sheet("AIR", [1, "Air", "Sambungan rumah", "unit", 40, 50, 125],
              [2, "Air", "Serapan", "%", 20, 25, 125])  # fmt: skip
LEAKS = sheet("AIR", [1, "Air", "Kebocoran", "%", 20, 25, 75])
BOTH = '# sheet = ["Jalan", "Air"]\n'
VALUES = '# values = {perspective = "customer", polarity = "maximize"}\n'


def chosen(folder: Path, *lines: str) -> list[tuple[object, ...]]:
    """The measures of the report once these lines are uncommented."""
    text = (folder / "report.toml").read_text()
    for line in lines:
        assert line in text
        text = text.replace(line, line.removeprefix("# "))
    (folder / "report.toml").write_text(text)
    measures = recorded(folder.parent, folder.name)["measures"]
    return [(one["id"], one["name"], one["actual"]) for one in measures]


@pytest.mark.slow
def test_offices_that_share_a_measure_are_one_register_that_a_line_confirms(
    tmp_path: Path,
) -> None:
    folder, said = begun(tmp_path, {"pk.xlsx": workbook({"Jalan": ROADS, "Air": WATER})})
    assert "sheet" not in settings_of(folder)["sources"]["realization"]
    assert "Left out" not in said
    text = (folder / "report.toml").read_text()
    assert all(line in text for line in (BOTH, '# sheet = "Jalan"\n', '# sheet = "Air"\n'))
    assert chosen(folder, BOTH, '# values.perspective = "customer"\n') == [
        ("IKU-1", "Jalan baik", 81),
        ("IKU-2", "Serapan", 88),
        ("IKU-3", "Sambungan rumah", 50),
        ("IKU-4", "Serapan", 25),
    ]


@pytest.mark.slow
def test_months_of_the_same_measures_are_no_offices(tmp_path: Path) -> None:
    later = [*ROADS[:3], [1, "Jalan", "Jalan baik", "km", 90, 85, 94.4], ROADS[4]]
    folder, said = begun(tmp_path, {"pk.xlsx": workbook({"Jun": ROADS, "Des": later})})
    assert "Left out" in said
    assert '["Jun", "Des"]' not in (folder / "report.toml").read_text()


@pytest.mark.slow
def test_no_way_of_a_number_outlasts_the_question_which_sheet_it_is_of(tmp_path: Path) -> None:
    """IKU-1 of both sheets is a road; of the second sheet it is a leak, and less is better."""
    folder, _ = begun(tmp_path, {"pk.xlsx": workbook({"Jalan": ROADS, "Air": LEAKS})})
    assert "measures" not in settings_of(folder)
    chosen_text = (folder / "report.toml").read_text().replace('# sheet = "Air"', 'sheet = "Air"')
    (folder / "report.toml").write_text(chosen_text)
    ended = rapor("check", "--adopt", "--inputs", folder.parent, "--outputs", tmp_path / "out")
    assert ended.returncode == 10
    register = settings_of(folder)["sources"]["realization"]
    assert register["values"] == {"polarity": "minimize"}


def of_unit(rows: list[Row], *titles: str) -> list[Row]:
    """A sheet under other titles."""
    return [*([title] for title in titles), *rows[1:]]


@pytest.mark.slow
def test_units_of_one_agency_are_one_register(tmp_path: Path) -> None:
    agency = "DINAS PEKERJAAN UMUM TAHUN 2024"
    book = {
        "Jalan": of_unit(ROADS, agency, "BIDANG JALAN DAN JEMBATAN"),
        "Air": of_unit(WATER, agency, "BIDANG AIR MINUM"),
    }
    folder, said = begun(tmp_path, {"pk.xlsx": workbook(book)})
    text = (folder / "report.toml").read_text()
    assert 'file = "pk.xlsx" # Bidang Jalan Dan Jembatan, Bidang Air Minum\nsheet = ["Ja' in text
    assert "realization: pk.xlsx, Jalan + Air" in said
    found = chosen(folder, '# values.perspective = "customer"\n')
    assert [actual for _, _, actual in found] == [81, 88, 50, 25]


@pytest.mark.slow
@pytest.mark.parametrize(
    "titles",
    [("DINAS SATU, BIDANG JALAN", "DINAS DUA, BIDANG AIR"), ("BIDANG JALAN", "BIDANG JALAN"),
     ("BIDANG JALAN", "KINERJA AIR"), ("KECAMATAN SATU", "KECAMATAN DUA")],
    ids=["two agencies", "one unit", "no unit", "agencies"],
)  # fmt: skip
def test_what_may_be_of_others_is_asked(titles: tuple[str, str], tmp_path: Path) -> None:
    book = {"Jalan": of_unit(ROADS, titles[0]), "Air": of_unit(WATER, titles[1])}
    folder, _ = begun(tmp_path, {"pk.xlsx": workbook(book)})
    assert "sheet" not in settings_of(folder)["sources"]["realization"]
    assert BOTH in (folder / "report.toml").read_text()


def counters(*names: str) -> bytes:
    rows: dict[str, list[Row]] = {}
    for number, name in enumerate(names):
        answers: list[Row] = [
            [n + 1, 30 + n + 9 * number, *((n + k + number) % 3 + 2 for k in range(9))]
            for n in range(4 + number)
        ]
        headings = ["No", "Usia", *(f"U{n}" for n in range(1, 10))]
        rows[name] = [[f"SURVEI {name}"], headings, *answers]
    return workbook(rows)


def test_counters_of_one_agency_are_one_survey(tmp_path: Path) -> None:
    files = {"skm.xlsx": counters("Loket KTP", "Loket Akta", "Loket KK")}
    folder, said = begun(tmp_path, files)
    assert settings_of(folder)["sources"]["survey_customer"]["sheet"] == [
        "Loket KTP", "Loket Akta", "Loket KK"
    ]  # fmt: skip
    assert "survey customer: 15 of 15 complete, scale 1–4" in said


@pytest.mark.slow
@pytest.mark.parametrize("when", [("2023", "2024"), ("Juni", "Juli"), ("Smt I", "Smt II")])
def test_times_of_one_counter_are_asked(when: tuple[str, str], tmp_path: Path) -> None:
    """They were two units by their words, and answers of the year before would have counted."""
    folder, _ = begun(tmp_path, {"skm.xlsx": counters(*(f"Loket KTP {one}" for one in when))})
    assert "sheet" not in settings_of(folder)["sources"]["survey_customer"]
