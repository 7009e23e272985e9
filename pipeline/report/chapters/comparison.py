"""This period beside earlier ones, the Renstra end target and the national standard."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.account import Figure, Measure, Node, Told
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.names import named_period, period_name
from pipeline.report.phrases.tables import measure_cell
from pipeline.report.phrases.trend import trend_chart
from pipeline.report.phrases.wording import number_cell, paragraph, room, value_cell
from pipeline.translatable import _

_Value = Callable[[Measure], Told | None]


@dataclass(frozen=True)
class _Shown:
    """A column and the figure a measure has in it; `share` where that is a percentage.

    `target` is what was promised for it then, printed beside it.
    """

    column: Column
    value: _Value
    share: bool = False
    target: _Value | None = None


_EARLIER = 3
"""Earlier periods that a reader compares with."""


def comparison(perspective: Node, measures: Sequence[Measure], case: Case) -> Iterator[Block]:
    """Tables of what there is to compare with, a word on what there is not, and the lines."""
    language, name = case.language, perspective.name
    periods, yardsticks = _periods(measures), list(_beside(measures, case))
    chart = trend_chart(
        f"trend-{perspective.id}",
        language.say("Actuals through the periods, {name}", name=name),
        measures,
        case,
    )
    if periods:
        table, line = Ref(f"comparison-{perspective.id}"), Ref(f"trend-{perspective.id}")
        message = (
            _("{table} sets the period beside earlier ones; {chart} draws the course.")
            if chart
            else _("{table} sets the period beside earlier ones.")
        )
        yield paragraph(language, message, table=table, chart=line)
        yield _through_periods(f"comparison-{perspective.id}", name, measures, case)
    if chart:
        yield chart
    if yardsticks:
        yield paragraph(
            language,
            "{table} sets it beside what else it can be measured against.",
            table=Ref(f"yardsticks-{perspective.id}"),
        )
        caption = language.say("Actuals beside other yardsticks, {name}", name=name)
        yield _table(f"yardsticks-{perspective.id}", caption, measures, yardsticks, language)
    absent = list(_absent(measures, language))
    if absent:
        yield paragraph(
            language, "Not available for any of these measures: {absent}.", absent=absent
        )


def _through_periods(
    table_id: str, name: str, measures: Sequence[Measure], case: Case
) -> PrintedTable:
    """The table of all that is known of the periods; what is oldest gives way.

    The earliest achievements go first, where letters would be smaller for them; then the earliest
    periods, where no letters are small enough.
    """
    periods = _periods(measures)
    achieved = [one for one in periods if _known(_achieved_in(one), measures)]
    caption = (
        _("Actuals and achievements through the periods, {name}")
        if achieved
        else _("Actuals through the periods, {name}")
    )
    shown = list(_figures_of(periods, achieved, measures, case))
    return _table(table_id, case.language.say(caption, name=name), measures, shown, case.language)


def _figures_of(
    periods: Sequence[str], achieved: Sequence[str], measures: Sequence[Measure], case: Case
) -> Iterator[_Shown]:
    """The actual of each earlier period and of this one, what it changed by, and what was achieved.

    A period of which an achievement alone is known has dashes for its actuals.
    """
    language, now = case.language, period_name(case)
    measured = [one for one in periods if _known(_actual_in(one), measures)]
    first_to_go = {period: turn for turn, period in enumerate(achieved[:-1], 1)}
    kept = {*periods[-1:], *measured[-1:], *achieved[-1:]}
    for turn, period in enumerate(periods, 1):
        name = named_period(period, language)
        figure = Column(name, kind="number", gives_way=0 if period in kept else turn)
        if period not in measured:
            figure = replace(figure, gives_way=first_to_go.get(period, 0), for_size=True)
        yield _Shown(figure, _actual_in(period), target=_target_in(period))
    yield _number(now, lambda measure: measure.reached)
    if measured:
        last = named_period(measured[-1], language)
        heading = language.say("Change since {period}", period=last)
        yield _number(heading, _change_since(measured[-1]))
    for period in achieved:
        heading = language.say("Achieved {period}", period=named_period(period, language))
        share = _percent(heading, _achieved_in(period))
        turn = first_to_go.get(period, 0)
        yield replace(share, column=replace(share.column, gives_way=turn, for_size=bool(turn)))
    if achieved:
        heading = language.say("Achieved {period}", period=now)
        yield _percent(heading, lambda measure: measure.achievement)


def _known(value: _Value, measures: Sequence[Measure]) -> bool:
    """Whether any of the measures has the figure."""
    return any(value(measure) is not None for measure in measures)


def _number(heading: str, value: _Value) -> _Shown:
    return _Shown(Column(heading, kind="number"), value)


def _percent(heading: str, value: _Value) -> _Shown:
    return _Shown(Column(heading, unit="%", kind="number"), value, share=True)


def _beside(measures: Sequence[Measure], case: Case) -> Iterator[_Shown]:
    """This period's actual, and each yardstick that any measure has, with what it comes to."""
    language = case.language
    yardsticks = (
        (
            _number(language.say("Renstra end target"), lambda measure: measure.renstra),
            _percent(language.say("Of end target"), lambda measure: measure.renstra_achievement),
        ),
        (
            _number(language.say("National standard"), lambda measure: measure.standard),
            _percent(language.say("Of standard"), lambda measure: measure.national_achievement),
        ),
    )
    known = [pair for pair in yardsticks if _known(pair[0].value, measures)]
    if known:
        yield _number(period_name(case), lambda measure: measure.reached)
    for pair in known:
        yield from pair


