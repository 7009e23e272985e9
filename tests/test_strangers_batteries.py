"""Questions that do not belong to the survey beside them, and answers of one question alone."""

from pathlib import Path

import pytest

from tests.survey_shapes import Rows, as_csv
from tests.test_init_from import begun, settings
from tests.test_init_surveys import given, items

IMPORTED = '{{"ImportId":"{}"}}'
AGREED = {1: "Sangat tidak setuju", 2: "Tidak setuju", 3: "Setuju", 4: "Sangat setuju"}


def exported(first: str, asked: str, top: int) -> bytes:
    """What Qualtrics writes: a question on up to `top` before the parts of another up to five."""
    names = [first, *(f"Q2_{n}" for n in range(1, 5))]
    texts = [asked, *(f"Nilailah - Pernyataan {n}" for n in range(1, 5))]
    own, told = ["Finished", "ResponseId"], ["Finished", "Response ID"]
    rows: Rows = [[*own, *names], [*told, *texts]]
    rows.append([IMPORTED.format(name) for name in (*own, *names)])
    answers = [given(2, range(1, top + 1)), *(given(n, range(1, 6)) for n in range(1, 5))]
    for n, row in enumerate(zip(*answers, strict=True)):
        rows.append(["1", f"R_{n}", *row])
    return as_csv(rows)


@pytest.mark.slow
def test_how_long_someone_served_is_no_part_of_the_survey(tmp_path: Path) -> None:
    """Its wording is below its name: it was counted as an item of a longer scale."""
    folder, said = begun(tmp_path, {"q.csv": exported("Q1", "Masa kerja Anda", 4)})
    assert items(folder) == ["Q2_1", "Q2_2", "Q2_3", "Q2_4"]
    told = next(line for line in said.splitlines() if "no questions of the survey" in line)
    assert "Q1" in told


@pytest.mark.slow
@pytest.mark.parametrize(("top", "waits"), [(2, True), (5, False)])
def test_a_question_apart_from_the_parts_of_another_is_asked_about(
    top: int, waits: bool, tmp_path: Path
) -> None:
    """It may be on a shorter scale; where it has the highest answer too, it is one of them."""
    book = exported("Q1", "Apakah informasi itu mudah Saudara dapatkan?", top)
    folder, _ = begun(tmp_path, {"q.csv": book})
    text = (folder / "report.toml").read_text()
    assert ("# − Q1\n# items" in text) == waits
    if not waits:
        assert items(folder) == ["Q1", "Q2_1", "Q2_2", "Q2_3", "Q2_4"]


@pytest.mark.slow
@pytest.mark.parametrize("word", ["Tidak pernah mengadu", "Entah"])
def test_a_word_of_one_question_alone_stops_nothing(word: str, tmp_path: Path) -> None:
    """It ended in a bug where all others are of four points."""
    rows: Rows = [["ID", "Start time", "Name", "Ramah?", "Cepat?", "Pengaduan mudah?"]]
    columns = [[AGREED[a] for a in given(n, (1, 2, 3, 4))] for n in (1, 2, 3)]
    columns[2][:6] = [word] * 6
    for n, row in enumerate(zip(*columns, strict=True), start=1):
        rows.append([n, f"6/3/2024 8:{n:02d}", "", *row])
    folder, _ = begun(tmp_path, {"form.csv": as_csv(rows)})
    assert items(folder) == ["q1", "q2", "q3"]
    text = (folder / "report.toml").read_text()
    assert "# scale = [1, 4]" in text
    assert (f"labels.{word}" in text or f'labels."{word}"' in text) == (word == "Entah")
    assert "scale" not in settings(folder)["surveys"]["customer"]
