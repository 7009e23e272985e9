"""The items of a survey: descriptive statistics, distribution of answers, validity."""

from collections.abc import Iterator

from pipeline.account import ItemStatistics, Survey
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.report.surveys.coefficients import coefficient, coefficient_cell, probability
from pipeline.rounding import half_up
from pipeline.translatable import _

_HANGS_TOGETHER = 0.3
"""Below this corrected r an item has little in common with the rest (Nunnally and Bernstein 1994),
however significant a large number of respondents makes it."""
_MOST_POINTS = 11
"""Points of a scale that a table has room for: 0–10 fits."""


def named(name: str, text: str) -> str:
    """The name of an item or a variable, with its text."""
    return f"{name} ({text})" if text else name


def item_name(item: ItemStatistics) -> str:
    return named(item.id, item.text)


_OF_COMPLETE = _(
    "n: respondents who answered every item. Missing: empty cells of this item. Standard "
    "deviation of the sample (n − 1). All items: extremes and deviation of the respondents' mean "
    "answers."
)
_OF_FILLED = _(
    "n: respondents who answered this item, whatever else they left empty. Missing: empty cells "
    "of this item. Standard deviation of the sample (n − 1). All items: extremes and deviation of "
    "the mean answers of those who answered every item."
)
_ADDED_UP = _("n: answers to this item. A dash: what was delivered does not tell it.")
_APPROVAL = _("Approval: total ÷ (n × highest answer, {highest}) × 100; at least {least}.")


def descriptive_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """Each item's n, missing answers, total, mean, median, extremes, deviation, and its answers."""
    language = case.language
    message = _(
        "{table} describes the answers: the mean and median say where they lie, the standard "
        "deviation how far they lie apart."
    )
    if survey.by_totals:
        message = _("{table} gives the totals and the means that were delivered or follow.")
    yield paragraph(language, message, table=Ref(f"items-{survey.id}"))
    yield _descriptive_table(survey, language)
    least = case.rulebook.survey.smallest_group
    if not survey.by_totals and survey.counted < least:
        yield paragraph(
            language,
            "Medians, extremes and single answers are withheld: fewer than {least} respondents "
            "answered.",
            least=least,
        )
    points = range(survey.scale[0], survey.scale[1] + 1)
    if len(points) <= _MOST_POINTS and all(item.counts for item in survey.items):
        yield paragraph(
            language,
            "{table} counts how many respondents gave each answer.",
            table=Ref(f"answers-{survey.id}"),
        )
        yield _distribution_table(survey, points, language)


def _title(survey: Survey) -> str:
    return survey.title or survey.id


def _descriptive_table(survey: Survey, language: Language) -> PrintedTable:
    apart = any(item.not_applicable for item in survey.items)
    blank = (Cell(""),) * (3 if apart else 2)
    whole = (
        Cell(language.say("All items")),
        *blank,
        _short(survey.total, language),
        number_cell(survey.approval, language),
        number_cell(survey.answer_mean, language),
        Cell(""),
        number_cell(survey.min, language),
        number_cell(survey.max, language),
        number_cell(survey.sd, language),
    )
    filled = _OF_FILLED if survey.counted > survey.respondents else _OF_COMPLETE
    note = language.say(_ADDED_UP if survey.by_totals else filled)
    if survey.approval is not None:
        note += " " + _approval_note(survey, language)
    if apart:
        note += " " + language.say("N/A: answers that say that the item does not concern them.")
    return PrintedTable(
        f"items-{survey.id}",
        language.say("Descriptive statistics, {survey}", survey=_title(survey)),
        (
            Column(language.say("Item"), width=23 if apart else 30),
            Column("n", kind="number", width=5),
            Column(language.say("Missing"), kind="number", width=8),
            *((Column(language.say("N/A"), kind="number", width=7),) if apart else ()),
            Column(language.say("Total"), kind="number", width=8),
            Column(language.say("Approval"), unit="%", kind="number", width=11),
            Column(language.say("Mean"), kind="number", width=8),
            Column(language.say("Median"), kind="number", width=8),
            Column(language.say("Min."), kind="number", width=6),
            Column(language.say("Max."), kind="number", width=7),
            Column(language.say("Std. deviation"), kind="number", width=9),
        ),
        tuple(_descriptive_row(item, language, apart=apart) for item in survey.items),
        total=(whole,),
        note=note,
    )


