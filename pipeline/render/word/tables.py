"""The report's tables: caption, a head that repeats, groups, rows, totals, legend and note."""

from collections.abc import Iterator, Sequence

from pipeline.document import Cell, Column, PrintedTable
from pipeline.document.interim import Progress, ProgressTable
from pipeline.render.columns import fitted
from pipeline.render.measures import MEASURES
from pipeline.render.progress import progress_widths
from pipeline.render.word import bars
from pipeline.render.word.grid import Box, Line, grid
from pipeline.render.word.ink import attribute, run, written
from pipeline.render.word.script import SIGNS, TWIPS, Script

_RIGHT = ("number",)
_GROUP = "EFF3F6"
_ENDS = " · "


def caption(script: Script, target: str, label: str, text: str) -> str:
    """The caption of a table or a figure: its label with number, then its text."""
    name = script.placed(target, run(f"{label}.", "Label"))
    return written("Caption", name + run(f" {text}"))


def note(text: str) -> str:
    return written("Note", run(text))


def printed_table(script: Script, given: PrintedTable) -> Iterator[str]:
    """The table with only the columns that the PDF has room for."""
    fit = fitted(given, script.faces.semibold, script.settings.get(given.id))
    table = fit.table
    many = len(table.columns) >= MEASURES.table.many
    letters = "TableDense" if fit.dense else "TableSmall" if many else "TableText"
    yield caption(script, table.id, table.label, table.caption)
    lines = (
        Line([_head(column) for column in table.columns], head=True),
        *(_line(script, cells, table.columns, letters) for cells in table.rows),
        *(_line(script, cells, table.columns, letters, total=True) for cells in table.total),
    )
    whole = sum(column.width for column in table.columns)
    widths = [script.width * column.width / whole for column in table.columns]
    yield grid(widths, lines, said=attribute(table.caption), letters=letters)
    yield legend(script, table)


def legend(script: Script, table: PrintedTable) -> str:
    """What marks and bars mean, followed by the table's note."""
    cells = [cell for row in (*table.rows, *table.total) for cell in row]
    words, marks = script.document.words, dict.fromkeys(cell.mark for cell in cells if cell.mark)
    keys = [f"{SIGNS[mark]} {words.marks[mark]}" for mark in marks]
    if any(cell.bullet for cell in cells):
        keys += [f"█ {words.score}", f"│ {words.target}"]
    return note("   ".join((*keys, table.note) if table.note else keys))


def _head(column: Column) -> Box:
    unit = f" ({column.unit})" if column.unit else ""
    text = run(f"{column.heading}{unit}") or run(_ENDS.join(column.ends))
    ends = run(f" {_ENDS.join(column.ends)}") if column.ends and column.heading else ""
    return Box(written("TableHead", text + ends, align=_align(column)))


def _align(column: Column) -> str:
    return "right" if column.kind in _RIGHT else ""


def _line(
    script: Script,
    cells: Sequence[Cell],
    columns: Sequence[Column],
    letters: str,
    *,
    total: bool = False,
) -> Line:
    if len(cells) < len(columns):
        content = written("TableGroup", run(cells[0].text))
        return Line([Box(content, span=len(columns), fill=_GROUP)])
    style = "Strong" if total else ""
    pairs = zip(cells, columns, strict=True)
    return Line([_box(script, cell, column, letters, style) for cell, column in pairs])


def _box(script: Script, cell: Cell, column: Column, letters: str, style: str) -> Box:
    before = script.sign(cell.mark) + run(" " if cell.mark else "")
    before += run(f"{cell.number} " if cell.number else "", "Quiet")
    detail = run(f" ({cell.detail})", "Quiet") if cell.detail else ""
    if drawn := _drawn(cell):
        text = run(drawn, "Bar")
    else:
        coloured = f"Rated_{cell.colour}" if cell.colour else style
        text = script.passage(cell.origin, run(cell.text, coloured))
    return Box(written(letters, before + text + detail, align=_align(column)))


def _drawn(cell: Cell) -> str:
    if cell.bullet:
        return bars.bullet(cell.bullet)
    if cell.deviation:
        return bars.deviation(cell.deviation)
    return bars.step(cell.step) if cell.step else ""


def progress_table(script: Script, table: ProgressTable) -> Iterator[str]:
    """Every measure since January: two head rows, then the measures of each objective."""
    yield caption(script, table.id, table.label, table.caption)
    lines = list(_progress_heads(table))
    for group in table.groups:
        head = written("TableGroup", run(group.heading))
        lines.append(Line([Box(head, span=_COLUMNS, fill=_GROUP)]))
        lines += [_progress_line(script, row, table.words.position) for row in group.rows]
    yield grid(_progress_widths(script, table), lines, said=attribute(table.caption))
    yield note(table.note)


_COLUMNS = 8


def _progress_widths(script: Script, table: ProgressTable) -> list[float]:
    """The width of each column; the name takes what figures and bars leave."""
    needed = progress_widths(table, script.faces.semibold)
    names = ("own_target", "own_actual", "target", "actual")
    first = [TWIPS * needed[name] for name in names]
    last = [TWIPS * needed[name] for name in ("year_target", "year_share")]
    bar = TWIPS * MEASURES.progress.bar
    taken = sum(first) + sum(last) + bar
    return [script.width - taken, *first, bar, *last]


def _progress_heads(table: ProgressTable) -> Iterator[Line]:
    said = table.words

    def head(text: str, *, span: int = 1, right: bool = False) -> Box:
        return Box(written("TableHead", run(text), align="right" if right else ""), span)

    name = head(said.measure)
    yield Line(
        [
            Box(name.content, low=True),
            head(said.own, span=2),
            head(said.so_far, span=3),
            head(said.year, span=2),
        ],
        head=True,
    )
    figures = (said.target, said.actual, said.target, said.actual)
    yield Line(
        [
            Box("", on=True),
            *(head(text, right=True) for text in figures),
            head(said.ends),
            head(said.target, right=True),
            head(said.share, right=True),
        ],
        head=True,
    )


def _progress_line(script: Script, row: Progress, position: str) -> Line:
    def figure(text: str, style: str = "") -> Box:
        return Box(written("TableText", run(text, style), align="right"))

    sign = script.sign(row.mark) + run(" " if row.mark else "")
    unit = run(f" ({row.unit})", "Quiet") if row.unit else ""
    name = sign + run(f"{row.number} ", "Quiet") + run(row.name) + unit
    own = (
        [figure(row.own[0]), figure(row.own[1])]
        if row.own
        else [Box(written("TableText", run(position, "Quiet")), span=2)]
    )
    drawn = run(bars.deviation(row.deviation), "Bar") if row.deviation else run(row.untold, "Quiet")
    return Line(
        [
            Box(written("TableText", name)),
            *own,
            figure(row.target),
            figure(row.actual, "Strong"),
            Box(written("TableText", drawn)),
            figure(row.year_target),
            figure(row.year_share),
        ]
    )
