"""Measures whose words speak of less: a way is offered, and none is taken."""

from pathlib import Path

import pytest

from pipeline.problems import proposals_of
from tests.delivery_by_hand import problems_of, written
from tests.indicator_sheets import only, settings
from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import workbook

HEADINGS = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]
LESS, EITHER = ["minimize"], ["minimize", "maximize"]


def book(name: str, objective: str = "Sasaran rekaan") -> bytes:
    rows = [[objective, name, "angka", 8, 6], ["Lain", "Kunjungan", "kali", 8, 6]]
    return workbook({"S": [HEADINGS, *rows]})


@pytest.mark.parametrize(
    ("name", "objective", "ways"),
    [
        ("Jumlah kasus demam berdarah", "", LESS),
        ("Persentase penduduk miskin", "Menurunnya kemiskinan", LESS),
        ("Tingkat genangan kota", "Berkurangnya genangan", LESS),
        ("Bantuan tersalur", "Berkurangnya genangan", []),
        ("Penurunan angka stunting", "", EITHER),
        ("Menurunnya kehilangan air", "", EITHER),
        ("Persentase kasus yang ditangani", "", []),
        ("Kasus yang diselesaikan tepat waktu", "", []),
        ("Indeks layanan", "Meningkatnya layanan", []),
    ],
)
def test_words_of_a_measure_or_its_objective_offer_a_way(
    name: str, objective: str, ways: list[str], tmp_path: Path
) -> None:
    given = 'values = { perspective = "customer" }'
    told = {"realization.xlsx": book(name, objective or "Sasaran"), "report.toml": settings(given)}
    lines = proposals_of(problems_of(written(tmp_path, only(told))))
    own = [line for line in lines if line.header == ("measures", "IKU-1")]
    assert [(one.keys["polarity"], one.standing) for one in own] == [
        (way, "reading") for way in ways
    ]
    assert not [line for line in lines if line.header == ("measures", "IKU-2")]


def test_what_the_sheet_proves_is_not_asked(tmp_path: Path) -> None:
    """75 % of 8 is 6: more is better, whatever the name says."""
    rows = [[*HEADINGS, "Capaian (%)"], ["S", "Jumlah kasus selesai dibahas", "kasus", 8, 6, 75]]
    told = {"realization.xlsx": workbook({"S": rows}), "report.toml": settings("")}
    lines = proposals_of(problems_of(written(tmp_path, only(told))))
    assert not [line for line in lines if line.keys.get("polarity") == "minimize"]


@pytest.mark.slow
def test_the_way_waits_as_a_comment_under_its_measure(tmp_path: Path) -> None:
    folder, _ = begun(tmp_path, {"iku.xlsx": book("Jumlah kasus demam berdarah")})
    text = (folder / "report.toml").read_text()
    line = '[measures.IKU-1]\n# Jumlah kasus demam berdarah\n# polarity = "minimize"\n'
    assert line in text
    assert settings_of(folder)["measures"] == {"IKU-1": {}}
