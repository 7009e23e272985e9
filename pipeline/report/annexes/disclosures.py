"""The reliability of each figure, by five things that a measure may disclose (GAO-15-788)."""

from collections.abc import Callable, Iterator, Sequence

from pipeline.account import Disclosures, Measure
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.leadership.told import names_of
from pipeline.report.phrases.wording import paragraph
from pipeline.translatable import _

_NOTHING = "–"
_NAMED = 6
"""Measures that a row names at most; the largest group, if it has more, is `all other measures`."""
_BRIEF = 12
"""Rows that an annex of two pages has room for; a longer table goes into the workings."""
_Row = tuple[Sequence[str], tuple[str, ...]]
"""The names of measures, and the five disclosures that they have in common."""

_FIVE: Sequence[tuple[str, Callable[[Disclosures], bool]]] = (
    (_("the source of {names}"), lambda one: one.source),
    (_("how often collected: {names}"), lambda one: one.collected),
    (_("who verified {names}"), lambda one: one.verified),
    (_("how sure the figure is of {names}"), lambda one: one.accuracy),
    (_("the limits of {names}"), lambda one: one.limits),
)


def disclosures_section(case: Case) -> Section:
    """Source, frequency, verifier, accuracy and limits of each measure; the heading says how many
    measures disclose all five."""
    language, measures = case.language, case.account.measures
    heading = language.say_many(
        "Reliability of the figures: {whole} of {count} measure discloses all five",
        "Reliability of the figures: {whole} of {count} measures disclose all five",
        len(measures),
        whole=sum(measure.disclosures.whole for measure in measures),
    )
    return Section("disclosures", heading, tuple(_blocks(case)))


def long_disclosures(case: Case) -> tuple[Section, ...]:
    """The table, for the workings, where it is too long for the annex."""
    rows = _rows(case)
    if len(rows) <= _BRIEF:
        return ()
    heading = case.language.say("Reliability of each figure")
    return (Section("disclosures-in-full", heading, (_led(case), _table(rows, case))),)


def _blocks(case: Case) -> Iterator[Block]:
    language, rows = case.language, _rows(case)
    if not any(_says_anything(measure) for measure in case.account.measures):
        yield paragraph(
            language,
            "Of each figure five things should be known: how sure it is, which follows from the "
            "data, and its source, how often it is collected, who verified it, and its limits, "
            "none of which the agency states.",
        )
    if all(measure.reached is None for measure in case.account.measures):
        yield paragraph(
            language, "No measure was measured, so no figure's reliability can be told yet."
        )
    elif len(rows) > 1 or len(case.account.measures) == 1:
        yield from _lacking(case)
        yield _led(case)
        yield from [_table(rows, case)] if len(rows) <= _BRIEF else ()
    else:
        yield paragraph(
            language, "The figures of all measures are alike: {accuracy}.", accuracy=rows[0][1][3]
        )


def _lacking(case: Case) -> Iterator[Block]:
    """Which of the five are not stated, and for which measures; nothing where none is stated."""
    measures, language = case.account.measures, case.language
    told = [
        language.say(what, names=names_of(lacking, language))
        for what, is_stated in _FIVE
        if (lacking := [one for one in measures if not is_stated(one.disclosures)])
    ]
    if told and any(_says_anything(measure) for measure in measures):
        yield paragraph(
            language,
            "The five: source, how often collected, who verified it, how sure it is, and limits. "
            "Not stated are {lacking}.",
            lacking="; ".join(told),
        )


def _led(case: Case) -> Block:
    if not any(_says_anything(measure) for measure in case.account.measures):
        return paragraph(
            case.language, "{table} says how sure each figure is.", table=Ref("disclosures-table")
        )
    return paragraph(
        case.language,
        "{table} sets out what is stated of each figure: where it comes from, how sure it is, and "
        "what it does not tell.",
        table=Ref("disclosures-table"),
    )


def _says_anything(measure: Measure) -> bool:
    """Whether the agency states any of the four disclosures that only it can state."""
    told = measure.disclosures
    return told.source or told.collected or told.verified or told.limits


def _rows(case: Case) -> Sequence[_Row]:
    """Measures with equal disclosures together, in their order; a group too large to name last."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for measure in case.account.measures:
        alike.setdefault(_five(measure, case.language), []).append(measure.name)
    rows = [(names, five) for five, names in alike.items()]
    largest = max(rows, key=lambda row: len(row[0]))
    if len(rows) > 1 and len(largest[0]) > _NAMED:
        rows.remove(largest)
        rows.append(([case.language.say("all other measures")], largest[1]))
    return rows


def _table(rows: Sequence[_Row], case: Case) -> PrintedTable:
    """The table, without the columns in which nothing is stated."""
    language = case.language
    headings = (
        (language.say("Data source"), 16),
        (language.say("Collected"), 12),
        (language.say("Verified by"), 14),
        (language.say("Accuracy"), 14),
        (language.say("Limits of the data"), 22),
    )
    used = [
        place for place in range(len(headings)) if any(five[place] != _NOTHING for _, five in rows)
    ]
    return PrintedTable(
        "disclosures-table",
        language.say("Source and reliability of the figures")
        if any(_says_anything(measure) for measure in case.account.measures)
        else language.say("How sure the figures are"),
        (
            Column(language.say("Measure"), width=22),
            *(Column(headings[place][0], width=headings[place][1]) for place in used),
        ),
        tuple(
            (Cell("; ".join(names)), *(Cell(five[place]) for place in used)) for names, five in rows
        ),
        note=_note(used, rows, language),
    )


def _note(used: Sequence[int], rows: Sequence[_Row], language: Language) -> str:
    """What a dash means, where there is one."""
    if not any(five[place] == _NOTHING for _, five in rows for place in used):
        return ""
    return language.say("A dash: not stated, or stated in the same words for every measure.")


def _five(measure: Measure, language: Language) -> tuple[str, ...]:
    told = measure.disclosures
    return (
        _text(measure.source, stated=told.source),
        _text(measure.collected, stated=told.collected),
        _text(measure.verified_by, stated=told.verified),
        _accuracy(measure, language),
        _text(measure.limitation, stated=told.limits),
    )


def _text(text: str | None, *, stated: bool) -> str:
    return text if stated and text else _NOTHING


def _accuracy(measure: Measure, language: Language) -> str:
    """The interval of an index that a survey estimates; else whether it was measured, and how."""
    if not measure.is_measured:
        return language.say("not measured")
    if measure.is_reported:
        return language.say("as reported")
    if measure.certainty is None:
        return language.say("computed from the rows")
    low, high = (
        language.number(measure.rounded(end), measure.digits) for end in measure.certainty.interval
    )
    return language.say("between {low} and {high}", low=low, high=high)
