"""Every kind of report there is, each built once a test run and shared by all its processes.

The kinds of one example make an orthogonal array: every two of language, paper and status meet. As
they are delivered, the examples are the first kind of each. The sample has each language and
status, surveys or none, an example or none; what is asked of the others is slow.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.examples import INPUTS, STUDIES, built, edited, example
from tests.shared_builds import once


@dataclass(frozen=True)
class Kind:
    """`logo` is the ending of its picture, or empty where there is none."""

    report: str
    language: str
    paper: str
    status: str
    logo: str = "svg"
    surveys: bool = True
    example: bool = True

    def __str__(self) -> str:
        parts = [self.report, self.language, self.paper, self.status, self.logo or "no-logo"]
        parts += [] if self.surveys else ["no-surveys"]
        return "-".join(parts)

    @property
    def pdfs(self) -> tuple[str, ...]:
        """Its PDFs; readiness.pdf is missing where no evaluator's sheet is for its year."""
        readiness = ("readiness.pdf",) if self.report == BUREAU else ()
        return ("report.pdf", "workings.pdf", "brief.pdf", *readiness)


KLATEN, BUREAU = STUDIES
KINDS = (
    Kind(KLATEN, "id", "A4", "final"),
    Kind(KLATEN, "id", "F4", "draft", logo=""),
    Kind(KLATEN, "en", "A4", "draft", logo="png"),
    Kind(KLATEN, "en", "F4", "final", example=False),
    Kind(BUREAU, "id", "A4", "final"),
    Kind(BUREAU, "id", "F4", "draft", logo="png"),
    Kind(BUREAU, "en", "A4", "draft", surveys=False, example=False),
    Kind(BUREAU, "en", "F4", "final", logo="", surveys=False),
)
SAMPLE = (KINDS[0], KINDS[6])
OTHERS = tuple(kind for kind in KINDS if kind not in SAMPLE)

of_every_kind = pytest.mark.parametrize(
    "kind",
    [
        *(pytest.param(kind, id=str(kind)) for kind in SAMPLE),
        *(pytest.param(kind, id=str(kind), marks=pytest.mark.slow) for kind in OTHERS),
    ],
)
"""Runs a test on every kind; those outside the sample are slow."""


def folder_of_kind(kind: Kind) -> Path:
    """The built report's folder; read it, do not write to it."""
    if kind == Kind(kind.report, "id", "A4", "final"):
        return example(kind.report)
    return once(
        f"kind-{kind}",
        lambda place: built(_inputs(kind, place), place / "outputs", kind.report),
    )


def _inputs(kind: Kind, place: Path) -> Path:
    inputs = place / "inputs"
    shutil.copytree(INPUTS / kind.report, inputs / kind.report)
    folder = inputs / kind.report
    settings = folder / "report.toml"
    edited(
        settings,
        ('language = "id"', f'language = "{kind.language}"\npaper = "{kind.paper}"'),
        ('status = "final"', f'status = "{kind.status}"'),
        ("example = true", f"example = {str(kind.example).lower()}"),
    )
    if not kind.example and "Kepala Dinas (contoh)" in settings.read_text():
        edited(settings, ("Kepala Dinas (contoh)", "Kepala Rekaan"), ("Bupati (contoh)", "Rekaan"))
        edited(settings, ("190001011920011001", "190002021920011001"))
    if kind.logo == "png":
        _draw(folder / "logo.png")
    if kind.logo != "svg":
        named = f'logo = "logo.{kind.logo}"' if kind.logo else ""
        edited(settings, ('logo = "logo.svg"', named))
        (folder / "logo.svg").unlink()
    if not kind.surveys:
        _leave_surveys_out(folder)
    return inputs


def _draw(path: Path) -> None:
    """A disc on nothing: a picture with an alpha channel, as most logos are."""
    picture = Image.new("RGBA", (120, 120))
    ImageDraw.Draw(picture).ellipse((4, 4, 116, 116), fill=(20, 90, 120, 230))
    picture.save(path)


def _leave_surveys_out(folder: Path) -> None:
    """The bureau's one survey is gone, and with it what it measured."""
    settings = folder / "report.toml"
    text = settings.read_text()
    start, end = text.index("[surveys.trust]"), text.index('[measures."P4"]')
    asked = '[measures."C1"]\nunavailable = "survei tidak dilaksanakan."\n\n'
    settings.write_text(text[:start] + asked + text[end:])
    (folder / "survey_trust.csv").unlink()
