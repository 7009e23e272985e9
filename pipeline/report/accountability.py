"""Chapter III: what was achieved, perspective by perspective, and what was spent."""

from collections.abc import Mapping
from typing import Any

from pipeline.case import Case
from pipeline.document import (
    Block,
    Cell,
    Chapter,
    Column,
    Definition,
    Definitions,
    Paragraph,
    PrintedTable,
    Ref,
    Runs,
    Section,
)
from pipeline.report.budget import budget_section
from pipeline.report.survey_pages import survey_blocks
from pipeline.report.tables import measures_table, perspectives_table
from pipeline.report.wording import (
    measured,
    number_cell,
    paragraph,
    percent,
    runs,
    target_text,
    text_cell,
    working_text,
)
from pipeline.translatable import _


def accountability(case: Case) -> Chapter:
    language = case.language
    sides = tuple(_perspective(row, case) for row in case.scored.perspectives.iter_rows(named=True))
    achieved = Section(
        "achieved",
        language.say("Performance of the organisation"),
        (
            paragraph(
                language,
                "{table} sums up the perspectives; the sections below take them one by one.",
                table=Ref("perspectives"),
            ),
            perspectives_table(case),
        ),
    )
    return Chapter(
        "accountability",
        language.say("Chapter III"),
        language.say("Performance accountability"),
        sections=(achieved, *sides, budget_section(case)),
    )


def _perspective(row: Mapping[str, Any], case: Case) -> Section:
    """One perspective; its heading states its score and rating."""
    language = case.language
    inside = [m for m in case.measures() if m["perspective"] == row["id"]]
    name = case.perspective_name(row["id"])
    table_id = f"measures-{row['id']}"
    if not inside:
        empty = paragraph(language, "No measure serves this perspective.")
        return Section(row["id"], language.say("{name}: no measure", name=name), (empty,))
    blocks = (
        paragraph(language, "{table} sets actual against target.", table=Ref(table_id)),
        measures_table(
            table_id, language.say("Targets and actuals, {name}", name=name), inside, case
        ),
        _comparison(row["id"], name, inside, case),
    )
    parts = tuple(_measure(measure, case) for measure in inside)
    return Section(row["id"], _heading(row, name, case), blocks, parts)


def _heading(row: Mapping[str, Any], name: str, case: Case) -> str:
    """The perspective's finding as its heading."""
    language = case.language
    band = case.node_band("perspective", row["rating"])
    if row["score"] is None:
        return language.say("{name}: not scored", name=name)
    if band is None:
        return language.say("{name}: score {score}", name=name, score=row["score"])
    return language.say(
        "{name}: score {score}, {rating}",
        name=name,
        score=row["score"],
        rating=language.text(band.label),
    )


def _measure(measure: Mapping[str, Any], case: Case) -> Section:
    """One measure: its result in a sentence, how it was computed, and what the agency says."""
    language, measure_id = case.language, measure["measure_id"]
    blocks: list[Block] = [Paragraph(_result(measure, case))]
    working = working_text(measure, case)
    if working:
        blocks.append(paragraph(language, "Computed as {working}.", working=working))
    blocks += survey_blocks(measure_id, case)
    blocks.append(_said_by_agency(measure, case))
    return Section(f"measure-{measure_id}", _measure_heading(measure, case), tuple(blocks))


def _measure_heading(measure: Mapping[str, Any], case: Case) -> str:
    language, name = case.language, measure["measure"]
    if measure["actual"] is None:
        return language.say("{measure}: not measured", measure=name)
    return language.say("{measure}: {actual}", measure=name, actual=measured(measure, language))


def _result(measure: Mapping[str, Any], case: Case) -> Runs:
    """What came of a promise, in one or two sentences that agree with the table."""
    language = case.language
    band = case.measure_band(measure)
    values = {
        "actual": measured(measure, language),
        "target": target_text(measure, language),
        "achievement": percent(measure["achievement"], language),
        "rating": language.text(band.label) if band else "",
    }
    if measure["actual"] is None:
        message = _("It was not measured, so it has no score; the reason is in {quality}.")
        return runs(language, message, quality=Ref("quality"))
    if measure["achievement"] is None and band:
        message = _("The actual is {actual}, rated {rating}. Without a target it has no score.")
    elif measure["achievement"] is None:
        message = _("The actual is {actual}. Without a target it has neither score nor rating.")
    elif band:
        message = _(
            "The actual is {actual} against a target of {target}: an achievement of "
            "{achievement}, rated {rating}."
        )
    else:
        message = _(
            "The actual is {actual} against a target of {target}: an achievement of {achievement}."
        )
    return runs(language, message, **values)


def _said_by_agency(measure: Mapping[str, Any], case: Case) -> Definitions:
    """Cause, solution and programme as delivered; what is blank is said to be missing."""
    language = case.language
    given = (
        (language.say("Cause"), measure["cause"]),
        (language.say("Solution"), measure["solution"]),
        (language.say("Supporting programme"), measure["programme"]),
    )
    return Definitions(tuple(Definition(term, text or language.missing) for term, text in given))


def _comparison(
    perspective_id: str, name: str, measures: list[Mapping[str, Any]], case: Case
) -> PrintedTable:
    """This year beside last year, the Renstra end target and the national standard."""
    language = case.language
    before = _last_actuals(case)
    return PrintedTable(
        f"comparison-{perspective_id}",
        language.say("Actuals in comparison, {name}", name=name),
        (
            Column(language.say("Measure"), width=36),
            Column(language.say("Previous period"), kind="number", width=16),
            Column(language.say("This period"), kind="number", width=16),
            Column(language.say("Renstra end target"), kind="number", width=16),
            Column(language.say("National standard"), kind="number", width=16),
        ),
        tuple(
            (
                Cell(measure["measure"]),
                *(
                    number_cell(value, language) if value is not None else text_cell("", language)
                    for value in (
                        before.get(measure["measure_id"]),
                        measure["actual"],
                        measure["renstra_target"],
                        measure["national_standard"],
                    )
                ),
            )
            for measure in measures
        ),
    )


def _last_actuals(case: Case) -> dict[str, float | None]:
    """The newest earlier actual of each measure that table `history` gives."""
    if "history" not in case.tables:
        return {}
    earlier = case.tables["history"].sort("period")
    return dict(zip(earlier["measure_id"], earlier["actual"], strict=True))
