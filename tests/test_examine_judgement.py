"""Every flag scoring may put on a measure is explained to the reader, in whole sentences."""

import re

import pytest

from pipeline.case import Case
from pipeline.examine import found
from pipeline.examine.judgement import FLAGS
from pipeline.grades import Graded
from pipeline.rulebook import Rulebook
from tests.case_by_hand import DEFAULT, case_of
from tests.tables_by_hand import delivered, report_file

RULES = DEFAULT.model_dump(by_alias=True)

# Each flag: the measure that gets it, its variant, and what the rulebook says under [scoring].
CAUSES: dict[str, tuple[dict[str, object], str, dict[str, object]]] = {
    "negative-target": ({"target": -5.0}, "", {}),
    "grade-missed": ({"actual": None, "target": None}, "", {}),
    "zero-actual": ({"polarity": "minimize", "actual": 0.0}, "t/a", {"zero_target": "withhold"}),
    "negative-actual": ({"polarity": "minimize", "actual": -1.0}, "t/a", {}),
    "unusable-worst": ({"polarity": "minimize", "target": 0.0, "worst": -1.0}, "", {}),
    "unfit-variant": ({}, "t/a", {}),
    "last-value": ({"actual": None}, "", {"missing": "last_value"}),
    "counted-as-zero": ({"actual": None}, "", {"missing": "zero"}),
    "at-maximum": ({"actual": 100.0, "maximum": 100.0}, "", {}),
}
GRADES = {"grade-missed": {"M1": Graded("sakip", "BB", "B")}}
HISTORY = [{"measure_id": "M1", "period": "2023", "actual": 71.5}]


def with_flag(flag: str, words: str = "en") -> Case:
    cells, variant, keys = CAUSES[flag]
    book = Rulebook.model_validate({**RULES, "scoring": {**RULES["scoring"], **keys}})
    given = report_file(measures={"M1": {"variant": variant}} if variant else {})
    row = {"actual": 80.0, "target": 100.0, "target_source": "pk", **cells}
    return case_of(
        [row],
        rulebook=book,
        given=given,
        words=words,
        graded=GRADES.get(flag),
        history=delivered("history", HISTORY),
    )


def told(case: Case, code: str) -> list[str]:
    return [case.language.finding(part) for part in found(case) if part.code == code]


@pytest.mark.parametrize("words", ["en", "id"])
@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_is_told_in_a_whole_sentence(flag: str, words: str) -> None:
    flagged = with_flag(flag, words)
    (part,) = [one for one in found(flagged) if one.code in FLAGS]
    assert part.code == flag
    assert re.fullmatch(r"[^{}]+\.", flagged.language.finding(part))


def test_a_figure_that_stands_in_is_named() -> None:
    assert told(with_flag("last-value"), "last-value") == [
        "a measure was not measured; its latest known actual, 71.5, counts instead."
    ]


def perspectives(*scores: float | None) -> Case:
    rows = [
        {"measure_id": f"M{n}", "objective_id": f"O{n}", "perspective": own.id, "actual": score,
         "target": 100.0}
        for n, (own, score) in enumerate(zip(DEFAULT.perspectives, scores, strict=True))
    ]  # fmt: skip
    return case_of(rows)


def test_perspectives_that_share_the_lowest_score_are_all_named() -> None:
    assert told(perspectives(80.0, 70.0, 70.004, 90.0), "tied-perspectives") == [
        "Customer and Internal process share the lowest score of the perspectives, 70.00."
    ]
    assert told(perspectives(80.0, 70.0, 70.01, 90.0), "tied-perspectives") == []
    assert told(perspectives(80.0, 80.0, None, None), "tied-perspectives") == []


def test_what_the_rulebook_names_and_the_delivery_lacks_is_told() -> None:
    advice = {"id": "a", "measures": ["M1", "M9"], "text": "t"}
    book = Rulebook.model_validate(
        {**RULES, "objective_weights": {"O1": 2.0, "O7": 2.0}, "advice": [advice]}
    )
    case = case_of([{"actual": 80.0, "target": 100.0}], rulebook=book)
    assert told(case, "rulebook-names-unknown") == [
        "The rulebook names “O7” under objective_weights, which the report does not have.",
        "The rulebook names “M9” under advice.a, which the report does not have.",
    ]


def test_objective_weights_that_nearly_make_a_whole_are_told() -> None:
    book = Rulebook.model_validate({**RULES, "objective_weights": {"O1": 0.6, "O2": 0.39}})
    rows = [
        {"measure_id": f"M{n}", "objective_id": f"O{n}", "actual": 80.0, "target": 100.0}
        for n in (1, 2)
    ]
    assert len(told(case_of(rows, rulebook=book), "weights-near-whole")) == 1


def test_a_conversion_is_not_called_a_limit() -> None:
    keys = {**RULES["scoring"], "conversion": [[0, 0], [100, 90]]}
    book = Rulebook.model_validate({**RULES, "scoring": keys})
    case = case_of([{"actual": 150.0, "target": 100.0}], rulebook=book)
    assert told(case, "capped") + told(case, "floored") == []
