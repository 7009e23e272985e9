"""The logo: what houses really have is printed, what would do harm is named."""

import zlib
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from struct import pack

import pytest
from PIL import Image

from pipeline.codes import REASONS
from pipeline.document import Document
from pipeline.ingest import read_pictures, read_report_file
from pipeline.ingest.files.limits import PICTURE_BYTES
from pipeline.ingest.pictures.png import PNG, png_fault
from pipeline.ingest.pictures.svg import svg_fault
from pipeline.language import language
from pipeline.problems import PolicyWrong
from tests.conforming import PROFILES, failures
from tests.document_by_hand import DOCUMENT
from tests.examples import built, copied, edited, folder_of
from tests.pages_by_hand import small
from tests.peaks import GIGABYTE, watched
from tests.set_alone import report_alone

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(body: str, attributes: str = 'viewBox="0 0 9 9"', before: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{body}</svg>".encode()


def png(mode: str, size: tuple[int, int] = (40, 40), **saved: object) -> bytes:
    data = BytesIO()
    Image.new(mode, size, 1 if mode in {"P", "1"} else None).save(data, "PNG", **saved)
    return data.getvalue()


def encoded(data: bytes) -> str:
    return b64encode(data).decode()


def chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))


def header(width: int, height: int, bits: int = 8) -> bytes:
    return chunk(b"IHDR", pack(">IIBBBBB", width, height, bits, 2, 0, 0, 0))


def crafted(width: int, height: int, pixels: bytes, bits: int = 8) -> bytes:
    """A PNG whose header may promise anything."""
    return (
        PNG
        + header(width, height, bits)
        + chunk(b"IDAT", zlib.compress(pixels))
        + chunk(b"IEND", b"")
    )


def jpeg(mode: str) -> bytes:
    data = BytesIO()
    Image.new(mode, (9, 9)).save(data, "JPEG")
    return data.getvalue()


LAUGHS = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 10))
BOMB = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"

HOSTILE_SVG = {
    "script": (svg("<script>alert(1)</script>"), "picture-script"),
    "handler": (svg('<rect width="9" height="9" onload="alert(1)"/>'), "picture-script"),
    "foreign": (svg("<foreignObject><p>x</p></foreignObject>"), "picture-script"),
    "moving": (svg('<rect><animate attributeName="x"/></rect>'), "picture-script"),
    "href": (svg('<image href="https://example.invalid/a.png"/>'), "picture-reference"),
    "xlink": (svg('<use xlink:href="other.svg#a"/>'), "picture-reference"),
    "file": (svg('<image href="file:///etc/hostname"/>'), "picture-reference"),
    "data in data": (
        svg(f'<image href="data:image/svg+xml;base64,{encoded(svg(""))}"/>'),
        "picture-reference",
    ),
    "style": (svg("<style>@import 'https://example.invalid/a.css'</style>"), "picture-reference"),
    "url": (svg('<rect fill="url(https://example.invalid/a#b)"/>'), "picture-reference"),
    "quoted url": (svg("<rect style=\"fill:URL('//example.invalid')\"/>"), "picture-reference"),
    "entity bomb": (svg("&b;", before=BOMB), "picture-entity"),
    "entity of a file": (svg("&x;", before=OUTSIDE), "picture-entity"),
    "billion uses": (svg(f'<rect id="g0"/>{LAUGHS}'), "picture-shapes"),
    "uses itself": (svg('<g id="a"><use href="#a"/></g>'), "picture-shapes"),
    "deep": (svg("<g>" * 5000 + "</g>" * 5000), "picture-shapes"),
    "many": (svg("<rect/>" * 30_000), "picture-shapes"),
    "letters": (svg('<text x="1" y="5">DINAS</text>'), "picture-text"),
    "a page": (b"<html><body/></html>", "picture-kind"),
    "no namespace": (b'<svg viewBox="0 0 9 9"/>', "picture-kind"),
    "cut": (svg("")[:-4], "damaged"),
    "no xml": (b"\x00\x01", "damaged"),
    "png in it": (
        svg(f'<image href="data:image/png;base64,{encoded(crafted(10**6, 10**6, b""))}"/>'),
        "picture-pixels",
    ),
    "letters for base64": (svg('<image href="data:image/png;base64,%%%"/>'), "picture-kind"),
}
HOSTILE_PNG = {
    "a million pixels wide and high": (crafted(10**6, 10**6, b""), "picture-pixels"),
    "a million wide": (crafted(10**6, 9, b"\0" * 100), "picture-pixels"),
    "no pixels": (crafted(9, 9, b"").replace(b"IDAT", b"IDXT"), "damaged"),
    "no pixels, well summed": (PNG + header(9, 9) + chunk(b"IEND", b""), "damaged"),
    "no size": (crafted(0, 9, b""), "damaged"),
    "photograph": (jpeg("RGB"), "picture-kind"),
    "photograph for print": (jpeg("CMYK"), "picture-kind"),
    "cut": (png("RGB")[:-6], "damaged"),
    "nothing after the name": (PNG, "damaged"),
    "sixteen bits": (png("I;16"), "picture-bits"),
    "sixteen bits a colour": (crafted(2, 2, bytes(26), bits=16), "picture-bits"),
    "flipped bit": (png("RGB")[:30] + b"x" + png("RGB")[31:], "damaged"),
}


@pytest.mark.parametrize("name", HOSTILE_SVG)
def test_a_hostile_svg_is_named(name: str) -> None:
    data, fault = HOSTILE_SVG[name]
    assert svg_fault(data) == fault
    assert fault in REASONS


