"""Hostile pictures: logos, and what annexes show."""

import zlib
from io import BytesIO
from struct import pack

from PIL import Image, PngImagePlugin

from tests.codes.appended import lampiran, picture
from tests.codes.builders import Files
from tests.delivery_by_hand import REPORT
from tests.hostile.case import BUILT, WRONG, Cases, built, case, wrong

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def logo(content: bytes | str, name: str = "logo.svg") -> Files:
    raw = content if isinstance(content, bytes) else content.encode()
    return {"report.toml": REPORT.replace("head =", f'logo = "{name}"\nhead ='), name: raw}


def svg(body: str, before: str = "") -> Files:
    return logo(f"{before}{SVG}{body}</svg>")


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, *between: bytes, pixels: bytes = b"", depth: int = 8, colour: int = 0
) -> bytes:
    """A PNG of this size and these chunks, whatever its pixels are."""
    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(pixels or bytes((width + 1) * height), 9))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(between) + data + chunk(b"IEND", b"")


def animated() -> bytes:
    content = BytesIO()
    frames = [Image.new("RGB", (300, 300), (number, 0, 0)) for number in range(200)]
    frames[0].save(content, "PNG", save_all=True, append_images=frames[1:])
    return content.getvalue()


def told(text: str) -> bytes:
    """A PNG with a compressed comment."""
    content, words = BytesIO(), PngImagePlugin.PngInfo()
    words.add_text("Comment", text, zip=True)
    Image.new("RGB", (9, 9)).save(content, "PNG", pnginfo=words)
    return content.getvalue()


