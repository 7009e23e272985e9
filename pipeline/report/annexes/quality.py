"""Parts of the workings: what a reader should keep in mind, and where every figure comes from."""

from collections.abc import Collection, Iterable, Mapping

from pipeline.case import Case
from pipeline.document import Block, Cell, Chapter, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.annexes.disclosures import long_disclosures
from pipeline.report.annexes.findings import findings_section
from pipeline.report.phrases.wording import paragraph
from pipeline.scorecard import row_ranges

_RANGES = 12
"""Ranges of rows that a cell names; of more ranges it gives the number of rows and the ends."""


def quality(case: Case) -> Chapter:
    """Warnings about the delivery, and the findings that the figures themselves show."""
    language = case.language
    sections = (
        Section("delivery", _delivery_heading(case), _delivery(case)),
        findings_section(case),
        *long_disclosures(case),
    )
    return Chapter(
        "quality",
        "",
        language.say("Data quality and findings"),
        sections=sections,
    )


def _delivery_heading(case: Case) -> str:
    count = len(case.account.warnings)
    if not count:
        return case.language.say("The delivery: no warning")
    return case.language.say_many(
        "The delivery: {count} warning", "The delivery: {count} warnings", count
    )


def _delivery(case: Case) -> tuple[Block, ...]:
    language, alike = case.language, _alike(case)
    if not alike:
        return (paragraph(language, "The delivered tables were read without a warning."),)
    table = PrintedTable(
        "warnings-table",
        language.say("Warnings about the delivery"),
        (
            Column(language.say("File"), width=21),
            Column(language.say("Rows"), width=18),
            Column(language.say("Column"), width=18),
            Column(language.say("Warning"), width=43),
        ),
        tuple(
            (Cell(file), Cell(_ranges(rows, language)), Cell(column or "–"), Cell(text))
            for (file, column, text), rows in alike.items()
        ),
        note=_elsewhere(alike.values(), "problems.csv", language),
    )
    return (
        paragraph(
            language,
            "{table} lists what was odd about the delivered tables; what it means for the scores, "
            "if anything, is among the findings.",
            table=Ref("warnings-table"),
        ),
        table,
    )


def sources(case: Case, files: Mapping[str, str]) -> Chapter:
    language = case.language
    return Chapter(
        "sources",
        "",
        language.say("Sources"),
        sections=(
            Section("evidence", language.say("File and rows of each figure"), _evidence(case)),
            Section(
                "fingerprints",
                language.say("Fingerprints of the files"),
                _fingerprints(files, case.language),
            ),
        ),
    )


def _evidence(case: Case) -> tuple[Block, ...]:
    language = case.language
    parts = [
        (measure, part)
        for measure in case.account.measures
        if measure.is_measured
        for part in measure.evidence
    ]
    several = _of_several_sheets((part.file, part.sheet) for _, part in parts)
    numbered = language.say("Row numbers are those the spreadsheet shows, heading included.")
    elsewhere = _elsewhere((part.rows for _, part in parts), "scorecard.json", language)
    table = PrintedTable(
        "evidence-table",
        language.say("Where each actual comes from"),
        (
            Column(language.say("Measure"), width=40),
            Column(language.say("File"), width=30),
            Column(language.say("Rows"), width=30),
        ),
        tuple(
            (
                Cell(f"{measure.id} {measure.name}"),
                Cell(_place(part.file, part.sheet, several)),
                Cell(_ranges(part.rows, language)),
            )
            for measure, part in parts
        ),
        note=" ".join((numbered, elsewhere)).strip(),
    )
    told = paragraph(
        language, "{table} names the rows that were counted.", table=Ref("evidence-table")
    )
    return (told, table)


def _of_several_sheets(places: Iterable[tuple[str, str]]) -> Collection[str]:
    """Files with rows from more than one sheet."""
    files = [file for file, _ in dict.fromkeys(places)]
    return {file for file in files if files.count(file) > 1}


def _place(file: str, sheet: str, several: Collection[str]) -> str:
    """A file, with its sheet where rows of several sheets are named."""
    return ", ".join(filter(None, (file, sheet if file in several else "")))


def _alike(case: Case) -> dict[tuple[str, str, str], str]:
    """Warnings with the same file, column and text together, with all their rows."""
    alike: dict[tuple[str, str, str], list[int]] = {}
    warnings = case.account.warnings
    several = _of_several_sheets((one.file, one.sheet) for one in warnings if one.row is not None)
    for problem in warnings:
        place = _place(problem.file, problem.sheet, several)
        said = (place, problem.column, case.language.problem(problem))
        alike.setdefault(said, []).extend([] if problem.row is None else [problem.row])
    return {said: row_ranges(rows) for said, rows in alike.items()}


def _many(rows: str) -> bool:
    """Whether rows are in more places than a cell names."""
    return rows.count(",") >= _RANGES


def _elsewhere(cells: Iterable[str], file: str, language: Language) -> str:
    """Which file has the rows that a table only counts; empty where it gives them all."""
    if not any(map(_many, cells)):
        return ""
    return language.say(
        "Of rows in more than {count} places, the number, the first and the last are given; "
        "{file} lists each.",
        count=_RANGES,
        file=file,
    )


def _ranges(rows: str, language: Language) -> str:
    """Row numbers that a line may break between: 2–10, 14; of many, the count and the ends."""
    if not _many(rows):
        return rows.replace("-", "–").replace(",", ", ") or "–"
    ends = [part.partition("-")[::2] for part in rows.split(",")]
    count = sum(int(last or first) - int(first) + 1 for first, last in ends)
    (first, _), (start, last) = ends[0], ends[-1]
    return language.say(
        "{count} rows, {first}–{last}", count=count, first=first, last=last or start
    )


def _fingerprints(files: Mapping[str, str], language: Language) -> tuple[Block, ...]:
    table = PrintedTable(
        "fingerprints-table",
        language.say("SHA-256 of every input file and rulebook file"),
        (Column(language.say("File"), width=30), Column("SHA-256", width=70)),
        tuple((Cell(name), Cell(digest)) for name, digest in files.items()),
        note=language.say("manifest.json lists the templates and the code as well."),
    )
    told = paragraph(
        language,
        "A file with the same fingerprint is the same file, to the last byte ({table}).",
        table=Ref("fingerprints-table"),
    )
    return (told, table)
