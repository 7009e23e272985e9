"""What recurs over agencies is named without the figures of any of them."""

import pytest

from pipeline.account import Gathered
from pipeline.codes import FINDINGS
from pipeline.language import language
from pipeline.report.portfolio.general import advice_kind, finding_kind
from tests.case_by_hand import DEFAULT

BOTH = ("id", "en")
GATHERED = Gathered("2024", policies={"usual": DEFAULT})


@pytest.mark.parametrize("words", BOTH)
def test_every_finding_has_a_name_without_figures(words: str) -> None:
    named = {code: finding_kind(code, language(words)) for code in FINDINGS}
    assert [code for code, name in named.items() if "…" in name or "{" in name] == []
    assert len({*named.values()}) == len(named)


@pytest.mark.parametrize("words", BOTH)
def test_all_advice_of_the_usual_rulebook_has_one(words: str) -> None:
    named = {rule.id: advice_kind(rule.id, GATHERED, language(words)) for rule in DEFAULT.advice}
    assert named
    assert [rule for rule, name in named.items() if "…" in name or len(name.split()) < 2] == []


@pytest.mark.parametrize(
    ("rule", "words", "name"),
    [
        (
            "spend-what-is-planned",
            "en",
            "Schedule payments by quarter and review what deviates every month",
        ),
        ("shorten-the-service", "en", "Shorten the longest steps"),
        ("shorten-the-service", "id", "Pangkas langkah terlama"),
        ("improve-budget-efficiency", "id", "Turunkan rasio efisiensi"),
        (
            "close-the-financial-gap",
            "en",
            "Raise or lower a measure: review it quarterly in the budget meeting and write down "
            "what is decided",
        ),
        (
            "spend-with-effect",
            "id",
            "Evaluasi kegiatan pendukung indikator sebelum dianggarkan lagi",
        ),
        ("of-no-rulebook", "id", "of-no-rulebook"),
    ],
)
def test_advice_ends_before_its_first_figure(rule: str, words: str, name: str) -> None:
    assert advice_kind(rule, GATHERED, language(words)) == name
