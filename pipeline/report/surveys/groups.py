"""Groups of respondents side by side, and how much their difference means."""

from collections.abc import Iterator

from pipeline.account import Survey
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.coefficients import between, coefficient, coefficient_cell, p_text
from pipeline.rounding import half_up
from pipeline.statistics.groups import Difference, Group, Grouping
from pipeline.translatable import _

# Cohen's (1988) thresholds for |g| and for eta², from small upwards.
_SMALL = {"welch": (0.2, 0.5, 0.8), "anova": (0.01, 0.06, 0.14)}
_SIZES = (_("negligible"), _("small"), _("medium"), _("large"))


def group_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """A table and a sentence for each column by which respondents are grouped."""
    for grouping in survey.groups:
        yield _told(grouping, f"groups-{survey.id}-{grouping.column}", case)
        yield _table(survey, grouping, case)


def _told(grouping: Grouping, table: str, case: Case) -> Paragraph:
    found = grouping.difference
    if found is None:
        return paragraph(
            case.language,
            "{table} shows the groups of {column}. They are not compared: fewer than two of those "
            "shown have the {least} respondents that takes, or nothing varies within them.",
            table=Ref(table),
            column=grouping.column,
            least=case.rulebook.survey.compare_at_least,
        )
    message = _(
        "The groups of {column} ({compared}) differ more than chance would make them: {test}; the "
        "effect is {size} ({effect}, {table})."
    )
    if found.p >= case.rulebook.survey.significance:
        message = _(
            "The groups of {column} ({compared}) do not differ more than chance could make them: "
            "{test}; the effect is {size} ({effect}, {table})."
        )
    return paragraph(
        case.language,
        message,
        column=grouping.column,
        compared=list(found.compared),
        test=test_text(found, case.language),
        size=case.language.say(size_of(found)),
        effect=effect_text(found, case),
        table=Ref(table),
    )


def size_of(found: Difference) -> str:
    """The word for the size of an effect, as a message id."""
    return _SIZES[sum(abs(found.effect) >= floor for floor in _SMALL[found.test])]


def test_text(found: Difference, language: Language) -> str:
    """A test's name with its statistic, degrees of freedom and p."""
    say = language.say
    one, other = (language.short(half_up(freedom)) for freedom in found.freedom)
    value, p = coefficient(found.statistic, language), p_text(found.p, language)
    if found.test == "welch":
        return say("Welch's t({df}) = {t}, {p}", t=value, df=other, p=p)
    return say(
        "one-way analysis of variance, F({between}; {within}) = {f}, {p}",
        f=value,
        between=one,
        within=other,
        p=p,
    )


def effect_text(found: Difference, case: Case) -> str:
    """An effect's name with its value, and with its interval where it has one."""
    language = case.language
    value = coefficient(found.effect, language)
    if found.effect_interval is None:
        return f"η² = {value}"
    return language.say(
        "Hedges' g = {g}, {level} % interval {interval}",
        g=value,
        level=language.short(half_up(100 * case.rulebook.survey.confidence)),
        interval=between(found.effect_interval, language),
    )


def _table(survey: Survey, grouping: Grouping, case: Case) -> PrintedTable:
    say = case.language.say
    note = say(
        "Groups of fewer than {least} respondents are withheld, and with them the next smallest "
        "where one could be worked out from the rest.",
        least=case.rulebook.survey.smallest_group,
    )
    if grouping.ungrouped:
        note += " " + say("Without a group: {n} respondents.", n=grouping.ungrouped)
    return PrintedTable(
        f"groups-{survey.id}-{grouping.column}",
        say(
            "Groups by {column}, {survey}", column=grouping.column, survey=survey.title or survey.id
        ),
        (
            Column(say("Group"), width=40),
            Column("n", kind="number", width=15),
            Column(say("Mean"), kind="number", width=15),
            Column(say("Std. deviation"), kind="number", width=15),
            Column(say("Alpha"), kind="number", width=15),
        ),
        tuple(_row(group, case.language) for group in grouping.groups),
        note=note,
    )


def _row(group: Group, language: Language) -> tuple[Cell, ...]:
    if group.n is None:
        return (Cell(group.value), Cell(language.say("withheld")), *(Cell("–"),) * 3)
    return (
        Cell(group.value),
        Cell(language.number(group.n, 0)),
        coefficient_cell(group.mean, language),
        coefficient_cell(group.sd, language),
        coefficient_cell(group.alpha, language),
    )
