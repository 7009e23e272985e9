"""The letterhead, and the places to sign."""

from collections.abc import Iterator

from pipeline.document import Letterhead, Party, Signatures
from pipeline.render.word.grid import Box, Line, grid
from pipeline.render.word.ink import run, written
from pipeline.render.word.script import Script

_LOGO = 24.0
"""Greatest height of a logo in millimetres."""


def letterhead(script: Script, value: Letterhead) -> Iterator[str]:
    """Centred logo and lines; the agency's own name is the most prominent."""
    if value.logo:
        alt = value.logo_alt or (value.lines[-1] if value.lines else "")
        yield written("Letterhead", script.pictured(value.logo, alt, _LOGO))
    for place, line in enumerate(value.lines, 1):
        style = "LetterheadAgency" if place == len(value.lines) else "Letterhead"
        yield written(style, run(line))
    for line in value.address:
        yield written("Address", run(line))


def signatures(script: Script, value: Signatures) -> str:
    """One or two who sign, side by side below place and date; one alone is on the right."""
    alone = len(value.parties) == 1
    boxes = [Box(_party(one)) for one in value.parties]
    if alone:
        boxes.insert(0, Box(""))
    place = written("SignaturePlace", run(value.place_and_date))
    widths = [script.width / len(boxes)] * len(boxes) if boxes else []
    return place + grid(widths, [Line(boxes)], style="Plain", letters="Signature")


def _party(value: Party) -> str:
    return "".join(
        (
            written("Signature", run(value.role, "Strong")),
            written("Signature", run(value.title)),
            written("SignatureName", run(value.name)),
            written("Signature", run(value.rank)),
            written("Signature", run(value.nip)),
        )
    )
