"""This period beside earlier ones, the Renstra end target and the national standard."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.case import Case, as_printed
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, fitted
from pipeline.language import Language
from pipeline.report.phrases.names import named_period, period_name
from pipeline.report.phrases.tables import measure_cell
from pipeline.report.phrases.trend import trend_chart
from pipeline.report.phrases.wording import number_cell, paragraph, room, value_cell
from pipeline.translatable import _

Measure = Mapping[str, Any]
_Value = Callable[[Measure], float | None]


@dataclass(frozen=True)
class _Shown:
    """A column and the figure a measure has in it; `share` where that is a percentage."""

    column: Column
    value: _Value
    share: bool = False


_EARLIER = 3
"""Earlier periods that a table has room for."""
_WIDEST, _FIGURES = 14, 62
"""The width of a column of figures at most, and of all of them, in percent of the table."""


def comparison(side: str, name: str, measures: Sequence[Measure], case: Case) -> Iterator[Block]:
    """Tables of what there is to compare with, a word on what there is not, and the lines."""
    language = case.language
    periods, yardsticks = _periods(measures, case), list(_beside(measures, case))
    chart = trend_chart(
        f"trend-{side}",
        language.say("Actuals through the periods, {name}", name=name),
        measures,
        case,
    )
    if periods:
        table, line = Ref(f"comparison-{side}"), Ref(f"trend-{side}")
        message = (
            _("{table} sets the period beside earlier ones; {chart} draws the course.")
            if chart
            else _("{table} sets the period beside earlier ones.")
        )
        yield paragraph(language, message, table=table, chart=line)
        yield _through_periods(f"comparison-{side}", name, measures, case)
    if chart:
        yield chart
    if yardsticks:
        yield paragraph(
            language,
            "{table} sets it beside what else it can be measured against.",
            table=Ref(f"yardsticks-{side}"),
        )
        caption = language.say("Actuals beside other yardsticks, {name}", name=name)
        yield _table(f"yardsticks-{side}", caption, measures, yardsticks, case)
    absent = list(_absent(measures, case))
    if absent:
        yield paragraph(
            language, "Not available for any of these measures: {absent}.", absent=absent
        )


def _through_periods(
    table_id: str, name: str, measures: Sequence[Measure], case: Case
) -> PrintedTable:
    """The table with as much of earlier periods as its numbers leave room for.

    The earliest achievements go first, where letters would be smaller for them; then the earliest
    periods, where no letters are small enough.
    """
    periods = _periods(measures, case)
    achieved = [one for one in periods if _known(_in(one, "achievement", case), measures)]
    for count in range(len(achieved), 1, -1):
        table = _periods_table(table_id, name, measures, periods, achieved[-count:], case)
        if _fits_well(table):
            return table
    for left_out in range(len(periods)):
        shown = periods[left_out:]
        last = [one for one in achieved[-1:] if one in shown]
        table = _periods_table(table_id, name, measures, shown, last, case)
        if fitted(table).fits:
            break
    return table


def _fits_well(table: PrintedTable) -> bool:
    fit = fitted(table)
    return fit.fits and not fit.dense


def _periods_table(
    table_id: str,
    name: str,
    measures: Sequence[Measure],
    periods: Sequence[str],
    achieved: Sequence[str],
    case: Case,
) -> PrintedTable:
    caption = (
        _("Actuals and achievements through the periods, {name}")
        if achieved
        else _("Actuals through the periods, {name}")
    )
    shown = list(_figures_of(periods, achieved, measures, case))
    return _table(table_id, case.language.say(caption, name=name), measures, shown, case)


def _figures_of(
    periods: Sequence[str], achieved: Sequence[str], measures: Sequence[Measure], case: Case
) -> Iterator[_Shown]:
    """The actual of each earlier period and of this one, what it changed by, and what was achieved.

    A period of which an achievement alone is known has dashes for its actuals.
    """
    language, now = case.language, period_name(case)
    measured = [one for one in periods if _known(_in(one, "actual", case), measures)]
    for period in periods:
        if period in measured or period in achieved:
            name = named_period(period, language)
            yield _Shown(Column(name, kind="number"), _in(period, "actual", case))
    yield _Shown(Column(now, kind="number"), _given("actual"))
    if measured:
        last = named_period(measured[-1], language)
        heading = language.say("Change since {period}", period=last)
        yield _Shown(Column(heading, kind="number"), _change(_in(measured[-1], "actual", case)))
    for period in achieved:
        heading = language.say("Achieved {period}", period=named_period(period, language))
        yield _percent(heading, _in(period, "achievement", case))
    if achieved:
        yield _percent(language.say("Achieved {period}", period=now), _given("achievement"))


def _known(value: _Value, measures: Sequence[Measure]) -> bool:
    """Whether any of the measures has the figure."""
    return any(value(measure) is not None for measure in measures)


def _percent(heading: str, value: _Value) -> _Shown:
    return _Shown(Column(heading, unit="%", kind="number"), value, share=True)


def _beside(measures: Sequence[Measure], case: Case) -> Iterator[_Shown]:
    """This period's actual, and each yardstick that any measure has, with what it comes to."""
    language = case.language
    known = [
        (key, heading, share)
        for key, heading, share in (
            ("renstra_target", language.say("Renstra end target"), language.say("Of end target")),
            ("national_standard", language.say("National standard"), language.say("Of standard")),
        )
        if any(measure[key] is not None for measure in measures)
    ]
    if known:
        now = Column(period_name(case), kind="number")
        yield _Shown(now, _given("actual"))
    for key, heading, share in known:
        yield _Shown(Column(heading, kind="number"), _given(key))
        yield _percent(share, _share_of(key, case))


