"""Surveys with a row for each answer: a respondent is one, whatever the order of the rows."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import REPORT, problems_of, validated_folder, written
from tests.test_init_from import begun
from tests.test_init_from import settings as settings_of
from tests.workbooks_by_hand import Row, workbook

LINE = 'long = { respondent = "responden", item = "butir", answer = "nilai" }'
ROWS = "responden,loket,butir,nilai\n" + "".join(
    f"R{who},A,q{item},{1 + (who + item) % 5}\n" for item in (2, 1) for who in range(1, 7)
)


def files(rows: str, *lines: str) -> dict[str, str | bytes | None]:
    told = "\n".join((REPORT, "[sources.survey_trust]", *lines, ""))
    return {"survey_trust.csv": rows, "report.toml": told}


@pytest.mark.slow
def test_rows_of_a_respondent_are_one(tmp_path: Path) -> None:
    rows = ROWS.replace("R2,A,q1,4\n", "")
    frame = validated_folder(written(tmp_path, files(rows, LINE)))["survey_trust"]
    told = frame.select("_row", "respondent_id", "q1", "q2").rows()
    assert told[:3] == [(2, "R1", 3, 4), (3, "R2", None, 5), (4, "R3", 5, 1)]
    assert len(told) == 6


def test_without_the_line_it_is_refused_with_it(tmp_path: Path) -> None:
    (problem,) = [one for one in problems_of(written(tmp_path, files(ROWS))) if one.refuses]
    (line,) = problem.proposals
    assert (problem.code, line.standing) == ("answers-in-rows", "proved")
    assert line.keys == {"long": {"respondent": "responden", "item": "butir", "answer": "nilai"}}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("R1,A,q1,3\n", ("answer-twice", 14, "nilai")),
        (",A,q1,3\n", ("empty-cell", 14, "responden")),
        ("R9,A,,3\n", ("empty-cell", 14, "butir")),
    ],
)
def test_no_answer_is_lost_or_chosen(more: str, told: tuple[object, ...], tmp_path: Path) -> None:
    found = problems_of(written(tmp_path, files(ROWS + more, LINE)))
    assert told in [(one.code, one.row, one.column) for one in found if one.refuses]


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = problems_of(written(tmp_path, files(ROWS, LINE.replace("butir", "unsur"))))
    assert ("missing-column", "unsur") in [(one.code, one.column) for one in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    "heading", [["No. Responden", "Kode Unsur", "Pertanyaan", "Jawaban"], ["id", "a", "b", "c"]]
)
def test_codes_and_wordings_are_known_by_their_headings(heading: list[str], tmp_path: Path) -> None:
    rows: list[Row] = [["SURVEI TAHUN 2024"], [], heading]
    rows += [
        [who, f"U{item}", f"Pertanyaan nomor {item}", 1 + (who * item) % 4]
        for who in range(1, 31)
        for item in range(1, 10)
    ]
    folder, said = begun(tmp_path, {"jawaban.xlsx": workbook({"S": rows})})
    if heading[0] == "id":
        assert "respondents: 30" not in said
        return
    told = settings_of(folder)
    assert told["sources"]["survey_customer"]["long"]["item"] == "Kode Unsur"  # type: ignore[index]
    items = told["surveys"]["customer"]["items"]
    assert items[0] == {"id": "U1", "text": "Pertanyaan nomor 1"}  # type: ignore[index]
    assert "30 of 30 complete, scale 1–4" in said