def many_scans(bytes_: int, side: int = 1_900) -> bytes:
    """A progressive JPEG that goes over all of its blocks again and again, saying nothing."""
    content = BytesIO()
    Image.new("L", (side, side)).save(content, "JPEG", progressive=True)
    plain = content.getvalue()
    at = plain.rindex(b"\xff\xda")
    scan = plain[at:-2]
    return plain[:at] + scan * ((bytes_ - len(plain)) // len(scan)) + plain[at:]


def turned(orientation: int) -> bytes:
    content, facts = BytesIO(), Image.Exif()
    facts[0x0112] = orientation
    facts[0x9286] = "NIK 3310012503990001" * 100
    Image.new("RGB", (40, 30)).save(content, "JPEG", exif=facts)
    return content.getvalue()


def nested(depth: int) -> str:
    """SVG uses of uses: each level draws the level below ten times."""
    return '<g id="a0"><path d="M0 0h1"/></g>' + "".join(
        f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(depth)
    )


LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

CASES: Cases = {
    "uses within uses": wrong(svg(nested(9) + '<use href="#a9"/>'), "unusable-picture"),
    "uses of each other": wrong(
        svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "unusable-picture"
    ),
    "patterns of patterns": case(
        svg(
            '<pattern id="a" width="1" height="1"><rect width="9" height="9" fill="url(#a)"/></pattern><rect width="9" height="9" fill="url(#a)"/>'
        ),
        WRONG,
    ),
    "gradients of each other": case(
        svg(
            '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#a)"/>'
        ),
        BUILT,
        WRONG,
    ),
    "clips of each other": case(
        svg(
            '<clipPath id="a" clip-path="url(#b)"><path d="M0 0h1"/></clipPath><clipPath id="b" clip-path="url(#a)"><path d="M0 0h1"/></clipPath><rect width="9" height="9" clip-path="url(#a)"/>'
        ),
        BUILT,
        WRONG,
    ),
    "a filter without end": case(
        svg(
            '<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter><rect width="9" height="9" filter="url(#f)"/>'
        ),
        BUILT,
        WRONG,
    ),
    "a pattern of tiny tiles": case(
        svg(
            '<pattern id="a" width="1e-9" height="1e-9" patternUnits="userSpaceOnUse"><path d="M0 0h1"/></pattern><rect width="9" height="9" fill="url(#a)"/>'
        ),
        BUILT,
        WRONG,
    ),
    "a line of tiny dashes": case(
        svg('<path d="M0 0h1e9" stroke="red" stroke-dasharray="1e-9"/>'), BUILT, WRONG
    ),
    "sizes of no end": case(
        logo(
            SVG.replace('viewBox="0 0 9 9"', 'width="1e300" height="1e-300" viewBox="0 0 1e308 0"')
            + "</svg>"
        ),
        BUILT,
        WRONG,
    ),
    "sizes that are none": case(
        logo(
            SVG.replace('viewBox="0 0 9 9"', 'width="NaN" height="-1" viewBox="a b c"') + "</svg>"
        ),
        BUILT,
        WRONG,
    ),
    "a box of nothing": case(
        logo(SVG.replace('viewBox="0 0 9 9"', 'viewBox="0 0 0 0"') + "</svg>"), BUILT, WRONG
    ),
    "turned by nothing": case(
        svg('<path transform="scale(0) matrix(0 0 0 0 0 0) rotate(1e308) skewX(90)" d="M0 0h1"/>'),
        BUILT,
        WRONG,
    ),
    "a path of no numbers": case(svg('<path d="M x y z 1e999 A 0 0 0 0 0 0 0 Q"/>'), BUILT, WRONG),
    "a colour of none": case(
        svg('<rect width="9" height="9" fill="url(#nowhere) rgb(999,-1,NaN)"/>'), BUILT, WRONG
    ),
    "entities": wrong(svg("<desc>&b;</desc>", LAUGHS), "unusable-picture"),
    "an entity outside": wrong(
        svg("", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "unusable-picture"
    ),
    "a list of entities outside": case(
        svg("", '<!DOCTYPE svg PUBLIC "x" "http://127.0.0.1:1/x.dtd">'), BUILT, WRONG
    ),
    "a script": wrong(svg("<script>alert(1)</script>"), "unusable-picture"),
    "elements five thousand deep": wrong(svg("<g>" * 5_000 + "</g>" * 5_000)),
    "a drawing of UTF-16": case(logo((SVG + "</svg>").encode("utf-16")), BUILT, WRONG),
    "a drawing that is a web page": wrong(logo("<html><svg/></html>")),
    "attributes by the hundred thousand": case(
        svg("<g " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"), BUILT, WRONG
    ),
    "styles that look back": case(
        svg("<style>" + "a " * 20_000 + "{fill:red}</style>" + "<g>" * 90 + "</g>" * 90),
        BUILT,
        WRONG,
    ),
    "a style of no end": case(svg("<style>" + "@media x {" * 20_000 + "</style>"), BUILT, WRONG),
    "a selector of selectors": case(
        svg("<style>" + ":not(" * 3_000 + "a" + ")" * 3_000 + "{fill:red}</style>"), BUILT, WRONG
    ),
    "a PNG of two billion pixels": wrong(
        logo(png(46_000, 46_000, pixels=b"\0"), "logo.png"), "unusable-picture"
    ),
    "a PNG of no pixels": wrong(logo(png(0, 0, pixels=b"\0"), "logo.png"), "unusable-picture"),
    "a PNG one pixel high": case(logo(png(3_999_999, 1), "logo.png"), BUILT, WRONG),
    "a PNG one pixel wide": case(logo(png(1, 3_999_999), "logo.png"), BUILT, WRONG),
    "a PNG whose text unpacks": case(
        lambda: logo(told("x" * 50_000_000), "logo.png"), BUILT, WRONG
    ),
    "a PNG whose colours unpack": case(
        lambda: logo(
            png(9, 9, chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(100_000_000)))), "logo.png"
        ),
        BUILT,
        WRONG,
    ),
    "a PNG without pixels of its own": wrong(
        logo(png(9, 9, pixels=b"x"), "logo.png"), "unusable-picture"
    ),
    "a PNG of a false checksum": wrong(
        logo(png(9, 9)[:-20] + bytes(20), "logo.png"), "unusable-picture"
    ),
    "a PNG of two heads": case(
        logo(png(9, 9, chunk(b"IHDR", pack(">IIBBBBB", 9_999, 9_999, 8, 0, 0, 0, 0))), "logo.png"),
        BUILT,
        WRONG,
    ),
    "a PNG of no colours": case(logo(png(9, 9, colour=3), "logo.png"), BUILT, WRONG),
    "a PNG of a kind of its own": wrong(
        logo(png(9, 9, depth=7, colour=5), "logo.png"), "unusable-picture"
    ),
    "a PNG with something behind": case(
        logo(png(9, 9) + b"<?php system('id'); ?>" * 1_000, "logo.png"), BUILT, WRONG
    ),
    "a PNG that moves": case(lambda: logo(animated(), "logo.png"), BUILT, WRONG),
    "a photograph for a logo": wrong(logo(picture(), "logo.png"), "unusable-picture"),
    "a photograph of printers' inks": wrong(lampiran("a.jpg", picture("CMYK")), "unusable-scan"),
    "a photograph that goes over itself": wrong(
        lambda: lampiran("a.jpg", many_scans(1_900_000)), "unusable-scan"
    ),
    "half a photograph": wrong(lampiran("a.jpg", picture(size=(400, 300))[:900]), "unusable-scan"),
    "a photograph of 60,000 times 60,000": wrong(
        lampiran("a.jpg", picture().replace(pack(">HH", 30, 40), pack(">HH", 60_000, 60_000), 1)),
        "unusable-scan",
    ),
    "a photograph that tells of a person": built(lampiran("a.jpg", turned(6))),
    "a photograph held no way": built(lampiran("a.jpg", turned(99))),
    "a moving picture for an annex": case(lambda: lampiran("a.png", animated()), BUILT, WRONG),
    "a picture seen through": built(lampiran("a.png", picture("LA", "PNG"))),
    "a picture of one bit": built(lampiran("a.png", picture("1", "PNG"))),
    "a picture of a palette": built(lampiran("a.png", picture("P", "PNG"))),
    "a picture of sixteen bits": case(lampiran("a.png", picture("I;16", "PNG")), BUILT, WRONG),
    "a GIF under another name": wrong(lampiran("a.png", picture("P", "GIF")), "unusable-scan"),
    "a drawing for an annex": wrong(lampiran("a.svg", f"{SVG}</svg>".encode())),
    "twenty pictures at their largest": built(lambda: _twenty()),  # noqa: PLW0108 -- defined below,
}


def _twenty() -> Files:
    """As many pictures as an annex may have, each of as many pixels as one may have."""
    one = BytesIO()
    Image.new("RGB", (2_000, 1_999), "white").save(one, "PNG")
    said = "".join(
        f'[[lampiran]]\nfile = "p{n}.png"\ntitle = "{n}"\nalt = "{n}"\n' for n in range(20)
    )
    return {"report.toml": REPORT + said, **{f"p{n}.png": one.getvalue() for n in range(20)}}
