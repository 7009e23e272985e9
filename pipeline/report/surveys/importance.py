"""Importance–performance analysis in print: the plot, the table, and what to work on first."""

from collections.abc import Iterator, Sequence

from pipeline.case import Case
from pipeline.document import (
    Block,
    Cell,
    Column,
    Paragraph,
    Point,
    PrintedTable,
    Ref,
    Scatter,
    Tick,
)
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.coefficients import coefficient, coefficient_cell
from pipeline.report.surveys.plot_names import named
from pipeline.statistics.certainty import surely_weak
from pipeline.statistics.importance import Importance, Quadrant, Source, WeighedItem
from pipeline.statistics.survey import SurveyStatistics
from pipeline.translatable import _

QUADRANTS: dict[Quadrant, str] = {
    "concentrate": _("Concentrate here"),
    "keep": _("Keep up the good work"),
    "low-priority": _("Low priority"),
    "overkill": _("Possible overkill"),
}
_SOURCES: dict[Source, str] = {
    "asked": _("Importance as respondents gave it."),
    "dependent": _("Importance derived: correlation with the item that the regression explains."),
    "rest": _("Importance derived: correlation with the total of the other items."),
}
_AXES: dict[Source, str] = {
    "asked": _("Importance (mean answer)"),
    "dependent": _("Importance (correlation r)"),
    "rest": _("Importance (correlation r)"),
}
_NAMED = 5
"""So many items a sentence names; the table has them all."""
_MARGIN = 0.1
_NUMBER_WIDTH, _NUMBER_HEIGHT = 0.09, 0.05
"""What a number below the plot takes of its width, and one beside it of its height."""


def importance_blocks(survey: SurveyStatistics, case: Case) -> Iterator[Block]:
    """The plot and the table; nothing where fewer than three items have an importance."""
    found = survey.importance
    if found is None:
        return
    yield _told(survey, found, case)
    yield _plot(survey, found, case)
    yield _table(survey, found, case)


def _told(survey: SurveyStatistics, found: Importance, case: Case) -> Paragraph:
    sure = surely_weak(survey, case.rulebook.survey.confidence)
    unsure = [item for item in found.weak_and_important if item not in sure]
    return paragraph(
        case.language,
        _message(survey, sure, unsure, case),
        weak=_names(found.weak_and_important, case),
        sure=_names(sure, case),
        unsure=_names(unsure, case),
        n=survey.respondents,
        figure=Ref(f"importance-plot-{survey.id}"),
        table=Ref(f"importance-table-{survey.id}"),
    )


def _message(
    survey: SurveyStatistics, sure: Sequence[WeighedItem], unsure: Sequence[WeighedItem], case: Case
) -> str:
    """What may be said of the important items below the mean, of which some surely are."""
    if not (sure or unsure):
        return _("No item is both important and below the mean ({figure}, {table}).")
    if survey.respondents < case.rulebook.survey.small_sample:
        return _(
            "Important and below the mean: {weak} ({figure}, {table}). With {n} respondents this "
            "is a hint and no ground for a recommendation."
        )
    if not unsure:
        return _(
            "Important and below the mean, so the first to work on: {weak} ({figure}, {table})."
        )
    if not sure:
        return _(
            "Important and below the mean: {weak} ({figure}, {table}). Each lies below it by less "
            "than the margin of error of its answers, so another sample could order the items "
            "otherwise."
        )
    return _(
        "Important and below the mean, so the first to work on: {sure} ({figure}, {table}). Below "
        "it by less than the margin of error of their answers, so not surely: {unsure}."
    )


def _names(items: Sequence[WeighedItem], case: Case) -> str:
    return case.language.some([_name(item.id, item.text) for item in items], _NAMED)


def _name(item: str, text: str) -> str:
    return f"{item} ({text})" if text else item


