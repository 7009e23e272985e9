"""Why the bytes of a PNG cannot be printed. A picture is drawn on paper that a head of agency signs
and that is kept for decades: it has to be whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import ImageFile
from PIL.PngImagePlugin import PngImageFile

from pipeline.ingest.files.limits import PICTURE_PIXELS

PNG = b"\x89PNG\r\n\x1a\n"
_BIT_DEPTH = 24
"""Where the header has the bits per value; Pillow reports only the number that it keeps."""
_BITS = 8


@dataclass(frozen=True)
class Picture:
    """A picture that can be printed: its file, itself as a `data:` URI, and the sha256 of what was
    read."""

    file: str
    uri: str
    sha256: str


@contextmanager
def whole_pictures() -> Iterator[None]:
    """Reject truncated pictures, though WeasyPrint, once imported, lets Pillow complete them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def png_pixels(data: bytes) -> int:
    """How many pixels a faultless PNG has."""
    picture = PngImageFile(BytesIO(data))
    return picture.width * picture.height


def png_fault(data: bytes) -> str:
    """Why a PNG cannot be used, as a key of `codes.REASONS`; empty where it can be used."""
    if not data.startswith(PNG):
        return "picture-kind"
    try:
        picture = PngImageFile(BytesIO(data))
        if picture.width * picture.height > PICTURE_PIXELS:
            return "picture-pixels"
        if data[_BIT_DEPTH] > _BITS:
            return "picture-bits"
        with whole_pictures():
            picture.verify()  # every checksum; after that, a picture has to be opened anew
            PngImageFile(BytesIO(data)).load()
    except (SyntaxError, OSError, ValueError, IndexError):
        return "damaged"
    return ""
