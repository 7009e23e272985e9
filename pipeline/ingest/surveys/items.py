"""Name the items of a survey from its table of totals or counts, where report.toml names none."""

import re
from collections.abc import Iterator, Mapping

import polars as pl
from pydantic import ValidationError

from pipeline.delivery import Delivery, RawTable
from pipeline.people import discreet
from pipeline.reportfile import FileSource, Item, Questionnaire, ReportFile
from pipeline.tables import totals_table
from pipeline.tables.kinds import folded
from pipeline.tables.total_words import INDEX

_SUMS = re.compile(r"(jumlah|total|rata[ -]?rata)\b", re.IGNORECASE)
"""How rows begin that add up the items and are no items."""
_POINT = re.compile(r"(?:[^\d]*\()?\s*\d{1,2}\s*\)?")
"""Headings of columns that count an answer: `3`, `Baik (3)`."""


def with_items(report_file: ReportFile, delivery: Delivery) -> ReportFile:
    """report.toml with items from tables of totals and counts, where it names none.

    Each has its code and, where the table has it, its text. Other rows are left out.
    """
    found = {
        survey_id: survey.model_copy(update={"items": items})
        for survey_id, survey in report_file.surveys.items()
        if not survey.items and (items := _items(survey_id, report_file, delivery))
    }
    surveys: Mapping[str, Questionnaire] = {**report_file.surveys, **found}
    return report_file.model_copy(update={"surveys": surveys}) if found else report_file


def _items(survey_id: str, report_file: ReportFile, delivery: Delivery) -> tuple[Item, ...]:
    for name in (f"survey_{survey_id}_totals", f"survey_{survey_id}_counts"):
        if name in delivery.tables:
            source = report_file.sources.get(name, FileSource())
            return tuple(_named(delivery.tables[name], source))
    return ()


def _named(raw: RawTable, source: FileSource) -> Iterator[Item]:
    codes, texts = (_cells(raw, source, column) for column in ("item", "text"))
    known: set[str] = set()
    counted = _has_counts(raw, _cells(raw, source, "total"))
    are_words = 2 * sum(code.isdecimal() for code in codes or ()) < len(codes or ())
    for code, text, is_counted in zip(
        codes or (), texts or [""] * len(codes or ()), counted if codes else (), strict=True
    ):
        is_number = are_words and code.isdecimal()  # from a row that numbers the columns
        if code and is_counted and code not in known and not (is_number or _is_sum(code)):
            known.add(code)
            try:
                yield Item(id=code, text=discreet(text))
            except ValidationError:
                continue


def _is_sum(code: str) -> bool:
    """Whether a row adds up the items, or holds their index."""
    return bool(_SUMS.match(code) or re.match(INDEX, code))


def _has_counts(raw: RawTable, totals: list[str] | None) -> list[bool]:
    """Which rows count an answer or have a total. Other rows hold the index, its grade, or the
    people who sign."""
    points = [name for name in raw.frame.columns if _POINT.fullmatch(name.strip())]
    if len(points) < 2:  # noqa: PLR2004
        return [bool(re.search(r"\d", cell)) for cell in totals or ["0"] * raw.frame.height]
    filled = pl.any_horizontal(pl.col(name).is_not_null() for name in points)
    return raw.frame.select(filled).to_series().to_list()


def _cells(raw: RawTable, source: FileSource, column: str) -> list[str] | None:
    """The cells of a column as text; None where it was not delivered."""
    contract = totals_table("").column(column)
    names = {source.headings[column]} if column in source.columns else {column}
    if contract and column not in source.columns:
        names |= {*contract.aliases}
    known = {folded(name) for name in names}
    heading = next((name for name in raw.frame.columns if folded(name) in known), None)
    if heading is None:
        return None
    return raw.frame[heading].cast(pl.String).str.strip_chars().fill_null("").to_list()
