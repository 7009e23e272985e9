"""The answers to a survey, item by item."""

from collections.abc import Iterator, Sequence

from pipeline.account import ItemStatistics, Measure, Survey
from pipeline.case import Case
from pipeline.document import Bar, BarChart, Block, Paragraph, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph, runs
from pipeline.report.surveys.items import item_name
from pipeline.rounding import half_up
from pipeline.translatable import _

_MOST_BARS = 15
"""Bars that fit beside the text; of more items, the lowest are drawn and the annex has all."""
_NAMED = 6
"""Items of the lowest total that a sentence names; the chart has them all."""


def survey_blocks(measure: Measure, case: Case) -> Iterator[Block]:
    """The items of the survey behind a measure, printed with the first measure that uses it."""
    survey = case.account.survey_of(measure)
    if survey is None or not survey.items or case.account.users_of(survey.id)[0].id != measure.id:
        return
    yield _told(survey, case.language)
    if survey.approval is not None:
        yield paragraph(
            case.language,
            "The level of approval is {approval} %: the answers add up to {total} of {most} that "
            "they could at most.",
            approval=case.language.number(half_up(survey.approval)),
            total=case.language.short(half_up(survey.total)),
            most=case.language.short(survey.answers * survey.scale[1]),
        )
    yield _chart(survey, case.language)


def _told(survey: Survey, language: Language) -> Paragraph:
    lowest = [item for item in survey.items if item.id in survey.lowest]
    message = _(
        "{respondents}; items: {items}. {least} is that of {lowest}; {chart} shows them all and "
        "{statistics} their validity."
    )
    if len(survey.items) > _MOST_BARS:
        message = _(
            "{respondents}; items: {items}. {least} is that of {lowest}; {chart} shows the {shown} "
            "lowest, {table} all of them and {statistics} their validity."
        )
    elif all(item.item_total_p is None for item in survey.items):
        message = _(
            "{respondents}; items: {items}. {least} is that of {lowest}; {chart} shows them all, "
            "and {statistics} what else can be told of them."
        )
    return Paragraph(
        runs(
            language,
            message,
            shown=_MOST_BARS,
            table=Ref(f"items-{survey.id}"),
            respondents=_respondents(survey, language),
            items=len(survey.items),
            least=_least(lowest, survey, language),
            lowest=language.some([item_name(item) for item in lowest], _NAMED),
            chart=Ref(f"chart-{survey.id}"),
            statistics=Ref(f"survey-{survey.id}"),
        )
    )


def _respondents(survey: Survey, language: Language) -> str:
    """How many respondents the items count: who answered any item, or who answered every item."""
    message = _("Complete respondents: {n}")
    if survey.counted > survey.respondents or not survey.is_even:
        message = _("Respondents: {n}")
    return language.say(message, n=survey.counted)


def _least(lowest: Sequence[ItemStatistics], survey: Survey, language: Language) -> str:
    message = (
        _("The lowest total, {figure},") if survey.is_even else _("The lowest mean, {figure},")
    )
    return language.say(message, figure=_figure(lowest[0], survey, language))


def _figure(item: ItemStatistics, survey: Survey, language: Language) -> str:
    """An item's total; its mean where items differ in the number of answers."""
    return language.short(item.sum) if survey.is_even else language.number(half_up(item.mean))


def _chart(survey: Survey, language: Language) -> BarChart:
    low, high = survey.scale
    bars = tuple(
        Bar(
            item_name(item),
            _figure(item, survey, language),
            (item.mean - low) / (high - low),
            colour="poor" if item.id in survey.lowest else "neutral",
        )
        for item in _drawn(survey)
    )
    told = "; ".join(f"{bar.label} {bar.value}" for bar in bars)
    caption, alt = (
        _("Mean answer by item, {survey} (possible {low} to {high})"),
        _("Means by item: {items}."),
    )
    if survey.is_even:
        caption, alt = (
            _("Total score by item, {survey} (possible {low} to {high})"),
            _("Totals by item: {items}."),
        )
    answers = survey.items[0].n if survey.is_even else 1
    return BarChart(
        f"chart-{survey.id}",
        language.say(
            caption,
            survey=survey.title or survey.id,
            low=language.short(low * answers),
            high=language.short(high * answers),
        ),
        bars,
        alt=language.say(alt, items=told),
        note=_chart_note(survey, language),
    )


def _drawn(survey: Survey) -> Sequence[ItemStatistics]:
    """The items with the lowest means, as many as a chart holds."""
    return sorted(survey.items, key=lambda item: item.mean)[:_MOST_BARS]


def _chart_note(survey: Survey, language: Language) -> str:
    say = language.say
    darker = say("The darker bars mark the lowest total.")
    if not survey.is_even:
        darker = say("The darker bars mark the lowest mean.")
    if len(survey.items) <= _MOST_BARS:
        return darker
    return f"{darker} " + say(
        "Drawn are the {shown} lowest of {items} items; the descriptive statistics have all.",
        shown=_MOST_BARS,
        items=len(survey.items),
    )
