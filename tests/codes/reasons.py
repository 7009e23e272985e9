"""Why a problem of one code came about, where it may for many reasons: a delivery for each.

The reasons of what is delivered and written here alone: why a picture, a database or a workbook is
refused, bands by a name, figures of few persons, and a NIP.
"""

from io import BytesIO
from struct import pack
from zlib import compress, crc32

from PIL import Image

from pipeline.ingest.files.limits import (
    CELL_TEXT,
    MOST_ROWS,
    PICTURE_BYTES,
    PICTURE_PIXELS,
    PICTURE_SHAPES,
    SHEET_TEXT,
    SHEETS,
    TEXT_BYTES,
    TEXT_CELLS,
)
from pipeline.ingest.rulebooks.advice_coverage import MOST_THRESHOLDS
from tests.codes.appended import APPENDED_REASONS
from tests.codes.budgets import PEOPLE
from tests.codes.builders import Files, report, rewritten, rulebook, source
from tests.delivery_by_hand import BUDGET, REALIZATION
from tests.workbooks_by_hand import HEADING, opendocument, written_old

CLOSED = "postgresql://127.0.0.1:1/x"
"""An address at which nobody listens."""
BANDS = '[[bands.spare]]\nkey = "own"\nlabel = "Own"\nfrom = 0\nfavourable = true\n'


def _logo(name: str, content: str | bytes) -> Files:
    return {**rewritten("head =", f'logo = "{name}"\nhead ='), name: content}


def _svg(body: str, before: str = "") -> Files:
    page = f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{body}</svg>'
    return _logo("logo.svg", page)


def _png(mode: str) -> Files:
    content = BytesIO()
    Image.new(mode, (9, 9)).save(content, "PNG")
    return _logo("logo.png", content.getvalue())


