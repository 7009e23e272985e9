"""The heading rows of Qualtrics: names, questions, and in a CSV the program's own ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.shapes.stacked import in_each_sheet

_PROGRAM = '{"ImportId":'
_NAMED = {"ResponseId": "responseid", "RecordedDate": "recordeddate"}
"""Columns that Qualtrics adds and the row of questions names again: `Response ID`."""


@dataclass(frozen=True)
class Headed:
    """A table with names as headings; `texts` are the questions from the rows below, by name."""

    raw: RawTable
    texts: Mapping[str, str] = field(default_factory=dict)


def with_one_heading(raw: RawTable) -> Headed:
    """The table without the further heading rows of the program."""
    whole, _ = in_each_sheet(raw, lambda one: (_headed(one).raw, []))
    return Headed(whole, _headed(raw).texts)


def _headed(raw: RawTable) -> Headed:
    names = [name for name in raw.frame.columns if raw.frame.schema[name] == pl.String]
    above = raw.frame.head(2).select(names)
    ends = next((row for row in range(above.height) if _is_programs(above, row)), None)
    if not names or (ends is None and not _asks(above)):
        return Headed(raw)
    texts = {name: above[name][0] for name in names if ends != 0 and above[name][0]}
    return Headed(raw.only(raw.frame[ROW] > raw.frame[ROW][ends or 0]), texts)


def _asks(above: pl.DataFrame) -> bool:
    """Whether the first row holds the questions, as in a workbook, which has no row of ids."""
    return above.height > 0 and all(
        name in above.columns and (above[name][0] or "").replace(" ", "").casefold() == said
        for name, said in _NAMED.items()
    )


def _is_programs(above: pl.DataFrame, row: int) -> bool:
    cells = [cell.replace(" ", "") for cell in above.row(row) if cell]
    return bool(cells) and all(cell.startswith(_PROGRAM) for cell in cells)
