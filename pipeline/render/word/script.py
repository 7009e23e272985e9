"""The state of writing a report as a Word file: document, bookmarks, lists and pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count

from pipeline.document import Document, Mark, Origin, Ref, Runs
from pipeline.render.columns import Setting
from pipeline.render.fonts import Sans
from pipeline.render.measures import MEASURES
from pipeline.render.word.ink import link, run

TWIPS = 1440 / 25.4
"""Twentieths of a point per millimetre."""
PAPERS: Mapping[str, tuple[float, float]] = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height in millimetres."""
SIGNS: Mapping[Mark, str] = {"met": "●", "missed": "▼", "over_ceiling": "◆", "unmeasured": "○"}
"""A mark as a letter of about the shape that the PDF draws."""
_BOOKMARK = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'


@dataclass
class Script:
    """The document; how densely the PDF set its summary and its tables, since this file has the
    same figures; `pictured` returns a picture, with its alternative text, as a run."""

    document: Document
    density: int
    settings: Mapping[str, Setting]
    faces: Sans
    pictured: Callable[[str, str, float], str]
    passages: dict[str, Origin] = field(default_factory=dict)
    """The origins of the agency's own texts, by bookmark name."""
    lists: int = 0
    """Numbered lists so far: each starts at 1."""
    _places: dict[str, str] = field(default_factory=dict)
    _ids: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def width(self) -> float:
        """From margin to margin in twentieths of a point."""
        page = MEASURES.page
        return TWIPS * (PAPERS[self.document.paper][0] - page.left - page.right)

    def sign(self, mark: Mark | None) -> str:
        """A mark as a run; empty without a mark."""
        return run(SIGNS[mark], f"Sign_{mark}") if mark else ""

    def place(self, target: str) -> str:
        """The name of the bookmark for a reference's target."""
        return self._places.setdefault(target, f"_Ref{len(self._places) + 1:08}")

    def placed(self, target: str, content: str) -> str:
        """Runs in the bookmark that references to `target` lead to."""
        return self._marked(self.place(target), content)

    def passage(self, origin: Origin | None, content: str) -> str:
        """Runs of the agency's own text, bookmarked so that an edited copy returns them."""
        if origin is None or not content:
            return content
        name = f"Rapor_{len(self.passages) + 1}"
        self.passages[name] = origin
        return self._marked(name, content)

    def _marked(self, name: str, content: str) -> str:
        return _BOOKMARK.format(next(self._ids), name, content)

    def runs(self, values: Runs) -> str:
        """Running text; a reference is a link where its target is in this file."""
        return "".join(self._run(one) for one in values)

    def _run(self, one: str | Ref) -> str:
        if isinstance(one, str):
            return run(one)
        if one.apart and self.document.binding == "separate":
            return run(one.label)
        return link(self.place(one.target), run(one.label, "Reference"))
