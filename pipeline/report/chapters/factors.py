"""Chapter II: critical success factors, from the vision through objectives to measures."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.report.phrases.wording import paragraph


def factors_section(case: Case) -> Section:
    """Vision → objective → factor → measure; the heading says how many factors there are."""
    language = case.language
    if "csf" not in case.tables:
        heading = language.say("Critical success factors: not available")
        told = paragraph(language, "No critical success factors were delivered.")
        return Section("factors", heading, (told,))
    return Section("factors", _heading(case), tuple(_blocks(case)))


def _heading(case: Case) -> str:
    """How many factors there are, and whether a measure shows each."""
    language, factors = case.language, case.tables["csf"]
    known = {measure["measure_id"] for measure in case.measures()}
    shown = sum(measure in known for measure in factors["measure_id"])
    if shown < factors.height:
        return language.say_many(
            "{shown} of {count} critical success factor is shown by a measure",
            "{shown} of {count} critical success factors are shown by a measure",
            factors.height,
            shown=shown,
        )
    return language.say_many(
        "{count} critical success factor leads from objectives to measures",
        "{count} critical success factors lead from objectives to measures",
        factors.height,
    )


def _blocks(case: Case) -> Iterator[Block]:
    language, agency = case.language, case.report_file.agency
    yield paragraph(
        language,
        "{table} names what must go right for each objective, and the measure that shows it.",
        table=Ref("factors-table"),
    )
    if agency.vision:
        yield paragraph(language, "All of them serve the vision: {vision}", vision=agency.vision)
    yield PrintedTable(
        "factors-table",
        language.say("From objectives through critical success factors to measures"),
        (
            Column(language.say("Objective"), width=32),
            Column(language.say("Critical success factor"), width=40),
            Column(language.say("Measure that shows it"), width=28),
        ),
        tuple(_rows(case)),
    )


def _rows(case: Case) -> Iterator[tuple[Cell, ...]]:
    """Every objective, one without a factor too; its factors in the order delivered."""
    language = case.language
    measures = {m["measure_id"]: m["measure"] for m in case.measures()}
    objectives = {m["objective_id"]: m["objective"] for m in case.measures()}
    factors = list(case.tables["csf"].iter_rows(named=True))
    for objective_id, objective in objectives.items():
        inside = [row for row in factors if row["objective_id"] == objective_id]
        for row in inside:
            shown = measures.get(row["measure_id"] or "", language.missing)
            yield Cell(objective), Cell(row["factor"]), Cell(shown)
        if not inside:
            yield Cell(objective), Cell(language.missing), Cell(language.missing)
