"""Reads an SPSS file's columns, with the labels that it keeps for them and for their codes."""

import json
from importlib.util import find_spec
from io import BytesIO

import polars as pl

from pipeline.ingest.files.apart import told_apart
from pipeline.ingest.files.content import SPSS, wrong_ending
from pipeline.ingest.files.limits import FRAME_CELLS
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.formats.typed import typed_reading
from pipeline.ingest.layout.reading import ANYTHING, Reading, Sought
from pipeline.problems import Problem
from pipeline.reportfile import FileSource

_PROGRAM = f"""
import json, pyreadstat
declared = dict(metadataonly=True, user_missing=True, output_format="polars")
_, facts = pyreadstat.read_sav(BytesIO(content), **declared)
missing = facts.missing_ranges
if (facts.number_rows or 0) * (facts.number_columns or 0) > {FRAME_CELLS}:
    sys.exit(0)
frame, facts = pyreadstat.read_sav(BytesIO(content), output_format="polars")
def code(value):
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
def is_missing(name, value):
    return any(
        part["lo"] <= value <= part["hi"] if isinstance(value, float) else value == part["lo"]
        for part in missing.get(name, ())
        if isinstance(value, type(part["lo"]))
    )
labels = facts.variable_value_labels.items()
words = {{
    name: {{code(c): str(w) for c, w in codes.items() if not is_missing(name, c)}}
    for name, codes in labels
}}
asked = {{name: text for name, text in facts.column_names_to_labels.items() if text}}
tell_frame(frame)
tell(json.dumps([words, asked]).encode())
"""
"""An answer without parts means that the file is too large. Codes that the file declares as missing
are empty cells, and their words are no answers."""


def spss_reading(
    content: bytes, file: str, source: FileSource, sought: Sought = ANYTHING
) -> Reading:
    """Read one .sav file. Codes remain codes; columns of words get their labels later."""
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
    labels, wordings = json.loads(bytes(parts[1]))
    return Reading(reading.frame, reading.problems, labels=labels, wordings=wordings)
