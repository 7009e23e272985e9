"""Plans of action whose measures put their quarters together each in its own way."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import Proposal, merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import AGENCY, BOTH, only, settings
from tests.workbooks_by_hand import Row, workbook

TW = ("I", "II", "III", "IV")
HEADINGS = ["Sasaran", "Indikator Kinerja", "Satuan", "Target Tahunan",
            *(f"Target TW {n}" for n in TW), *(f"Realisasi TW {n}" for n in TW)]  # fmt: skip
PADI = ["Panen naik", "Produksi padi", "ton", 52, 12, 15, 10, 15, 11, 16, 10, 14]
SHARE = ["Tani maju", "Kelompok tani naik kelas", "%", 12.5, 0, 4, 8, 12.5, 0, 3, 9, 13]
INDEX = ["Layanan baik", "Indeks", "indeks", 86, None, 86, None, 86, None, 85, None, 88]
ALONE = 'quarters = "of_quarter"'
SUM = BOTH.replace("values = {", 'values = { aggregation = "sum",')


def book(*rows: Row, headings: Row = HEADINGS) -> bytes:
    return workbook({"Renaksi": [headings, *rows]})


def lines(folder: Path, content: bytes, *given: str) -> list[Proposal]:
    files = {"realization.xlsx": content, "report.toml": settings(*given, agency=AGENCY)}
    return list(merged(proposals_of(problems_of(written(folder, only(files))))))


def told(found: list[Proposal]) -> list[tuple[str, str, object]]:
    return [
        (one.header[1], one.standing, one.keys["aggregation"])
        for one in found
        if one.header[0] == "measures"
    ]


def test_the_target_of_the_year_proves_the_rule_of_a_measure(tmp_path: Path) -> None:
    """A percentage beside tonnes that are added up was refused, and nothing offered."""
    found = lines(tmp_path / "a", book(PADI, SHARE), SUM, ALONE)
    assert told(found) == [("IKU-2", "proved", "last")]


@pytest.mark.parametrize("year", [86, None])
def test_what_two_rules_make_is_asked(year: int | None, tmp_path: Path) -> None:
    index = ["Layanan baik", "Indeks", "%", year, *INDEX[4:]]
    found = lines(tmp_path / "a", book(PADI, index), SUM, ALONE)
    assert told(found) == [("IKU-2", "reading", "mean"), ("IKU-2", "reading", "last")]


@pytest.mark.slow
def test_a_quarter_that_is_empty_offers_the_rules_that_do_without(tmp_path: Path) -> None:
    found = lines(tmp_path / "a", book(PADI, INDEX), SUM, ALONE)
    assert told(found) == [("IKU-2", "reading", "mean"), ("IKU-2", "reading", "last")]


def test_the_line_of_a_measure_goes_before_that_of_all(tmp_path: Path) -> None:
    line = '[measures."IKU-2"]\naggregation = "last"'
    files = {"realization.xlsx": book(PADI, SHARE), "report.toml": settings(SUM, ALONE, line)}
    read = validated_folder(written(tmp_path, only(files)))["realization"]
    assert read.select("target", "actual").rows() == [(52.0, 51.0), (12.5, 13.0)]


def test_a_rule_of_the_sheet_is_not_overruled(tmp_path: Path) -> None:
    rows: list[Row] = [[*PADI, "sum"], [*SHARE, "mean"]]
    content = book(*rows, headings=[*HEADINGS, "Agregasi"])
    line = '[measures."IKU-2"]\naggregation = "last"'
    files = {"realization.xlsx": content, "report.toml": settings(BOTH, ALONE, line)}
    found = problems_of(written(tmp_path, only(files)))
    assert [(one.code, one.row) for one in found if one.refuses] == [("aggregation-told-twice", 3)]


MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
PATROLS = [5, 4, 6, 3, 7, 5, 4, 6, 5, 8, 2, 5]


def monthly(title: str, last: str = "Total 2024") -> bytes:
    headings = ["Sasaran", "Indikator Kinerja", "Satuan", "Target 2024", *MONTHS, last]
    rows = [["A", "Patroli", "kali", 70, *PATROLS, sum(PATROLS)],
            ["A", "Aduan", "aduan", 50, *[None, *PATROLS[1:]], sum(PATROLS[1:])]]  # fmt: skip
    return workbook({"IKU": [[title], headings, *rows]})


@pytest.mark.slow
def test_months_under_a_title_of_actuals_are_actuals_and_their_total_is_the_years(
    tmp_path: Path,
) -> None:
    found = lines(tmp_path / "a", monthly("REALISASI IKU PER BULAN"), BOTH)
    (columns,) = [one for one in found if "columns" in one.keys]
    assert columns.standing == "proved"
    told = columns.keys["columns"]
    assert isinstance(told, dict)
    assert (told["actual_m05"], told["actual"]) == ("Mei", "Total 2024")


@pytest.mark.slow
@pytest.mark.parametrize("title", ["TARGET DAN REALISASI IKU", "IKU PER BULAN"])
def test_months_under_another_title_are_asked_about(title: str, tmp_path: Path) -> None:
    found = [one for one in lines(tmp_path / "a", monthly(title), BOTH) if "columns" in one.keys]
    assert not any(one.standing == "proved" for one in found)
    assert {"target_m01", "actual_m01"} <= {
        key
        for one in found
        for key in one.keys["columns"]  # type: ignore[union-attr]
    }


@pytest.mark.slow
def test_an_actual_that_a_cell_says_is_known_whatever_month_is_empty(tmp_path: Path) -> None:
    named = ", ".join(f'actual_m{n:02} = "{name}"' for n, name in enumerate(MONTHS, 1))
    columns = f'columns = {{ {named}, actual = "Total 2024" }}\nmonths = "of_month"'
    content = monthly("REALISASI")
    files = {"realization.xlsx": content, "report.toml": settings(SUM, columns)}
    read = validated_folder(written(tmp_path, only(files)))
    assert read["realization"]["actual"].to_list() == [60.0, 55.0]
    assert "quarter-empty" not in {one.code for one in read.problems}


SO_FAR = ["Panen naik", "Produksi padi", "ton", 52, 9, 25, 38, 52, 8, 24, 39, 53]
TIMES = ["Tani maju", "Penyuluhan", "kali", 48, 12, 12, 12, 12, 12, 11, 13, 14]


@pytest.mark.slow
def test_targets_of_the_year_prove_that_each_measure_has_a_rule_of_its_own(
    tmp_path: Path,
) -> None:
    """Tonnes since January are beside visits of each quarter: no single rule fits, and both were
    offered, the wrong rule with figures."""
    found = lines(tmp_path / "a", book(SO_FAR, TIMES), BOTH)
    (line,) = [one for one in found if "quarters" in one.keys]
    assert (line.standing, line.keys) == ("proved", {"quarters": "of_quarter"})
    rules = [("IKU-1", "proved", "last"), ("IKU-2", "proved", "sum")]
    assert told(lines(tmp_path / "b", book(SO_FAR, TIMES), BOTH, ALONE)) == rules


@pytest.mark.slow
@pytest.mark.parametrize("year", [50, 12])
def test_a_target_that_no_rule_makes_proves_none(year: int, tmp_path: Path) -> None:
    """50 is neither; with 12 all measures are of the last quarter, as in one that counts on."""
    other = [*TIMES[:3], year, *TIMES[4:]]
    found = lines(tmp_path, book(SO_FAR, other), BOTH)
    standing = [one.standing for one in found if one.keys.get("quarters") == "of_quarter"]
    assert "proved" not in standing


@pytest.mark.parametrize("share", ["%", "(%)"])
def test_shares_of_quarters_with_target_and_actual_follow_from_them(
    share: str, tmp_path: Path
) -> None:
    """`Triwulan I %` beside its target and its actual was unknown, and no line was offered."""
    parts = [f"Triwulan {n} {part}" for n in TW for part in ("Target", "Realisasi", share)]
    row: Row = ["Arsip", "Arsip baku", "%", 80, 20, 18, 90, 40, 42, 105, 60, 61, 102, 80, 82, 103]
    content = book(row, headings=[*HEADINGS[:4], *parts])
    files = {"realization.xlsx": content, "report.toml": settings(BOTH, 'quarters = "cumulative"')}
    read = validated_folder(written(tmp_path, only(files)))["realization"]
    assert read.select("target", "actual", "published").rows() == [(80.0, 82.0, None)]


def test_a_percentage_of_a_quarter_without_a_target_may_be_the_actual(tmp_path: Path) -> None:
    row: Row = ["Arsip", "Arsip baku", "%", 80, 18, 42, 61, 82]
    content = book(row, headings=[*HEADINGS[:4], *(f"TW {n} %" for n in TW)])
    assert {one.standing for one in lines(tmp_path, content, BOTH)} == {"reading"}
