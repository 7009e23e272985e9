"""Targets and actuals of a register by month: they make the period's figures as quarters do."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import merged
from pipeline.tables.quarter_names import quarter_of
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import AGENCY, BOTH, only, settings
from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
NAMES = ["Sasaran", "Indikator", "Satuan", "Target"]
TOPS: list[Row] = [
    ["REALISASI PER BULAN TAHUN 2024"],
    [*NAMES, "Realisasi", *[None] * 11, "Total Realisasi"],
    [*[None] * 4, *MONTHS],
]
MERGED = [*((f"{letter}2:{letter}3", name) for letter, name in zip("ABCD", NAMES, strict=True)),
          ("E2:P2", "Realisasi"), ("Q2:Q3", "Total Realisasi")]  # fmt: skip
FIRST: Row = ["Cepat", "Izin terbit", "Izin", 120, *[10, 9, 11] * 4, 120]
MAY = AGENCY.replace("2024-12-31", "2024-05-31")


def book(*rows: Row) -> bytes:
    return workbook({"B": [*TOPS, *rows]}, merged=MERGED)


def files(content: bytes, *lines: str, agency: str = AGENCY) -> dict[str, str | bytes | None]:
    told = {"realization.xlsx": content, "report.toml": settings(*lines, agency=agency)}
    return dict(only(told))


def rows_of(tmp_path: Path, content: bytes, *lines: str, agency: str = AGENCY) -> Any:
    frame = validated_folder(written(tmp_path, files(content, *lines, agency=agency)))
    return frame["realization"].select("target", "actual").rows()


@pytest.mark.parametrize(
    ("heading", "figure"),
    [
        ("Realisasi Januari", ("actual", 1)),
        ("Target Bulan Agt", ("target", 8)),
        ("Des", ("", 12)),
        ("actual_m07", ("actual", 7)),
        ("Capaian Mei", ("published", 5)),
        ("Realisasi Anggaran Januari", None),
        ("Realisasi TW I", None),
        ("actual_m13", None),
        ("Jumlah", None),
    ],
)
def test_a_heading_names_a_month(heading: str, figure: object) -> None:
    assert quarter_of(heading, 2024, "month") == figure


@pytest.mark.slow
def test_a_total_beside_them_proves_that_they_are_summed(tmp_path: Path) -> None:
    folder, _ = begun(tmp_path, {"bulanan.xlsx": book(FIRST)})
    told = settings_of(folder)["sources"]["realization"]
    assert (told["months"], told["values"]) == ("of_month", {"aggregation": "sum"})


@pytest.mark.slow
def test_months_make_the_year_so_far(tmp_path: Path) -> None:
    row = [*FIRST[:3], None, *FIRST[4:16], None]
    given = BOTH.replace("{ ", '{ aggregation = "sum", ')
    lines = (given, 'months = "of_month"')
    assert rows_of(tmp_path / "a", book(row), *lines) == [(None, 120)]
    assert rows_of(tmp_path / "b", book(row), *lines, agency=MAY) == [(None, 49)]
    up_to = (BOTH, 'months = "cumulative"')
    assert rows_of(tmp_path / "c", book(row), *up_to, agency=MAY) == [(None, 9)]


@pytest.mark.slow
def test_what_they_hold_is_asked_and_an_empty_month_is_not_zero(tmp_path: Path) -> None:
    row = [*FIRST[:3], 120, *FIRST[4:15], None, None]
    found = problems_of(written(tmp_path / "a", files(book(row), BOTH)))
    lines = merged(proposals_of(found))
    assert [(one.keys, one.gives, one.standing) for one in lines] == [
        ({"months": "of_month"}, "IKU-1: actual = ?", "reading"),
        ({"months": "cumulative"}, "IKU-1: actual = ?", "reading"),
    ]
    given = BOTH.replace("{ ", '{ aggregation = "sum", ')
    lines_given = (given, 'months = "of_month"')
    assert rows_of(tmp_path / "b", book(row), *lines_given) == [(120, None)]
    found = problems_of(written(tmp_path / "c", files(book(row), *lines_given)))
    assert ("quarter-empty", 4) in [(one.code, one.row) for one in found]


def test_bare_months_may_be_either_and_each_is_one_line(tmp_path: Path) -> None:
    rows = ",".join([*NAMES, *MONTHS]) + "\nBersih,Sampah,ton,60,5,5,5,5,5,5,5,5,5,5,5,4\n"
    folder, _ = begun(tmp_path, {"sampah 2024.csv": rows.encode()})
    text = (folder / "report.toml").read_text()
    for figure in ("target", "actual"):
        assert f'# columns = {{{figure}_m01 = "Jan", {figure}_m02 = "Feb", ' in text
    assert "columns" not in settings_of(folder)["sources"]["realization"]


def test_the_last_month_alone_stays_what_it_was(tmp_path: Path) -> None:
    rows = "Sasaran,Indikator,Satuan,Target,Realisasi s.d. Desember\nBersih,Sampah,ton,60,59\n"
    told = {"realization.csv": rows, "report.toml": settings(BOTH)}
    folder = written(tmp_path, {**only({}), **told})
    frame = validated_folder(folder)["realization"]
    assert frame.select("target", "actual").rows() == [(60, 59)]
