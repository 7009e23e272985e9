"""A multiple regression in print: model, coefficients, assumption tests, and what follows."""

from collections.abc import Iterator, Sequence
from math import sqrt

from pipeline.account import Survey
from pipeline.case import Case
from pipeline.document import Block, Callout, Cell, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph, runs
from pipeline.report.surveys.assumptions import assumption_blocks
from pipeline.report.surveys.coefficients import (
    coefficient,
    coefficient_cell,
    estimates,
    p_text,
    probability,
)
from pipeline.report.surveys.variables import term_name
from pipeline.rounding import half_up
from pipeline.statistics.refusals import refusal
from pipeline.statistics.regression import Regression, Term
from pipeline.translatable import _

_FOLLOWS = _(
    "What follows: who answers higher on a term with a small p also tends to answer higher, or "
    "with a negative b lower, on {dependent}, the other terms being equal. What does not: that "
    "the term is the cause, or that changing it would change {dependent}."
)


def regression_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """The regression that report.toml asks for; nothing where it asks for none."""
    found, language = survey.regression, case.language
    if found is None:
        return
    if found.refusal is not None:
        yield Callout(
            language.say("No regression"),
            runs(
                language,
                "The regression of {dependent} on {terms} was asked for and is refused: {reason}.",
                dependent=found.dependent,
                terms=list(found.names),
                reason=refusal(found),
            ),
        )
        return
    yield paragraph(
        language,
        "Dependent: {dependent}. Terms: {terms}.",
        dependent=term_name(found.dependent, survey),
        terms=[term_name(name, survey) for name in found.names],
    )
    yield _model_told(found, survey.id, case)
    yield _model_table(found, survey, language)
    yield _terms_told(found, survey.id, case)
    yield _terms_table(found, survey, language)
    yield paragraph(
        language, "The equation of the regression: {equation}.", equation=_equation(found, language)
    )
    yield from assumption_blocks(found, survey, case)
    yield paragraph(
        language,
        _FOLLOWS if _clear_terms(found, case) else _("Nothing follows about any single term."),
        dependent=found.dependent,
    )


def _model_told(found: Regression, survey: str, case: Case) -> Block:
    language = case.language
    message = _(
        "The terms explain {share} % of the variance of {dependent} (R², {table}), more than "
        "chance would: F({between}; {within}) = {f}, {p}."
    )
    if (found.f_p or 0.0) >= case.rulebook.survey.significance:
        message = _(
            "The terms explain {share} % of the variance of {dependent} (R², {table}), no more "
            "than chance could: F({between}; {within}) = {f}, {p}."
        )
    between, within = found.freedom or (0, 0)
    return paragraph(
        language,
        message,
        share=language.number(half_up(100 * (found.r2 or 0.0), 1), 1),
        dependent=found.dependent,
        table=Ref(f"model-{survey}"),
        between=between,
        within=within,
        f=coefficient(found.f, language),
        p=p_text(found.f_p or 0.0, language),
    )


def _model_table(found: Regression, survey: Survey, language: Language) -> PrintedTable:
    say = language.say
    between, within = found.freedom or (0, 0)
    return PrintedTable(
        f"model-{survey.id}",
        say("Model summary, {survey}", survey=survey.title or survey.id),
        (
            Column("n", width=9),
            Column("R", kind="number", width=9),
            Column("R²", kind="number", width=9),
            Column(say("Adjusted R²"), kind="number", width=13),
            Column(say("Std. error of the estimate"), kind="number", width=15),
            Column("F", kind="number", width=11),
            Column("df", kind="number", width=10),
            Column("p", kind="number", width=10),
            Column("Durbin–Watson", kind="number", width=14),
        ),
        (
            (
                Cell(language.number(found.n, 0)),
                coefficient_cell(sqrt(found.r2 or 0.0), language),
                coefficient_cell(found.r2, language),
                coefficient_cell(found.adjusted_r2, language),
                Cell(estimates([found.residual_sd], language)[0]),
                coefficient_cell(found.f, language),
                Cell(f"{between};\N{NO-BREAK SPACE}{within}"),
                Cell(probability(found.f_p, language)),
                coefficient_cell(found.durbin_watson, language),
            ),
        ),
    )


def _clear_terms(found: Regression, case: Case) -> list[str]:
    """The terms whose coefficients are unlikely to be due to chance."""
    significance = case.rulebook.survey.significance
    return [term.name for term in found.terms[1:] if term.p < significance]


def _terms_told(found: Regression, survey: str, case: Case) -> Block:
    clear = _clear_terms(found, case)
    table = Ref(f"terms-{survey}")
    if not clear:
        return paragraph(
            case.language,
            "No single term stands out from chance in {table}.",
            table=table,
        )
    return paragraph(
        case.language,
        "Beyond what the others explain, {clear} stand out from chance in {table}; beta compares "
        "their weight.",
        clear=clear,
        table=table,
    )


def _terms_table(found: Regression, survey: Survey, language: Language) -> PrintedTable:
    say = language.say
    return PrintedTable(
        f"terms-{survey.id}",
        say("Coefficients, dependent {dependent}", dependent=term_name(found.dependent, survey)),
        (
            Column(say("Term"), width=25),
            Column("b", kind="number", width=14),
            Column(say("Std. error"), kind="number", width=14),
            Column("Beta", kind="number", width=12),
            Column("t", kind="number", width=12),
            Column("p", kind="number", width=11),
            Column("VIF", kind="number", width=12),
        ),
        tuple(_term_rows(found.terms, survey, language)),
        note=say(
            "t with {df} degrees of freedom, p two-tailed. Beta: b in standard deviations. VIF: "
            "how far the other terms inflate the variance of b.",
            df=(found.freedom or (0, 0))[1],
        ),
    )


def _equation(found: Regression, language: Language) -> str:
    """The equation `Y = a + b₁ X₁ − b₂ X₂`, with the decimals of the table."""
    intercept, *slopes = estimates([term.b for term in found.terms], language)
    parts = (
        f" {'−' if term.b < 0 else '+'} {slope.lstrip('−')}\N{NO-BREAK SPACE}{term.name}"
        for term, slope in zip(found.terms[1:], slopes, strict=True)
    )
    return f"{found.dependent} = {intercept}{''.join(parts)}"


def _term_rows(
    terms: Sequence[Term], survey: Survey, language: Language
) -> Iterator[tuple[Cell, ...]]:
    slopes = estimates([term.b for term in terms], language)
    errors = estimates([term.se for term in terms], language)
    for term, slope, error in zip(terms, slopes, errors, strict=True):
        intercept = term.name == "intercept"
        name = language.say("Intercept") if intercept else term_name(term.name, survey)
        yield (
            Cell(name),
            Cell(slope),
            Cell(error),
            coefficient_cell(term.beta, language),
            coefficient_cell(term.t, language),
            Cell(probability(term.p, language)),
            coefficient_cell(term.vif, language),
        )
