"""Importance–performance analysis in print: the plot, the table, and what to work on first."""

from collections.abc import Iterator, Sequence

from pipeline.account import Survey
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
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.coefficients import coefficient, coefficient_cell
from pipeline.report.surveys.items import named
from pipeline.statistics.importance import Importance, ImportanceSource, Quadrant, WeighedItem
from pipeline.translatable import _

QUADRANTS: dict[Quadrant, str] = {
    "concentrate": _("Concentrate here"),
    "keep": _("Keep up the good work"),
    "low-priority": _("Low priority"),
    "overkill": _("Possible overkill"),
}
_SOURCES: dict[ImportanceSource, str] = {
    "asked": _("Importance as respondents gave it."),
    "dependent": _("Importance derived: correlation with what the regression explains."),
    "rest": _("Importance derived: correlation with the total of the other items."),
}
_AXES: dict[ImportanceSource, str] = {
    "asked": _("Importance (mean answer)"),
    "dependent": _("Importance (correlation r)"),
    "rest": _("Importance (correlation r)"),
}
_NAMED = 6
"""Items that a sentence names; the table has them all."""
_MARGIN = 0.1


def importance_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """The plot and the table; nothing where fewer than three items have an importance."""
    found = survey.importance
    if found is None:
        return
    yield _told(survey, found, case)
    yield _plot(survey, found, case.language)
    yield _table(survey, found, case.language)


def _told(survey: Survey, found: Importance, case: Case) -> Paragraph:
    language, sure = case.language, found.surely_weak
    unsure = [item for item in found.weak_and_important if item not in sure]
    return paragraph(
        language,
        _message(survey, sure, unsure, case),
        weak=_names(found.weak_and_important, language),
        sure=_names(sure, language),
        unsure=_names(unsure, language),
        n=survey.respondents,
        figure=Ref(f"importance-plot-{survey.id}"),
        table=Ref(f"importance-table-{survey.id}"),
    )


def _message(
    survey: Survey, sure: Sequence[WeighedItem], unsure: Sequence[WeighedItem], case: Case
) -> str:
    """What may be said of important items below the mean, by whether they are surely below it."""
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


def _names(items: Sequence[WeighedItem], language: Language) -> str:
    return language.some([named(item.id, item.text) for item in items], _NAMED)


def _plot(survey: Survey, found: Importance, language: Language) -> Scatter:
    say = language.say
    xs = [item.performance for item in found.items]
    ys = [item.importance for item in found.items]
    points = tuple(
        Point(_place(x, xs), _place(y, ys), item.id, strong=item.quadrant == "concentrate")
        for item, x, y in zip(found.items, xs, ys, strict=True)
    )
    told = "; ".join(
        f"{item.id}: {say(QUADRANTS[item.quadrant])} ({coefficient(item.performance, language)}, "
        f"{coefficient(item.importance, language)})"
        for item in found.items
    )
    corners = tuple(
        say(QUADRANTS[corner]) for corner in ("concentrate", "keep", "low-priority", "overkill")
    )
    return Scatter(
        f"importance-plot-{survey.id}",
        say("Importance and performance, {survey}", survey=survey.title or survey.id),
        points,
        x_axis=say("Performance (mean answer)"),
        y_axis=say(_AXES[found.source]),
        x_line=_place(found.performance_line, xs),
        y_line=_place(found.importance_line, ys),
        corners=(corners[0], corners[1], corners[2], corners[3]),
        alt=say("Items by quadrant, with performance and importance: {items}.", items=told),
        note=_plot_note(found, language),
        unnamed_note=say("A name without room is left out; the table has all items."),
        x_ticks=_ticks(xs, found.performance_line, language),
        y_ticks=_ticks(ys, found.importance_line, language),
    )


def _ticks(values: list[float], mean: float, language: Language) -> tuple[Tick, ...]:
    """The lowest and highest value of an axis, then the mean, which is left out without room."""
    numbers = dict.fromkeys((min(values), max(values), mean))
    return tuple(Tick(_place(value, values), coefficient(value, language)) for value in numbers)


def _plot_note(found: Importance, language: Language) -> str:
    """What the lines are, and where the importance comes from."""
    return language.say(
        "{source} The lines are the means: performance {performance}, importance {importance}.",
        source=language.say(_SOURCES[found.source]),
        performance=coefficient(found.performance_line, language),
        importance=coefficient(found.importance_line, language),
    )


def _place(value: float, values: list[float]) -> float:
    """A share of the plot, with a margin on either side; the middle where all values are equal."""
    low, high = min(values), max(values)
    if high <= low:
        return 0.5
    return _MARGIN + (1 - 2 * _MARGIN) * (value - low) / (high - low)


def _table(survey: Survey, found: Importance, language: Language) -> PrintedTable:
    say = language.say
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
                Cell(named(item.id, item.text)),
                coefficient_cell(item.performance, language),
                coefficient_cell(item.importance, language),
                Cell(say(QUADRANTS[item.quadrant])),
            )
            for item in found.items
        ),
        note=_not_weighed(survey, found, language),
    )


def _not_weighed(survey: Survey, found: Importance, language: Language) -> str:
    """A note on the items that are not in the table; empty where all are."""
    weighed = {item.id for item in found.items}
    left = [item.id for item in survey.items if item.id not in weighed]
    if not left:
        return ""
    return language.say("Left out for want of an importance of their own: {items}.", items=left)
