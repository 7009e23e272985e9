"""Templates and a document in, HTML out. Everything is escaped; a name that is not there fails."""

import traceback
from collections.abc import Sequence
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
)

from pipeline.document import Cell, Column, Definition, Document
from pipeline.problems import RenderFailed
from pipeline.render.glyphs import printable, shortened

ORIGINALS = "rapor"
"""Under this name a user's template reaches the shipped one of the same name, to extend it."""

MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError)
"""What an expression somebody wrote in a template can raise."""

STOUT, TALL = 6, 20
"""Lines of a table's row."""

LONG_TERM, LONG_TEXT = 400, 1200
"""Characters that fill some twenty lines of a definition's two columns."""


class Pages:
    """The pages of one document, from the templates in `folders`; the last are the shipped ones.

    A text of more than `longest` characters ends in an ellipsis.
    """

    def __init__(
        self, folders: tuple[Path, ...], document: Document, longest: int | None = None
    ) -> None:
        self.document = document
        self.environment = _environment(folders, longest)

    def page(self, template: str, *, medium: str, **values: object) -> str:
        """The HTML of `template`. Raises RenderFailed."""
        try:
            page = self.environment.get_template(template)
            return page.render(document=self.document, medium=medium, **values)
        except MISTAKES as mistake:
            place = _place(mistake) or template
            raise RenderFailed(f"The template {place} does not work: {mistake}") from mistake


def _environment(folders: tuple[Path, ...], longest: int | None) -> Environment:
    loaders = [FileSystemLoader(folder) for folder in folders]
    environment = Environment(
        loader=ChoiceLoader([*loaders, PrefixLoader({ORIGINALS: loaders[-1]})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable(folders, longest),
    )
    environment.filters |= {"kind": _kind, "hundredths": _hundredths, "shortened": shortened}
    environment.tests |= {"tall": _tall, "stout": _stout, "long": _long}
    return environment


def _kind(block: object) -> str:
    return type(block).__name__


def _hundredths(share: float) -> str:
    """A share of a width in hundredths, for drawing and never outside the width."""
    return f"{100 * min(max(share, 0.0), 1.0):.2f}"


def _tall(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row takes about a third of a page or more, so that it may break over pages."""
    return _lines(cells, columns) > TALL


def _stout(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row is so high that its neighbours need not stand on its page."""
    return _lines(cells, columns) > STOUT


def _lines(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    """How many lines a row takes; one holds about a character for each percent of the width."""
    share = 100 / len(columns)
    return max(
        len(cell.text) / (column.width or share)
        for cell, column in zip(cells, columns, strict=True)
    )


def _long(item: Definition) -> bool:
    """The same of a term and its definition."""
    return len(item.term) > LONG_TERM or len(item.text) > LONG_TEXT


def _place(mistake: BaseException) -> str:
    """The file and line of the template that failed; Jinja puts them into the traceback."""
    frames = traceback.extract_tb(mistake.__traceback__)
    places = [f"{frame.filename}, line {frame.lineno}," for frame in frames if _is_template(frame)]
    return places[-1] if places else ""


def _is_template(frame: traceback.FrameSummary) -> bool:
    return frame.filename.endswith((".jinja", ".css"))
