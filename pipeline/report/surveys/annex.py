"""Annex: the statistics of every survey, in the usual tables, each with plain words."""

from collections.abc import Iterable

from pipeline.account import Survey
from pipeline.case import Case
from pipeline.document import Block, Chapter, Paragraph, Section
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.groups import group_blocks
from pipeline.report.surveys.importance import importance_blocks
from pipeline.report.surveys.items import descriptive_blocks, validity_blocks
from pipeline.report.surveys.periods import period_blocks
from pipeline.report.surveys.regression import regression_blocks
from pipeline.report.surveys.trust import reliability_blocks, uncertainty_blocks
from pipeline.report.surveys.variables import variable_blocks
from pipeline.translatable import _


def survey_annex(case: Case) -> tuple[Chapter, ...]:
    """A section for each survey; no annex where there is no survey."""
    surveys = [survey for survey in case.account.surveys if survey.items]
    if not surveys:
        return ()
    language = case.language
    return (
        Chapter(
            "survey-statistics",
            "",
            language.say("Survey statistics"),
            sections=tuple(_section(survey, case) for survey in surveys),
        ),
    )


def _section(survey: Survey, case: Case) -> Section:
    say = case.language.say
    parts = (
        ("descriptive", say("Descriptive statistics"), descriptive_blocks(survey, case)),
        ("validity", say("Validity"), validity_blocks(survey, case)),
        ("reliability", say("Reliability"), reliability_blocks(survey, case)),
        ("variables", say("Variables"), variable_blocks(survey, case)),
        ("uncertainty", say("Uncertainty"), uncertainty_blocks(survey, case)),
        ("groups", say("Differences between groups"), group_blocks(survey, case)),
        ("periods", say("Differences between periods"), period_blocks(survey, case)),
        ("regression", say("Multiple regression"), regression_blocks(survey, case)),
        ("importance", say("Importance and performance"), importance_blocks(survey, case)),
    )
    return Section(
        f"survey-{survey.id}",
        survey.title or survey.id,
        (
            _asked(survey, case.language),
            *_not_applicable(survey, case.language),
            *_withheld(survey, case),
        ),
        tuple(_parts(survey, parts)),
    )


def _parts(survey: Survey, parts: Iterable[tuple[str, str, Iterable[Block]]]) -> Iterable[Section]:
    for name, heading, blocks in parts:
        found = tuple(blocks)
        if found:
            yield Section(f"{name}-{survey.id}", heading, found)


def _asked(survey: Survey, language: Language) -> Paragraph:
    """Who answered, who is left out and why, and which items were reversed."""
    turned = [item.id for item in survey.items if item.reversed] or language.say("none")
    if survey.by_totals:
        return paragraph(
            language,
            "Respondents: {respondents}; items: {items}. The survey was delivered added up, "
            "without single respondents: validity, reliability, intervals and differences cannot "
            "be told. Items turned round before anything was computed: {turned}.",
            respondents=survey.respondents,
            items=len(survey.items),
            turned=turned,
        )
    message = _(
        "Respondents delivered: {delivered}; items: {items}. Every item was answered by "
        "{respondents}; left out of every figure for a missing answer (listwise): {left}. Items "
        "turned round before anything was computed: {turned}."
    )
    if survey.counted > survey.respondents:
        message = _(
            "Respondents delivered: {delivered}; items: {items}. At least one item was answered by "
            "{answered}: the index divides each element by its own answers and counts them all, as "
            "do the descriptive statistics. Every item was answered by {respondents}; what needs "
            "whole rows (validity, reliability, uncertainty of the mean answer, groups, periods, "
            "regression, importance) counts these alone. Items turned round before anything was "
            "computed: {turned}."
        )
    return paragraph(
        language,
        message,
        delivered=survey.delivered,
        items=len(survey.items),
        answered=survey.counted,
        respondents=survey.respondents,
        left=survey.delivered - survey.respondents - survey.inapplicable,
        turned=turned,
    )


def _not_applicable(survey: Survey, language: Language) -> Iterable[Paragraph]:
    """How many say that an item does not concern them, and which figures count them; or nothing."""
    counts = [item.not_applicable for item in survey.items if item.not_applicable]
    if counts:
        yield paragraph(
            language,
            "Answers that say that the item does not concern the respondent: {count}, in {items} "
            "items. They are neither missing nor zero. Respondents who left out nothing else: "
            "{respondents}; an index by elements counts them, each element over those whom it "
            "concerns; totals and correlations need every answer and do not.",
            count=sum(counts),
            items=len(counts),
            respondents=survey.inapplicable,
        )


def _withheld(survey: Survey, case: Case) -> Iterable[Paragraph]:
    """What is withheld, so that nobody can subtract one figure from another; else nothing."""
    if survey.few_incomplete:
        yield paragraph(
            case.language,
            "Means with their intervals, groups, importance and regression of those who answered "
            "every item are withheld: subtracted from the items' figures, they would tell what "
            "fewer than {least} respondents answered.",
            least=case.rulebook.survey.smallest_group,
        )
