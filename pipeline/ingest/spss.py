"""An SPSS file in, its columns out with the labels it keeps for their codes."""

from collections.abc import Mapping
from io import BytesIO

import polars as pl

from pipeline.ingest.content import SPSS, wrong_ending
from pipeline.ingest.limits import FRAME_CELLS
from pipeline.ingest.looks import Unreadable
from pipeline.ingest.reading import ANYTHING, Reading, Sought
from pipeline.ingest.typed import typed_reading
from pipeline.problems import Problem
from pipeline.reportfile import FileSource


def spss_reading(
    content: bytes, file: str, source: FileSource, sought: Sought = ANYTHING
) -> Reading:
    """Read one .sav file. Codes stay codes; a column of words takes their labels later."""
    del source, sought
    if problem := wrong_ending(content, file, SPSS, SPSS):
        return Reading(problems=(problem,))
    try:
        import pyreadstat  # noqa: PLC0415 -- an extra, and slow to import
    except ImportError:
        values = {"format": SPSS, "extra": "sav"}
        return Reading(problems=(Problem("missing-package", file, values=values),))
    try:
        _, facts = pyreadstat.read_sav(BytesIO(content), metadataonly=True, output_format="polars")
        if (facts.number_rows or 0) * (facts.number_columns or 0) > FRAME_CELLS:
            return _refused(file, Unreadable("too-large", "cells", limit=FRAME_CELLS))
        frame, facts = pyreadstat.read_sav(BytesIO(content), output_format="polars")
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OverflowError):
        return _refused(file, Unreadable("unreadable-file", "damaged"))
    return _labelled(typed_reading(frame, file), facts.variable_value_labels)


def _refused(file: str, fault: Unreadable) -> Reading:
    return Reading(problems=(fault.problem(file, SPSS),))


def _labelled(reading: Reading, labels: Mapping[str, Mapping[float, str]]) -> Reading:
    """The reading with the labels by the text of their codes: `1`, not `1.0`."""
    by_text = {
        column: {_code(code): label for code, label in codes.items()}
        for column, codes in labels.items()
    }
    return Reading(reading.frame, reading.problems, labels=by_text)


def _code(code: object) -> str:
    return str(pl.Series([code]).cast(pl.String)[0]).removesuffix(".0")
