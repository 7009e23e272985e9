"""Chapter III.A, one perspective: its objectives, and each measure against its target."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case, two
from pipeline.document import Block, Paragraph, Ref, Section
from pipeline.quantities import measured
from pipeline.report.chapters.account import account
from pipeline.report.chapters.comparison import comparison
from pipeline.report.phrases.tables import measures_table
from pipeline.report.phrases.tally import MET, tally, told
from pipeline.report.phrases.wording import paragraph, percent
from pipeline.translatable import _

Measure = Mapping[str, Any]


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
        Paragraph(told(tally(inside), language, Ref(table_id)), lead=True),
        *_without(inside, case),
        measures_table(
            table_id, language.say("Targets and actuals, {name}", name=name), inside, case
        ),
        *comparison(row["id"], name, inside, case),
    )
    heading = _scored(name, row, "perspective", case)
    objectives = tuple(_objectives(inside, case))
    return Section(f"perspective-{row['id']}", heading, blocks, objectives)


def _without(measures: Sequence[Measure], case: Case) -> Iterator[Block]:
    """Which measures have no achievement, by name."""
    names = [m["measure"] for m in measures if m["achievement"] is None]
    if names:
        yield paragraph(case.language, "Without an achievement: {names}.", names=names)


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
        yield _objective(rows[objective_id], inside, case, alone=len(inside) == len(measures))


def _objective(
    row: Mapping[str, Any], measures: Sequence[Measure], case: Case, *, alone: bool
) -> Section:
    """An objective; its measures stand below it, each under its own finding.

    Of one that is `alone` in its perspective, the perspective has said how many met their targets.
    """
    heading = _scored(measures[0]["objective"], row, "objective", case)
    parts = tuple(
        Section(f"measure-{m['measure_id']}", _measure_heading(m, case), tuple(account(m, case)))
        for m in measures
    )
    table = Ref(f"measures-{measures[0]['perspective']}")
    counted = () if alone or len(measures) == 1 else told(tally(measures), case.language, table)
    said = (*counted, *_furthest(measures, case, " " if counted else ""))
    return Section(f"objective-{row['id']}", heading, (Paragraph(said),) if said else (), parts)


def _furthest(measures: Sequence[Measure], case: Case, before: str) -> Iterator[str]:
    """Which of several measures is furthest behind its target, after a space where that is due."""
    scored = [m for m in measures if m["achievement"] is not None]
    missed = [m for m in scored if two(m["achievement"]) < MET]
    if len(scored) > 1 and missed:
        least = min(two(m["achievement"]) for m in missed)
        last = [m["measure"] for m in missed if two(m["achievement"]) == least]
        yield before + case.language.say(
            "Furthest behind: {measure}, with an achievement of {achievement}.",
            measure=last,
            achievement=percent(least, case.language),
        )


def _measure_heading(measure: Measure, case: Case) -> str:
    language, name = case.language, measure["measure"]
    if measure["actual"] is None:
        return language.say("{measure}: not measured", measure=name)
    message = _("{measure}: {actual}")
    return language.say(message, measure=name, actual=measured(measure, language))