def _periods(measures: Sequence[Measure]) -> list[str]:
    """The latest earlier periods in which any of the measures has an actual or an achievement."""
    known = {
        figure.period
        for measure in measures
        for figure in measure.past
        if figure.reached is not None or figure.achievement is not None
    }
    return sorted(known)[-_EARLIER:]


def _actual_in(period: str) -> _Value:
    return _in(period, lambda figure: figure.reached)


def _target_in(period: str) -> _Value:
    return _in(period, lambda figure: figure.promised)


def _achieved_in(period: str) -> _Value:
    return _in(period, lambda figure: figure.achievement)


def _in(period: str, of: Callable[[Figure], Told | None]) -> _Value:
    """A figure of a measure in an earlier period."""
    return lambda measure: next((of(past) for past in measure.past if past.period == period), None)


def _change_since(period: str) -> _Value:
    """What was added since then, by the numbers as printed."""
    before = _actual_in(period)

    def value(measure: Measure) -> Told | None:
        then, now = before(measure), measure.reached
        if then is None or now is None or isinstance(then, str) or isinstance(now, str):
            return None
        return measure.rounded(now) - measure.rounded(then)

    return value


def _absent(measures: Sequence[Measure], language: Language) -> Iterator[str]:
    if not _periods(measures) and not all(measure.is_new for measure in measures):
        yield language.say("figures of earlier periods")
    if all(measure.renstra is None for measure in measures):
        yield language.say("the Renstra end target")
    if all(measure.standard is None for measure in measures):
        yield language.say("a national standard")


def _table(
    table_id: str,
    caption: str,
    measures: Sequence[Measure],
    shown: Sequence[_Shown],
    language: Language,
) -> PrintedTable:
    widest = room(measures)
    return PrintedTable(
        table_id,
        caption,
        (
            Column(language.say("Measure"), unit=language.say("unit")),
            *(one.column for one in shown),
        ),
        tuple(
            (measure_cell(measure), *(_cell(one, measure, widest, language) for one in shown))
            for measure in measures
        ),
        note=language.say("A dash means the figure is not available."),
    )


def _cell(shown: _Shown, measure: Measure, widest: int, language: Language) -> Cell:
    value = shown.value(measure)
    if shown.share and not isinstance(value, str):
        return number_cell(value, language)
    cell = value_cell(value, measure, language, room=widest)
    target = shown.target(measure) if shown.target else None
    if target is None:
        return cell
    promised = (
        target
        if isinstance(target, str)
        else language.short(measure.rounded(target), measure.digits)
    )
    return replace(cell, detail=language.say("target {target}", target=promised))
