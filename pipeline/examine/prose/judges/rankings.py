"""What a superlative compares: measures by achievement, perspectives and objectives by score,
survey questions, or programmes and lines by spending."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.account import Survey
from pipeline.examine.prose.known.figures import Subject
from pipeline.examine.prose.reading.statement import Statement
from pipeline.examine.prose.words.numbers import Numeral
from pipeline.rounding import half_up
from pipeline.rulebook import Label
from pipeline.vocabulary import Kind, vocabulary

Domain = Literal["measures", "perspectives", "objectives", "items", "money"]


@dataclass(frozen=True)
class Ranked:
    """A subject that is compared, with the figure that ranks it."""

    subject: Subject
    figure: float
    """The figure that ranks it, as printed."""
    others: tuple[float, ...] = ()
    """An item's exact mean and sum, an element's converted score, or the amount spent."""


def domain_of(statement: Statement, span: range) -> Domain | None:
    """What is compared, judged by the nouns and the names around the superlative."""
    kinds = {statement.kind(at) for at in span}
    names = [one for piece in statement.named(span) for one in piece.subjects]
    if Kind.ITEMS in kinds or any(one.kind == "item" for one in names):
        return "items"
    absorption = statement.names.absorption
    is_spent = Kind.SPENT in kinds or (absorption is not None and absorption.id in {
        one.id for one in names})  # fmt: skip
    is_spent |= {Kind.BUDGET, Kind.COMPARED, Kind.CEILING} <= kinds
    if is_spent and any(one.kind == "budget" and one.name for one in names):
        return "money"
    if names and all(one.kind == "objective" for one in names):
        return None if Kind.MEASURES in kinds or _is_within(statement, span) else "objectives"
    if any(one.kind == "measure" for one in names):
        return "measures" if statement.own is None or Kind.MEASURES in kinds else None
    if Kind.MEASURES in kinds or _is_the_one(statement, span):
        return "measures" if statement.own is not None else None
    if Kind.PERSPECTIVES in kinds or any(one.kind == "perspective" for one in names):
        return None if _is_within(statement, span) else "perspectives"
    is_of_survey = statement.has(Kind.SURVEY) and Kind.SCORE in kinds
    return "items" if is_of_survey and number_of(statement, span) else None


def _is_the_one(statement: Statement, span: range) -> bool:
    """Whether a measure is described so: `retention, the measure with the lowest achievement`."""
    return any(statement.kind(at) is Kind.OWN and statement.word(at) in _ONE
               and statement.kind(at + 1) is Kind.WITH for at in span)  # fmt: skip


_ONE = ("the measure", "the indicator")


def _is_within(statement: Statement, span: range) -> bool:
    """Whether the measures of one perspective are compared: `within the financial perspective`."""
    named = [at for at in span if statement.kind(at) is Kind.NAME]
    return bool(named) and any(
        statement.word(at).startswith("within") or statement.word(at) == "dalam"
        for at in range(max(0, named[0] - 2), named[0])
    )


def rankings(
    statement: Statement, domain: Domain, named: Sequence[tuple[Subject, ...]], span: range
) -> list[list[Ranked]]:
    if domain in ("perspectives", "objectives"):
        names = statement.names
        nodes = names.perspectives if domain == "perspectives" else names.objectives
        scored = [(one, one.node.score) for one in nodes if one.node]
        ranked = [Ranked(one, score) for one, score in scored if score is not None]
        return [ranked] if named else []
    if domain == "measures":
        every = statement.names.achieved
        sides = [p.subject for p in statement.named(span) if p.subject and p.subject.kind in (
            "perspective", "objective")]  # fmt: skip
        for side in sides:
            if side is not None:
                every = [(one, figure) for one, figure in every if one.measure and side.id in (
                    one.measure.perspective, one.measure.objective_id)]  # fmt: skip
        return [[Ranked(one, figure) for one, figure in every]] if named else []
    if domain == "money":
        return [_spent(statement, named)]
    survey = _survey(statement, named, span)
    return [_items(survey, named)] if survey else []


def _spent(statement: Statement, named: Sequence[tuple[Subject, ...]]) -> list[Ranked]:
    """The programmes, or the lines where a line is named, ranked by absorption."""
    ids = {subject.id for subjects in named for subject in subjects}
    for parts in statement.names.budget_parts:
        if ids & {one.id for one in parts}:
            return [
                Ranked(one, half_up(share), (amount,))
                for one in parts
                for share, amount in [one.spent]
                if share is not None and amount is not None
            ]
    return []


def _items(survey: Survey, named: Sequence[tuple[Subject, ...]]) -> list[Ranked]:
    """The items of a survey, or its elements where an element is named."""
    ids = {subject.id for subjects in named for subject in subjects}
    quality = survey.service_quality
    if quality and any(element.code in ids for element in quality.elements):
        return [
            Ranked(Subject("item", one.code, _text(one.name), survey=survey.id),
                   half_up(one.nrr), (one.converted,))
            for one in quality.elements
        ]  # fmt: skip
    return [
        Ranked(Subject("item", one.id, one.text or one.id, survey=survey.id),
               half_up(one.mean), (one.mean, one.sum))
        for one in survey.items
    ]  # fmt: skip


def _text(label: Label) -> str:
    return label if isinstance(label, str) else next(iter(label.values()), "")


def _survey(
    statement: Statement, named: Sequence[tuple[Subject, ...]], span: range
) -> Survey | None:
    """The survey of a named question, the only survey, that of another named subject, or the only
    survey with the stated extreme."""
    account = statement.case.account
    ids = {subject.survey for subjects in named for subject in subjects}
    if len(ids) == 1:
        return account.survey(ids.pop())
    if len(account.surveys) == 1:
        return account.surveys[0]
    about = [p.subject for p in statement.pieces if p.subject and p.subject.survey]
    if about and about[0] is not None:
        return account.survey(about[0].survey)
    numeral = number_of(statement, span)
    if numeral is None:
        return None
    fits = [one for one in account.surveys if _has_extreme(one, numeral)]
    return fits[0] if len(fits) == 1 else None


def _has_extreme(survey: Survey, numeral: Numeral) -> bool:
    means, sums = [one.mean for one in survey.items], [one.sum for one in survey.items]
    return any(numeral.agrees(one) for told in (means, sums) for one in (min(told), max(told)))


def number_of(statement: Statement, span: range) -> Numeral | None:
    """The last number that does not count what is compared: `of the nine items`."""
    found = [statement.pieces[at].numeral for at in span if statement.kind(at + 1) not in _NOUNS]
    numerals = [one for one in found if one is not None]
    return numerals[-1] if numerals else None


_NOUNS = (Kind.ITEMS, Kind.MEASURES, Kind.PERSPECTIVES)


def rank_of(statement: Statement, place: int) -> int:
    """The rank in `kedua terendah`, `the second highest`, `terendah kedua`; else 1."""
    known = vocabulary().ordinals
    around = (statement.word(place - 1), statement.word(place + 1))
    first = statement.word(place).replace("-", " ").partition(" ")[0]
    return next((known[word] for word in (first, *around) if word in known), 1)


def at_rank(ranked: Sequence[Ranked], rank: int, *, least: bool) -> Sequence[Ranked]:
    """The subjects at a rank from above or below, both with a tie as one rank and as several."""
    figures = sorted((one.figure for one in ranked), reverse=not least)
    counted = (figures, sorted(set(figures), reverse=not least))
    meant = {every[rank - 1] for every in counted if rank <= len(every)}
    return [one for one in ranked if one.figure in meant]


def side_of(statement: Statement, place: int) -> Kind | None:
    """Which end is meant, by a superlative, or by a comparative with all others behind it."""
    kind = statement.kind(place)
    if statement.word(place) in vocabulary().furthest:
        return Kind.LOWEST if _is_from_target(statement, place) else None
    if kind in (Kind.HIGHEST, Kind.LOWEST):
        return kind
    if not statement.has(Kind.OTHERS, Kind.NONE) or kind is None:
        return None
    segment, word = statement.segment(place), statement.word(place).removesuffix(" than")
    behind = [statement.kind(at) for at in range(place + 1, segment.stop)]
    is_none = statement.kind(segment.start) is Kind.NONE and behind[-2:] == [
        Kind.COMPARED,
        Kind.NAME,
    ]
    if not is_none and (Kind.OTHERS not in behind or Kind.NAME in behind):
        return None
    if word in vocabulary().greater:
        return Kind.HIGHEST
    return Kind.LOWEST if word in vocabulary().smaller else None


def _is_from_target(statement: Statement, place: int) -> bool:
    """Whether the least achievement is meant: `furthest from its target`."""
    behind = [kind for at in range(place + 1, place + 4)
              if (kind := statement.kind(at)) not in (Kind.FILLER, Kind.OWN)]  # fmt: skip
    is_short = behind[:1] in ([Kind.BELOW_TARGET], [Kind.MISSED])
    return is_short or behind[:2] == [Kind.FROM, Kind.TARGET]
