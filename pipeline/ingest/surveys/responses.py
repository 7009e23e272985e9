"""The responses that count: those submitted and not rejected by a supervisor."""

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.shapes.stacked import in_each_sheet
from pipeline.ingest.surveys.exports import Export, plain_names
from pipeline.problems import Problem
from pipeline.scorecard import row_ranges
from pipeline.tables.kinds import folded

_NO = frozenset({"false", "no", "0"})
_SHOWN = 3
_NARROW = 3
"""Columns, row number included: with so few, a note looks like half an answer sheet."""


def counted_responses(raw: RawTable, export: Export | None) -> tuple[RawTable, list[Problem]]:
    """The responses that count, with warnings about the others and about those pending."""
    if export is None:
        return in_each_sheet(raw, _without_notes)
    judged, problems = _not_rejected(raw, export)
    submitted, broken_off = _submitted(judged, export)
    return submitted, [*problems, *broken_off]


def _without_notes(raw: RawTable) -> tuple[RawTable, list[Problem]]:
    """The rows without notes below the last respondent, which hold words in a single cell, as no
    respondent does. A warning gives their row numbers only, for their words may name a person."""
    cells = pl.all().exclude(ROW)
    words = pl.sum_horizontal(cells.cast(pl.String).str.contains(r"\p{L}").fill_null(value=False))
    filled = pl.sum_horizontal(cells.is_not_null())
    is_note = raw.frame.select((filled == 1) & (words == 1)).to_series()
    is_below = is_note.reverse().cast(pl.Int8).cum_min().reverse().cast(pl.Boolean)
    if raw.frame.width <= _NARROW or not is_below.any() or is_below.all():
        return raw, []
    place = (raw.source.file, raw.source.sheet)
    problems = [Problem("note-row", *place, int(row)) for row in raw.frame[ROW].filter(is_below)]
    return raw.only(~is_below), problems


def _not_rejected(raw: RawTable, export: Export) -> tuple[RawTable, list[Problem]]:
    """The rows not rejected. If any response was judged, a warning counts those pending."""
    heading = _heading(raw, export.verdict)
    if heading is None:
        return raw, []
    verdicts = [folded(text or "") for text in raw.frame[heading].cast(pl.String)]
    rejected = pl.Series([verdict in export.rejected for verdict in verdicts], dtype=pl.Boolean)
    waiting = pl.Series(
        [verdict not in export.rejected | export.approved for verdict in verdicts],
        dtype=pl.Boolean,
    )
    problems = []
    if rejected.any():
        problems.append(_told(raw, "rejected-responses", heading, rejected))
    if waiting.any() and any(verdicts):
        problems.append(_told(raw, "unapproved-responses", heading, waiting))
    return (raw.only(~rejected) if rejected.any() else raw), problems


def _submitted(raw: RawTable, export: Export) -> tuple[RawTable, list[Problem]]:
    """The rows without responses that were broken off before they were submitted."""
    heading = _heading(raw, export.submitted)
    if heading is None:
        return raw, []
    said = raw.frame[heading].cast(pl.String).str.to_lowercase().str.strip_chars()
    is_submitted = (said.is_not_null() & ~said.is_in(list(_NO))).fill_null(value=False)
    if is_submitted.all():
        return raw, []
    rows = raw.frame[ROW].filter(~is_submitted).to_list()
    values = {"count": len(rows), "rows": row_ranges(rows)}
    place = (raw.source.file, raw.source.sheet)
    problem = Problem("incomplete-responses", *place, column=heading, values=values)
    return raw.only(is_submitted), [problem]


def _heading(raw: RawTable, names: frozenset[str]) -> str | None:
    return next((h for h in raw.frame.columns if names & set(plain_names(h))), None)


def _told(raw: RawTable, code: str, heading: str, marked: pl.Series) -> Problem:
    """A warning about the marked rows, with the words that mark them."""
    rows = raw.frame.filter(marked)
    words = rows[heading].cast(pl.String).drop_nulls().unique().sort().to_list()
    values = {"count": len(rows), "rows": row_ranges(rows[ROW].to_list())}
    place = (raw.source.file, raw.source.sheet)
    value = " / ".join(words[:_SHOWN])
    return Problem(code, *place, column=heading, value=value, values=values)