def _wide_png(width: int) -> Files:
    """A PNG whose header says that it is this wide and one high."""
    parts = (b"IHDR" + pack(">IIBBBBB", width, 1, 8, 2, 0, 0, 0), b"IDAT" + compress(b""), b"IEND")
    chunks = (pack(">I", len(part) - 4) + part + pack(">I", crc32(part)) for part in parts)
    return _logo("logo.png", b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def _database(address: str, *lines: str) -> Files:
    said = report("[sources.budget]", f'database = "{address}"', *lines)
    return {"budget.csv": None, **said}


def _nip(number: str) -> Files:
    name = 'name = "Kepala Dinas Rekaan"'
    return rewritten(name, f'{name}, nip = "{number}"')


def _old_book() -> Files:
    rows = [HEADING, *(["1", "x" * 32_000, 10, 9] for _ in range(SHEET_TEXT // 32_000 + 1))]
    return {"budget.csv": None, "budget.xls": written_old({"budget": rows})}


def _far_apart() -> list[list[object]]:
    """A cell in the first row and one in the last that an old workbook has, columns apart."""
    return [[*HEADING, *[None] * 200, "x"], *[[]] * 65_000, ["1"]]


_ALL_AND_PART = REALIZATION.replace("budget.absorption", "workforce.trained_ratio").replace(
    "minimize,5,4,", "maximize,100,,workforce.trained_ratio"
)


def _many_sheets() -> bytes:
    one = '</table:table><table:table table:name="x{}">'
    return opendocument("".join(one.format(number) for number in range(SHEETS)))


QUERY = 'query = "select 1"'

REASON_CASES: dict[str, Files] = {
    **APPENDED_REASONS,
    # --- bands ----------------------------------------------------------------------------------
    "bands-unknown": rulebook('[levels.measure]\nbands = "rank"'),
    "bands-unused": rulebook(BANDS),
    "no-perspective": rulebook('[[perspectives]]\nid = "faith"\ndrop = true'),
    "all-dropped": rulebook(
        "".join(
            f'[[perspectives]]\nid = "{name}"\ndrop = true\n'
            for name in ("financial", "customer", "internal_process", "learning_growth")
        )
    ),
    "deduct-level": rulebook('[levels.perspective]\ndeduct = "M"'),
    "thresholds": rulebook(
        "".join(
            f'[[advice]]\nid = "a{n}"\nbelow = {n}\ntext = "x"\n'
            for n in range(MOST_THRESHOLDS + 1)
        )
    ),
    # --- surveys --------------------------------------------------------------------------------
    "scale-points": rewritten("[1, 5]", "[0, 101]"),
    "waiting": rewritten("scale = [1, 5]", 'scale = [1, 5]\npopulation = "…"'),
    "too-many": rewritten('["q1", "q2"]', str([f"q{n}" for n in range(1_001)]).replace("'", '"')),
    # --- scales of grades -----------------------------------------------------------------------
    "grade-twice": rulebook('[scales.own]\ngroups = [["A", "B"], ["a"]]'),
    "grade-points": rulebook('[scales.own]\ngroups = [["A"], ["B"]]\npoints = { A = 1, B = 2 }'),
    # --- pictures -------------------------------------------------------------------------------
    "bytes": _logo("logo.svg", " " * (PICTURE_BYTES + 1)),
    "damaged": _svg("<g>"),
    "picture-ending": _logo("logo.jpg", ""),
    "picture-kind": _logo("logo.png", "<svg/>"),
    "picture-script": _svg("<script/>"),
    "picture-text": _svg("<text>A</text>"),
    "picture-reference": _svg('<use href="b.svg#a"/>'),
    "picture-entity": _svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "b">]>'),
    "picture-pixels": _wide_png(PICTURE_PIXELS + 1),
    "picture-bits": _png("I;16"),
    "picture-marker": _svg('<path marker-end="url(#m)"/>'),
    "picture-styles": _svg("<style>" + "*{fill:red}" * 3_000 + "</style>" + "<g/>" * 1_000),
    "picture-shapes": _svg("<rect/>" * (PICTURE_SHAPES + 1)),
    # --- workbooks ------------------------------------------------------------------------------
    "texts": _old_book(),
    "cell-text": {
        "budget.csv": None,
        "budget.ods": opendocument(
            '<table:table-row><table:table-cell office:value-type="string"><text:p>'
            f'<text:s text:c="{CELL_TEXT + 1}"/></text:p></table:table-cell></table:table-row>'
        ),
    },
    "rows-printed": {
        "csf.csv": "csf_id,objective_id,factor,measure_id\n"
        + "".join(f"X{number},S1,f,F1\n" for number in range(MOST_ROWS["csf"] + 1))
    },
    "sheets": {"budget.csv": None, "budget.ods": _many_sheets()},
    "cells": {"budget.csv": None, "budget.xls": written_old({"budget": _far_apart()})},
    "lists": source("budget", 'file = ["a.csv", "b.csv"]\nsheet = ["a"]'),
    "text-bytes": {"budget.csv": "x" * (TEXT_BYTES + 1)},
    "text-cells": {"budget.csv": BUDGET + "\n" * (TEXT_CELLS // 4)},
    # --- cells ----------------------------------------------------------------------------------
    "not-filled-down": source("budget", 'fill_down = ["ceiling"]'),
    # --- databases ------------------------------------------------------------------------------
    "db-variable": _database("env:NOWHERE", QUERY),
    "db-address": _database("here", QUERY),
    "db-driver": _database("dbase://x/y", QUERY),
    "db-connection": _database(CLOSED, QUERY),
    "db-query": {**_database("sqlite:///x.db", 'query = "no sql"'), "x.db": b""},
    "db-no-rows": {
        **_database("sqlite:///x.db", 'query = "-- nothing"'),
        "x.db": b"",
    },
    "db-no-query": _database("sqlite:///x.db"),
    # --- persons --------------------------------------------------------------------------------
    "few-counted": PEOPLE["small-group"],
    "few-beside": {
        **PEOPLE["small-group"],
        "realization.csv": _ALL_AND_PART,
        **report('[measures."P1"]', 'rows = { status = ["pns"] }'),
    },
    "nip-digits": _nip("123"),
    "nip-birth": _nip("190013011920011001"),
    "nip-month": _nip("190001011920131001"),
    "nip-sex": _nip("190001011920013001"),
}
