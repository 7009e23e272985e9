"""Faults in report.toml that its model cannot find: keys that refer to what the file does not have,
dates out of order, impossible values."""

from collections.abc import Iterator

from pipeline.codes import PROBLEMS
from pipeline.ingest.files.folders import REPORT_FILE
from pipeline.ingest.settings.column_keys import unknown_columns
from pipeline.ingest.settings.policy import value_problem
from pipeline.ingest.settings.regressions import regression_faults
from pipeline.ingest.settings.table_names import table_names
from pipeline.problems import Problem, Reason, nearest
from pipeline.reportfile import Questionnaire, ReportFile
from pipeline.reportfile.placeholders import placeholders_of
from pipeline.rulebook import EVERY_VARIANT
from pipeline.tables import DELIVERED

OWN_KEYS = {
    "budget": frozenset(
        {
            *("accounts", "unit", "zero", "realized", "realized_by", "empty_months"),
            *("join", "unpaid"),
        }
    ),
    "realization": frozenset({"quarters", "months", "join", "figures", "wrapped"}),
}
"""Keys of `[sources.x]` that only these tables have."""
_YES_OR_NO = frozenset({"ya", "tidak", "yes", "no"})
"""The meanings that report.toml may give an empty cell of a known table: only yes and no."""
SUMMED = frozenset({"sum", "key", "day", "unit"})
"""Keys of `join` for a file whose rows are added up; only a budget may have them."""


def faults_of(report_file: ReportFile) -> Iterator[Problem]:
    """Every fault of report.toml that these checks find."""
    yield from _unknown_tables(report_file)
    yield from _keys_of_one_table(report_file)
    yield from unknown_columns(report_file, REPORT_FILE)
    yield from _unknown_waivers(report_file)
    yield from _unknown_surveys(report_file)
    yield from _unknown_variants(report_file)
    yield from _out_of_order(report_file)
    yield from _placeholders_left(report_file)
    for survey_id, survey in report_file.surveys.items():
        yield from regression_faults(survey_id, survey)
        yield from _impossible_alpha(survey_id, survey)


def _placeholders_left(report_file: ReportFile) -> Iterator[Problem]:
    """Placeholders of a new folder that were not replaced, in a report meant for use."""
    if not report_file.report.is_not_for_use:
        for key, value in placeholders_of(report_file):
            yield Problem("placeholder-left", REPORT_FILE, column=key, value=value)


def _out_of_order(report_file: ReportFile) -> Iterator[Problem]:
    """Days out of order: a report is reviewed, then issued, then sent and published."""
    issued = report_file.report.issued_on
    if (review := report_file.review) and review.on > issued:
        reason = Reason("after-issued", {"limit": issued})
        yield value_problem(REPORT_FILE, "review.on", reason, str(review.on))
    for key, told in (("submitted", report_file.submitted), ("published", report_file.published)):
        if told and told.on < issued:
            reason = Reason("before-issued", {"limit": issued})
            yield value_problem(REPORT_FILE, f"{key}.on", reason, str(told.on))


def _unknown_tables(report_file: ReportFile) -> Iterator[Problem]:
    known = table_names(report_file)
    for table in report_file.sources:
        if table not in known:
            values = {"nearest": nearest(table, known)}
            yield Problem("toml-unknown-key", REPORT_FILE, column=f"sources.{table}", values=values)
    for number, waiver in enumerate(report_file.accept, start=1):
        if waiver.where not in known:
            near = nearest(waiver.where, known)
            yield value_problem(
                REPORT_FILE, f"accept[{number}].where", "no-table", waiver.where, near
            )


def _keys_of_one_table(report_file: ReportFile) -> Iterator[Problem]:
    """Keys that only the budget may have (accounts, amounts by month) or only the register (figures
    by quarter), where another table has them."""
    for table, source in report_file.sources.items():
        others = frozenset().union(*OWN_KEYS.values()) - OWN_KEYS.get(table, frozenset())
        for key in sorted(source.model_fields_set & others):
            column = f"sources.{table}.{key}"
            yield Problem("toml-unknown-key", REPORT_FILE, column=column)
        is_known = table in DELIVERED and not {*source.empty.values()} <= _YES_OR_NO
        if source.empty and (is_known or table.startswith("survey_")):
            yield Problem("toml-unknown-key", REPORT_FILE, column=f"sources.{table}.empty")
        for key in sorted(key for join in source.join for key in join.model_fields_set & SUMMED):
            if table != "budget":
                yield Problem("toml-unknown-key", REPORT_FILE, column=f"sources.{table}.join.{key}")


def _unknown_waivers(report_file: ReportFile) -> Iterator[Problem]:
    for number, waiver in enumerate(report_file.accept, start=1):
        key, code = f"accept[{number}].problem", waiver.problem
        if code not in PROBLEMS:
            yield value_problem(REPORT_FILE, key, "no-code", code, nearest(code, PROBLEMS))
        elif not PROBLEMS[code].waivable:
            yield value_problem(REPORT_FILE, key, "not-waivable", code)


def _unknown_surveys(report_file: ReportFile) -> Iterator[Problem]:
    for measure_id, measure in report_file.measures.items():
        survey, key = measure.survey, f"measures.{measure_id}"
        if survey is None:
            continue
        if survey not in report_file.surveys:
            near = nearest(survey, report_file.surveys)
            yield value_problem(REPORT_FILE, f"{key}.survey", "no-survey", survey, near)
            continue
        known = report_file.surveys[survey].item_ids
        for item in measure.items or ():
            if item not in known:
                near = nearest(item, known)
                yield value_problem(REPORT_FILE, f"{key}.items", "no-item", item, near)


def _unknown_variants(report_file: ReportFile) -> Iterator[Problem]:
    """Unknown variants. One that does not fit its measure's polarity is a finding instead."""
    for measure_id, measure in report_file.measures.items():
        variant = measure.variant
        if variant is not None and variant not in EVERY_VARIANT:
            reason = Reason("variant", {"choices": list(EVERY_VARIANT)})
            key, near = f"measures.{measure_id}.variant", nearest(variant, EVERY_VARIANT)
            yield value_problem(REPORT_FILE, key, reason, variant, near)


def _impossible_alpha(survey_id: str, survey: Questionnaire) -> Iterator[Problem]:
    """Alphas above 1, which are impossible: 7.5 is 0.75 with a lost decimal mark."""
    alpha = survey.published.alpha
    if alpha is not None and alpha > 1:
        key, reason = f"surveys.{survey_id}.published.alpha", Reason("at-most", {"limit": "1"})
        yield value_problem(REPORT_FILE, key, reason, str(alpha))
