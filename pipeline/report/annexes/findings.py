"""Annex: the findings as the reader meets them, those of one kind in one row."""

from collections.abc import Iterator, Sequence

from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.problems import Finding, Severity
from pipeline.report.phrases.wording import paragraph
from pipeline.translatable import _

TOGETHER = {
    "target-implied": _("The targets of {measures} are implied; no document states them."),
    "no-target": _("{measures} have no target; they are shown and not scored."),
    "zero-target": _("The targets of {measures} are zero, which has no ratio."),
}
"""Findings that differ by their measure alone, said of several at once."""
_NAMED = 2
"""So many places of one finding are named in full; of more, which it names itself, the ids."""
_LISTED = 8
"""So many names of a list are printed; a wall of them would say less."""


def findings_section(case: Case, findings: Sequence[Finding]) -> Section:
    """What the figures themselves show; the heading says how much there is."""
    language = case.language
    if not findings:
        nothing = paragraph(language, "Nothing was found that a reader should know.")
        return Section("findings", language.say("Findings: none"), (nothing,))
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    heading = language.say(
        "Findings: {warnings} to weigh, {notes} to note",
        warnings=warnings,
        notes=len(findings) - warnings,
    )
    return Section("findings", heading, _blocks(case, findings))


def _blocks(case: Case, findings: Sequence[Finding]) -> tuple[Block, ...]:
    language = case.language
    table = PrintedTable(
        "findings-table",
        language.say("Findings"),
        (
            Column(language.say("Where"), width=20),
            Column(language.say("Finding"), width=57),
            Column(language.say("Code"), kind="code", width=23),
        ),
        tuple(_row(alike, case) for alike in _alike(findings)),
        note=language.say(
            "Some findings of one kind share a row, and of a long list the first {count} are "
            "named; scorecard.json lists each.",
            count=_LISTED,
        ),
    )
    told = paragraph(
        language,
        "{table} lists what the figures themselves show, warnings before notes. A finding "
        "records, and changes no delivered figure.",
        table=Ref("findings-table"),
    )
    return (told, table)


def _alike(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """What shares a row: findings by code as each code first comes up, warnings first."""
    kinds: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.severity is Severity.NOTE):
        kinds.setdefault(finding.code, []).append(finding)
    for code, alike in kinds.items():
        yield from [alike] if code in TOGETHER else ([finding] for finding in alike)


def _row(alike: Sequence[Finding], case: Case) -> tuple[Cell, ...]:
    places = list(dict.fromkeys(_place(finding, case) for finding in alike))
    if len(places) > _NAMED:
        places = list(dict.fromkeys(finding.where for finding in alike))
    more = len(places) - _LISTED
    if more > 0:
        places = [*places[:_LISTED], case.language.say("{count} more", count=more)]
    return (Cell("; ".join(places)), Cell(_said(alike, case)), Cell(alike[0].code))


def _said(alike: Sequence[Finding], case: Case) -> str:
    """One finding as its sentence; several that differ by their measure alone as one."""
    if len(alike) == 1:
        return case.language.finding(alike[0], _LISTED)
    measures = [str(finding.values["measure"]) for finding in alike]
    return case.language.say(
        TOGETHER[alike[0].code], measures=case.language.some(measures, _LISTED)
    )


def _place(finding: Finding, case: Case) -> str:
    """Where a finding belongs, in the reader's words: a measure, a perspective, a survey."""
    names = {side.id: case.language.text(side.name) for side in case.rulebook.perspectives}
    names |= {f"survey_{s.id}": s.title or s.id for s in case.measured.surveys.values()}
    names |= {m["objective_id"]: m["objective"] for m in case.measures()}
    names |= {m["measure_id"]: f"{m['measure_id']} {m['measure']}" for m in case.measures()}
    names |= {
        "agency": case.language.say("Agency"),
        "budget": case.language.say("Budget"),
        "csf": case.language.say("Critical success factors"),
        "history": case.language.say("Earlier periods"),
        "scorecard": case.language.say("Scorecard"),
        "realization": case.language.say("Measures"),
        "rulebook": case.language.say("Rulebook"),
    }
    if finding.where not in names and finding.where.partition(".")[0] == "text":
        return case.language.say("Text of the report")
    return names.get(finding.where, finding.where)
