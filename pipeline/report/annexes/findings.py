"""Annex: the findings in the reader's words, those of one kind in one row."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.problems import Finding, Severity
from pipeline.report.phrases.wording import paragraph
from pipeline.translatable import _

TOGETHER = {
    "target-implied": _("The targets of {measures} are implied; no document states them."),
    "no-target": _("{measures} have no target; they are shown and not scored."),
    "zero-target": _("The targets of {measures} are zero, which has no ratio."),
}
"""Kinds of findings that differ only in their measure, as one sentence on several measures."""
_NAMED = 2
"""Places of one finding that are named in full; of more places, only the ids."""
_LISTED = 8
"""Names of a list that are printed; more would be hard to read."""


def findings_section(case: Case) -> Section:
    """What the figures themselves show; the heading counts warnings and notes."""
    language, findings = case.language, case.account.findings
    if not findings:
        nothing = paragraph(language, "Nothing was found that a reader should know.")
        return Section("findings", language.say("Findings: none"), (nothing,))
    warnings = sum(finding.severity is Severity.WARNING for finding in findings)
    heading = language.say(
        "Findings: {warnings} to weigh, {notes} to note",
        warnings=warnings,
        notes=len(findings) - warnings,
    )
    return Section("findings", heading, _blocks(case))


def _blocks(case: Case) -> tuple[Block, ...]:
    language, places = case.language, _places(case)
    table = PrintedTable(
        "findings-table",
        language.say("Findings"),
        (
            Column(language.say("Where"), width=20),
            Column(language.say("Finding"), width=57),
            Column(language.say("Code"), kind="code", width=23),
        ),
        tuple(_row(alike, places, case) for alike in _alike(case.account.findings)),
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
    """The findings of each row: warnings first, then by code as each code first appears."""
    kinds: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.severity is Severity.NOTE):
        kinds.setdefault(finding.code, []).append(finding)
    for code, alike in kinds.items():
        yield from [alike] if code in TOGETHER else ([finding] for finding in alike)


def _row(alike: Sequence[Finding], places: Mapping[str, str], case: Case) -> tuple[Cell, ...]:
    language = case.language
    named = list(dict.fromkeys(_place(finding.where, places, language) for finding in alike))
    if len(named) > _NAMED:
        named = list(dict.fromkeys(finding.where for finding in alike))
    more = len(named) - _LISTED
    if more > 0:
        named = [*named[:_LISTED], language.say("{count} more", count=more)]
    return (Cell("; ".join(named)), Cell(_said(alike, case)), Cell(alike[0].code))


def _said(alike: Sequence[Finding], case: Case) -> str:
    """One finding as its sentence; several that differ only in their measure as one sentence."""
    if len(alike) == 1:
        return case.language.finding(alike[0], _LISTED)
    language, about = case.language, {key for finding in alike for key in finding.about}
    named = [measure.name for measure in case.account.measures if measure.id in about]
    every = language.say("all measures") if len(named) == len(case.account.measures) else ""
    said = language.say(TOGETHER[alike[0].code], measures=every or language.some(named, _LISTED))
    return said[:1].upper() + said[1:]


def _place(where: str, places: Mapping[str, str], language: Language) -> str:
    room, _dot, inner = where.partition(".")
    if where not in places and room in _TEXTS:
        return language.say("Text of the report")
    if where not in places and room == "accept":
        return language.say("Reasons of acceptance")
    if where not in places and room == "measures":
        return places.get(inner.rpartition(".")[0], where)
    return places.get(where, where)


_TEXTS = ("text", "review", "report")
"""Tables of report.toml that hold prose."""


def _places(case: Case) -> Mapping[str, str]:
    """Where findings belong, in the reader's words: a measure, a perspective, a survey."""
    account, say = case.account, case.language.say
    return {
        **{perspective.id: perspective.name for perspective in account.perspectives},
        **{f"survey_{survey.id}": survey.title or survey.id for survey in account.surveys},
        **{objective.id: objective.name for objective in account.objectives},
        **{measure.id: f"{measure.id} {measure.name}" for measure in account.measures},
        "agency": say("Agency"),
        "budget": say("Budget"),
        "csf": say("Critical success factors"),
        "history": say("Earlier periods"),
        "scorecard": say("Scorecard"),
        "realization": say("Measures"),
        "rulebook": say("Rulebook"),
    }
