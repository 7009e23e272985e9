"""A survey beside the same survey in an earlier period: what moved, by how much, what is withheld.

A figure made by another rule is never shown beside a present figure without saying so.
"""

from collections.abc import Iterator

from pipeline.account import Compared, Measure, Survey, SurveySince
from pipeline.account.unlikeness import unlikeness
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref
from pipeline.report.phrases.names import named_period, period_name
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.coefficients import coefficient, coefficient_cell
from pipeline.report.surveys.groups import effect_text, size_of, test_text
from pipeline.rounding import half_up
from pipeline.rulebook import band_of
from pipeline.statistics.elements import IKM
from pipeline.statistics.groups import Difference
from pipeline.translatable import _


def period_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """The means compared, then each index; nothing where no earlier final has this survey."""
    found = survey.since
    if found is None:
        return
    yield _told(found, survey, case)
    if found.unlike is None:
        yield _table(found, survey, case)
    for measure in case.account.users_of(survey.id):
        yield from _index_told(measure, case)


def _told(found: SurveySince, survey: Survey, case: Case) -> Paragraph:
    language = case.language
    period = named_period(found.period, language)
    if found.unlike is not None:
        return paragraph(
            language,
            "The mean answer is not compared with that of {period}: {reason}.",
            period=period,
            reason=unlikeness(found.unlike, found.about),
        )
    if found.difference is None:
        return paragraph(
            language,
            "{table} sets this survey beside that of {period}. The two are not compared: one of "
            "them has not the {least} respondents that takes, or their spread is not known.",
            table=Ref(f"periods-table-{survey.id}"),
            period=period,
            least=case.rulebook.survey.compare_at_least,
        )
    return _compared(found.difference, found, survey, case)


def _compared(difference: Difference, found: SurveySince, survey: Survey, case: Case) -> Paragraph:
    message = _(
        "The mean answer went from {before} in {period} to {now}, further than chance would take "
        "it: {test}; the effect is {size} ({effect}, {table})."
    )
    if difference.p >= case.rulebook.survey.significance:
        message = _(
            "The mean answer went from {before} in {period} to {now}, no further than chance could "
            "take it: {test}; the effect is {size} ({effect}, {table})."
        )
    language = case.language
    return paragraph(
        language,
        message,
        before=coefficient(found.mean, language),
        period=named_period(found.period, language),
        now=coefficient(survey.mean, language),
        test=test_text(difference, language),
        size=language.say(size_of(difference)),
        effect=effect_text(difference, case),
        table=Ref(f"periods-table-{survey.id}"),
    )


def _table(found: SurveySince, survey: Survey, case: Case) -> PrintedTable:
    language, say = case.language, case.language.say
    rows = (
        (named_period(found.period, language), found.respondents, found.mean, found.sd),
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
                Cell(language.number(n, 0)),
                coefficient_cell(mean, language),
                coefficient_cell(sd, language),
            )
            for period, n, mean, sd in rows
        ),
        note=say(
            "Earlier figures from the final report of their time. The respondents of the two "
            "periods count as different people, drawn independently."
        ),
    )


def _index_told(measure: Measure, case: Case) -> Iterator[Paragraph]:
    """An earlier index: by the same rule, restated, or not comparable; and its present rating."""
    before = measure.index_before
    if before is None or isinstance(before.actual, str) or measure.actual is None:
        return
    then, now = half_up(before.actual), half_up(measure.actual)
    yield _moved(measure, (then, now), before, case)
    yield from _rated_otherwise(measure, then, before, case)


def _moved(
    measure: Measure, values: tuple[float, float], before: Compared, case: Case
) -> Paragraph:
    message = _("{measure}: {before} in {period}, {now} in {own}, by the same rule.")
    if before.unlike and before.restated is None:
        message = _(
            "{measure}: {before} in {period} and {now} in {own} cannot be compared: {reason}."
        )
    elif before.unlike:
        message = _(
            "{measure}: {before} in {period} is {restated} by the rule of {own}, which gives {now} "
            "now. What was signed cannot be compared as it stands: {reason}."
        )
    language, short, (then, now) = case.language, case.language.short, values
    return paragraph(
        language,
        message,
        measure=measure.name,
        before=short(then),
        period=named_period(before.period, language),
        now=short(now),
        own=period_name(case),
        restated=short(None if before.restated is None else half_up(before.restated)),
        reason=unlikeness(before.unlike, before.about),
    )


def _rated_otherwise(
    measure: Measure, value: float, before: Compared, case: Case
) -> Iterator[Paragraph]:
    """An earlier index under the bands of then and of now, if both rate satisfaction and differ."""
    if before.formula not in IKM or measure.formula not in IKM or before.rating_text is None:
        return
    language = case.language
    band = band_of(value, case.rulebook.bands_of(measure.formula))
    label = band and language.text(band.label)
    if not label or label == before.rating_text:
        return
    yield paragraph(
        language,
        "The bands have changed as well: {before} was rated {then} in {period} and would be {now} "
        "by the bands of {own}. Letters of the two must not be compared.",
        before=language.short(value),
        then=before.rating_text,
        period=named_period(before.period, language),
        now=label,
        own=period_name(case),
    )
