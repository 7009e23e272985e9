"""Pages as pictures: how small pictures are kept, and what counts as a change of a page.

A kept picture has 40 dots an inch in 16 steps a channel. It is made from twice as many dots, so
that half a dot of difference between rasterisers leaves it the same. Texts are compared letter by
letter elsewhere; a picture shows where things are, how large and in which colour.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image
from scipy.ndimage import maximum_filter, minimum_filter, uniform_filter

from tests.programs import program

DOTS, FINER, STEP = 40, 2, 17
BESIDE = (3, 3, 1)
INK, HUE, FLAT = 70, 30, 20
"""How far, of 255, a page may be from its picture. Another rasteriser altogether stays below
60, 12 and 15; a digit of the tables that appears reaches 76, a line moved by a millimetre 119."""

Picture = Image.Image


def pictures(pdf: Path, last: int = 0) -> list[Picture]:
    """The pages of a PDF, all or up to the `last`. Skips where poppler is missing."""
    command = [program("pdftoppm"), "-r", str(DOTS * FINER), "-l", str(last), "-png", str(pdf)]
    with TemporaryDirectory() as folder:
        subprocess.run([*command, f"{folder}/page"], check=True)
        return [reduced(Image.open(one)) for one in sorted(Path(folder).glob("*.png"))]


def reduced(page: Picture) -> Picture:
    """A page of many dots as it is compared."""
    return page.convert("RGB").reduce(FINER)


def kept(page: Picture) -> Picture:
    """A page as it is kept: few colours, so that a report takes a few hundred kilobytes."""
    dots = np.asarray(page).astype(int)
    few = Image.fromarray(((dots + STEP // 2) // STEP * STEP).astype(np.uint8))
    return few.convert("P", palette=Image.Palette.ADAPTIVE, colors=256)


def changed(old: Picture, new: Picture) -> np.ndarray:
    """Where two pictures of one size differ beyond the tolerance, by dot."""
    one, other = (np.asarray(page.convert("RGB")).astype(float) for page in (old, new))
    return _moved(one, other) | _recoloured(one, other) | _repainted(one, other)


def _moved(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Ink that is not even in a dot beside it."""
    beyond = np.maximum(_beyond(one, other), _beyond(other, one)).max(axis=2)
    return np.asarray(uniform_filter(beyond, 2) > INK)


def _beyond(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    lightest, darkest = maximum_filter(other, BESIDE), minimum_filter(other, BESIDE)
    return np.maximum(0, np.maximum(one - lightest, darkest - one))


def _recoloured(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Another hue, also of what is a dot thin."""
    hue = abs(uniform_filter(_hue(one) - _hue(other), (3, 3, 0)))
    return np.asarray(hue.max(axis=2) > HUE)


def _hue(dots: np.ndarray) -> np.ndarray:
    return dots[..., (0, 2)] - dots[..., 1:2]


def _repainted(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Another shade of what is an even plane in both."""
    even = [np.ptp([maximum_filter(x, BESIDE), minimum_filter(x, BESIDE)], axis=0) for x in
            (one, other)]  # fmt: skip
    flat = np.maximum(*even).max(axis=2) <= FLAT
    return np.asarray(flat & (abs(one - other).max(axis=2) > FLAT))


def difference(old: Picture, new: Picture, where: np.ndarray) -> Picture:
    """The old page, the new one, and the new one pale with what changed in red, side by side."""
    pale = 255 - (255 - np.asarray(new.convert("L")).astype(int)) // 4
    marked = np.repeat(pale[..., None], 3, axis=2).astype(np.uint8)
    marked[maximum_filter(where, 3)] = (200, 0, 0)
    width, height = new.size
    board = Image.new("RGB", (3 * width + 20, height), "white")
    for position, page in enumerate((old.convert("RGB"), new, Image.fromarray(marked))):
        board.paste(page, (position * (width + 10), 0))
    return board.resize((2 * board.width, 2 * board.height), Image.Resampling.LANCZOS)
