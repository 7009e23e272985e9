"""Registers of measures as strangers keep them: nothing is lost, and no figure is another's."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import only, settings
from tests.workbooks_by_hand import Row, workbook

HEADINGS = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]
ROWS = [["Dekat", "Kunjungan", "kali", 8, 6], ["Dekat", "Lama antre", "menit", 20, 25]]
GIVEN = 'values = { perspective = "customer" }'


def sheet(*more: tuple[str, tuple[object, object]]) -> list[Row]:
    """The two measures with more columns behind them."""
    names = [name for name, _ in more]
    cells = [list(row) for row in zip(*(cells for _, cells in more), strict=True)] or [[], []]
    return [[*HEADINGS, *names], *([*row, *one] for row, one in zip(ROWS, cells, strict=True))]


def files(rows: list[Row], *lines: str) -> dict[str, str | bytes | None]:
    told = {"realization.xlsx": workbook({"S": rows}), "report.toml": settings(*lines)}
    return dict(only(told))


# --- which way is better, in a column of its own -----------------------------------------------


@pytest.mark.parametrize(
    ("heading", "up", "down"),
    [
        ("Arah Perbaikan", "naik", "turun"),
        ("Polaritas", "Semakin tinggi semakin baik", "Semakin rendah semakin baik"),
        ("Sifat Indikator", "Makin besar makin baik", "makin kecil makin baik"),
        ("Arah Indikator", "Meningkat", "Menurun"),
    ],
)
def test_the_way_that_is_better_may_be_a_word(
    heading: str, up: str, down: str, tmp_path: Path
) -> None:
    folder = written(tmp_path, files(sheet((heading, (up, down))), GIVEN))
    read = validated_folder(folder)["realization"]
    assert read["polarity"].to_list() == ["maximize", "minimize"]


@pytest.mark.parametrize(
    ("remarks", "below", "told"),
    [
        (("", "Semakin kecil semakin baik"), [], {"IKU-2": "minimize"}),
        (("makin tinggi nilainya makin baik", ""), [], {"IKU-1": "maximize"}),
        (("", ""), ["Catatan. Lama antre: semakin rendah semakin baik."], {"IKU-2": "minimize"}),
        (("", ""), ["Lama antre dan Kunjungan: semakin rendah semakin baik"], {}),
        (("", ""), ["Semakin rendah semakin baik"], {}),
        (("", "bukan semakin rendah semakin baik"), [], {}),
        (("", "semakin kecil semakin baik"), ["Lama antre: makin besar makin baik"], {}),
    ],
)
def test_what_a_remark_says_holds_for_its_measure_alone(
    remarks: tuple[str, str], below: list[str], told: dict[str, str], tmp_path: Path
) -> None:
    rows = [*sheet(("Keterangan", remarks)), [], *([None, one] for one in below)]
    lines = merged(proposals_of(problems_of(written(tmp_path, files(rows, GIVEN)))))
    said = {one.header[1]: one.keys["polarity"] for one in lines if one.header[0] == "measures"}
    assert said == told
    waiting = [one.keys["values"] for one in lines if one.header[0] == "sources"]
    assert [one["polarity"] for one in waiting] == ["maximize", "minimize"]  # type: ignore[index, call-overload]


def test_a_remark_against_the_achievement_proves_nothing(tmp_path: Path) -> None:
    more = (("Capaian (%)", (75, 125)), ("Catatan", ("", "Semakin rendah semakin baik")))
    lines = merged(proposals_of(problems_of(written(tmp_path, files(sheet(*more), GIVEN)))))
    assert [one.header for one in lines if one.standing == "proved"] == [("measures", "IKU-1")]


def test_a_code_of_the_objective_is_its_id(tmp_path: Path) -> None:
    rows = sheet(("Kode SS", ("S7", "S7")), ("Polaritas", ("naik", "turun")))
    read = validated_folder(written(tmp_path, files(rows, GIVEN)))["realization"]
    assert read["objective_id"].to_list() == ["S7", "S7"]


# --- columns that no table knows ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "cells", "standing"),
    [
        ("Rencana Aksi", ("Rapat", "Apel"), "proved"),
        ("Status Verifikasi", ("ya", "belum"), "proved"),
        ("Realisassi", (6, 25), "choice"),
    ],
)
def test_a_column_beside_the_register_stays_where_it_is_no_misspelt_one(
    heading: str, cells: tuple[object, object], standing: str, tmp_path: Path
) -> None:
    given = 'values = { perspective = "customer", polarity = "maximize" }'
    rows = sheet((heading, cells))
    if standing == "choice":
        rows = [[cell for place, cell in enumerate(row) if place != 4] for row in rows]
    problems = problems_of(written(tmp_path, files(rows, given)))
    (line,) = merged(proposals_of([one for one in problems if one.code == "unknown-column"]))
    assert line.standing == standing


def test_figures_of_which_nothing_is_known_are_left_out_by_nobody(tmp_path: Path) -> None:
    """Where the register has no actuals, they may be these."""
    rows = [[*row[:4], *row[5:]] for row in sheet(("Tercatat", (6, 25)))]
    given = 'values = { perspective = "customer", polarity = "maximize" }'
    problems = problems_of(written(tmp_path, files(rows, given)))
    (line,) = merged(proposals_of([one for one in problems if one.code == "unknown-column"]))
    assert line.standing == "choice"
