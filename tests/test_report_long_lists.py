"""Where a list would become a wall of names, a few are named and the rest is counted."""

from dataclasses import replace

import pytest

from pipeline import examine
from pipeline.document import BarChart, Paragraph, Ref
from pipeline.language import language
from pipeline.report.annexes.quality import _elsewhere, _ranges
from pipeline.report.data.record import record_of
from pipeline.report.phrases.advice import advice_text
from pipeline.report.surveys.answers import survey_blocks
from pipeline.report.surveys.importance import importance_blocks
from tests.document_parts import table, told
from tests.reported_by_hand import case, document
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import rulebook
from tests.test_survey_annex import ADVICE, advised, matrix


@pytest.mark.parametrize(
    ("code", "said"), [("id", "a, b, dan 3 lainnya"), ("en", "a, b and 3 more")]
)
def test_a_few_are_named_and_the_rest_is_counted(code: str, said: str) -> None:
    words = language(code)
    assert words.some(["a", "b", "c", "d", "e"], 2) == said
    assert words.some(["a", "b"], 2) == words.listed(["a", "b"])


def test_a_printed_finding_names_eight_measures_and_the_record_all() -> None:
    rows = [
        {"target": 80.0, "actual": 60.0, "measure_id": f"M{n}", "measure": f"measure {n}"}
        for n in range(12)
    ]
    missed = case(*rows)
    (said,) = [
        row for row in table(document(missed), "findings-table") if row[2] == "cause-missing"
    ]
    assert said[1].endswith("measure 6, measure 7 and 4 more.")
    account = replace(missed.account, findings=examine.found(missed))
    kept = record_of(replace(missed, account=account), report="r", revision=1).findings
    (text,) = [found.text for found in kept if found.code == "cause-missing"]
    assert text.endswith("measure 10 and measure 11.")


@pytest.mark.slow
def test_findings_that_share_a_row_name_eight_places() -> None:
    rows = [{"actual": 60.0, "measure_id": f"M{n}", "measure": f"measure {n}"} for n in range(12)]
    other = {"measure_id": "M99", "target": 50.0, "actual": 60.0}
    (said,) = [
        row
        for row in table(document(case(*rows, other)), "findings-table")
        if row[2] == "no-target"
    ]
    assert said[0] == "M0; M1; M2; M3; M4; M5; M6; M7; 4 more"
    assert "measure 7 and 4 more have no target" in said[1]
    (all_of_them,) = [
        row for row in table(document(case(*rows)), "findings-table") if row[2] == "no-target"
    ]
    assert all_of_them[1].startswith("All measures have no target")


def test_rows_in_many_places_are_counted() -> None:
    some = language("en")
    twelve, more = (",".join(f"{n}-{n + 1}" for n in range(6, 6 + 3 * k, 3)) for k in (12, 13))
    assert _ranges(twelve, some).startswith("6–7, 9–10, ")
    assert _ranges(more, some) == "26 rows, 6–43"
    assert _ranges("", some) == "–"
    assert _elsewhere([twelve, ""], "scorecard.json", some) == ""
    assert "scorecard.json lists each" in _elsewhere([twelve, more], "scorecard.json", some)


def test_of_many_weak_items_six_are_named() -> None:
    answers = [[*(max(1.0, answer - 1) for answer in row[:20]), *row[20:]] for row in matrix(k=40)]
    asked = case_of(answers, rules=rulebook(advice=[ADVICE]))
    (survey,) = asked.account.surveys
    first = [item.id for item in survey.importance.surely_weak]
    more = len(first) - 6
    assert more > 0
    said = f"{', '.join(first[:6])} and {more} more"
    (advice,) = advised(asked)
    assert advice_text(advice, asked) == f"First {said}."
    (sentence, *_) = (b for b in importance_blocks(survey, asked) if isinstance(b, Paragraph))
    assert said in told(sentence.runs)


@pytest.mark.parametrize(("items", "bars"), [(15, 15), (16, 15), (40, 15)])
def test_a_chart_of_many_items_draws_the_lowest_and_refers_to_them_all(
    items: int, bars: int
) -> None:
    asked = case_of(matrix(k=items))
    (survey,) = asked.account.surveys
    sentence, _approval, chart = survey_blocks(asked.account.measures[0], asked)
    assert isinstance(chart, BarChart)
    assert len(chart.bars) == bars
    assert {bar.label for bar in chart.bars} >= set(survey.lowest)
    shortened = items > bars
    assert (Ref("items-customer") in sentence.runs) is shortened
    assert ("15 lowest" in told(sentence.runs)) is shortened
    assert (f"of {items} items" in chart.note) is shortened
    if shortened:
        sums = sorted(item.sum for item in survey.items)[:bars]
        assert [bar.value for bar in chart.bars] == [f"{value:g}" for value in sums]
