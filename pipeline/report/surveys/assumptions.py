"""The assumptions behind a regression's t and p: their tests, and what it means where they fail."""

from collections.abc import Iterator

from pipeline.account import Survey
from pipeline.case import Case
from pipeline.document import Block, Bullets, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.coefficients import coefficient, probability
from pipeline.statistics.regression import Assumption, Regression
from pipeline.translatable import _

_ABOUT = {
    "normality": _("normality of the residuals"),
    "multicollinearity": _("multicollinearity (largest VIF)"),
    "heteroscedasticity": _("heteroscedasticity"),
    "autocorrelation": _("autocorrelation in the order of the rows"),
}
_BROKEN = {
    "normality": _(
        "{tests}: the residuals are not normal, so p and intervals are only near, the more so with "
        "few respondents."
    ),
    "multicollinearity": _(
        "The terms overlap so much that the effect of one cannot be told from that of another."
    ),
    "heteroscedasticity": _(
        "The residuals spread unevenly: the standard errors, and with them p, are off."
    ),
    "autocorrelation": _(
        "Neighbouring rows resemble each other: the standard errors are off, unless the order of "
        "the rows means nothing."
    ),
    "alternation": _(
        "Neighbouring rows oppose each other: the standard errors are off, unless the order of "
        "the rows means nothing."
    ),
}
_UNRELATED = 2.0
"""Durbin–Watson of neighbours that are unrelated; below it they are alike."""


def assumption_blocks(found: Regression, survey: Survey, case: Case) -> Iterator[Block]:
    """How many assumptions hold, the table of tests, and what each failed assumption means."""
    yield _told(found, survey.id, case.language)
    yield _table(found, survey, case)
    broken = tuple(_broken(found, case.language))
    if broken:
        yield Bullets(tuple((text,) for text in broken))


def _broken(found: Regression, language: Language) -> Iterator[str]:
    """What each failed assumption means, once for all the tests that reject it."""
    failed: dict[str, list[str]] = {}
    for one in found.assumptions:
        if not one.holds:
            alternates = one.about == "autocorrelation" and one.statistic > _UNRELATED
            failed.setdefault("alternation" if alternates else one.about, []).append(one.name)
    for about, tests in failed.items():
        yield language.say(_BROKEN[about], tests=tests)


def _told(found: Regression, survey: str, language: Language) -> Block:
    return paragraph(
        language,
        "{held} of {all} assumption tests in {table} hold.",
        held=sum(one.holds for one in found.assumptions),
        all=len(found.assumptions),
        table=Ref(f"assumptions-{survey}"),
    )


def _table(found: Regression, survey: Survey, case: Case) -> PrintedTable:
    language, policy = case.language, case.rulebook.survey
    say = language.say
    return PrintedTable(
        f"assumptions-{survey.id}",
        say("Classical assumption tests, dependent {dependent}", dependent=found.dependent),
        (
            Column(say("Test"), width=22),
            Column(say("About"), width=38),
            Column(say("Statistic"), kind="number", width=14),
            Column("p", kind="number", width=12),
            Column(say("Holds"), width=14),
        ),
        tuple(_row(one, language) for one in found.assumptions),
        note=say(
            "Jarque–Bera: χ² with 2 degrees of freedom; Breusch–Pagan in Koenker's form: χ² with "
            "{terms}. A dash for p: judged by a bound of the rulebook, VIF at most {vif}, "
            "Durbin–Watson from {low} to {high}.",
            terms=len(found.names),
            vif=language.short(policy.vif_at_most),
            low=language.short(policy.durbin_watson[0]),
            high=language.short(policy.durbin_watson[1]),
        ),
    )


def _row(one: Assumption, language: Language) -> tuple[Cell, ...]:
    return (
        Cell(one.name),
        Cell(language.say(_ABOUT[one.about])),
        Cell(coefficient(one.statistic, language)),
        Cell(probability(one.p, language)),
        Cell(language.shown(one.holds)),
    )
