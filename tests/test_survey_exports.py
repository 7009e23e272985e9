"""One truth in the shape of every export: the same answers, the same statistics."""

import random
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.delivery import ROW, Tables
from pipeline.ingest import ReportFolder, read_report_file
from pipeline.measure.applicability import with_applicability
from pipeline.measure.questionnaire import survey_statistics
from pipeline.rulebook import SurveyPolicy
from tests.delivery_by_hand import validated_folder, written
from tests.survey_shapes import APART, FILES, ITEMS, SHAPES, delivery, truth

PEOPLE = truth()
EXPECTED = [
    (*(answer if isinstance(answer, int) else None for answer in person.answers), person.unit)
    for person in PEOPLE
]
INAPPLICABLE = [tuple(answer == APART for answer in person.answers) for person in PEOPLE]


def answers(tables: Tables) -> list[tuple[object, ...]]:
    return tables["survey_trust"].select(*ITEMS, "unit").rows()


def apart(tables: Tables) -> list[tuple[object, ...]]:
    marks = tables.not_applicable["survey_trust"]
    absent = [pl.lit(value=False).alias(item) for item in ITEMS if item not in marks.columns]
    assert marks[ROW].equals(tables["survey_trust"][ROW])
    return marks.with_columns(absent).select(*ITEMS).rows()


def statistics(folder: Path, tables: Tables) -> dict[str, object]:
    survey = read_report_file(ReportFolder(folder.name, folder)).surveys["trust"]
    found = survey_statistics(tables, "trust", survey, SurveyPolicy())
    return asdict(with_applicability(found, tables, survey))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The statistics of the plain table."""
    folder = tmp_path_factory.mktemp("plain")
    tables = validated_folder(written(folder, delivery(SHAPES["plain"](PEOPLE))))
    return statistics(folder, tables)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES)
@pytest.mark.one_in(6)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_export_holds_the_same_answers(
    shape: str, file: str, whole: dict[str, object], tmp_path: Path
) -> None:
    tables = validated_folder(written(tmp_path, delivery(SHAPES[shape](PEOPLE), file)))
    assert answers(tables) == EXPECTED
    assert apart(tables) == INAPPLICABLE
    assert statistics(tmp_path, tables) == whole
    warnings = {problem.code for problem in tables.problems}
    assert warnings <= {"incomplete-responses", "windows-encoding"}
    assert ("incomplete-responses" in warnings) == shape.startswith("limesurvey")


@pytest.mark.slow
def test_the_truth_has_every_kind_of_answer(whole: dict[str, object]) -> None:
    cells = {answer for person in PEOPLE for answer in person.answers}
    assert cells == {1, 2, 3, 4, 5, None, APART}
    complete = [all(isinstance(a, int) for a in person.answers) for person in PEOPLE]
    concerned = [None not in person.answers for person in PEOPLE]
    assert whole["respondents"] == sum(complete)
    assert whole["inapplicable"] == sum(concerned) - sum(complete) > 0
    (about, *_) = [item for item in whole["items"] if item["id"] == "q5"]  # type: ignore[attr-defined]
    said = [person.answers[4] for person in PEOPLE]
    assert (about["not_applicable"], about["missing"]) == (said.count(APART), said.count(None))


@pytest.mark.slow
def test_broken_off_responses_are_counted_by_their_rows(tmp_path: Path) -> None:
    rows = SHAPES["limesurvey, codes"](PEOPLE)
    tables = validated_folder(written(tmp_path, delivery(rows)))
    (warning,) = tables.problems
    assert (warning.code, warning.row, warning.column) == (
        "incomplete-responses",
        None,
        "submitdate",
    )
    assert (warning.values["count"], warning.values["rows"]) == (3, "2,63-64")
    assert tables["survey_trust"][ROW].to_list() == list(range(3, 63))


def test_a_form_without_numbers_for_its_responses_has_their_rows(tmp_path: Path) -> None:
    tables = validated_folder(written(tmp_path, delivery(SHAPES["google"](PEOPLE))))
    codes = [str(row) for row in tables["survey_trust"][ROW]]
    assert tables["survey_trust"]["respondent_id"].to_list() == codes


EXTRA = st.dictionaries(
    st.text("xyz ", min_size=1, max_size=4).map(lambda name: f"lain {name.strip()}").map(str.strip),
    st.lists(
        st.sampled_from(["", "ya", "5", "Puas", "catatan; panjang"]), min_size=60, max_size=60
    ),
    max_size=3,
)


@pytest.mark.slow
@given(
    shape=st.sampled_from([name for name in SHAPES if not name.startswith("limesurvey")]),
    extra=EXTRA,
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_columns_and_further_columns_change_nothing(
    shape: str, extra: dict[str, list[str]], order: random.Random
) -> None:
    head, *rows = SHAPES[shape](PEOPLE)
    head = [*head, *extra]
    rows = [[*row, *(cells[n] for cells in extra.values())] for n, row in enumerate(rows)]
    positions = list(range(len(head)))
    order.shuffle(positions)
    shuffled = [[row[position] for position in positions] for row in (head, *rows)]
    with TemporaryDirectory() as folder:
        tables = validated_folder(written(Path(folder), delivery(shuffled)))
    assert answers(tables) == EXPECTED
    assert apart(tables) == INAPPLICABLE
