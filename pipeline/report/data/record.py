"""scorecard.json: the account with the words that a reader of data needs beside its keys."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.account import (
    AgencyName,
    Budget,
    FollowUp,
    Measure,
    Node,
    PeriodDays,
    Programme,
    Published,
    Record,
    Reviewed,
    RulebookName,
    Submitted,
    Survey,
    ToldFinding,
    ToldProblem,
)
from pipeline.account.unlikeness import unlikeness
from pipeline.case import Case
from pipeline.language import Language
from pipeline.problems import Finding, Problem
from pipeline.proposals import pasted
from pipeline.report.phrases.advice import advice_text, proposed_owner
from pipeline.report.phrases.followed import known_follow_ups
from pipeline.report.phrases.names import programme_name
from pipeline.report.phrases.wording import working_text
from pipeline.report.readiness.told import told_readiness
from pipeline.report.surveys.trust import reliability_word
from pipeline.reportfile import ReportFile
from pipeline.rulebook import Band
from pipeline.statistics.refusals import refusal
from pipeline.statistics.regression import Regression
from pipeline.statistics.service_quality import ServiceQuality


def record_of(case: Case, *, report: str, revision: int) -> Record:
    """The whole record. `report` is the report's folder in the outputs."""
    given, language, account = case.report_file, case.language, case.account
    reviewed, submitted, published = _formalities(given)
    return Record(
        agency=AgencyName(given.agency.id, given.agency.name, given.agency.region),
        report=report,
        period=PeriodDays(given.period.id, given.period.start, given.period.end),
        rulebook=_rulebook(case),
        status="draft" if given.report.status == "draft" else "final",
        revision=revision,
        example=given.report.example,
        reviewed=reviewed,
        submitted=submitted,
        published=published,
        measures=tuple(_measure(measure, case) for measure in account.measures),
        dropped=account.dropped,
        objectives=tuple(_node(node, "objective", case) for node in account.objectives),
        perspectives=tuple(_node(node, "perspective", case) for node in account.perspectives),
        scorecard=_node(account.scorecard, "scorecard", case),
        tally=account.tally,
        change=account.change,
        surveys=tuple(_survey(survey, case) for survey in account.surveys),
        budget=account.budget.lines if account.budget else (),
        programmes=tuple(_programmes(account.budget, language)),
        efficiency=account.budget.linked if account.budget else (),
        regressions=tuple(_regressions(case)),
        recommendations=tuple(
            replace(part, text=advice_text(part, case), proposed_owner=proposed_owner(part, case))
            for part in account.recommendations
        ),
        follow_up=tuple(_followed(case)),
        findings=tuple(told_finding(finding, language) for finding in account.findings),
        readiness=told_readiness(case),
        problems=tuple(told_problem(problem, language) for problem in account.warnings),
    )


def _formalities(given: ReportFile) -> tuple[Reviewed | None, Submitted | None, Published | None]:
    review, sent, published = given.review, given.submitted, given.published
    return (
        Reviewed(review.by, review.on) if review else None,
        Submitted(sent.to, sent.on, sent.receipt) if sent else None,
        Published(published.on, published.address) if published else None,
    )


def _rulebook(case: Case) -> RulebookName:
    book, text = case.rulebook, case.language.text
    return RulebookName(book.id, text(book.title), text(book.citation), text(book.confidence))


def _followed(case: Case) -> Iterator[FollowUp]:
    """The follow-ups, each with the text of its recommendation where that is known."""
    words = {told.recommendation_id: told.recommendation for told in known_follow_ups(case)}
    for one in case.account.follow_up:
        yield replace(one, recommendation=words.get(one.recommendation_id, ""))


def _measure(measure: Measure, case: Case) -> Measure:
    return replace(
        measure,
        rating_text=_label(case.band_of(measure), case.language),
        working=working_text(measure, case.language),
    )


def _node(node: Node, level: str, case: Case) -> Node:
    return replace(node, rating_text=_label(case.node_band(level, node.rating), case.language))


def _label(band: Band | None, language: Language) -> str | None:
    return language.text(band.label) if band else None


def _survey(survey: Survey, case: Case) -> Survey:
    language = case.language
    since = survey.since
    if since and since.unlike:
        why = language.shown(unlikeness(since.unlike, since.about))
        since = replace(since, refused=why)
    return replace(
        survey,
        since=since,
        service_quality=survey.service_quality and _named(survey.service_quality, language),
        reliability_text=reliability_word(survey, case),
    )


def _named(quality: ServiceQuality, language: Language) -> ServiceQuality:
    """The index, with its elements named in the report's language."""
    elements = (replace(part, name=language.text(part.name)) for part in quality.elements)
    return replace(quality, elements=tuple(elements))


def _programmes(budget: Budget | None, language: Language) -> Iterator[Programme]:
    for part in budget.programmes if budget else ():
        yield replace(part, name=programme_name(part, language))


def _regressions(case: Case) -> Iterator[Regression]:
    """Every regression that was asked for; a refused regression has its reason and no figures."""
    for survey in case.account.surveys:
        if survey.regression:
            why = refusal(survey.regression)
            told = None if why is None else case.language.shown(why)
            yield replace(survey.regression, refused=told)


def told_finding(finding: Finding, language: Language) -> ToldFinding:
    return ToldFinding(
        finding.code,
        finding.severity.value,
        finding.where,
        language.noted(finding.found),
        language.noted(finding.expected),
        language.finding(finding),
    )


def told_problem(problem: Problem, language: Language) -> ToldProblem:
    return ToldProblem(
        problem.code,
        problem.severity.value,
        problem.file,
        problem.sheet,
        problem.row,
        problem.column,
        problem.value,
        f"{language.problem(problem)}. {language.remedy(problem)}",
        pasted(problem.proposals),
    )
