"""Statistics files whose codes have words: which are points of the scale, and which are none."""

from pathlib import Path

import pytest

from tests.test_init_from import begun
from tests.test_init_surveys import given, sav
from tests.test_survey_settled import delivery, told
from tests.test_survey_settled import sav as of_codes

pytestmark = pytest.mark.one_in(4)

FOUR = {1: "Tidak puas", 2: "Kurang puas", 3: "Puas", 4: "Sangat puas"}
OF_NO_CONCERN = "Tidak pernah memakai"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "word"),
    [(8, OF_NO_CONCERN), (5, "Lainnya"), (6, "Di luar kewenangan"), (10, "Lainnya")],
)
def test_a_code_beside_all_points_of_a_scale_is_none_of_them(
    code: int, word: str, tmp_path: Path
) -> None:
    """Where it was read as an answer, a mean of 3.10 was printed as 4.68."""
    columns = {f"p{n}": [*given(n, (1, 2, 3, 4)), code] for n in (1, 2, 3)}
    words = {key: {**FOUR, code: word} for key in columns}
    content = sav(tmp_path, columns, {}, words)
    folder, _ = begun(tmp_path, {"kepuasan.sav": content}, "--year", "2024")
    text = (folder / "report.toml").read_text()
    assert "\nscale = [1, 4] #" in text
    waits = "" if word == OF_NO_CONCERN else "# "
    assert f'\n{waits}not_applicable = ["{code}"]' in text
    assert (f'\n# missing = ["{code}"]' in text) == bool(waits)


@pytest.mark.slow
def test_words_at_the_ends_and_in_the_middle_are_those_of_a_long_scale(tmp_path: Path) -> None:
    columns = {f"p{n}": given(n, (1, 2, 3, 4, 5, 6, 7)) for n in (1, 2)}
    words = {key: {1: "Buruk", 4: "Sedang", 7: "Baik"} for key in columns}
    folder, _ = begun(tmp_path, {"a.sav": sav(tmp_path, columns, {}, words)}, "--year", "2024")
    assert "scale = [1, 7] #" in (folder / "report.toml").read_text()


def test_a_code_within_the_scale_whose_word_is_no_answer_is_asked_about(tmp_path: Path) -> None:
    content = of_codes(tmp_path, [4.0, 5.0], {5.0: "Tidak berlaku"})
    found = told(tmp_path / "a", delivery(content, ending="sav"))
    refused = [problem for problem in found if problem.refuses]
    assert {(problem.code, problem.value) for problem in refused} == {
        ("labelled-outside-scale", "5")
    }
    assert [line.keys for line in refused[0].proposals] == [
        {"not_applicable": ("5",)}, {"labels": {"5": "5"}},
    ]  # fmt: skip
    assert {line.standing for line in refused[0].proposals} == {"reading"}


def test_a_zero_below_all_points_of_a_scale_is_none_of_them(tmp_path: Path) -> None:
    columns = {f"p{n}": [*given(n, (1, 2, 3, 4)), 0] for n in (1, 2, 3)}
    words = {key: {**FOUR, 0: "Belum pernah datang"} for key in columns}
    folder, _ = begun(tmp_path, {"a.sav": sav(tmp_path, columns, {}, words)}, "--year", "2024")
    text = (folder / "report.toml").read_text()
    assert "\nscale = [1, 4] #" in text
    assert '\n# missing = ["0"]' in text
    assert '\n# not_applicable = ["0"]' in text


def sheet(zeros: int, columns: int, heading: str) -> bytes:
    cells = [given(n, (1, 2, 3, 4)) for n in range(1, columns + 1)]
    cells[0][:zeros] = [0] * zeros
    names = ",".join(f"{heading}{n}" for n in range(1, columns + 1))
    return "\n".join(
        [names, *(",".join(map(str, row)) for row in zip(*cells, strict=True))]
    ).encode()


def test_a_zero_among_the_nine_elements_is_no_point_of_theirs(tmp_path: Path) -> None:
    """PermenPAN-RB 14/2017 has them answered from 1 to 4; 0–4 and 0–5 were offered."""
    folder, _ = begun(tmp_path, {"skm.csv": sheet(2, 9, "U")}, "--year", "2024")
    text = (folder / "report.toml").read_text()
    assert "\nscale = [1, 4] #" in text
    assert '# missing = ["0"]' in text


def test_few_zeros_may_be_no_answers(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir()
    many.mkdir()
    scales = []
    for place, count in ((few, 2), (many, 30)):
        folder, _ = begun(place, {"a.csv": sheet(count, 3, "q")}, "--year", "2024")
        lines = (folder / "report.toml").read_text().splitlines()
        scales.append([line.removeprefix("# ") for line in lines if "scale = " in line])
    assert scales == [
        ["scale = [1, 4]", "scale = [1, 5]", "scale = [0, 4]", "scale = [0, 5]"],
        ["scale = [0, 4]", "scale = [0, 5]"],
    ]
