"""An SPSS file in, its columns out with the labels it keeps for their codes."""

import json
from importlib.util import find_spec
from io import BytesIO

import polars as pl

from pipeline.ingest.apart import told_apart
from pipeline.ingest.content import SPSS, wrong_ending
from pipeline.ingest.limits import FRAME_CELLS
from pipeline.ingest.looks import Unreadable
from pipeline.ingest.reading import ANYTHING, Reading, Sought
from pipeline.ingest.typed import typed_reading
from pipeline.problems import Problem
from pipeline.reportfile import FileSource

_PROGRAM = f"""
import json, pyreadstat
_, facts = pyreadstat.read_sav(BytesIO(content), metadataonly=True, output_format="polars")
if (facts.number_rows or 0) * (facts.number_columns or 0) > {FRAME_CELLS}:
    sys.exit(0)
frame, facts = pyreadstat.read_sav(BytesIO(content), output_format="polars")
def code(value):
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
labels = facts.variable_value_labels.items()
words = {{name: {{code(c): str(w) for c, w in codes.items()}} for name, codes in labels}}
tell_frame(frame)
tell(json.dumps(words).encode())
"""
"""An answer without parts: the file is too large."""


def spss_reading(
    content: bytes, file: str, source: FileSource, sought: Sought = ANYTHING
) -> Reading:
    """Read one .sav file. Codes stay codes; a column of words takes their labels later."""
    del source, sought
    if problem := wrong_ending(content, file, SPSS, SPSS):
        return Reading(problems=(problem,))
    if find_spec("pyreadstat") is None:
        values = {"format": SPSS, "extra": "sav"}
        return Reading(problems=(Problem("missing-package", file, values=values),))
    try:
        parts = told_apart(_PROGRAM, content)
        if not parts:
            raise Unreadable("too-large", "cells", limit=FRAME_CELLS)
    except Unreadable as fault:
        return Reading(problems=(fault.problem(file, SPSS),))
    reading = typed_reading(pl.read_ipc(BytesIO(parts[0])), file)
    return Reading(reading.frame, reading.problems, labels=json.loads(bytes(parts[1])))
