"""A logo that means ill: what it would load, and how much it would draw, is seen before it is."""

import zlib
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from PIL import Image

from pipeline.ingest.files.limits import PICTURE_SHAPES
from pipeline.ingest.pictures.svg import svg_fault
from tests.commands import rapor
from tests.delivery_by_hand import REPORT, written
from tests.peaks import GIGABYTE, watched

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(body: str, before: str = "") -> bytes:
    return f'{before}{HEAD} viewBox="0 0 9 9">{body}</svg>'.encode()


def png(side: int) -> str:
    """The address of a blank square of so many pixels, whatever its size."""
    parts = (
        b"IHDR" + pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0),
        b"IDAT" + zlib.compress(bytes((side + 1) * side), 9),
        b"IEND",
    )
    chunks = (pack(">I", len(one) - 4) + one + pack(">I", zlib.crc32(one)) for one in parts)
    data = b64encode(b"\x89PNG\r\n\x1a\n" + b"".join(chunks)).decode()
    return f"data:image/png;base64,{data}"


INNER = "data:image/svg+xml;base64," + b64encode(svg("<text>x</text>")).decode()
LINE = "M0 0" + "l1 1" * 100_000
STYLED = "<style>{}</style><g id='x'>" + "<path d='M0 0l1 1'/>" * 300 + "</g>"
CURVES = f'<g id="x"><path d="{LINE}"/></g>' + '<use href="#x"/>' * 200
"""Few shapes, of many corners each."""

HOSTILE = {
    "two addresses": (
        svg(f'<image href="#x" xlink:href="{png(5000)}" width="9" height="9"/>'),
        "picture-pixels",
    ),
    "the other way round": (
        svg(f'<image xlink:href="#x" href="{png(5000)}"/>'),
        "picture-pixels",
    ),
    "an address of no namespace known": (
        svg('<image xmlns:z="urn:z" href="#x" z:href="http://example.invalid"/>'),
        "picture-reference",
    ),
    "a drawing within": (svg(f'<image href="#x" xlink:href="{INNER}"/>'), "picture-reference"),
    "used by two addresses": (
        svg('<use href="#x" xlink:href="http://example.invalid/a.svg#b"/>'),
        "picture-reference",
    ),
    "a veiled picture": (svg('<image href="data:image/png;base64,%41"/>'), "picture-kind"),
    "many pictures": (
        svg("".join(f'<image href="{png(1500)}"/>' for _ in range(3))),
        "picture-pixels",
    ),
    "a base": (svg('<g xml:base="http://example.invalid/"/>'), "picture-reference"),
    "an escape": (
        svg(r"<style>rect { fill: \75rl(http://example.invalid) }</style>"),
        "picture-reference",
    ),
    "an escape in an attribute": (
        svg(r'<rect style="fill: u\72l(http://example.invalid)"/>'),
        "picture-reference",
    ),
    "a font": (
        svg("<style>@font-face { src: url(http://example.invalid) }</style>"),
        "picture-reference",
    ),
    "a style in a style": (
        svg("<style><g>@import 'http://example.invalid'</g></style>"),
        "picture-reference",
    ),
    "a sheet beside it": (
        svg("", before='<?xml-stylesheet href="http://example.invalid/a.css"?>'),
        "picture-reference",
    ),
    "markers": (svg(f'<marker id="m"/><path marker-mid="url(#m)" d="{LINE}"/>'), "picture-marker"),
    "a marker of all": (svg(f'<path marker="#m" d="{LINE}"/>'), "picture-marker"),
    "styled markers": (svg("<style>* { marker-mid: url(#m) }</style>"), "picture-marker"),
    "markers in style": (svg('<path style="marker-end : url(#m)"/>'), "picture-marker"),
    "curves": (svg(CURVES), "picture-shapes"),
    "a pattern of all": (svg(STYLED.format("path { fill: url(#x) }")), "picture-shapes"),
    "a mask without url": (
        svg('<g id="x">' + "<path/>" * 300 + "</g>" + '<path mask="#x"/>' * 200),
        "picture-shapes",
    ),
    "used within itself": (svg('<g id="x"><use href="#x"/></g>'), "picture-shapes"),
    "rules": (svg("<style>" + "*{fill:red}" * 3000 + "</style>" + "<g/>" * 1000), "picture-styles"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_drawing_is_named(name: str) -> None:
    data, fault = HOSTILE[name]
    assert svg_fault(data) == fault


HOUSES = {
    "Inkscape": svg(
        '<defs><marker id="m"><path d="M0 0"/></marker><linearGradient id="a"><stop offset="0"/>'
        '</linearGradient></defs><path style="fill:url(#a);marker:none;marker-start:none"/>'
    ),
    "Illustrator": svg(
        "<style>.a{clip-path:url(#c)}.b{fill:url(#g)}</style><clipPath id='c'><rect/></clipPath>"
        "<radialGradient id='g'>" + "<stop offset='0'/>" * 20 + "</radialGradient>"
        + "<path class='a b' d='M0 0h9v9z'/>" * (PICTURE_SHAPES // 5)
    ),
    "embedded": svg(f'<image href="{png(100)}" xlink:href="{png(100)}" width="9" height="9"/>'),
}  # fmt: skip


@pytest.mark.parametrize("name", HOUSES)
def test_what_programs_write_is_printed(name: str) -> None:
    assert svg_fault(HOUSES[name]) == ""


def photo(kind: str) -> bytes:
    content = BytesIO()
    Image.new("RGB", (9, 9)).save(content, kind)
    return content.getvalue()


BROKEN = {
    "logo.svg": [b"", b"\0", b"<svg", b"\xff\xfe<\0", b"<?xml version='1.0' encoding='x'?><svg/>"],
    "logo.png": [b"", b"\x89PNG", photo("PNG")[:40], photo("JPEG"), photo("GIF")],
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("number", range(5))
def test_a_broken_logo_is_named(name: str, number: int, tmp_path: Path) -> None:
    said = REPORT.replace("head =", f'logo = "{name}"\nhead =')
    written(tmp_path / "in" / "a", {"report.toml": said, name: BROKEN[name][number]})
    told = rapor("check", "--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    assert told.returncode == 11
    assert "unusable-picture" in told.stdout + told.stderr


@pytest.mark.slow
def test_a_logo_at_every_limit_is_drawn_within_a_gigabyte(tmp_path: Path) -> None:
    parts = "".join(f'<path d="M{n} 0l1 {n % 9}"/>' for n in range(PICTURE_SHAPES // 2))
    said = REPORT.replace("head =", 'logo = "logo.svg"\nhead =')
    logo = svg(f'<image href="{png(1990)}" width="9" height="9"/>{parts}')
    written(tmp_path / "in" / "a", {"report.toml": said, "logo.svg": logo})
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    ended = watched(["-m", "pipeline", "report", *options], seconds=120)
    assert ended.exit_code == 0, ended.said + ended.complained
    assert ended.peak < GIGABYTE
