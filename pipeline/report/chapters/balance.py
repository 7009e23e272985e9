"""Chapter III.B: whether the scorecard is balanced, and what it does not measure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case, two
from pipeline.document import Bar, BarChart, Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.formulas import REPORTED
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.translatable import _

Side = Mapping[str, Any]
_EVEN = 2
"""A scorecard is called even while no perspective has more than twice another's measures."""


def balance_section(case: Case) -> Section:
    """How measures and weight are spread; the heading says whether evenly."""
    language = case.language
    told = paragraph(
        language,
        "{table} and {chart} show how measures and weight are shared out. A scorecard is called "
        "even here while no perspective has more than twice the measures of another.",
        table=Ref("balance-table"),
        chart=Ref("balance-chart"),
    )
    blocks = (told, _table(case), _chart(case), *_spread(case), *_unmeasured(case))
    return Section("balance", _heading(case), blocks)


def _heading(case: Case) -> str:
    """Even, leaning, or with a perspective left out."""
    language = case.language
    counts = {side["id"]: len(_inside(side, case)) for side in _sides(case)}
    empty = [case.perspective_name(side) for side, count in counts.items() if not count]
    most = max(counts, key=lambda side: counts[side])
    if empty:
        return language.say("The scorecard leaves out {names}", names=empty)
    if len(counts) > 1 and counts[most] > _EVEN * min(counts.values()):
        return language.say(
            "The scorecard leans towards {name}: {count} of {all} measures",
            name=case.perspective_name(most),
            count=counts[most],
            all=sum(counts.values()),
        )
    least = min(counts.values())
    if least == counts[most]:
        return language.say_many(
            "The scorecard is even: {count} measure in each perspective",
            "The scorecard is even: {count} measures in each perspective",
            least,
        )
    return language.say(
        "The scorecard is even: {low} to {high} measures in each perspective",
        low=least,
        high=counts[most],
    )


def _sides(case: Case) -> list[Side]:
    return list(case.scored.perspectives.iter_rows(named=True))


def _inside(side: Side, case: Case) -> Sequence[Mapping[str, Any]]:
    return [m for m in case.measures() if m["perspective"] == side["id"]]


def _table(case: Case) -> PrintedTable:
    language = case.language
    sides = _sides(case)
    weight, count = sum(side["weight"] for side in sides), case.scored.measures.height
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
        tuple(_row(side, weight, count, case) for side in sides),
    )


def _chart(case: Case) -> BarChart:
    """A bar for each perspective's share of the measures; the mark is its share of the weight."""
    language, count = case.language, case.scored.measures.height
    weight = sum(side["weight"] for side in _sides(case))
    shares = [
        (
            case.perspective_name(side["id"]),
            len(_inside(side, case)) / count,
            side["weight"] / weight,
        )
        for side in _sides(case)
    ]
    longest = max(share for _name, *both in shares for share in both)
    told = [
        language.say(
            "{name}: {measures} % of the measures, {weight} % of the weight",
            name=name,
            measures=two(100 * measures),
            weight=two(100 * weighed),
        )
        for name, measures, weighed in shares
    ]
    return BarChart(
        "balance-chart",
        language.say("Share of measures beside share of weight"),
        tuple(
            Bar(name, f"{language.number(two(100 * part))}\u00a0%", part / longest, mark / longest)
            for name, part, mark in shares
        ),
        alt="; ".join(told),
        mark_label=language.say("Share of weight"),
    )


def _row(side: Side, weight: float, count: int, case: Case) -> tuple[Cell, ...]:
    language, inside = case.language, _inside(side, case)
    return (
        Cell(case.perspective_name(side["id"])),
        Cell(language.shown(len({m["objective_id"] for m in inside}))),
        Cell(language.shown(len(inside))),
        number_cell(100 * len(inside) / count if count else None, language),
        number_cell(100 * side["weight"] / weight, language),
        Cell(language.shown(sum(m["score"] is not None for m in inside))),
    )


def _spread(case: Case) -> Iterator[Block]:
    """How far the perspectives lie apart."""
    scores = {side["id"]: side["score"] for side in _sides(case) if side["score"] is not None}
    if len(set(scores.values())) < _EVEN:
        return
    high, low = max(scores.values()), min(scores.values())
    yield paragraph(
        case.language,
        "The highest score of a perspective, {high} ({best}), and the lowest, {low} ({last}), are "
        "{gap} points apart.",
        best=_with_score(scores, high, case),
        high=high,
        last=_with_score(scores, low, case),
        low=low,
        gap=two(high - low),
    )


def _with_score(scores: Mapping[str, float], score: float, case: Case) -> str:
    """The perspectives of one score; a name may have an "and" of its own."""
    return "; ".join(case.perspective_name(side) for side in scores if scores[side] == score)


def _unmeasured(case: Case) -> Iterator[Block]:
    """What the scorecard names and does not measure, or measures and does not score."""
    measures = list(case.measures())
    silent = [m["measure"] for m in measures if m["actual"] is None]
    unscored = [m["measure"] for m in measures if m["actual"] is not None and m["score"] is None]
    if silent:
        yield paragraph(case.language, "Not measured: {measures}.", measures=silent)
    if unscored:
        yield paragraph(case.language, "Measured without a score: {measures}.", measures=unscored)
    yield _computed(measures, case)


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
"""By whether some are computed, some reported, and some have no actual."""


def _computed(measures: Sequence[Mapping[str, Any]], case: Case) -> Block:
    """How much of the scorecard this report worked out itself."""
    known = [m for m in measures if m["actual"] is not None]
    reported = sum(m["formula"] == REPORTED for m in known)
    silent = len(measures) - len(known)
    computed = len(known) - reported
    message = _COMPUTED[computed > 0, reported > 0, silent > 0]
    return paragraph(
        case.language,
        message,
        computed=computed,
        all=len(measures),
        reported=reported,
        silent=silent,
    )
