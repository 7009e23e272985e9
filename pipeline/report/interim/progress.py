"""Every measure in a row: the period alone, the year so far, and its share of the year's target."""

from collections.abc import Iterator, Sequence

from pipeline.account import Cumulative, Flag, Measure, MetReason, Node, Told
from pipeline.case import Case
from pipeline.document import Progress, ProgressGroup, ProgressTable, ProgressWords
from pipeline.language import Language
from pipeline.report.interim.titles import furthest, short_part
from pipeline.report.phrases.deviations import PROMISE, deviation, ends, span_of
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.values import target_range
from pipeline.rounding import half_up
from pipeline.translatable import _

_MILLION, _BILLION = 1_000_000, 1_000_000_000
_FROM_MILLIONS, _FROM_BILLIONS = 100 * _MILLION, 1_000 * _BILLION
"""Values from which a row is printed in millions, and in billions."""


_LARGE = (
    (_MILLION, (_("Rp million"), _("million {unit}"))),
    (_BILLION, (_("Rp billion"), _("billion {unit}"))),
)
"""The divisor of a large row, and its unit: for rupiah, and for anything else."""


def numbers_of(case: Case) -> dict[str, str]:
    """The number of each measure: that of its objective, and its own within it."""
    found: dict[str, str] = {}
    for place, objective in enumerate(case.account.objectives, 1):
        for own, measure in enumerate(_of(objective, case), 1):
            found[measure.id] = f"{place}.{own}"
    return found


def progress_table(case: Case) -> ProgressTable:
    """The table of all measures, by objective in the account's order."""
    language = case.language
    groups = tuple(_group(place, one, case) for place, one in enumerate(_objectives(case), 1))
    return ProgressTable("progress", _caption(case), _words(case), groups, _note(groups, language))


def _objectives(case: Case) -> Iterator[Node]:
    yield from case.account.objectives


def _of(objective: Node, case: Case) -> list[Measure]:
    return [m for m in case.account.measures if m.objective_id == objective.id]


def _caption(case: Case) -> str:
    behind = furthest(case)
    if behind:
        return case.language.say("{name} lies furthest from its target", name=behind[0].name)
    return case.language.say("Targets and actuals since January, by objective")


def _words(case: Case) -> ProgressWords:
    language, period = case.language, case.report_file.period
    part = short_part(period.id, language)
    return ProgressWords(
        measure=language.say("Measure"),
        own=part,
        so_far=language.say("Since January"),
        year=language.say("Year {year}", year=str(period.end.year)),
        target=language.say("Target"),
        actual=language.say("Actual"),
        share=language.say("Share (%)"),
        position=language.say("as it stands"),
        ends=" ".join(ends(_span(case), language)),
    )


_BARS = _(
    "Bars show the actual since January in percent of the target since January. Share: what the "
    "actual since January is of the year's target, so judged as it is against a target."
)


def _note(groups: Sequence[ProgressGroup], language: Language) -> str:
    """What bars and shares are; also positions and dashes, where there are any."""
    rows = [row for group in groups for row in group.rows]
    told = [language.say(_BARS)]
    if any(row.own is None for row in rows):
        position = _("As it stands: the figure at the period's end, which is not summed.")
        told.insert(0, language.say(position))
    if any(
        "–" in (*(row.own or ()), row.target, row.actual, row.year_target, row.year_share)
        for row in rows
    ):
        told.append(language.say("A dash: not known."))
    return " ".join(told)


def _group(place: int, objective: Node, case: Case) -> ProgressGroup:
    numbers, span = numbers_of(case), _span(case)
    rows = tuple(_row(m, numbers[m.id], span, case) for m in _of(objective, case))
    return ProgressGroup(f"{place}. {objective.name}", rows)


def _span(case: Case) -> float:
    """One scale for the bars of all rows."""
    known = (measure.achievement for measure in case.account.measures)
    return span_of([achievement for achievement in known if achievement is not None])


def _row(measure: Measure, number: str, span: float, case: Case) -> Progress:
    language, beside = case.language, measure.cumulative or Cumulative(is_position=True)
    scale, unit = _unit(measure, beside, language)
    digits = _digits(measure, beside)

    def shown(value: Told | None) -> str:
        return _shown(value, measure, scale, digits, language)

    over = measure.met_reason is MetReason.OVER_CEILING
    beyond = over and (measure.achievement or 0.0) > PROMISE
    drawn = deviation(measure.achievement, span, language, against=beyond)
    share = beside.year_achievement
    return Progress(
        mark=mark_of(measure),
        number=number,
        name=measure.name,
        unit=unit,
        own=None if beside.is_position else (shown(beside.own_target), shown(beside.own_actual)),
        target=target_range(measure, language) or shown(measure.promised),
        actual=shown(measure.reached),
        deviation=drawn,
        untold="" if drawn else _untold(measure, language),
        year_target=shown(beside.of_the_year),
        year_share="–" if share is None else language.number(half_up(share)),
    )


def _shown(
    value: Told | None, measure: Measure, scale: int, digits: int, language: Language
) -> str:
    """A value in the decimals of its row; two decimals for a large amount."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if scale > 1:
        return language.number(half_up(value / scale))
    return language.number(measure.rounded(value), digits)


def _digits(measure: Measure, beside: Cumulative) -> int:
    """The decimals of a row: none where all its values are whole and it is no percentage."""
    own = (measure.target, measure.actual, *(measure.ends or ()))
    others = (beside.period_target, beside.period_actual, beside.year_target)
    known = [measure.rounded(value) for value in (*own, *others) if value is not None]
    counts = not measure.is_percent and all(value == int(value) for value in known)
    return 0 if counts else measure.digits


def _unit(measure: Measure, beside: Cumulative, language: Language) -> tuple[int, str]:
    """The divisor of a row's values, and its unit: large values are printed in millions and up."""
    values = (measure.target, measure.actual, beside.year_target)
    largest = max((abs(value) for value in values if value is not None), default=0.0)
    if largest < _FROM_MILLIONS:
        return 1, measure.measured_in
    scale, words = _LARGE[largest >= _FROM_BILLIONS]
    return scale, language.say(words[not measure.is_rupiah], unit=measure.measured_in)


_UNTOLD = {
    Flag.UNAVAILABLE: _("no data"),
    Flag.NO_DATA: _("no data"),
    Flag.NO_ACTUAL: _("not filled in"),
    Flag.NO_TARGET: _("no target"),
}


def _untold(measure: Measure, language: Language) -> str:
    """Why there is no bar, in two words."""
    if measure.cumulative and measure.cumulative.unsummed:
        return language.say("parts missing")
    for flag, word in _UNTOLD.items():
        if flag in measure.flags:
            return language.say(word)
    return language.say("no verdict") if measure.reached is None else language.say("as graded")
