"""What an agency gives besides figures: the auditor's statement, receipts, pictures in an annex."""

from typing import Literal

from pydantic import ConfigDict, model_validator

from pipeline.reportfile.model import LONGEST_PASSAGE, Day, Line, Model, Name


class Review(Model):
    """The internal auditor's own statement: its `text` word for word, or a `scan` of it."""

    model_config = ConfigDict(str_max_length=LONGEST_PASSAGE)

    by: Name
    title: Line = ""
    nip: Line = ""
    on: Day
    text: str = ""
    scan: Line = ""
    place: Literal["front", "back"] = "front"

    @model_validator(mode="after")
    def _is_told_once(self) -> "Review":
        if bool(self.text.strip()) == bool(self.scan):
            raise ValueError("give the statement as text = … or as scan = …, one of the two")
        return self


class Submission(Model):
    """To whom the report was sent, when, and the number of the receipt."""

    to: Name
    on: Day
    receipt: Line = ""


class Publication(Model):
    """Where the report is published, and since when."""

    on: Day
    address: Name


class Application(Model):
    """The application in which performance data are collected, and where it runs."""

    name: Name
    address: Name


class Appended(Model):
    """A picture in its own annex, or in place of our form of the agreement."""

    title: Name
    file: Name
    alt: Name
    replaces: Literal["", "agreement"] = ""
