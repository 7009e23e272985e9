"""What `make fuzz` feeds with bytes: a reader each. A target returns, or it has found a fault."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from zipfile import ZipFile

import polars as pl

from pipeline.codes import REASONS
from pipeline.delivery import ROW, DeliveredFile, RawTable
from pipeline.ingest.databases.database import database_reading
from pipeline.ingest.files.contents import file_content
from pipeline.ingest.files.limits import SHEET_CELLS, SHEET_TEXT
from pipeline.ingest.formats import xls_cells
from pipeline.ingest.formats.excel import excel_reading, sheet_names
from pipeline.ingest.formats.readers import READERS
from pipeline.ingest.layout.reading import Sought
from pipeline.ingest.pictures.svg import svg_fault
from pipeline.problems import InputsRefused, PolicyWrong
from pipeline.reportfile import FileSource
from pipeline.tables import DELIVERED, Column, Kind
from pipeline.tables.kinds import LARGEST, folded
from pipeline.validate.cells import typed_cells
from pipeline.validate.columns import typed_table
from pipeline.validate.dates import NO_DATE
from tests.examples import INPUTS
from tests.fuzz import copies, deliveries, outcomes
from tests.workbooks_by_hand import PERCENT, Shown, old_workbook, opendocument, repacked, workbook

Target = Callable[[bytes], object]
_PARTS = {
    ".xlsx": (
        "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
    ),
    ".ods": ("content.xml", "META-INF/manifest.xml"),
}  # fmt: skip
"""The parts of a workbook that are mutated one by one: a changed byte of a ZIP file is damage."""
_MARKS = (None, ",", ".")
_PAGE = (
    b"<html><p>LRA</p><table><tr><th rowspan=2>kode<th>uraian<th colspan=2>x</tr><tr><th>pagu"
    b"<td>&nbsp;realisasi</tr><tr><td>1<td>A<br>b<td>9<td>8</tr></table></html>"
)


@dataclass(frozen=True)
class Fuzzed:
    """A target, and the good inputs it starts from."""

    target: Target
    seeds: Callable[[], Iterator[bytes]]


def _table(content: bytes, ending: str, table: str = "budget") -> None:
    """Read a table and type it, as a delivery's only one, and say what is wrong with it."""
    contract = DELIVERED[table]
    names = (name for column in contract.columns for name in (column.name, *column.aliases))
    sought = Sought(table, frozenset(folded(name) for name in names))
    reading = READERS[ending](content, f"{table}{ending}", FileSource(), sought)
    outcomes.spoken(reading.problems)
    source = DeliveredFile(f"{table}{ending}", reading.sheet, "")
    raw = RawTable(table, source, reading.frame, reading.stored, reading.labels)
    typed, problems = typed_table(raw, contract, FileSource())
    outcomes.spoken(problems)
    assert typed.frame.columns == [ROW, *(column.name for column in contract.columns)]


def _csv(content: bytes) -> None:
    tables = tuple(DELIVERED)
    _table(content[1:], ".csv", tables[content[0] % len(tables)] if content else "budget")


def _part(content: bytes, ending: str, book: bytes) -> None:
    """A workbook one of whose parts is the content; or the content itself."""
    parts = _PARTS[ending]
    number = content[0] % (len(parts) + 1) if content else 0
    if number == len(parts):
        _table(content[1:], ending)
    else:
        _table(repacked(book, {parts[number]: content[1:]}), ending)


def _part_seeds(ending: str, book: bytes) -> Iterator[bytes]:
    with ZipFile(BytesIO(book)) as archive:
        for number, name in enumerate(_PARTS[ending]):
            yield bytes([number]) + archive.read(name)
    yield bytes([len(_PARTS[ending])]) + book


@cache
def _xlsx_book() -> bytes:
    rows = deliveries.cells("budget")
    rows += [["1.02", "x", Shown(0.5, PERCENT), Shown(None, error="#REF!"), 45322, "n/a"]]
    return workbook({"budget": rows}, merged=[("A9:B9", "x")], hidden_rows=[3], hidden_columns=[4])


@cache
def _ods_book() -> bytes:
    rows = deliveries.cells("budget")
    cells = (
        "".join(
            '<table:table-cell office:value-type="string" table:number-columns-repeated="1">'
            f"<text:p>{'' if cell is None else cell}</text:p></table:table-cell>"
            for cell in row
        )
        for row in rows
    )
    return opendocument("".join(f"<table:table-row>{row}</table:table-row>" for row in cells))


def _xls(content: bytes) -> None:
    """What reads an .xls file; here in this process, as another for each input costs too much."""
    try:
        book = xls_cells.opened(content)
        for sheet in book.sheet_names():
            found = book.sheet_by_name(sheet)
            xls_cells.around(found)
            xls_cells.Cells.read(book, found, SHEET_CELLS, SHEET_TEXT).frames()
    except Exception:  # whatever xlrd raises is a damaged file
        return


def _parquet_seeds() -> Iterator[bytes]:
    for name in ("budget", "training"):
        content = BytesIO()
        pl.read_csv(deliveries.EVERY_TABLE[name].encode()).write_parquet(content)
        yield content.getvalue()


def _sav_seeds() -> Iterator[bytes]:
    import pyreadstat

    path = Path(mkdtemp(prefix="rapor-fuzz-")) / "budget.sav"
    frame = pl.read_csv(deliveries.EVERY_TABLE["budget"].encode(), infer_schema=False)
    pyreadstat.write_sav(frame, path, column_labels=["a"] * frame.width)
    yield path.read_bytes()


