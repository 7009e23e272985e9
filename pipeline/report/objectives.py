"""Chapter III.A, one perspective: its objectives, and each measure against its target."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case, two
from pipeline.document import Block, Definition, Definitions, Paragraph, Ref, Runs, Section
from pipeline.report.comparison import comparison
from pipeline.report.service_minutes import service_minutes_blocks
from pipeline.report.service_quality import service_quality_blocks
from pipeline.report.survey_pages import survey_blocks
from pipeline.report.tables import measures_table
from pipeline.report.trend import movement
from pipeline.report.wording import (
    measured,
    paragraph,
    percent,
    runs,
    target_text,
    working_text,
)
from pipeline.translatable import _

Measure = Mapping[str, Any]
_MET = 100.0


def perspective_section(row: Mapping[str, Any], case: Case) -> Section:
    """One perspective; its heading states its score and rating."""
    language = case.language
    inside = [m for m in case.measures() if m["perspective"] == row["id"]]
    name = case.perspective_name(row["id"])
    if not inside:
        empty = paragraph(language, "No measure serves this perspective.")
        heading = language.say("{name}: no measure", name=name)
        return Section(f"perspective-{row['id']}", heading, (empty,))
    table_id = f"measures-{row['id']}"
    blocks = (
        Paragraph(_told(inside, Ref(table_id), case), lead=True),
        measures_table(
            table_id, language.say("Targets and actuals, {name}", name=name), inside, case
        ),
        *comparison(row["id"], name, inside, case),
    )
    heading = _scored(name, row, "perspective", case)
    objectives = tuple(_objectives(inside, case))
    return Section(f"perspective-{row['id']}", heading, blocks, objectives)


def _told(measures: Sequence[Measure], table: Ref, case: Case) -> Runs:
    """How many measures were scored and met, and where they stand."""
    scores = [m["achievement"] for m in measures if m["achievement"] is not None]
    return runs(
        case.language,
        "Scored: {scored} of {all}; met or passed their target: {met}. {table} sets actual against "
        "target.",
        scored=len(scores),
        all=len(measures),
        met=sum(two(score) >= _MET for score in scores),
        table=table,
    )


def _scored(name: str, row: Mapping[str, Any], level: str, case: Case) -> str:
    """A node's finding as its heading."""
    language = case.language
    band = case.node_band(level, row["rating"])
    if row["score"] is None:
        return language.say("{name}: not scored", name=name)
    if band is None:
        return language.say("{name}: score {score}", name=name, score=row["score"])
    rating = language.text(band.label)
    return language.say(
        "{name}: score {score}, {rating}", name=name, score=row["score"], rating=rating
    )


def _objectives(measures: Sequence[Measure], case: Case) -> Iterator[Section]:
    """The objectives in the order of their measures."""
    rows = {row["id"]: row for row in case.scored.objectives.iter_rows(named=True)}
    for objective_id in dict.fromkeys(m["objective_id"] for m in measures):
        inside = [m for m in measures if m["objective_id"] == objective_id]
        yield _objective(rows[objective_id], inside, case)


def _objective(row: Mapping[str, Any], measures: Sequence[Measure], case: Case) -> Section:
    """An objective; a single measure is told under its heading, several under their own."""
    heading = _scored(measures[0]["objective"], row, "objective", case)
    if len(measures) == 1:
        return Section(f"objective-{row['id']}", heading, tuple(_account(measures[0], case)))
    parts = tuple(
        Section(f"measure-{m['measure_id']}", _measure_heading(m, case), tuple(_account(m, case)))
        for m in measures
    )
    names = [measure["measure"] for measure in measures]
    told = paragraph(case.language, "The objective is shown by {names}.", names=names)
    return Section(f"objective-{row['id']}", heading, (told,), parts)


def _measure_heading(measure: Measure, case: Case) -> str:
    language, name = case.language, measure["measure"]
    if measure["actual"] is None:
        return language.say("{measure}: not measured", measure=name)
    return language.say("{measure}: {actual}", measure=name, actual=measured(measure, language))


def _account(measure: Measure, case: Case) -> Iterator[Block]:
    """Result, movement, working, the survey behind it, and what the agency says of it."""
    yield Paragraph(_result(measure, case))
    moved = movement(measure, case)
    toward = _toward_renstra(measure, case)
    if moved or toward:
        yield Paragraph((" ".join(part for part in (moved, toward) if part),))
    working = working_text(measure, case)
    if working:
        yield paragraph(case.language, "Computed as {working}.", working=working)
    yield from survey_blocks(measure["measure_id"], case)
    yield from service_quality_blocks(measure["measure_id"], case)
    yield from service_minutes_blocks(measure["measure_id"], case)
    yield _said_by_agency(measure, case)


def _result(measure: Measure, case: Case) -> Runs:
    """What came of a promise, in one or two sentences that agree with the table."""
    language = case.language
    band = case.measure_band(measure)
    values = {
        "measure": measure["measure"],
        "actual": measured(measure, language),
        "target": target_text(measure, language),
        "achievement": percent(measure["achievement"], language),
        "rating": language.text(band.label) if band else "",
    }
    if measure["actual"] is None:
        message = _("{measure} was not measured, so it has no score; the reason is in {quality}.")
        return runs(language, message, measure=measure["measure"], quality=Ref("quality"))
    if measure["achievement"] is None and band:
        message = _("{measure} came to {actual}, rated {rating}. Without a target it has no score.")
    elif measure["achievement"] is None:
        message = _("{measure} came to {actual}. Without a target it has neither score nor rating.")
    elif band:
        message = _(
            "{measure} came to {actual} against a target of {target}: an achievement of "
            "{achievement}, rated {rating}."
        )
    else:
        message = _(
            "{measure} came to {actual} against a target of {target}: an achievement of "
            "{achievement}."
        )
    return runs(language, message, **values)


def _toward_renstra(measure: Measure, case: Case) -> str:
    """Where the actual stands on the way to the Renstra end target; empty where there is none."""
    share = case.against.get("renstra_target", {}).get(measure["measure_id"])
    if share is None:
        return ""
    language = case.language
    return case.language.say(
        "Against the Renstra end target of {target} it stands at {share}.",
        target=_end_target(measure, case),
        share=percent(share, language),
    )


def _end_target(measure: Measure, case: Case) -> str:
    ends = {"target": measure["renstra_target"], "target_low": None, "target_high": None}
    return target_text({**measure, **ends}, case.language)


def _said_by_agency(measure: Measure, case: Case) -> Definitions:
    """Cause, solution and programme as delivered; what is blank is said to be missing."""
    language = case.language
    given = (
        (language.say("Cause"), measure["cause"]),
        (language.say("Solution"), measure["solution"]),
        (language.say("Supporting programme"), measure["programme"]),
    )
    return Definitions(tuple(Definition(term, text or language.missing) for term, text in given))
