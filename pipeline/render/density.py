"""How densely brief and summary are set: each takes one page and shows as much as that holds."""

from collections.abc import Callable
from functools import cache

from pipeline.document import Brief, Document
from pipeline.problems import RenderFailed
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import Paper, typeset
from pipeline.render.setting import set_pages
from pipeline.translatable import _

BRIEF = "brief/brief.html.jinja"
SUMMARY = "lkjip/summary.html.jinja"
DENSITIES = tuple(range(15))
"""The densities of brief and summary; their templates define what each shows."""

USUAL = 10
"""The density that is tried first."""
FURTHER = (5, 3, 1)
"""Extra rows of a brief's first list that are tried in turn, beyond those of its density."""
_USUAL_ROWS = 4
_STEP = 0.15
"""Rough share of a page between two densities."""
_LINE = 0.013
"""Smallest share of the tallest page that a row takes."""
_FULL = 0.035
"""Blank share at the foot below which nothing roomier can fit: two lines of text. The smallest step
seen between two different densities takes 0.037."""


def density_of_summary(pages: Pages[Document], files: TemplateFiles) -> int:
    """The roomiest density at which the summary takes one page, else the tightest, with two pages.
    An interim report has no summary and gets the usual density."""
    if pages.document.form != "annual":
        return USUAL
    return roomiest(_setting(pages, SUMMARY, files), USUAL)


def brief_paper(pages: Pages[Document], files: TemplateFiles, density: int) -> Paper:
    """The brief at its roomiest density on one page, with further rows of its first list where
    there is room. The search starts at the summary's density, which says about as much."""
    set_at = _setting(pages, BRIEF, files)
    at = roomiest(set_at, density)
    brief = set_at(at)
    if brief.pages == 1 and brief.foot > _LINE and _has_more(pages.document.brief):
        tries = (set_at(at, further=one) for one in FURTHER)
        brief = next((one for one in tries if one.pages == 1), brief)
    if brief.pages > 1:
        raise RenderFailed(
            _("The brief takes {pages} pages and may take one: shorten what its template prints."),
            pages=brief.pages,
        )
    return brief


def _setting(pages: Pages[Document], template: str, files: TemplateFiles) -> Callable[..., Paper]:
    """A function that sets a template at a density; densities with equal HTML are laid out once."""
    once = cache(typeset)

    def set_at(density: int, further: int = 0) -> Paper:
        return set_pages(
            pages, template, files, laid_out=once, density=density, further=further
        )[0]  # fmt: skip

    return set_at


def _has_more(brief: Brief | None) -> bool:
    """Whether its first list has more rows than a page of usual density shows."""
    return brief is not None and any(len(part.rows) > _USUAL_ROWS for part in brief.lists[:1])


def roomiest(set_at: Callable[[int], Paper], guess: int) -> int:
    """The first density that takes one page, as each prints less than the one before; else the
    last. The search goes outwards from a guess, in steps that grow with the space left or lacking,
    and then halves the interval; a full page ends it."""
    low, high, at, step = 0, DENSITIES[-1], guess, 1
    seen: set[bool] = set()
    while low < high:
        paper = set_at(at)
        fits = paper.pages == 1
        if fits and paper.foot < _FULL:
            return at
        step = max(step, round(abs(paper.pages - 1 - paper.foot) / _STEP))
        seen.add(fits)
        low, high = (low, at) if fits else (at + 1, high)
        reach = max(low, at - step) if fits else min(high, at + step)
        at, step = ((low + high) // 2 if len(seen) > 1 else reach), 2 * step
    return high
