"""Renders a document through templates to HTML. Everything is escaped; an unknown name fails."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Generic, TypeVar

from jinja2 import (
    ChoiceLoader,
    Environment,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    pass_context,
)
from jinja2.runtime import Context

from pipeline.document import (
    Bullet,
    Bullets,
    Cell,
    Column,
    Definition,
    Document,
    Figure,
    Mark,
    Paragraph,
    PrintedTable,
    Ref,
)
from pipeline.document.portfolio import PortfolioPages
from pipeline.problems import RenderFailed
from pipeline.render.columns import FittedTable, Setting, fitted
from pipeline.render.facts import card_rows
from pipeline.render.fonts import Sans, sans
from pipeline.render.foreign import spoken
from pipeline.render.glyphs import in_sentences, printable, shortened
from pipeline.render.handed_on import ORIGINALS, HandedOn
from pipeline.render.measures import MEASURES
from pipeline.render.plot import plotted
from pipeline.render.progress import progress_widths
from pipeline.render.sandbox import HouseEnvironment, InsideLoader
from pipeline.render.strategy_map import drawn
from pipeline.render.strip import laid_out
from pipeline.render.typography import figured, in_parts, is_figure, joined, numbered, parted
from pipeline.translatable import _

MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError)
"""What an expression in a template can raise."""

OF_A_HOUSE = (*MISTAKES, AttributeError, LookupError, RuntimeError, MemoryError, OSError)
"""What a template of somebody else, or its file, can raise."""

STOUT, TALL = 8, 20
"""Lines above which a table row counts as high, and above which it may be divided."""

LONG_POINT = 400
"""Characters of a list's point that fill some six lines."""

LONG_TERM, LONG_TEXT = 400, 1200
"""Characters that fill some twenty lines of a definition's two columns."""


Shown = TypeVar("Shown", Document, PortfolioPages)
"""What is shown: a report, or the portfolio of a period."""


class Pages(Generic[Shown]):
    """The pages of one document, from the templates in `folders`, of which the last is shipped."""

    def __init__(self, folders: tuple[Path, ...], document: Shown) -> None:
        self.document: Shown = document
        self.environment = _environment(folders)

    def page(
        self,
        template: str,
        *,
        medium: str,
        settings: Mapping[str, Setting] | None = None,
        **values: object,
    ) -> str:
        """The HTML of `template`, as roomy as possible unless `values` give another density.

        `settings` are those of tables that did not fit, by table id. Raises RenderFailed.
        """
        given = {
            "document": self.document,
            "medium": medium,
            "settings": settings or {},
            "density": 0,
            "further": 0,
            "air": 1,
        }
        mistakes: tuple[type[Exception], ...] = MISTAKES
        if isinstance(self.environment, HouseEnvironment):
            self.environment.steps, mistakes = 0, OF_A_HOUSE
        try:
            return self.environment.get_template(template).render(given, **values)
        except mistakes as mistake:
            place = _place(mistake) or template
            told = _("The template {place} does not work: {mistake}")
            said = str(mistake) or type(mistake).__name__
            raise RenderFailed(told, place=place, mistake=said) from mistake