def _periods(measures: Sequence[Measure], case: Case) -> list[str]:
    """The latest earlier periods in which any of the measures has an actual or an achievement."""
    known = {
        figure.period
        for measure in measures
        for figure in case.past(measure["measure_id"])
        if figure.actual is not None or figure.achievement is not None
    }
    return sorted(known)[-_EARLIER:]


def _in(period: str, figure: str, case: Case) -> _Value:
    def value(measure: Measure) -> float | None:
        past = {known.period: known for known in case.past(measure["measure_id"])}
        found: float | None = getattr(past.get(period), figure, None)
        return found

    return value


def _change(before: _Value) -> _Value:
    """What was added since then, by the numbers as printed."""

    def value(measure: Measure) -> float | None:
        then, now = before(measure), measure["actual"]
        if then is None or now is None:
            return None
        return as_printed(now, measure) - as_printed(then, measure)

    return value


def _given(key: str) -> _Value:
    return lambda measure: measure[key]


def _share_of(key: str, case: Case) -> _Value:
    return lambda measure: case.against.get(key, {}).get(measure["measure_id"])


def _absent(measures: Sequence[Measure], case: Case) -> Iterator[str]:
    language = case.language
    if not _periods(measures, case):
        yield language.say("figures of earlier periods")
    if all(measure["renstra_target"] is None for measure in measures):
        yield language.say("the Renstra end target")
    if all(measure["national_standard"] is None for measure in measures):
        yield language.say("a national standard")


def _table(
    table_id: str, caption: str, measures: Sequence[Measure], shown: Sequence[_Shown], case: Case
) -> PrintedTable:
    language = case.language
    width, widest = min(_WIDEST, _FIGURES // len(shown)), room(measures)
    return PrintedTable(
        table_id,
        caption,
        (
            Column(
                language.say("Measure"), unit=language.say("unit"), width=100 - width * len(shown)
            ),
            *(replace(one.column, width=width) for one in shown),
        ),
        tuple(
            (measure_cell(measure), *(_cell(one, measure, widest, language) for one in shown))
            for measure in measures
        ),
        note=language.say("A dash means the figure is not available."),
    )


def _cell(shown: _Shown, measure: Measure, widest: int, language: Language) -> Cell:
    value = shown.value(measure)
    if shown.share:
        return number_cell(value, language)
    return value_cell(value, measure, language, room=widest)
