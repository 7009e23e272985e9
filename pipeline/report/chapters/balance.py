"""Workings: whether the scorecard is balanced, and what it does not measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import Account, Measure, Node
from pipeline.case import Case
from pipeline.document import Bar, BarChart, Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.phrases.shares import off_the_whole
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.rounding import half_up
from pipeline.rulebook.weights import weight_shares
from pipeline.translatable import _

_EVEN = 2
"""A scorecard is called even while no perspective has more than twice another's measures."""


@dataclass(frozen=True)
class _Perspective:
    """A perspective with its measures; shares of all measures and of the weight are 0–1."""

    name: str
    measures: Sequence[Measure]
    share: float
    weight: float


def balance_section(case: Case) -> Section:
    """How measures and weight are spread; the heading says whether evenly."""
    language, account = case.language, case.account
    perspectives = _perspectives(account)
    told = paragraph(
        language,
        "{table} and {chart} show how measures and weight are shared out. A scorecard is called "
        "even here while no perspective has more than twice the measures of another.",
        table=Ref("balance-table"),
        chart=Ref("balance-chart"),
    )
    blocks = (
        told,
        _table(perspectives, language),
        _chart(perspectives, language),
        *_spread(account.perspectives, language),
        *_unmeasured(account.measures, language),
    )
    return Section("balance", _heading(perspectives, language), blocks)


def _perspectives(account: Account) -> Sequence[_Perspective]:
    shares = weight_shares(node.weight for node in account.perspectives)
    inside = [account.in_perspective(node.id) for node in account.perspectives]
    return [
        _Perspective(node.name, measures, len(measures) / len(account.measures), share)
        for node, measures, share in zip(account.perspectives, inside, shares, strict=True)
    ]


def _heading(perspectives: Sequence[_Perspective], language: Language) -> str:
    """That the scorecard is even, leans towards a perspective, or leaves some out."""
    counts = [len(perspective.measures) for perspective in perspectives]
    empty = [perspective.name for perspective in perspectives if not perspective.measures]
    low, high = min(counts), max(counts)
    if empty:
        return language.say("The scorecard leaves out {names}", names=empty)
    if high > _EVEN * low:
        return language.say(
            "The scorecard leans towards {name}: {count} of {all} measures",
            name=perspectives[counts.index(high)].name,
            count=high,
            all=sum(counts),
        )
    if low == high:
        return language.say_many(
            "The scorecard is even: {count} measure in each perspective",
            "The scorecard is even: {count} measures in each perspective",
            low,
        )
    return language.say(
        "The scorecard is even: {low} to {high} measures in each perspective",
        low=low,
        high=high,
    )


def _table(perspectives: Sequence[_Perspective], language: Language) -> PrintedTable:
    return PrintedTable(
        "balance-table",
        language.say("Measures and weight by perspective"),
        (
            Column(language.say("Perspective"), width=30),
            Column(language.say("Objectives"), kind="number", width=12),
            Column(language.say("Measures"), kind="number", width=12),
            Column(language.say("Share of measures"), unit="%", kind="number", width=16),
            Column(language.say("Share of weight"), unit="%", kind="number", width=16),
            Column(language.say("Scored"), kind="number", width=14),
        ),
        tuple(_row(perspective, language) for perspective in perspectives),
        note=_off_the_whole(perspectives, language),
    )


def _off_the_whole(perspectives: Sequence[_Perspective], language: Language) -> str:
    """A note that printed shares of a column do not add up to 100 %; empty where they all do."""
    columns = {
        _("Share of measures"): [100 * one.share for one in perspectives],
        _("Share of weight"): [100 * one.weight for one in perspectives],
    }
    notes = {name: off_the_whole(shares, language) for name, shares in columns.items()}
    return " ".join(f"{language.say(name)}: {note}" for name, note in notes.items() if note)


def _row(perspective: _Perspective, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(perspective.name),
        Cell(language.shown(len({measure.objective_id for measure in perspective.measures}))),
        Cell(language.shown(len(perspective.measures))),
        number_cell(100 * perspective.share, language),
        number_cell(100 * perspective.weight, language),
        Cell(language.shown(sum(measure.score is not None for measure in perspective.measures))),
    )


def _chart(perspectives: Sequence[_Perspective], language: Language) -> BarChart:
    """A bar for each perspective's share of the measures; the mark is its share of the weight."""
    longest = max(
        share for perspective in perspectives for share in (perspective.share, perspective.weight)
    )
    told = [
        language.say(
            "{name}: {measures} % of the measures, {weight} % of the weight",
            name=perspective.name,
            measures=half_up(100 * perspective.share),
            weight=half_up(100 * perspective.weight),
        )
        for perspective in perspectives
    ]
    return BarChart(
        "balance-chart",
        language.say("Share of measures beside share of weight"),
        tuple(
            Bar(
                perspective.name,
                f"{language.number(half_up(100 * perspective.share))}\u00a0%",
                perspective.share / longest,
                perspective.weight / longest,
            )
            for perspective in perspectives
        ),
        alt="; ".join(told),
        mark_label=language.say("Share of weight"),
    )


def _spread(perspectives: Sequence[Node], language: Language) -> Iterator[Block]:
    """How far apart the scores of the perspectives are; nothing where they are equal."""
    scores = [
        (perspective.name, perspective.score)
        for perspective in perspectives
        if perspective.score is not None
    ]
    high = max((score for _name, score in scores), default=0.0)
    low = min((score for _name, score in scores), default=0.0)
    if high == low:
        return
    yield paragraph(
        language,
        "The highest score of a perspective, {high} ({best}), and the lowest, {low} ({last}), are "
        "{gap} points apart.",
        best=_with_score(scores, high),
        high=high,
        last=_with_score(scores, low),
        low=low,
        gap=half_up(high - low),
    )


def _with_score(scores: Sequence[tuple[str, float]], score: float) -> str:
    """The perspectives with this score, joined by semicolons: a name may contain "and"."""
    return "; ".join(name for name, own in scores if own == score)


def _unmeasured(measures: Sequence[Measure], language: Language) -> Iterator[Block]:
    """Measures without an actual, measures without a score, and how many were computed."""
    silent = [m.name for m in measures if not m.is_measured]
    unscored = [m.name for m in measures if m.is_measured and m.score is None]
    if silent:
        yield paragraph(language, "Not measured: {measures}.", measures=silent)
    if unscored:
        yield paragraph(language, "Measured without a score: {measures}.", measures=unscored)
    yield _computed(measures, language)


_COMPUTED = {
    (True, False, False): _("Every measure is computed from rows."),
    (True, False, True): _("Every measure that has an actual is computed from rows."),
    (False, True, False): _("Every measure is taken as reported."),
    (False, True, True): _("Every measure that has an actual is taken as reported."),
    (True, True, False): _(
        "Computed from rows: {computed} of {all} measures; taken as reported: {reported}."
    ),
    (True, True, True): _(
        "Computed from rows: {computed} of {all} measures; taken as reported: {reported}; without "
        "an actual: {silent}."
    ),
    (False, False, True): _("No measure has an actual."),
}
"""By whether some are computed, whether some are reported, and whether some have no actual."""


def _computed(measures: Sequence[Measure], language: Language) -> Block:
    """How many measures this report computed, and how many it took as reported."""
    known = [measure for measure in measures if measure.is_measured]
    reported = sum(measure.is_reported for measure in known)
    silent, computed = len(measures) - len(known), len(known) - reported
    message = _COMPUTED[computed > 0, reported > 0, silent > 0]
    return paragraph(
        language,
        message,
        computed=computed,
        all=len(measures),
        reported=reported,
        silent=silent,
    )
