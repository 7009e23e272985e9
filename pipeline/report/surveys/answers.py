"""What a survey says, item by item, and how far it can be trusted."""

from collections.abc import Iterator, Sequence

from pipeline.account import ItemStatistics, Measure, Survey
from pipeline.case import Case
from pipeline.document import Bar, BarChart, Block, Paragraph, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import runs
from pipeline.report.surveys.items import item_name
from pipeline.translatable import _

_MOST_BARS = 15
"""So many bars fit beside the text; of more items, the lowest are drawn and the annex has all."""
_NAMED = 5
"""So many items of the lowest total a sentence names; the chart has them all."""


def survey_blocks(measure: Measure, case: Case) -> Iterator[Block]:
    """The items of the survey behind a measure, printed with the first measure that uses it."""
    survey = case.account.survey_of(measure)
    if survey is None or not survey.items or case.account.users_of(survey.id)[0].id != measure.id:
        return
    yield _told(survey, case.language)
    yield _chart(survey, case.language)


def _told(survey: Survey, language: Language) -> Paragraph:
    lowest = [item for item in survey.items if item.id in survey.lowest]
    message = _(
        "Complete respondents: {n}; items: {items}. The lowest total, {sum}, is that of {lowest}; "
        "{chart} shows them all and {statistics} their validity."
    )
    if len(survey.items) > _MOST_BARS:
        message = _(
            "Complete respondents: {n}; items: {items}. The lowest total, {sum}, is that of "
            "{lowest}; {chart} shows the {shown} lowest, {table} all of them and {statistics} "
            "their validity."
        )
    elif all(item.item_total_p is None for item in survey.items):
        message = _(
            "Complete respondents: {n}; items: {items}. The lowest total, {sum}, is that of "
            "{lowest}; {chart} shows them all, and {statistics} what else can be told of them."
        )
    return Paragraph(
        runs(
            language,
            message,
            shown=_MOST_BARS,
            table=Ref(f"items-{survey.id}"),
            n=survey.respondents,
            items=len(survey.items),
            sum=language.short(lowest[0].sum) if lowest else language.missing,
            lowest=language.some([item_name(item) for item in lowest], _NAMED),
            chart=Ref(f"chart-{survey.id}"),
            statistics=Ref(f"survey-{survey.id}"),
        )
    )


def _chart(survey: Survey, language: Language) -> BarChart:
    low, high = (end * survey.respondents for end in survey.scale)
    bars = tuple(
        Bar(
            item_name(item),
            language.short(item.sum),
            (item.sum - low) / (high - low) if high > low else 0.0,
            colour="poor" if item.id in survey.lowest else "neutral",
        )
        for item in _drawn(survey)
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
        note=_chart_note(survey, language),
    )


def _drawn(survey: Survey) -> Sequence[ItemStatistics]:
    """The items in their order; of more than a chart holds the lowest, from the lowest up."""
    if len(survey.items) <= _MOST_BARS:
        return survey.items
    return sorted(survey.items, key=lambda item: item.sum)[:_MOST_BARS]


def _chart_note(survey: Survey, language: Language) -> str:
    say = language.say
    darker = say("The darker bars mark the lowest total.")
    if len(survey.items) <= _MOST_BARS:
        return darker
    return f"{darker} " + say(
        "Drawn are the {shown} lowest of {items} items; the descriptive statistics have all.",
        shown=_MOST_BARS,
        items=len(survey.items),
    )
