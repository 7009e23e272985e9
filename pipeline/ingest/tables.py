"""Read the raw tables of a report's folder, with every problem of finding and reading them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW, Beside, Delivery, RawTable
from pipeline.ingest.databases.database import database_reading
from pipeline.ingest.declared import without_column_numbers
from pipeline.ingest.files.contents import file_content
from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.files.folders import SHARED, ReportFolder
from pipeline.ingest.files.limits import MOST_ROWS
from pipeline.ingest.join_proposals import with_joins_proposed
from pipeline.ingest.layout.reading import ANYTHING, FileRead, Reading, Sought, kept
from pipeline.ingest.one_file import file_read
from pipeline.ingest.payment_proposals import with_payments_proposed
from pipeline.ingest.places import Place, Shelf
from pipeline.ingest.settings.table_names import table_names
from pipeline.ingest.shapes.empty_told import with_empty_told
from pipeline.ingest.shapes.figures_beside import with_figures_beside
from pipeline.ingest.shapes.filled_down import with_filled_down
from pipeline.ingest.shapes.headed import without_heads
from pipeline.ingest.shapes.joined import joined
from pipeline.ingest.shapes.long_answers import with_answers_beside
from pipeline.ingest.shapes.missing import without_missing
from pipeline.ingest.shapes.stacked import one_below_the_other
from pipeline.ingest.shapes.transposed import turned
from pipeline.ingest.shapes.values import with_values
from pipeline.ingest.shapes.wrapped import with_rows_together
from pipeline.ingest.sought import columns_of, sought_for, sought_in
from pipeline.ingest.surveys import surveyed
from pipeline.problems import Problem, Reason
from pipeline.reportfile import FileSource, ReportFile
from pipeline.tables import contract_of, personal_headings
from pipeline.tables.joined import joined_table
from pipeline.tables.kinds import Column

_REGISTER, _BUDGET = "realization", "budget"


@dataclass
class _Found:
    """What has been read so far; `tables_read` makes a Delivery of it."""

    folder: ReportFolder
    report_file: ReportFile
    environment: Mapping[str, str]
    tables: dict[str, RawTable] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    former: dict[str, dict[str, str]] = field(default_factory=dict)


def tables_read(
    folder: ReportFolder, report_file: ReportFile, environment: Mapping[str, str] | None = None
) -> Delivery:
    """Read every table the report knows. A file that cannot be read gives a table without columns.

    `environment` holds the variables that `database = "env:NAME"` may name.
    """
    found, shelf = _Found(folder, report_file, environment or {}), Shelf.of(folder)
    used = [Place(folder.located(name)) for name in _pictures(report_file)]
    for name in table_names(report_file):
        source = report_file.sources.get(name, FileSource())
        sought = sought_for(name, report_file, source)
        if source.database or source.query:
            asked = database_reading(source, name, folder, found.environment)
            used += [Place(asked.file)] if asked.file else []
            _keep(found, [FileRead(asked.reading, asked.name, asked.sha256)], source, name)
            if asked.sha256:
                found.former[asked.name] = {asked.former_name: asked.sha256}
            continue
        reads = []
        for part in source.apart:
            used += (places := shelf.places(name, part))
            if len({place.file for place in places}) > 1:
                values = {"table": name, "files": [place.file.name for place in places]}
                found.problems.append(Problem("two-files", places[0].file.name, values=values))
            if places:
                reads.append(file_read(folder, report_file, places[0], part, sought))
        if reads:
            used += _keep(found, reads, source, name, sought)
    found.problems = list(_of_unread_sheets(found))
    found.problems.extend(shelf.left_over(used))
    found.problems = list(_joins_proposed(found))
    return Delivery(found.tables, tuple(found.problems), found.files, found.former)


def _joins_proposed(found: _Found) -> Iterator[Problem]:
    """The problems; unused files that may belong to the register, or are payments of the budget,
    get the line that joins them."""
    source = found.report_file.sources.get(_REGISTER, FileSource())
    sought = sought_for(_REGISTER, found.report_file, source)

    def read(file: str, sheet: str) -> Reading:
        shape = FileSource(file=file, sheet=sheet)
        place = Place(found.folder.located(file), sheet)
        return file_read(found.folder, found.report_file, place, shape, sought).reading

    def content(file: str) -> bytes:
        read = file_content(found.folder, found.folder.located(file), file)
        return b"" if isinstance(read, Problem) else read.data

    register, budget = found.tables.get(_REGISTER), found.tables.get(_BUDGET)
    told = with_joins_proposed(found.problems, register, source, sought.columns, read)
    plan = found.report_file.sources.get(_BUDGET, FileSource())
    yield from with_payments_proposed(told, budget, plan, content)


def _of_unread_sheets(found: _Found) -> Iterator[Problem]:
    """The problems, without those of unused sheets that another table turned out to read."""
    read = {
        (one.source.file, one.source.sheet)
        for table in found.tables.values()
        for one in table.parts or (table,)
    }
    for problem in found.problems:
        if problem.code != "unused-sheet" or (problem.file, problem.sheet) not in read:
            yield problem


def _keep(
    found: _Found,
    reads: Sequence[FileRead],
    source: FileSource,
    name: str,
    sought: Sought = ANYTHING,
) -> list[Place]:
    """Add a table to what was found, joined with its further files; returns where those are."""
    columns = columns_of(name, found.report_file)
    whole = [_whole(one, source, sought, columns) for one in reads]
    read, parts = one_below_the_other(whole, source, name)
    used = [Place(found.folder.located(one.file), one.sheet) for one in source.join]
    file = read.file
    reading, beside = _joined(found, read, source, sought)
    reading = kept(reading, source, file, name)
    for one in reads:
        if one.sha256:
            found.files[one.file] = one.sha256
            found.former.setdefault(one.file, {}).update(_former(one, source, name, reading))
    reading = with_values(reading, source, columns, file, name)
    found.problems += [*reading.problems, *_too_many_rows(reading, file, name)]
    raw = replace(read, reading=reading).raw(name)
    raw = replace(raw, beside=beside or raw.beside, parts=parts)
    raw, problems = surveyed(raw, source, found.report_file)
    found.problems += problems
    if raw.delivered:
        own = _without_persons(raw.delivered, source, found.report_file)
        raw = replace(raw, delivered=replace(raw.delivered, frame=own))
    found.tables[name] = replace(raw, frame=_without_persons(raw, source, found.report_file))
    return used


def _too_many_rows(reading: Reading, file: str, name: str) -> Iterator[Problem]:
    """A problem if a table has more rows than a report prints."""
    if (most := MOST_ROWS.get(name)) and reading.frame.height > most:
        values = {"reason": Reason("rows-printed", {"limit": most})}
        yield Problem("too-large", file, reading.sheet, values=values)


def _former(read: FileRead, source: FileSource, name: str, reading: Reading) -> dict[str, str]:
    """The entry of a file in manifests of version 1: the file itself, or, of a shared file from
    which `where` selects rows, those rows under a name that says so."""
    if not source.where or not read.file.startswith(f"{SHARED}/"):
        return {read.file: read.sha256}
    return {f"{read.file}: {name}": fingerprint_of(reading.frame.drop(ROW).write_csv().encode())}


def _whole(
    read: FileRead, source: FileSource, sought: Sought, columns: Mapping[str, Column]
) -> FileRead:
    """One sheet, normalised: a sheet of answers turned, and values that hold for several rows
    filled in."""
    lines = without_column_numbers(read.reading, read.file, sought.table)
    known = without_missing(lines, source)
    whole = turned(known, source, read.file, sought.table, sought.headings)
    answers = with_answers_beside(whole, source, read.file, sought.table)
    rows = with_figures_beside(answers, source, read.file, sought.table)
    measures = without_heads(with_rows_together(rows, source), source, read.file)
    filled = with_filled_down(measures, source, columns, read.file, sought.table)
    reading = with_empty_told(filled, source, read.file)
    return replace(read, reading=reading)


def _joined(
    found: _Found, read: FileRead, source: FileSource, sought: Sought
) -> tuple[Reading, tuple[Beside, ...]]:
    """The reading with the columns of the joined files, each of which is also kept as a table. A
    file whose rows are added up is joined later, once its cells have been read."""
    reading, beside = read.reading, tuple[Beside, ...]()
    columns = columns_of(sought.table, found.report_file)
    for number, asked in enumerate(source.join, start=1):
        shape = FileSource(file=asked.file, sheet=asked.sheet, header_row=asked.header_row)
        place = Place(found.folder.located(asked.file), asked.sheet)
        wanted = sought_in(asked, sought) if asked.sum else sought
        other = file_read(found.folder, found.report_file, place, shape, wanted)
        if other.sha256:
            found.files[other.file] = other.sha256
        raw = other.raw(joined_table(sought.table, number))
        frame = _without_persons(replace(raw, name=sought.table), source, found.report_file)
        found.tables[raw.name] = replace(raw, frame=frame)
        reading = reading.told(*other.reading.problems)
        if not asked.sum:
            both, files = (reading, other.reading), (read.source, raw.source)
            reading, more = joined(both, files, asked.by, source, columns)
            beside += more
    return reading, beside


def _without_persons(raw: RawTable, source: FileSource, report_file: ReportFile) -> pl.DataFrame:
    """The table without the columns that name persons. If it has no others, they stay but empty: a
    table without columns counts as unreadable; its missing columns would not be reported."""
    personal = _personal(raw, source, report_file)
    left = raw.frame.drop(personal)
    if left.width > 1 or not personal:
        return left
    return raw.frame.with_columns(pl.lit(None, pl.String).alias(name) for name in personal)


def _personal(raw: RawTable, source: FileSource, report_file: ReportFile) -> list[str]:
    """The columns that name persons and that report.toml does not ask for (UU 27/2022)."""
    name, frame = raw.name, raw.frame
    contract = contract_of(name, report_file)
    if contract is None:
        return []
    asked = [*source.parts, *source.where]
    asked += [heading for headings in raw.columns.values() for heading in headings]
    for measure in report_file.measures.values():
        if measure.table == name:
            asked += [column for column in (measure.column, measure.not_after) if column]
            asked += list(measure.rows or {})
    return personal_headings(frame, contract, asked)


def _pictures(report_file: ReportFile) -> list[str]:
    named = (report_file.agency.logo, *report_file.appended_files.values())
    return [name for name in named if name]
