"""Makes one row for each measure of a sheet that has targets and actuals in separate rows.

`Uraian | TW I | TW II` over a row of targets and a row of actuals then reads `Target TW I |
Realisasi TW I | …`. `[sources.realization] figures = "Uraian"` names the column that says what each
row holds; such a sheet is refused without that line, and the refusal proposes it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.figure_rows import (
    ACTUAL,
    KINDS,
    TARGET,
    Group,
    groups_in,
    kind_of,
    kinds_column,
)
from pipeline.ingest.layout.reading import Apart, Reading
from pipeline.ingest.shapes.filled_down import heading_of
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.tables.months import names_a_span
from pipeline.tables.years import figure_of

_REGISTER = "realization"
_NUMBER = re.compile(r"^\W*(?:rp\.?)?\W*\d")


def with_figures_beside(reading: Reading, source: FileSource, file: str, table: str) -> Reading:
    """The register with a row for each measure; unchanged where no rows have to be joined."""
    if table != _REGISTER or reading.frame.width == 1:
        return reading
    if not source.figures:
        return _refused(reading, file) if kinds_column(reading.frame) else reading
    name = heading_of(reading.frame, source.figures, source, {})
    if name is None or not any(map(kind_of, reading.frame[name].to_list())):
        near = {"nearest": nearest(source.figures, reading.frame.columns[1:])}
        place = (file, reading.sheet)
        missing = Problem("missing-column", *place, column=source.figures, values=near)
        return reading.told(missing)
    return figures_beside(reading, name).told(*_of_no_kind(reading, name, file))


def _refused(reading: Reading, file: str) -> Reading:
    name = kinds_column(reading.frame)
    line = Proposal(("sources", _REGISTER), {"figures": name})
    fault = Problem("figures-in-rows", file, reading.sheet, column=name, proposals=(line,))
    return Reading(problems=(*reading.problems, fault), sheet=reading.sheet)


def _of_no_kind(reading: Reading, name: str, file: str) -> Iterator[Problem]:
    """A problem for each row with figures of no stated kind: they would be lost unnoticed."""
    spread = [one for one in reading.frame.columns if one not in (ROW, name)]
    groups = [*groups_in(reading.frame, name)]
    figures = [
        pl.col(one).is_not_null() for one in spread if _is_figure(reading.frame[one], groups)
    ]
    strange = reading.frame.filter(pl.any_horizontal(pl.lit(value=False), *figures))
    for row, cell in strange.select(ROW, name).iter_rows():
        if not kind_of(cell):
            yield Problem("empty-cell", file, reading.sheet, row, name, str(cell or ""))


def figures_beside(reading: Reading, name: str) -> Reading:
    """The reading with the rows of each measure as one row, its figures in separate columns."""
    groups = [*groups_in(reading.frame, name)]
    made = _Made(reading, groups)
    for heading in reading.frame.columns:
        if heading not in (ROW, name):
            made.take(heading)
    rows = reading.frame[ROW]
    firsts = rows.gather([group.first for group in groups])
    below = {
        rows[group.first]: (rows[group.rows[ACTUAL]],) for group in groups if ACTUAL in group.rows
    }
    return replace(
        reading,
        frame=pl.DataFrame([firsts, *made.cells.values()]),
        stored=made.stored,
        positions=made.positions,
        apart=Apart(reading, frozenset(made.actuals), below),
    )


@dataclass
class _Made:
    """The columns that those of a reading become."""

    reading: Reading
    groups: Sequence[Group]
    cells: dict[str, pl.Series] = field(default_factory=dict)
    stored: dict[str, pl.Series] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    actuals: set[str] = field(default_factory=set)
    """Columns whose cells come from rows below the targets."""

    def take(self, heading: str) -> None:
        """Add a column of figures once for each kind that it has; of any other column, the text or
        first cell of each measure."""
        cells = self.reading.frame[heading]
        told = cells.to_list()
        if not _is_figure(cells, self.groups):
            firsts = [_first(told, group) for group in self.groups]
            self._put(heading, heading, firsts, _together(cells, self.groups))
            return
        for kind in KINDS:
            places = [group.rows.get(kind) for group in self.groups]
            if any(place is not None and told[place] is not None for place in places):
                name = self._name(kind, heading)
                self._put(name, heading, places, _at(cells, places))
                if kind != TARGET:
                    self.actuals.add(name)

    def _name(self, kind: str, heading: str) -> str:
        """`Target TW I`, or `Target TW I (Target)` where another column has that name."""
        if kind_of(heading.split(maxsplit=1)[0]) == kind:
            return heading
        name = f"{kind} {heading}"
        return f"{name} ({kind})" if name in self.reading.frame.columns else name

    def _put(self, name: str, heading: str, places: Sequence[int | None], cells: pl.Series) -> None:
        self.cells[name] = cells.alias(name)
        if heading in self.reading.stored:
            flags = _at(self.reading.stored[heading], places)
            self.stored[name] = flags.fill_null(value=False)
        if heading in self.reading.positions:
            self.positions[name] = self.reading.positions[heading]


def _is_figure(cells: pl.Series, groups: Sequence[Group]) -> bool:
    """Whether a column holds a figure for each kind: it is for a part of the year or for a year, or
    a measure has two different numbers in it."""
    if names_a_span(cells.name) or figure_of(cells.name):
        return True
    told = cells.cast(pl.String).to_list()
    return any(
        len(own) > 1 and all(map(_NUMBER.search, own))
        for own in ({told[place] for place in group.places} - {None} for group in groups)
    )


def _first(told: Sequence[object], group: Group) -> int:
    """The place of the first filled cell of a measure in a column."""
    return next((place for place in group.places if told[place] is not None), group.first)


def _together(cells: pl.Series, groups: Sequence[Group]) -> pl.Series:
    """The different texts of a measure's rows, joined; of a column of another type the first
    cell."""
    told = cells.to_list()
    if cells.dtype != pl.String:
        return _at(cells, [_first(told, group) for group in groups])
    said = [
        dict.fromkeys(told[place] for place in group.places if told[place] is not None)
        for group in groups
    ]
    return pl.Series(["; ".join(one) if one else None for one in said], dtype=pl.String)


def _at(cells: pl.Series, places: Sequence[int | None]) -> pl.Series:
    """The cells at these places; null where a place is None."""
    return cells.gather(pl.Series(places, dtype=pl.UInt32))
