"""Whether drawing an SVG is too much work.

What is drawn counts, not what is written: many elements may use an element that itself uses others,
and a style rule may add an element to every element of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from pipeline.ingest.files.limits import PICTURE_DEPTH, PICTURE_SHAPES, PICTURE_STYLES, PICTURE_WORK

_NAMED = re.compile(r"#([^'\")\s;]+)")
_GRADIENTS = {"linearGradient", "radialGradient"}


def size_fault(root: Element) -> str:
    """Why it cannot be drawn, as a key of `codes.REASONS`; empty where it can be drawn."""
    styles = "".join(
        text for one in root.iter() if local(one.tag) == "style" for text in one.itertext()
    )
    if styles.count("{") * sum(1 for _ in root.iter()) > PICTURE_STYLES:
        return "picture-styles"
    drawn = _Drawn({key: element for element in root.iter() if (key := element.get("id"))})
    try:
        shapes, work = drawn.of(root, 0)
        styled = [drawn.of(one, 0) for one in drawn.named_in(styles)]
        shapes += shapes * max((one for one, _ in styled), default=0)
        work += shapes * max((one for _, one in styled), default=0)
    except RecursionError:
        return "picture-shapes"
    return "picture-shapes" if shapes > PICTURE_SHAPES or work > PICTURE_WORK else ""


@dataclass
class _Drawn:
    """How many shapes each element draws, and from how many characters, with everything it uses."""

    named: dict[str, Element]
    counted: dict[Element, tuple[int, int]] = field(default_factory=dict)

    def of(self, element: Element, depth: int) -> tuple[int, int]:
        """What an element draws. Raises RecursionError if nesting is too deep or circular."""
        if depth > PICTURE_DEPTH:
            raise RecursionError
        if element not in self.counted:
            written = " ".join([*element.attrib.values(), *targets(element)])
            parts = [self.of(one, depth + 1) for one in (*element, *self.named_in(written))]
            shapes = sum(one for one, _ in parts) + 1
            is_gradient = local(element.tag) in _GRADIENTS
            work = len(written) + sum(one for _, one in parts)
            self.counted[element] = (0 if is_gradient else shapes, work)
        return self.counted[element]

    def named_in(self, written: str) -> list[Element]:
        """The elements whose ids a text refers to, each once."""
        keys = dict.fromkeys(_NAMED.findall(written))
        return [self.named[key] for key in keys if key in self.named]


def targets(element: Element) -> Iterator[str]:
    """The addresses an element refers to: it may have one with a namespace and one without."""
    return (value.strip() for key, value in element.attrib.items() if local(key) == "href")


def local(name: object) -> str:
    """A name without its namespace; empty for a comment or an instruction."""
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else ""
