"""Registers whose headings mean more than they say: codes, ways, years, raised figures."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from pipeline.proposals import merged
from tests.delivery_by_hand import problems_of, validated_folder, written
from tests.indicator_sheets import BOTH, only, settings

GIVEN = settings('values = { perspective = "customer" }')


def register(text: str, report: str = GIVEN) -> dict[str, str | bytes | None]:
    return {**only({"realization.csv": text}), "report.toml": report}


def test_a_code_of_what_stands_above_several_measures_is_no_id(tmp_path: Path) -> None:
    """It was taken for one, and then refused as repeated."""
    text = (
        "KODE_TUJUAN;KODE_SASARAN;SASARAN;NAMA_INDIKATOR;SATUAN;JENIS_INDIKATOR;TARGET_2024;"
        "REALISASI_AKHIR\nT1;S1;Sehat;Kematian;orang;Negatif;95;88\nT1;S1;Sehat;Salin;%;Positif;9;8\n"
    )
    told = problems_of(written(tmp_path, register(text)))
    lines = merged(proposals_of(told))
    assert not any("measure_id" in dict(one.keys.get("columns", {})) for one in lines)  # type: ignore[call-overload]
    assert not any(one.code == "duplicate-key" for one in told)


@pytest.mark.parametrize("heading", ["Jenis", "Sifat", "Tipe", "Tipe Indikator", "Tipe IKU"])
def test_kinds_of_measures_say_which_way_is_better(heading: str, tmp_path: Path) -> None:
    text = f"Kinerja yang Diharapkan;Indikator;Satuan;Target;Realisasi;{heading}\n"
    text += "Pangan;Skor;Skor;92;93;Positif\nPangan;Tidak aman;%;5;4;Negatif\n"
    table = validated_folder(written(tmp_path, register(text)))["realization"]
    assert table["polarity"].to_list() == ["maximize", "minimize"]
    assert table["objective"].to_list() == ["Pangan", "Pangan"]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("87,60¹", 87.6), ("87,60 ²", 87.6), ("87,60%³", 87.6), ("87,60²)", 87.6), ("10²", None)],
)
def test_a_raised_figure_behind_decimals_is_a_footnote(
    cell: str, number: float | None, tmp_path: Path
) -> None:
    text = f"Sasaran;Indikator;Satuan;Target;Realisasi\nA;B;%;90;{cell}\nA;C;%;90,5;80,5\n"
    folder = written(tmp_path, register(text, settings(BOTH)))
    if number is None:
        assert any(one.refuses and one.column == "Realisasi" for one in problems_of(folder))
    else:
        assert validated_folder(folder)["realization"]["actual"][0] == number


def test_achievements_tell_which_way_is_better_before_a_trend_does(tmp_path: Path) -> None:
    """`naik` and `turun` were offered as the polarity, though what was reached says it."""
    text = "Sasaran;Indikator;Satuan;Target 2024;Realisasi 2024;Capaian (%) 2024;Tren\n"
    text += "A;Rumah layak;%;80;88;110;turun\nA;Kumuh;Ha;10;12;80;naik\n"
    told = problems_of(written(tmp_path, register(text)))
    lines = merged(proposals_of(told))
    assert [(one.header, one.standing, one.keys) for one in lines] == [
        (("measures", "IKU-1"), "proved", {"polarity": "maximize"}),
        (("measures", "IKU-2"), "proved", {"polarity": "minimize"}),
    ]
    assert not any(one.code == "unknown-column" for one in told)


def test_steps_below_a_measure_are_no_measures(tmp_path: Path) -> None:
    text = (
        "Sasaran / Rencana Aksi;Indikator;Satuan;Target;Realisasi\nWisata;Kunjungan;orang;90;95\n"
    )
    text += "a. Melaksanakan festival;;;;\n- Promosi;;;;\nMutu;Berstandar;%;45;40\n"
    report = settings(BOTH, 'columns.objective = "Sasaran / Rencana Aksi"')
    tables = validated_folder(written(tmp_path, register(text, report)))
    assert tables["realization"]["measure"].to_list() == ["Kunjungan", "Berstandar"]
    assert [one.row for one in tables.problems if one.code == "step-row"] == [3, 4]


def test_an_objective_without_a_measure_is_not_left_out(tmp_path: Path) -> None:
    text = "Sasaran;Indikator;Satuan;Target;Realisasi\nA;B;%;9;8\nWisata;;;;\nMutu;C;%;4;3\n"
    told = problems_of(written(tmp_path, register(text, settings(BOTH))))
    assert ("empty-cell", 3) in [(one.code, one.row) for one in told if one.refuses]


def test_an_objective_with_a_letter_heads_the_measures_below_it(tmp_path: Path) -> None:
    text = "Sasaran;Indikator;Satuan;Target;Realisasi\nA;B;%;9;8\na. Mutu;;;;\n;C;%;4;3\n"
    told = problems_of(written(tmp_path, register(text, settings(BOTH))))
    assert not any(one.code == "step-row" for one in told)
