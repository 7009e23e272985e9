"""Amounts that a print gives in thousands or millions, which report.toml has to say too."""

import re
from collections.abc import Iterator

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import FileSource
from pipeline.tables import Kind
from pipeline.tables.kinds import folded
from pipeline.validate.typed import TypedTable

_WORDS = {
    1_000: r"(?:ribu(?:an)?|thousands?|(?:[x×] ?)?(?:1[.,])?000(?= ?\)))",
    1_000_000: r"(?:juta(?:an)?|millions?)",
    1_000_000_000: r"(?:mil[iy]ar(?:an)?|billions?)",
}
_FORMS = (
    r"(?<![0-9] )(?<![0-9]){} (?:of )?(?:rupiah|rp\b|idr\b)",
    r"\b(?:rp|rupiah|idr)\.? ?[(/]? ?{}\b",
    r"\b(?:dalam|in) {}\b",
    r"^[^()]*\({}\)",
)
_SAID = {
    unit: re.compile("|".join([form.format(word) for form in _FORMS]))
    for unit, word in _WORDS.items()
}
_NOTE = re.compile(
    r"^\W*(?:catatan\W*|keterangan\W*)?(?:angka |jumlah |nilai )?(?:disajikan )?dalam "
)
_BELOW = 20
_LONGEST = 200


def unit_problems(raw: RawTable, typed: TypedTable, source: FileSource) -> Iterator[Problem]:
    """A title, a heading or a note that gives amounts in thousands where report.toml does not."""
    names = [column.name for column in typed.table.columns if column.kind is Kind.MONEY]
    headings = [typed.headings[name] for name in names if name in typed.headings]
    if source.unit is not None or not headings:
        return
    above = {unit: text for text in (*raw.title, *_notes(raw)) for unit in units_in(text)}
    beside = {heading: units_in(heading) for heading in headings}
    units = {*above, *(unit for found in beside.values() for unit in found)}
    if not units:
        return
    is_whole = len(above) == 1 or all(beside.values())
    standing: Standing = "proved" if len(units) == 1 and is_whole else "reading"
    text = next((text for text in above.values()), "") or next(
        heading for heading in headings if beside[heading]
    )
    readings = sorted(units) if standing == "proved" else sorted({1, *units})
    lines = tuple(
        Proposal(("sources", raw.name), {"unit": unit}, standing, because=text) for unit in readings
    )
    first = typed.problem("amounts-in-units", None, "", text, unit=max(units))
    yield Problem(
        first.code, first.file, first.sheet, value=first.value, values=first.values, proposals=lines
    )


def units_in(text: str) -> list[int]:
    """The units in which a text says that amounts are: 1,000 for “(dalam ribuan rupiah)”."""
    plain = folded(text)[:_LONGEST]
    return [unit for unit, said in _SAID.items() if said.search(plain)]


def _notes(raw: RawTable) -> Iterator[str]:
    """The texts of the last rows that begin like a note on amounts."""
    for cells in raw.frame.tail(_BELOW).drop(ROW).iter_columns():
        if cells.dtype == pl.String:
            yield from (text for text in cells.drop_nulls() if _NOTE.match(folded(text)))
