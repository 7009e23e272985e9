"""Chapter III.A: every measure in one row, below its objective."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, Node, tallied
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref, Runs
from pipeline.language import Language
from pipeline.report.phrases.amounts import in_columns, shared_unit
from pipeline.report.phrases.deviations import deviation, ends, span_of
from pipeline.report.phrases.marks import mark_of
from pipeline.report.phrases.places import numbers, objectives_in_order, places_text
from pipeline.report.phrases.tables import without_bars
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import lowered, number_cell, percent, runs
from pipeline.rounding import half_up
from pipeline.translatable import _


def overview(case: Case) -> Iterator[Block]:
    """A lead-in and the table; nothing for a single measure, whose card says as much."""
    if len(case.account.measures) > 1:
        yield Paragraph(_lead(case))
        yield _table(case)


def _lead(case: Case) -> Runs:
    """Where to read on, and which measures are rated favourably though they missed their target."""
    language, account = case.language, case.account
    told = runs(language, _LEAD, table=Ref("overview"), workings=Ref("in-full"))
    despite = [measure for measure in account.measures if _is_praised(measure, case)]
    if not despite:
        return told
    return (
        *told,
        " ",
        language.say(
            "Rated favourably although the target was missed: {measures}.",
            measures=places_text(despite, account, language),
        ),
    )


def _is_praised(measure: Measure, case: Case) -> bool:
    """Whether a measure missed its target and has a favourable rating."""
    band = case.band_of(measure)
    return measure.met is False and band is not None and band.favourable


_LEAD = _(
    "{table} has every measure in one row; reasons stand with the objectives, details in "
    "{workings}."
)


def _table(case: Case) -> PrintedTable:
    language, measures = case.language, case.account.measures
    span = span_of([m.achievement for m in measures if m.achievement is not None])
    shared = shared_unit(measures, language)
    rows = tuple(_rows(case, span, shared))
    table = PrintedTable(
        "overview",
        _caption(measures, language),
        (
            Column(language.say("Measure"), unit=shared, width=37),
            Column(language.say("Target"), kind="number", width=10),
            Column(language.say("Actual"), kind="number", width=10),
            Column(language.say("Achievement"), unit="%", kind="number", width=11),
            Column("", kind="deviation", width=15, ends=ends(span, language)),
            Column(language.say("Rating"), width=17),
        ),
        rows,
        total=tuple(_total(case, span)),
        note=language.say(
            "Bars begin at the target (100): hollow to the left is a shortfall, solid to the right "
            "an excess."
        ),
    )
    has_bars = any(cell.deviation for row in rows for cell in row)
    return table if has_bars else without_bars(table)


def _caption(measures: Sequence[Measure], language: Language) -> str:
    """Which measures are furthest behind; the plain label where none is behind."""
    short = {
        measure.name: half_up(measure.achievement)
        for measure in measures
        if measure.fell_short and measure.achievement is not None
    }
    least = min(short.values(), default=None)
    names = [name for name, value in short.items() if value == least]
    if least is None:
        return language.say("Targets, actuals and achievements by objective")
    return language.say(
        "Furthest behind its target: {measure}, with an achievement of {achievement}",
        measure=names,
        achievement=percent(least, language),
    )


def _rows(case: Case, span: float, shared: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of the table; each states its unit where that is not `shared` by all."""
    language, account = case.language, case.account
    placed = numbers(account)
    shown = {measure.id: in_columns(measure, language) for measure in account.measures}
    widest = max(one.decimals for one in shown.values())
    for place, (objective, inside) in enumerate(objectives_in_order(account), 1):
        yield (Cell(_heading(place, account.objective(objective), inside, language)),)
        for measure in inside:
            band, way = case.band_of(measure), shown[measure.id]
            yield (
                Cell(
                    measure.name,
                    detail="" if shared else way.unit,
                    mark=mark_of(measure),
                    number=placed[measure.id],
                ),
                way.target(widest),
                way.cell(measure.reached, widest),
                number_cell(measure.achievement, language),
                _bar(measure.achievement, span, language),
                Cell(language.text(band.label) if band else language.say("not rated")),
            )


def _heading(place: int, node: Node, inside: Sequence[Measure], language: Language) -> str:
    """An objective with its score and, if it has several measures, how many targets were met."""
    name = language.say("Objective {number}. {name}", number=str(place), name=node.name)
    said = [] if len(inside) == 1 else [lowered(headed(tallied(inside), language))]
    if node.score is not None:
        said.insert(0, language.say("score {score}", score=node.score))
    return f"{name}: {'; '.join(said)}" if said else name


def _bar(value: float | None, span: float, language: Language) -> Cell:
    return Cell("–" if value is None else "", deviation=deviation(value, span, language))


def _total(case: Case, span: float) -> Iterator[tuple[Cell, ...]]:
    """The overall score, where the rulebook computes one."""
    language, whole = case.language, case.account.scorecard
    if whole.score is None:
        return
    band = case.node_band("scorecard", whole.rating)
    yield (
        Cell(language.say("Overall score")),
        Cell(""),
        Cell(""),
        number_cell(whole.score, language),
        _bar(whole.score, span, language),
        Cell(language.text(band.label) if band else "–"),
    )
