"""Check the regressions of report.toml: every name is known, and no item enters twice."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.files.folders import REPORT_FILE
from pipeline.ingest.settings.policy import dotted
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import Questionnaire, Regression

_INTERCEPT = "intercept"
"""What scorecard.json calls the constant term."""


def regression_faults(survey_id: str, survey: Questionnaire) -> Iterator[Problem]:
    """Faults in a survey's variables, and in the terms of its regression."""
    known = survey.item_ids
    for name, variable in survey.variables.items():
        key = ("variables", name)
        if name in (*known, _INTERCEPT):
            yield _problem("variable-name-taken", survey_id, key, name)
        for item in variable.items:
            if item not in known:
                yield _problem("unknown-item", survey_id, key, item, nearest=nearest(item, known))
    if survey.regression is not None:
        yield from _unknown_terms(survey_id, survey, survey.regression)
        yield from _repeated_terms(survey_id, survey, survey.regression)


def _unknown_terms(survey_id: str, survey: Questionnaire, asked: Regression) -> Iterator[Problem]:
    known = [*survey.item_ids, *survey.variables]
    for key, names in (("dependent", (asked.dependent,)), ("terms", asked.terms)):
        for name in dict.fromkeys(names):
            if name not in known:
                near = nearest(name, known)
                yield _problem("unknown-term", survey_id, ("regression", key), name, nearest=near)


def _repeated_terms(survey_id: str, survey: Questionnaire, asked: Regression) -> Iterator[Problem]:
    """The dependent if it is among the terms; items that several of the names contain."""
    key = ("regression", "terms")
    others = [term for term in asked.terms if term != asked.dependent]
    if len(others) < len(asked.terms):
        terms = ", ".join(f'"{term}"' for term in others) or "…"
        told = _problem("dependent-among-terms", survey_id, key, asked.dependent, terms=terms)
        header = ("surveys", survey_id, "regression")
        lines = (Proposal(header, {"terms": tuple(others)}, "reading"),) if others else ()
        yield replace(told, proposals=lines)
    names = (asked.dependent, *others)
    for item in dict.fromkeys(item for name in names for item in survey.items_behind(name)):
        holders = [name for name in names if item in survey.items_behind(name)]
        if len(holders) > 1:
            yield _problem("item-enters-twice", survey_id, key, item, terms=holders)


def _problem(code: str, survey: str, key: tuple[str, str], value: str, **values: object) -> Problem:
    column = dotted(("surveys", survey, *key))
    return Problem(
        code, REPORT_FILE, column=column, value=value, values={"survey": survey, **values}
    )
