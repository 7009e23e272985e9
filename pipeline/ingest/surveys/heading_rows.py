"""The three heading rows of Qualtrics: names, questions, and what the program calls them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.shapes.stacked import in_each_sheet

_PROGRAM = '{"ImportId":'


@dataclass(frozen=True)
class Headed:
    """A table under its names; `texts` are the questions that stood below them, by heading."""

    raw: RawTable
    texts: Mapping[str, str] = field(default_factory=dict)


def with_one_heading(raw: RawTable) -> Headed:
    """The table without the two rows below its names, where the second is the program's own."""
    whole, _ = in_each_sheet(raw, lambda one: (_headed(one).raw, []))
    return Headed(whole, _headed(raw).texts)


def _headed(raw: RawTable) -> Headed:
    names = [name for name in raw.frame.columns if raw.frame.schema[name] == pl.String]
    above = raw.frame.head(2).select(names)
    if not names or not any(_is_programs(above, row) for row in range(above.height)):
        return Headed(raw)
    ends = next(row for row in range(above.height) if _is_programs(above, row))
    texts = {name: above[name][0] for name in names if ends and above[name][0]}
    return Headed(raw.only(raw.frame[ROW] > raw.frame[ROW][ends]), texts)


def _is_programs(above: pl.DataFrame, row: int) -> bool:
    cells = [cell.replace(" ", "") for cell in above.row(row) if cell]
    return bool(cells) and all(cell.startswith(_PROGRAM) for cell in cells)