def _plot(survey: SurveyStatistics, found: Importance, case: Case) -> Scatter:
    say = case.language.say
    xs = [item.performance for item in found.items]
    ys = [item.importance for item in found.items]
    points = [
        Point(_place(x, xs), _place(y, ys), item.id, strong=item.quadrant == "concentrate")
        for item, x, y in zip(found.items, xs, ys, strict=True)
    ]
    told = "; ".join(
        f"{item.id}: {say(QUADRANTS[item.quadrant])} ({coefficient(item.performance, case)}, "
        f"{coefficient(item.importance, case)})"
        for item in found.items
    )
    corners = tuple(
        say(QUADRANTS[corner]) for corner in ("concentrate", "keep", "low-priority", "overkill")
    )
    lines = _place(found.performance_line, xs), _place(found.importance_line, ys)
    drawn = named(points, lines, corners)
    return Scatter(
        f"importance-plot-{survey.id}",
        say("Importance and performance, {survey}", survey=survey.title or survey.id),
        drawn,
        x_axis=say("Performance (mean answer)"),
        y_axis=say(_AXES[found.source]),
        x_line=lines[0],
        y_line=lines[1],
        corners=(corners[0], corners[1], corners[2], corners[3]),
        alt=say("Items by quadrant, with performance and importance: {items}.", items=told),
        note=_plot_note(found, drawn, case),
        x_ticks=_ticks(xs, found.performance_line, _NUMBER_WIDTH, case),
        y_ticks=_ticks(ys, found.importance_line, _NUMBER_HEIGHT, case),
    )


def _ticks(values: list[float], mean: float, room: float, case: Case) -> tuple[Tick, ...]:
    """The least and the greatest value of an axis, and the mean; each where it finds room."""
    kept: list[Tick] = []
    for value in (min(values), max(values), mean):
        place = _place(value, values)
        if all(abs(place - tick.place) >= room for tick in kept):
            kept.append(Tick(place, coefficient(value, case)))
    return tuple(sorted(kept, key=lambda tick: tick.place))


def _plot_note(found: Importance, drawn: Sequence[Point], case: Case) -> str:
    """What the axes and lines are, and that not every point found room for its name."""
    say = case.language.say
    told = say(
        "{source} The lines are the means: performance {performance}, importance {importance}.",
        source=say(_SOURCES[found.source]),
        performance=coefficient(found.performance_line, case),
        importance=coefficient(found.importance_line, case),
    )
    if all(point.label for point in drawn):
        return told
    return f"{told} " + say("A name without room is left out; the table has all items.")


def _place(value: float, values: list[float]) -> float:
    """A share of the plot, which leaves a margin on either side; the middle where all are alike."""
    low, high = min(values), max(values)
    if high <= low:
        return 0.5
    return _MARGIN + (1 - 2 * _MARGIN) * (value - low) / (high - low)


def _table(survey: SurveyStatistics, found: Importance, case: Case) -> PrintedTable:
    say = case.language.say
    return PrintedTable(
        f"importance-table-{survey.id}",
        say("Items by importance and performance, {survey}", survey=survey.title or survey.id),
        (
            Column(say("Item"), width=44),
            Column(say("Performance"), kind="number", width=16),
            Column(say("Importance"), kind="number", width=16),
            Column(say("Quadrant"), width=24),
        ),
        tuple(
            (
                Cell(_name(item.id, item.text)),
                coefficient_cell(item.performance, case),
                coefficient_cell(item.importance, case),
                Cell(say(QUADRANTS[item.quadrant])),
            )
            for item in found.items
        ),
        note=_not_weighed(survey, found, case),
    )


def _not_weighed(survey: SurveyStatistics, found: Importance, case: Case) -> str:
    """Which items are not in the table; empty where all are."""
    weighed = {item.id for item in found.items}
    left = [item.id for item in survey.items if item.id not in weighed]
    if not left:
        return ""
    return case.language.say(
        "Left out for want of an importance of their own: {items}.", items=left
    )
