"""Sentences as officials write them, beside the accounts of the worked examples.

The corpus is described in `prose_corpus/README.md`. A fast run reads one sentence in twenty.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from pipeline.case import Case
from tests.dinas import DINAS, case_of
from tests.prose_by_hand import claimed
from tests.test_examine_prose import example
from tests.test_prose_corpus import CORPUS

KINDS = {
    *("value", "amount", "band", "change", "rank", "count", "met", "period", "target", "ratio"),
    "budget",
}
LEAST = 0.9
"""The share of the contradictions that must be found."""


@dataclass(frozen=True)
class Sentence:
    """A line of sentences-officials.csv."""

    lot: str
    report: str
    where: str
    kind: str
    language: str
    contradicts: str
    sentence: str
    claims: str

    @property
    def is_planted(self) -> bool:
        return self.contradicts == "yes"

    @property
    def case(self) -> Case:
        report, _, period = self.report.partition("/")
        return case_of(period) if report == DINAS else example(report)


@cache
def sentences() -> tuple[Sentence, ...]:
    with (CORPUS / "sentences-officials.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Sentence(**line) for line in csv.DictReader(file))


def test_the_corpus_is_whole() -> None:
    planted = Counter(one.kind for one in sentences() if one.is_planted)
    clean = Counter(one.kind for one in sentences() if not one.is_planted)
    assert {*planted} == {*clean} == KINDS
    assert {one.language for one in sentences()} == {"id", "en"}


def test_hardly_a_contradiction_is_missed_and_no_clean_sentence_is_told() -> None:
    planted = [one for one in sentences() if one.is_planted]
    assert sum(one.claims != "" for one in planted) >= LEAST * len(planted)
    assert [one.sentence for one in sentences() if one.claims and not one.is_planted] == []


@pytest.mark.one_in(20)
@pytest.mark.parametrize("one", sentences(), ids=lambda one: one.sentence)
def test_what_is_told_of_a_sentence(one: Sentence) -> None:
    assert " | ".join(claimed(one.where, one.sentence, one.case)) == one.claims
