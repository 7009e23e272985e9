"""An agency's own prose against the account of the invented agency of every table, its measures
named in Indonesian: forty contradictions, forty sentences that agree, half of each in English.

`prose_corpus/README.md` describes the corpus. Each sentence is put in its place alone, and then all
of them at once.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

import pytest

from pipeline.case import Case
from pipeline.examine import found
from pipeline.examine.prose import contradicted
from pipeline.problems import Finding
from tests.dinas import case_of
from tests.prose_by_hand import claimed, contradictions, writing
from tests.test_examine_prose import CASES
from tests.test_prose_corpus import CODE, CORPUS, Text

KINDS = (
    *("percentage", "budget", "band", "direction", "extreme"),
    *("count", "met", "period", "target", "survey"),
)
Judging = Callable[[], dict["Line", tuple[Finding, ...]]]
LEAST_FOUND, MOST_FALSE = 36, 1


@dataclass(frozen=True)
class Line(Text):
    """A line of sentences-dinas.csv, with the language that its sentence is in."""

    language: str

    @property
    def where(self) -> str:
        return f"measures.{self.measure}.{self.place}" if self.measure else f"text.{self.place}"

    @property
    def is_planted(self) -> bool:
        return self.contradicts == "yes"


@cache
def lines() -> tuple[Line, ...]:
    with (CORPUS / "sentences-dinas.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Line(**line) for line in csv.DictReader(file))


@cache
def alone() -> dict[Line, tuple[Finding, ...]]:
    """The findings on each sentence where the agency writes nothing else."""
    case = case_of("2024")
    return {line: tuple(contradictions(line.where, line.text, case)) for line in lines()}


@cache
def together() -> dict[Line, tuple[Finding, ...]]:
    """The findings on each sentence where the agency writes them all, a paragraph each."""
    told = tuple(contradicted(_writing_all(case_of("2024"))))
    for finding in told:
        assert sum(line.says(str(finding.values["sentence"])) for line in lines()) == 1
    return {
        line: tuple(one for one in told if line.says(str(one.values["sentence"])))
        for line in lines()
    }


def _writing_all(case: Case) -> Case:
    written: dict[str, list[str]] = defaultdict(list)
    for line in lines():
        written[line.where].append(line.text)
    text = {where: "\n\n".join(paragraphs) for where, paragraphs in written.items()}
    bare = writing(case, "", "")
    passages = {name: text.get(f"text.{name}", "") for name, _text in case.report_file.text}
    given = case.report_file.model_copy(
        update={"text": case.report_file.text.model_copy(update=passages)}
    )
    measures = tuple(
        replace(
            one,
            cause=text.get(f"measures.{one.id}.cause"),
            solution=text.get(f"measures.{one.id}.solution"),
        )
        for one in bare.account.measures
    )
    return replace(bare, account=replace(bare.account, measures=measures), report_file=given)


def table(told: Sequence[Line], how: dict[Line, tuple[Finding, ...]]) -> str:
    """Sentences with their truth, and what was noted of them."""
    rows = []
    for line in told:
        rows.append(f"{line.where} [{line.kind}, {line.language}] {line.text}")
        rows.append(f"    true: {line.truth}")
        rows += [f"    noted: {finding.values}" for finding in how[line]]
    return "\n".join(rows)


@pytest.mark.slow
def test_the_corpus_is_whole() -> None:
    planted = Counter((line.kind, line.language) for line in lines() if line.is_planted)
    assert planted == {(kind, language): 2 for kind in KINDS for language in ("id", "en")}
    clean = Counter(line.language for line in lines() if not line.is_planted)
    assert clean == {"id": 20, "en": 20}
    measures = {one.id for one in case_of("2024").account.measures}
    assert {line.measure for line in lines()} <= {*measures, ""}


def cases() -> list[tuple[str, str, str]]:
    """Further sentences: the place of each, the sentence, and its wrong claims."""
    with CASES.with_name("prose_dinas.csv").open(encoding="utf-8", newline="") as file:
        return [(row["where"], row["sentence"], row["claims"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("where", "sentence", "claims"), cases())
def test_a_wrong_claim_is_told_and_a_right_sentence_is_left_alone(
    where: str, sentence: str, claims: str
) -> None:
    assert " | ".join(claimed(where, sentence, case_of("2024"))) == claims


def test_what_the_agency_writes_itself_contradicts_nothing() -> None:
    assert [one.where for one in found(case_of("2024")) if one.code == CODE] == []


@pytest.mark.parametrize("judged", [alone, together])
def test_contradictions_are_found(judged: Judging) -> None:
    how = judged()
    planted = [line for line in lines() if line.is_planted]
    missed = [line for line in planted if not how[line]]
    assert len(planted) - len(missed) >= LEAST_FOUND, f"missed:\n{table(missed, how)}"


@pytest.mark.parametrize("judged", [alone, together])
def test_clean_sentences_are_passed_over(judged: Judging) -> None:
    how = judged()
    false = [line for line in lines() if not line.is_planted and how[line]]
    assert len(false) <= MOST_FALSE, f"noted though they agree:\n{table(false, how)}"
