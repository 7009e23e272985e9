"""What a survey says, item by item, and how far it can be trusted."""

from collections.abc import Iterator

from pipeline.case import Case, two
from pipeline.document import Bar, BarChart, Block, Cell, Column, Paragraph, PrintedTable, Ref
from pipeline.report.wording import number_cell, runs
from pipeline.rounding import half_up
from pipeline.statistics.survey import ItemStatistics, SurveyStatistics
from pipeline.translatable import _

_COEFFICIENT = 3


def survey_blocks(measure_id: str, case: Case) -> Iterator[Block]:
    """The items of the survey behind a measure, told with the first measure that uses it."""
    survey = case.survey_of(measure_id)
    if survey is None or not survey.items or _first_user(survey, case) != measure_id:
        return
    yield _told(survey, case)
    yield _chart(survey, case)


def _first_user(survey: SurveyStatistics, case: Case) -> str:
    return next(key for key, w in case.measured.workings.items() if w.survey == survey.id)


def _told(survey: SurveyStatistics, case: Case) -> Paragraph:
    language = case.language
    lowest = [item for item in survey.items if item.id in survey.lowest]
    message = _(
        "{n} complete respondents answered {items} items. The lowest total, {sum}, is that of "
        "{lowest}; {chart} shows them all and {statistics} their validity."
    )
    return Paragraph(
        runs(
            language,
            message,
            n=survey.respondents,
            items=len(survey.items),
            sum=language.short(lowest[0].sum) if lowest else language.missing,
            lowest=[_name(item) for item in lowest],
            chart=Ref(f"chart-{survey.id}"),
            statistics=Ref(f"items-{survey.id}"),
        )
    )


def _name(item: ItemStatistics) -> str:
    return f"{item.id} ({item.text})" if item.text else item.id


def _chart(survey: SurveyStatistics, case: Case) -> BarChart:
    language = case.language
    low, high = (end * survey.respondents for end in survey.scale)
    bars = tuple(
        Bar(
            _name(item),
            language.short(item.sum),
            (item.sum - low) / (high - low) if high > low else 0.0,
            colour="poor" if item.id in survey.lowest else "neutral",
        )
        for item in survey.items
    )
    told = "; ".join(f"{bar.label} {bar.value}" for bar in bars)
    return BarChart(
        f"chart-{survey.id}",
        language.say(
            "Total score by item, {survey} (possible {low} to {high})",
            survey=survey.title or survey.id,
            low=language.short(low),
            high=language.short(high),
        ),
        bars,
        alt=language.say("Totals by item: {items}.", items=told),
        note=language.say("The darker bars mark the lowest total."),
    )


def statistics_table(survey: SurveyStatistics, case: Case) -> PrintedTable:
    """Sum, mean, extremes, deviation, item–total correlation and verdict of every item."""
    language = case.language
    return PrintedTable(
        f"items-{survey.id}",
        language.say("Item statistics, {survey}", survey=survey.title or survey.id),
        (
            Column(language.say("Item"), width=37),
            Column(language.say("Total"), kind="number", width=9),
            Column(language.say("Mean"), kind="number", width=9),
            Column(language.say("Min."), kind="number", width=8),
            Column(language.say("Max."), kind="number", width=8),
            Column(language.say("Std. dev."), kind="number", width=10),
            Column(language.say("r item–total"), kind="number", width=10),
            Column(language.say("Valid"), width=9),
        ),
        tuple(_item_row(item, case) for item in survey.items),
        total=(_total_row(survey, case),),
        note=_trust(survey, case),
    )


def _item_row(item: ItemStatistics, case: Case) -> tuple[Cell, ...]:
    language = case.language
    return (
        Cell(_name(item)),
        Cell(language.short(item.sum)),
        number_cell(item.mean, language),
        Cell(language.short(item.min)),
        Cell(language.short(item.max)),
        number_cell(item.sd, language),
        Cell(coefficient(item.item_total_r, case)),
        Cell("–" if item.valid is None else language.shown(item.valid)),
    )


def _total_row(survey: SurveyStatistics, case: Case) -> tuple[Cell, ...]:
    language = case.language
    blanks = (Cell(""),) * 5
    mean = number_cell(survey.mean, language)
    return (Cell(language.say("All items")), Cell(language.short(survey.total)), mean, *blanks)


def _trust(survey: SurveyStatistics, case: Case) -> str:
    """Critical r and alpha with its interval, as a note below the table."""
    language, policy = case.language, case.rulebook.survey
    low, high = survey.alpha_interval or (None, None)
    return language.say(
        "Valid: r at least {critical} (two-tailed, {significance} %, n = {n}). Cronbach's alpha "
        "{alpha}, {level} % interval {low} to {high} (Feldt).",
        critical=coefficient(next((item.r_critical for item in survey.items), None), case),
        significance=language.short(two(100 * policy.significance)),
        n=survey.respondents,
        alpha=coefficient(survey.alpha, case),
        level=language.short(two(100 * policy.confidence)),
        low=coefficient(low, case),
        high=coefficient(high, case),
    )


def coefficient(value: float | None, case: Case) -> str:
    """A correlation or alpha with three decimals."""
    if value is None:
        return "–"
    return case.language.number(half_up(value, _COEFFICIENT), _COEFFICIENT)
