"""The colours: legible as text, and the zones of a bullet bar darken without colour too."""

from itertools import pairwise

import pytest

from pipeline.render import shipped_templates
from pipeline.render.markup import Pages
from tests.document_by_hand import DOCUMENT

BEST_TO_WORST = ("best", "good", "fair", "poor", "worst")


@pytest.fixture(scope="module")
def colours() -> dict[str, dict[str, str]]:
    pages = Pages((shipped_templates(),), DOCUMENT)
    module = pages.environment.get_template("shared/colours.jinja").module
    return {"ink": module.ink, "tint": module.tint}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[position : position + 2], 16) / 255 for position in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_ink_reads_on_white_and_on_the_panel(colours: dict[str, dict[str, str]]) -> None:
    inks = {name: ink for name, ink in colours["ink"].items() if name != "rule"}
    faint = {
        name
        for name, ink in inks.items()
        if min(contrast(ink, "#ffffff"), contrast(ink, colours["tint"]["accent"])) < 4.5
    }
    assert faint == set()


def test_zones_darken_from_best_to_worst(colours: dict[str, dict[str, str]]) -> None:
    steps = [luminance(colours["tint"][name]) for name in BEST_TO_WORST]
    assert all(lighter > darker for lighter, darker in pairwise(steps))


def test_a_bar_stands_out_on_every_zone(colours: dict[str, dict[str, str]]) -> None:
    low = {
        (ink, zone)
        for ink in BEST_TO_WORST
        for zone in BEST_TO_WORST
        if contrast(colours["ink"][ink], colours["tint"][zone]) < 2.5
    }
    assert low == set()


def test_a_heat_map_darkens_and_its_figures_read_on_every_cell() -> None:
    pages = Pages((shipped_templates(),), DOCUMENT)
    heat = pages.environment.get_template("shared/colours.jinja").module.heat
    steps = [luminance(heat[name][0]) for name in BEST_TO_WORST]
    assert all(lighter > darker for lighter, darker in pairwise(steps))
    assert {name for name, (cell, ink) in heat.items() if contrast(cell, ink) < 4.5} == set()