def _numbers(content: bytes) -> None:
    """Cells of numbers, a line each, by every kind and mark."""
    texts = _lines(content)
    for kind in (Kind.NUMBER, Kind.COUNT, Kind.MONEY):
        for mark in _MARKS:
            source = FileSource.model_validate({"decimal": mark})
            read = typed_cells(Column("x", kind, ""), texts, None, source, _no_day(texts))
            values = read.values.drop_nulls().cast(pl.Float64)
            assert values.abs().is_between(0, LARGEST).all()


def _dates(content: bytes) -> None:
    """Cells of days and times, a line each, by every order."""
    texts = _lines(content)
    for kind in (Kind.DATE, Kind.TIME):
        for order in (None, "d/m/y", "m/d/y"):
            source = FileSource.model_validate({"dates": order})
            typed_cells(Column("x", kind, ""), texts, None, source, _no_day(texts))


def _lines(content: bytes) -> pl.Series:
    return pl.Series("x", content.decode("utf-8", "ignore").split("\n"), dtype=pl.String)


def _no_day(texts: pl.Series) -> pl.Series:
    return pl.repeat(NO_DATE, len(texts), dtype=pl.Date, eager=True)


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="rapor-fuzz-")) / "report"


def _settings(name: str) -> Target:
    """A delivery whose settings are the content; a good one is read and typed to its end."""

    def target(content: bytes) -> None:
        folder = outcomes.laid_out(_folder(), {**deliveries.small(), name: content})
        try:
            outcomes.outcome(folder)
        except (InputsRefused, PolicyWrong) as refusal:
            raise AssertionError("a refusal of a case already scored") from refusal

    return target


def _settings_seeds(name: str) -> Callable[[], Iterator[bytes]]:
    def seeds() -> Iterator[bytes]:
        yield deliveries.small()[name]
        for report in ("klaten-2019", "biro-adpim", "survei-pegawai"):
            if name in (files := deliveries.shipped(report)):
                yield files[name]

    return seeds


def _sheet_names(content: bytes) -> None:
    for ending in (".xlsx", ".ods"):
        sheet_names(content, f"x{ending}")
        excel_reading(content, f"x{ending}", FileSource(sheet="x"))


def _drawing(content: bytes) -> None:
    """A logo: whatever is drawn, there is a reason against it or none."""
    assert svg_fault(content) in {"", *REASONS}


def _drawing_seeds() -> Iterator[bytes]:
    yield (INPUTS / "klaten-2019" / "logo.svg").read_bytes()
    head = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
    yield head + b'<style>.a{fill:url(#g)}</style><g id="g"/><use x:href="#g" href="#g"/></svg>'


def _place(content: bytes) -> None:
    """A name of a file as report.toml may have it, and an address of a database."""
    name = content.decode("utf-8", "ignore")
    folder = outcomes.laid_out(_folder(), deliveries.small())
    file_content(folder, folder.located(name), name)
    assert Path(folder.label(folder.located(name))).is_absolute() is False
    source = FileSource.model_construct(database=f"sqlite:///{name}", query="select 1")
    outcomes.spoken(database_reading(source, "budget", folder, {}).reading.problems)


def _query(content: bytes) -> None:
    """What is asked of a database of the folder; its file stays as it is."""
    folder = outcomes.laid_out(_folder(), deliveries.small())
    file = folder.path / "x.db"
    with closing(sqlite3.connect(file)) as made:
        made.execute("create table budget (code text, name text)")
    before = file.read_bytes()
    query = content.decode("utf-8", "ignore")
    source = FileSource.model_construct(database="sqlite:///x.db", query=query)
    outcomes.spoken(database_reading(source, "budget", folder, {}).reading.problems)
    assert file.read_bytes() == before


TARGETS: Mapping[str, Fuzzed] = {
    "csv": Fuzzed(
        _csv,
        lambda: (
            bytes([number]) + deliveries.EVERY_TABLE[name].encode()
            for number, name in enumerate(DELIVERED)
        ),
    ),
    "xlsx": Fuzzed(
        lambda content: _part(content, ".xlsx", _xlsx_book()),
        lambda: _part_seeds(".xlsx", _xlsx_book()),
    ),
    "ods": Fuzzed(
        lambda content: _part(content, ".ods", _ods_book()),
        lambda: _part_seeds(".ods", _ods_book()),
    ),
    "xls": Fuzzed(_xls, lambda: iter([old_workbook()])),
    "page": Fuzzed(lambda content: _table(content, ".xls"), lambda: iter([_PAGE])),
    "parquet": Fuzzed(lambda content: _table(content, ".parquet"), _parquet_seeds),
    "sav": Fuzzed(lambda content: _table(content, ".sav"), _sav_seeds),
    "archive": Fuzzed(_sheet_names, lambda: iter([_xlsx_book(), _ods_book()])),
    "numbers": Fuzzed(
        _numbers, lambda: iter([b"1.234,5\n(53.737.000)\nRp 1.250.000,-\n91,96 %\n-\nn/a\n1e5"])
    ),
    "dates": Fuzzed(
        _dates,
        lambda: iter([b"31 Januari 2024\n31/12/2024\n2024/03/12 9:05:33 PM GMT+7\n45322.5\n07:30"]),
    ),
    "word": Fuzzed(copies.compared, copies.seeds),
    "drawing": Fuzzed(_drawing, _drawing_seeds),
    "place": Fuzzed(_place, lambda: iter([b"shared/budget.csv", b"../x/budget.csv", b"/etc/x"])),
    "query": Fuzzed(_query, lambda: iter([b"select * from budget;", b"pragma user_version = 1"])),
    "report": Fuzzed(_settings("report.toml"), _settings_seeds("report.toml")),
    "rulebook": Fuzzed(_settings("own.toml"), _settings_seeds("own.toml")),
}