@pytest.mark.parametrize("name", HOSTILE_PNG)
def test_a_hostile_png_is_named(name: str) -> None:
    data, fault = HOSTILE_PNG[name]
    assert png_fault(data) == fault


@pytest.mark.slow
def test_pixels_beyond_those_promised_are_never_unpacked(tmp_path: Path) -> None:
    packer = zlib.compressobj()
    packed = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    ten_millions = packer.compress(bytes(10**7)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed += ten_millions * 180
    bomb = PNG + header(9, 9) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    assert len(bomb) < PICTURE_BYTES
    (tmp_path / "bomb.png").write_bytes(bomb)
    read = "import sys, pathlib; from pipeline.ingest.pictures.png import png_fault"
    judged = f"{read}; print(png_fault(pathlib.Path(sys.argv[1]).read_bytes()))"
    ended = watched(["-c", judged, tmp_path / "bomb.png"], seconds=60)
    assert (ended.said, ended.complained) == ("\n", "")
    assert ended.peak < GIGABYTE


@pytest.mark.parametrize(
    ("ending", "data", "reason"),
    [
        ("svg", svg("<script/>"), "di dalamnya ada skrip"),
        ("png", jpeg("CMYK"), "isinya bukan berkas PNG"),
        ("png", crafted(10**6, 10**6, b""), "pikselnya lebih dari 4.000.000"),
        ("svg", svg("<!-- " + "x" * 2_000_000 + " -->"), "2.000.000"),
    ],
)
def test_it_ends_in_a_problem_that_an_officer_understands(
    ending: str, data: bytes, reason: str, tmp_path: Path
) -> None:
    inputs = copied("biro-adpim", tmp_path)
    folder = inputs / "biro-adpim"
    (folder / f"logo.{ending}").write_bytes(data)
    edited(folder / "report.toml", ('logo = "logo.svg"', f'logo = "logo.{ending}"'))
    found = folder_of(inputs, "biro-adpim")
    with pytest.raises(PolicyWrong) as refusal:
        read_pictures(found, read_report_file(found))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.column) == ("unusable-picture", "agency.logo")
    assert reason in language("id").problem(problem)
    with pytest.raises(PolicyWrong):
        built(inputs, tmp_path / "outputs", "biro-adpim")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("logo.jpg", b"", "gambar harus berupa SVG atau PNG; simpan gambar ini sebagai PNG"),
        ("logo.png", PNG + bytes(2_000_001), "sekitar 600 × 600 piksel"),
    ],
)
def test_the_officer_is_told_how_to_mend_it(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    inputs = copied("biro-adpim", tmp_path)
    folder = inputs / "biro-adpim"
    (folder / name).write_bytes(data)
    edited(folder / "report.toml", ('logo = "logo.svg"', f'logo = "{name}"'))
    found = folder_of(inputs, "biro-adpim")
    with pytest.raises(PolicyWrong) as refusal:
        read_pictures(found, read_report_file(found))
    (problem,) = refusal.value.problems
    words = language("id")
    assert said in f"{words.problem(problem)} {words.remedy(problem)}"


DRAWN = {
    "by Inkscape": svg(
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
        ' pagecolor="#fff"/><defs><linearGradient id="a"><stop offset="0" stop-color="#123"/>'
        '<stop offset="1" style="stop-color:#456;stop-opacity:.5"/></linearGradient>'
        '<linearGradient id="b" xlink:href="#a"/><clipPath id="c"><circle cx="4" cy="4" r="3"/>'
        '</clipPath></defs><g clip-path="url(#c)" style="-inkscape-stroke:none;opacity:.9">'
        '<path id="p" d="M0 0h9v9z" style="fill:url(#b);font-family:Sans"/></g>'
        '<use xlink:href="#p" transform="scale(.3)"/>'
    ),
    "with a document type": svg(
        '<rect width="9" height="9"/>',
        before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><!-- by hand -->',
    ),
    "with a picture in it": svg(
        f'<image width="9" height="9" href="data:image/png;base64,{encoded(png("RGBA"))}"/>'
    ),
    "in two bytes a letter": svg("<rect/>", before='<?xml version="1.0" encoding="UTF-16"?>')
    .decode()
    .encode("utf-16"),
    "of no size": svg("<rect/>", attributes='viewBox="0 0 0 0" width="0" height="0"'),
}
PIXELS = {
    "RGB": png("RGB"),
    "RGBA": png("RGBA"),
    "palette": png("P"),
    "palette with a hole": png("P", transparency=0),
    "grey": png("L"),
    "grey with alpha": png("LA"),
    "black and white": png("1"),
    "with a profile": png("RGB", icc_profile=b"no profile"),
}


def document_with(media_type: str, data: bytes) -> Document:
    logo = f"data:image/{media_type};base64,{encoded(data)}"
    return small(letterhead=replace(DOCUMENT.letterhead, logo=logo, logo_alt="Lambang"))


@pytest.mark.slow
@pytest.mark.one_in(6)
@pytest.mark.parametrize("name", [*DRAWN, *PIXELS])
def test_a_picture_that_houses_have_is_printed_within_the_standards(
    name: str, tmp_path: Path
) -> None:
    kind, data = ("svg+xml", DRAWN[name]) if name in DRAWN else ("png", PIXELS[name])
    assert (svg_fault(data) if name in DRAWN else png_fault(data)) == ""
    made = tmp_path / "report.pdf"
    made.write_bytes(report_alone(document_with(kind, data)))
    assert [fault for profile in PROFILES for fault in failures(made, profile)] == []
