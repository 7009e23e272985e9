"""This period beside earlier ones, the Renstra end target and the national standard."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.report.trend import measured_past, trend_chart
from pipeline.report.wording import number_cell, paragraph

Measure = Mapping[str, Any]
_Value = Callable[[Measure], float | None]

_EARLIER = 3
"""Earlier periods that a table has room for."""
_PERIOD_WIDTH, _OTHER_WIDTH = 9, 11


def comparison(side: str, name: str, measures: Sequence[Measure], case: Case) -> Iterator[Block]:
    """The table of what there is to compare with, a word on what there is not, and the lines."""
    language = case.language
    columns = list(_columns(measures, case))
    absent = list(_absent(measures, case))
    if columns:
        yield paragraph(
            language,
            "{table} sets the period beside what else its actuals can be measured against.",
            table=Ref(f"comparison-{side}"),
        )
        yield _table(side, name, measures, columns, case)
    if absent:
        yield paragraph(
            language, "Not available for any of these measures: {absent}.", absent=absent
        )
    caption = language.say("Actuals through the periods, {name}", name=name)
    chart = trend_chart(f"trend-{side}", caption, measures, case)
    if chart:
        yield paragraph(language, "{chart} draws their course.", chart=Ref(f"trend-{side}"))
        yield chart


def _columns(measures: Sequence[Measure], case: Case) -> Iterator[tuple[Column, _Value]]:
    """A column for each earlier period, and for each yardstick that any measure has."""
    language = case.language
    for period in _periods(measures, case):
        yield Column(period, kind="number", width=_PERIOD_WIDTH), _actual_in(period, case)
    for key, heading, share in (
        ("renstra_target", language.say("Renstra end target"), language.say("Of end target")),
        ("national_standard", language.say("National standard"), language.say("Of standard")),
    ):
        if any(measure[key] is not None for measure in measures):
            yield Column(heading, kind="number", width=_OTHER_WIDTH), _given(key)
            yield (
                Column(share, unit="%", kind="number", width=_OTHER_WIDTH),
                _achieved(key, case),
            )


def _periods(measures: Sequence[Measure], case: Case) -> list[str]:
    known = {f.period for m in measures for f in measured_past(m["measure_id"], case)}
    return sorted(known)[-_EARLIER:]


def _actual_in(period: str, case: Case) -> _Value:
    def value(measure: Measure) -> float | None:
        past = {figure.period: figure.actual for figure in case.past(measure["measure_id"])}
        return past.get(period)

    return value


def _given(key: str) -> _Value:
    return lambda measure: measure[key]


def _achieved(key: str, case: Case) -> _Value:
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
    side: str,
    name: str,
    measures: Sequence[Measure],
    columns: Sequence[tuple[Column, _Value]],
    case: Case,
) -> PrintedTable:
    """Earlier periods, then this one, then the yardsticks."""
    language, before = case.language, len(_periods(measures, case))
    now: tuple[Column, _Value] = (
        Column(case.report_file.period.id, kind="number", width=_PERIOD_WIDTH),
        lambda measure: measure["actual"],
    )
    shown = [*columns[:before], now, *columns[before:]]
    rest = 100 - sum(column.width for column, _ in shown)
    return PrintedTable(
        f"comparison-{side}",
        language.say("Actuals in comparison, {name}", name=name),
        (Column(language.say("Measure"), width=rest), *(column for column, _ in shown)),
        tuple(
            (
                Cell(measure["measure"]),
                *(number_cell(value(measure), language) for _, value in shown),
            )
            for measure in measures
        ),
        note=language.say(
            "Actuals in the unit of each measure. A dash means the figure is not available."
        ),
    )
