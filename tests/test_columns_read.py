"""Every column that an agency may deliver has a reader: another cell makes other pages."""

import html
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline import render, report, run
from pipeline.document import Document
from pipeline.formulas import CATALOGUE
from pipeline.ingest import ReportFolder, read_report_file, read_rulebook, read_tables, with_items
from pipeline.problems import InputsRefused
from pipeline.render.markup import Pages
from pipeline.reportfile import Questionnaire
from pipeline.tables import (
    DELIVERED,
    Table,
    counts_table,
    survey_table,
    totals_table,
    wide_counts_table,
)
from pipeline.validate import validated
from tests.every_column_by_hand import DELIVERIES, PROMISES, SURVEYS, Delivery, Rows, csv_of
from tests.orders_by_hand import order_of
from tests.other_cells_by_hand import CHANGES, CHECKED, Change
from tests.pages_by_hand import text_of


def contracts() -> Iterator[Table]:
    """Every table, and a survey in each of its forms."""
    reports = [tomllib.loads(each.report) for each in SURVEYS]
    asked = {name: survey for each in reports for name, survey in each["surveys"].items()}
    yield from DELIVERED.values()
    yield survey_table("public", Questionnaire.model_validate(asked["public"]))
    yield totals_table("older")
    yield counts_table("job")
    yield wide_counts_table("trust", Questionnaire.model_validate(asked["trust"]))


COLUMNS = [(table, column) for table in contracts() for column in table.columns]
READ = [(table.name, column.name) for table, column in COLUMNS if not column.personal]
PERSONS = [(table.name, column.name) for table, column in COLUMNS if column.personal]


@dataclass(frozen=True)
class Refused:
    """A delivery that is refused: the tables and columns at fault."""

    places: frozenset[tuple[str, str]]


def document_on(delivery: Delivery) -> Document:
    """The report on a delivery. Raises InputsRefused."""
    with TemporaryDirectory() as name:
        folder = ReportFolder("whole", Path(name))
        (folder.path / "report.toml").write_text(delivery.report)
        for table, rows in delivery.tables.items():
            (folder.path / f"{table}.csv").write_text(csv_of(rows))
        given = read_report_file(folder)
        policy = read_rulebook(given.rulebook.use, folder, folder.shared)
        raw = read_tables(folder, given)
    asked = with_items(given, raw)
    order = order_of(folder, asked, policy)
    case = run.accounted(order, validated(raw, asked, policy.rulebook)).case
    return report.document_of(case, logo="", files={}, revision=1)


def read(delivery: Delivery) -> str | Refused:
    """What a reader of the pages reads, but for the annex that names files and their rows."""
    try:
        document = document_on(delivery)
    except InputsRefused as refusal:
        found = refusal.problems
        return Refused(frozenset((one.file.removesuffix(".csv"), one.column) for one in found))
    without = tuple(part for part in document.workings if part.id != "sources")
    plain = replace(document, workings=without, binding="annex")
    template = render.REPORTS[document.form]
    page = Pages((render.shipped_templates(),), plain).page(template, medium="print", density=0)
    body = re.sub(r"<style.*?</style>|<head>.*?</head>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@cache
def before(place: int) -> str | Refused:
    """The pages of a delivery as it is."""
    return read(DELIVERIES[place])


def place_of(table: str, row: int | str) -> int:
    """The delivery that has the table; of the register, the measure."""
    return next(
        place
        for place, delivery in enumerate(DELIVERIES)
        if table in delivery.tables and found(delivery.tables[table], row) is not None
    )


def found(rows: Rows, row: int | str) -> int | None:
    """The number of a row that is named by its number, its measure or its code."""
    if isinstance(row, int):
        return row
    return next((n for n, one in enumerate(rows) if row == next(iter(one.values()))), None)


def with_cell(delivery: Delivery, table: str, column: str, change: Change) -> Delivery:
    rows = [dict(row) for row in delivery.tables[table]]
    number = found(rows, change[0])
    assert number is not None
    assert rows[number][column] != change[1]
    rows[number][column] = change[1]
    return replace(delivery, tables={**delivery.tables, table: rows})


@pytest.mark.parametrize(("table", "column"), READ)
def test_another_cell_makes_other_pages(table: str, column: str) -> None:
    change = CHANGES[table][column]
    place = place_of(table, change[0])
    now = read(with_cell(DELIVERIES[place], table, column, change))
    assert isinstance(before(place), str)
    if (table, column) in CHECKED:
        assert isinstance(now, Refused)
        assert (table, column) in now.places
    else:
        assert isinstance(now, str), now
        assert now != before(place)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "column"), PERSONS)
def test_who_a_person_is_makes_no_difference(table: str, column: str) -> None:
    """It also shows that pages are equal where nothing reads a cell."""
    place = place_of(table, 0)
    assert read(with_cell(DELIVERIES[place], table, column, (0, "X99"))) == before(place)


ON_PAPER = {
    "realization": (
        *("definition", "source", "owner", "worst"),
        *("collected", "verified_by", "limitation", "target_before"),
        *("due", "next_target"),
    ),
    "history": ("target",),
    "csf": ("csf_id", "factor"),
    "actions": ("status", "note", "due", "evidence"),
}
"""Columns that are looked for in the PDF itself."""


@pytest.mark.slow
def test_they_are_read_on_paper_too(tmp_path: Path) -> None:
    after = PROMISES
    for table, columns in ON_PAPER.items():
        for column in columns:
            after = with_cell(after, table, column, CHANGES[table][column])
    texts = [
        " ".join(text_of(render.rendered(document_on(each)).report_pdf, tmp_path).split())
        for each in (PROMISES, after)
    ]
    told = ("How many were kept", "The archive", "Planning unit", "9 incidents", "K-9")
    told += ("Every month", "Board of audit", "Lost papers", "target was 76")
    told += ("30 September 2025", "89 %")
    told += ("Attention", "Closed in full", "With the ministry", "1 July 2025")
    told += ("Minutes of a meeting",)
    assert [text in texts[0] for text in told] == [False] * len(told)
    assert [text in texts[1] for text in told] == [True] * len(told)


def test_no_table_has_a_column_besides_and_every_formula_is_used() -> None:
    tables = {name: rows[0] for each in DELIVERIES for name, rows in each.tables.items()}
    known = {table.name: {one.name for one in table.columns} for table in contracts()}
    assert {name: set(row) for name, row in tables.items()} == known
    used = {row["formula"] for each in DELIVERIES for row in each.tables["realization"]}
    assert used == set(CATALOGUE)
