"""A survey beside the same one of an earlier period: what moved, by how much, and what is not told.

A figure is never set beside one that another rule made without saying so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.case import Case, two
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref
from pipeline.report.phrases.names import named_period, period_name
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.coefficients import coefficient, coefficient_cell
from pipeline.report.surveys.groups import effect_text, size_of, test_text
from pipeline.results import EarlierFigure, EarlierScorecard
from pipeline.rulebook import band_of
from pipeline.statistics.elements import IKM
from pipeline.statistics.groups import Difference
from pipeline.statistics.periods import IndexSince, Since
from pipeline.statistics.survey import SurveyStatistics
from pipeline.statistics.unlikeness import unlikeness
from pipeline.translatable import _

Measure = Mapping[str, Any]


def period_blocks(survey: SurveyStatistics, case: Case) -> Iterator[Block]:
    """The means compared, then each index; nothing where no earlier final has this survey."""
    found = case.since(survey.id)
    if found is None:
        return
    yield _told(found, survey, case)
    if found.unlike is None:
        yield _table(found, survey, case)
    for measure in case.measures():
        if case.working(measure["measure_id"]).survey == survey.id:
            yield from _index_told(measure, found, case)


def _told(found: Since, survey: SurveyStatistics, case: Case) -> Paragraph:
    period, table = (
        named_period(found.before.period, case.language),
        Ref(f"periods-table-{survey.id}"),
    )
    if found.unlike is not None:
        return paragraph(
            case.language,
            "The mean answer is not compared with that of {period}: {reason}.",
            period=period,
            reason=unlikeness(found.unlike, found.about, case.language),
        )
    if found.difference is None:
        return paragraph(
            case.language,
            "{table} sets this survey beside that of {period}. The two are not compared: one of "
            "them has not the {least} respondents that takes, or their spread is not known.",
            table=table,
            period=period,
            least=case.rulebook.survey.compare_at_least,
        )
    return _compared(found.difference, found, survey, case)


def _compared(
    difference: Difference, found: Since, survey: SurveyStatistics, case: Case
) -> Paragraph:
    message = _(
        "The mean answer went from {before} in {period} to {now}, further than chance would take "
        "it: {test}; the effect is {size} ({effect}, {table})."
    )
    if difference.p >= case.rulebook.survey.significance:
        message = _(
            "The mean answer went from {before} in {period} to {now}, no further than chance could "
            "take it: {test}; the effect is {size} ({effect}, {table})."
        )
    return paragraph(
        case.language,
        message,
        before=coefficient(found.before.mean, case),
        period=named_period(found.before.period, case.language),
        now=coefficient(survey.mean, case),
        test=test_text(difference, case),
        size=case.language.say(size_of(difference)),
        effect=effect_text(difference, case),
        table=Ref(f"periods-table-{survey.id}"),
    )


def _table(found: Since, survey: SurveyStatistics, case: Case) -> PrintedTable:
    say, before = case.language.say, found.before
    rows = (
        (named_period(before.period, case.language), before.respondents, before.mean, before.sd),
        (period_name(case), survey.respondents, survey.mean, survey.sd),
    )
    return PrintedTable(
        f"periods-table-{survey.id}",
        say("Mean answer by period, {survey}", survey=survey.title or survey.id),
        (
            Column(say("Period"), width=40),
            Column("n", kind="number", width=20),
            Column(say("Mean"), kind="number", width=20),
            Column(say("Std. deviation"), kind="number", width=20),
        ),
        tuple(
            (
                Cell(period),
                Cell(case.language.number(n, 0)),
                coefficient_cell(mean, case),
                coefficient_cell(sd, case),
            )
            for period, n, mean, sd in rows
        ),
        note=say(
            "Earlier figures from the final report of their time. The respondents of the two "
            "periods count as different people, drawn independently."
        ),
    )


def _index_told(measure: Measure, found: Since, case: Case) -> Iterator[Paragraph]:
    """An earlier index: by the same rule, restated, or not comparable; and its rating by ours."""
    key = measure["measure_id"]
    signed = next(one for one in case.earlier if one.period == found.before.period)
    index = case.index_since(key, signed)
    if index is None or measure["actual"] is None:
        return
    yield _moved(measure, signed, index, case)
    rated = _rated_otherwise(measure, signed.measures[key], case)
    if rated:
        yield rated


def _moved(measure: Measure, signed: EarlierScorecard, index: IndexSince, case: Case) -> Paragraph:
    message = _("{measure}: {before} in {period}, {now} in {own}, by the same rule.")
    if index.unlike and index.restated is None:
        message = _(
            "{measure}: {before} in {period} and {now} in {own} cannot be compared: {reason}."
        )
    elif index.unlike:
        message = _(
            "{measure}: {before} in {period} is {restated} by the rule of {own}, which gives {now} "
            "now. What was signed cannot be compared as it stands: {reason}."
        )
    short = case.language.short
    return paragraph(
        case.language,
        message,
        measure=measure["measure"],
        before=short(two(signed.measures[measure["measure_id"]].actual or 0.0)),
        period=named_period(signed.period, case.language),
        now=short(two(measure["actual"])),
        own=period_name(case),
        restated=short(None if index.restated is None else two(index.restated)),
        reason=unlikeness(index.unlike, index.about, case.language),
    )


def _rated_otherwise(measure: Measure, figure: EarlierFigure, case: Case) -> Paragraph | None:
    """The same number under the bands of then and of now, where both rate a satisfaction index."""
    if figure.formula not in IKM or measure["formula"] not in IKM or figure.rating is None:
        return None
    band = band_of(two(figure.actual or 0.0), case.bands(measure["formula"]))
    label = band and case.language.text(band.label)
    if not label or label == figure.rating:
        return None
    return paragraph(
        case.language,
        "The bands have changed as well: {before} was rated {then} in {period} and would be {now} "
        "by the bands of {own}. Letters of the two must not be compared.",
        before=case.language.short(two(figure.actual or 0.0)),
        then=figure.rating,
        period=named_period(figure.period, case.language),
        now=label,
        own=period_name(case),
    )