@cache
def _environment(folders: tuple[Path, ...]) -> Environment:
    """The environment: it compiles templates once for all reports and rereads changed files."""
    loaders = [InsideLoader(folder) for folder in folders]
    known = printable(folders)
    make = HouseEnvironment if len(folders) > 1 else Environment
    environment = make(
        loader=ChoiceLoader([*loaders, PrefixLoader({ORIGINALS: loaders[-1]})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=known,
    )
    environment.template_class = HandedOn
    environment.globals["measures"] = MEASURES
    environment.filters |= {
        "kind": _kind,
        "hundredths": _hundredths,
        "bullets_of": _bullets_of,
        "card_rows": card_rows,
        "marks_of": _marks_of,
    }
    environment.filters |= {
        "shortened": shortened,
        "in_sentences": in_sentences,
        "in_parts": in_parts,
        "joined": joined,
        "parted": partial(parted, printable=known),
        "figured": partial(figured, printable=known),
        "numbered": partial(numbered, printable=known),
        "spoken": partial(spoken, printable=known),
    }
    environment.filters |= _layouts(sans(folders))
    environment.tests |= {"tall": _tall, "stout": _stout, "long": _long}
    environment.tests |= {"apart": _apart, "close": _close, "single": _single}
    environment.tests |= {
        "counted": _counted,
        "paragraph": lambda block: isinstance(block, Paragraph),
        "captioned": lambda block: isinstance(block, PrintedTable | Figure),
    }
    return environment


def _layouts(faces: Sans) -> dict[str, Callable[..., object]]:
    """The filters that lay out tables and drawings, bound to the faces they are set in."""

    @pass_context
    def table(context: Context, value: PrintedTable) -> FittedTable:
        return fitted(value, faces.semibold, context.get("settings", {}).get(value.id))

    return {
        "fitted": table,
        "progress_widths": partial(progress_widths, face=faces.semibold),
        "mapped": partial(drawn, faces=faces),
        "plotted": partial(plotted, faces=faces),
        "laid_out": partial(laid_out, face=faces.semibold),
    }


@pass_context
def _apart(context: Context, ref: Ref) -> bool:
    """Whether a reference leads to another file, so that it cannot be a link."""
    if not ref.apart:
        return False
    document = context["document"]
    on_paper = context["medium"] == "print"
    return bool(document.binding == "separate" if on_paper else document.open_to_all)


def _kind(block: object) -> str:
    return type(block).__name__


def _bullets_of(table: PrintedTable) -> list[Bullet]:
    """The bullet bars among a table's cells."""
    return [cell.bullet for row in (*table.rows, *table.total) for cell in row if cell.bullet]


def _marks_of(table: PrintedTable) -> list[Mark]:
    """The marks among a table's cells, each once, in order of appearance."""
    cells = (cell for row in (*table.rows, *table.total) for cell in row)
    return list(dict.fromkeys(cell.mark for cell in cells if cell.mark))


def _counted(table: PrintedTable) -> bool:
    """Whether a table's row names have numbers before them."""
    return any(row[0].number for row in table.rows)


def _hundredths(share: float) -> str:
    """A share of a width in hundredths, for drawing, limited to the width."""
    return f"{100 * min(max(share, 0.0), 1.0):.2f}"


def _tall(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row takes about a third of a page or more, so that it may break over pages."""
    return _lines(cells, columns) > TALL


def _stout(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row is so high that its neighbours need not be on the same page."""
    return _lines(cells, columns) > STOUT


def _lines(cells: Sequence[Cell], columns: Sequence[Column]) -> int:
    """Roughly how many lines a row takes, with one character per percent of width."""
    share = 100 / len(columns)
    widths = [column.width or share for column in columns] if len(cells) > 1 else [100]
    texts = [f"{cell.text} {cell.detail}" for cell in cells]
    return max(int(len(text) // width) + 1 for text, width in zip(texts, widths, strict=True))


def _single(cell: Cell, column: Column) -> bool:
    """Whether a cell prints a single figure, so that it keeps to one line as a whole."""
    marked = cell.bullet or cell.deviation or cell.colour or cell.detail or column.kind == "code"
    return not marked and is_figure(cell.text)


def _long(item: Definition) -> bool:
    """Whether a term or its definition is so long that it may break over pages."""
    return len(item.term) > LONG_TERM or len(item.text) > LONG_TEXT


def _close(points: Bullets) -> bool:
    """Whether the first and last points of a list are short enough to stay with their neighbour."""
    lengths = [sum(len(run) for run in item if isinstance(run, str)) for item in points.items]
    return max(lengths, default=0) <= LONG_POINT


def _place(mistake: BaseException) -> str:
    """The file and line of the template that failed, which Jinja puts into the traceback."""
    frames = traceback.extract_tb(mistake.__traceback__)
    places = [f"{frame.filename}, line {frame.lineno}," for frame in frames if _is_template(frame)]
    return places[-1] if places else ""


def _is_template(frame: traceback.FrameSummary) -> bool:
    return frame.filename.endswith((".jinja", ".css"))