def _descriptive_row(item: ItemStatistics, language: Language, *, apart: bool) -> tuple[Cell, ...]:
    return (
        Cell(item_name(item)),
        Cell(language.number(item.n, 0)),
        _short(item.missing, language),
        *((_short(item.not_applicable, language),) if apart else ()),
        _short(item.sum, language),
        number_cell(item.approval, language),
        number_cell(item.mean, language),
        _short(item.median, language),
        _short(item.min, language),
        _short(item.max, language),
        number_cell(item.sd, language),
    )


def _approval_note(survey: Survey, language: Language) -> str:
    low, high = survey.scale
    least = language.short(half_up(100 * low / high))
    return language.say(_APPROVAL, highest=language.short(high), least=least)


def _short(value: float | None, language: Language) -> Cell:
    return Cell("–") if value is None else Cell(language.short(half_up(value)))


def _distribution_table(survey: Survey, points: range, language: Language) -> PrintedTable:
    width = 60 // len(points)
    return PrintedTable(
        f"answers-{survey.id}",
        language.say("Distribution of answers, {survey}", survey=_title(survey)),
        (
            Column(language.say("Item"), width=100 - width * len(points)),
            *(Column(str(point), kind="number", width=width) for point in points),
        ),
        tuple(
            (
                Cell(item_name(item)),
                *(_counted(count, item.n, language) for count in item.counts or ()),
            )
            for item in survey.items
        ),
        note=language.say("In brackets: percent of the respondents."),
    )


def _counted(count: int, of: int, language: Language) -> Cell:
    """How many gave an answer, and their share of the respondents."""
    share = language.number(half_up(100 * count / of, 1), 1)
    return Cell(language.number(count, 0), detail=share)


def validity_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """Item–total correlations against the critical r, or why there are none."""
    if survey.by_totals:
        return
    language, policy = case.language, case.rulebook.survey
    if all(item.item_total_p is None for item in survey.items):
        yield paragraph(
            language,
            "Validity cannot be tested: that takes two items, three respondents and answers that "
            "are not all alike.",
        )
        return
    yield paragraph(
        language,
        "{valid} of {items} items are valid in {table}: their correlation with the total is at "
        "least {critical}, the critical value for {n} respondents (two-tailed, {significance} %).",
        table=Ref(f"validity-table-{survey.id}"),
        valid=sum(item.valid is True for item in survey.items),
        items=len(survey.items),
        critical=coefficient(survey.items[0].r_critical, language),
        n=survey.respondents,
        significance=language.short(half_up(100 * policy.significance)),
    )
    weak = [
        item.id
        for item in survey.items
        if item.valid and half_up(item.corrected_item_total_r or 0.0, 3) < _HANGS_TOGETHER
    ]
    if weak:
        yield paragraph(
            language,
            "Valid, yet only loosely tied to the other items (corrected r under {least}): {items}.",
            least=coefficient(_HANGS_TOGETHER, language),
            items=weak,
        )
    yield _validity_table(survey, language)


def _validity_table(survey: Survey, language: Language) -> PrintedTable:
    return PrintedTable(
        f"validity-table-{survey.id}",
        language.say("Item–total statistics, {survey}", survey=_title(survey)),
        (
            Column(language.say("Item"), width=32),
            Column(language.say("r item–total"), kind="number", width=12),
            Column(language.say("r critical"), kind="number", width=11),
            Column("p", kind="number", width=10),
            Column(language.say("Corrected r"), kind="number", width=12),
            Column(language.say("Alpha if deleted"), kind="number", width=12),
            Column(language.say("Valid"), width=11),
        ),
        tuple(_validity_row(item, language) for item in survey.items),
        note=language.say(
            "p: two-tailed, {df} degrees of freedom. The corrected r is with the total of the "
            "other items, without the item itself, which inflates the plain r. A dash: nothing "
            "varies, or too few items are left.",
            df=survey.respondents - 2,
        ),
    )


def _validity_row(item: ItemStatistics, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(item_name(item)),
        coefficient_cell(item.item_total_r, language),
        coefficient_cell(item.r_critical, language),
        Cell(probability(item.item_total_p, language)),
        coefficient_cell(item.corrected_item_total_r, language),
        coefficient_cell(item.alpha_if_deleted, language),
        Cell("–" if item.valid is None else language.shown(item.valid)),
    )
