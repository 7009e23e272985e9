"""A PDF that somebody changed: a page, an attachment, the metadata; hashes mended or not."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from random import Random

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

MANIFEST, METADATA = "manifest.json", "rapor:manifest"


def with_page(pdf: bytes, number: int, change: Callable[[bytes], bytes]) -> bytes:
    """The file with another content on a page, counted from 0."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        page = opened.pages[number]
        page.Contents = opened.make_stream(change(page.Contents.read_bytes()))
        return _saved(opened)


def with_attachment(pdf: bytes, name: str, content: bytes, *, mended: bool = False) -> bytes:
    """The file with another attachment; where it is `mended`, manifest and metadata agree to it."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        _put(opened, name, content)
        if mended:
            _mend(opened, name, content)
        return _saved(opened)


def with_metadata(pdf: bytes, old: str, new: str) -> bytes:
    """The file whose metadata say something else."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        told = opened.Root.Metadata.read_bytes().decode()
        assert old in told
        opened.Root.Metadata.write(told.replace(old, new).encode())
        return _saved(opened)


def metadata_of(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return bytes(opened.Root.Metadata.read_bytes())


def with_whole_metadata(pdf: bytes, told: bytes) -> bytes:
    """The file with other metadata."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.Root.Metadata.write(told)
        return _saved(opened)


def one_sign_otherwise(text: bytes, chance: Random, signs: bytes) -> tuple[bytes, int]:
    """A text in which one of these signs is another of them, and where."""
    places = [at for at, sign in enumerate(text) if sign in signs]
    at = chance.choice(places)
    other = chance.choice([sign for sign in signs if sign != text[at]])
    return text[:at] + bytes([other]) + text[at + 1 :], at


def another_glyph(content: bytes, chance: Random) -> bytes:
    """The operators of a page in which one glyph that is shown is another one that is."""
    glyphs = [
        (found.start(place) + at, found[place][at : at + 4])
        for found in re.finditer(rb"<([0-9a-fA-F]{4,})>", content)
        for place in (1,)
        for at in range(0, len(found[1]), 4)
    ]
    at, glyph = chance.choice(glyphs)
    other = chance.choice([each for _place, each in glyphs if each != glyph])
    return content[:at] + other + content[at + 4 :]


def _put(opened: pikepdf.Pdf, name: str, content: bytes) -> None:
    opened.attachments[name].obj.EF.F.write(content)


def _mend(opened: pikepdf.Pdf, name: str, content: bytes) -> None:
    manifest = json.loads(opened.attachments[MANIFEST].get_file().read_bytes())
    manifest["attachments"][name] = sha256(content).hexdigest()
    told = (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()
    _put(opened, MANIFEST, told)
    metadata = opened.Root.Metadata.read_bytes()
    digest = sha256(told).hexdigest().encode()
    opened.Root.Metadata.write(
        re.sub(rb"(<rapor:manifest>)[0-9a-f]+", rb"\g<1>" + digest, metadata)
    )


def _saved(opened: pikepdf.Pdf) -> bytes:
    written = BytesIO()
    opened.save(written, deterministic_id=True)
    return written.getvalue()


def shown_otherwise(signed: bytes) -> bytes:
    """A signed file with an update behind it in which a page shows something else."""
    file = IncrementalPdfFileWriter(BytesIO(signed))
    file._update_meta = lambda: None
    page = file.root["/Pages"]["/Kids"][0].get_object()
    drawn = generic.StreamObject(stream_data=b"0 0 1 rg 0 0 600 600 re f")
    page["/Contents"] = file.add_object(drawn)
    file.update_container(page)
    written = BytesIO()
    file.write(written)
    return written.getvalue()
