"""Finds the unit of an agency that each of several sheets of one shape is of: `Bidang Jalan`."""

import re
from collections.abc import Sequence

from pipeline.ingest.recognised.pieces import Piece
from pipeline.tables.kinds import folded
from pipeline.tables.months import MONTH_NAMES

_UNIT = re.compile(
    r"\b(?:sub ?)?(?:bidang|bagian|bid|bag|seksi|sekretariat|subbid|subbag|uptd?|loket|gerai|poli"
    r"|poliklinik|instalasi)\b[\s.:]*[^(),;|]*"
)
"""Parts of an agency; names that may be a whole agency, such as a kecamatan, are left out."""
_AGENCY = re.compile(r"\b(?:dinas|badan|kantor|kecamatan|kelurahan|puskesmas|rsud)\b.*")
_MONTHS = "|".join(re.escape(name) for names in MONTH_NAMES for name in names)
_WHEN = re.compile(
    rf"\b(?:tahun|thn|ta|triwulan|tw|semester|smt|periode|bulan|20\d\d|{_MONTHS})\b.*"
)


def units_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The unit of each sheet, where every sheet is of a different unit of one agency; else none."""
    units = [_unit(piece) for piece in pieces]
    agencies = {agency for piece in pieces for agency in _agencies(piece)}
    is_told = all(units) and len({*units}) == len(units) and len(agencies) <= 1
    return tuple(unit.title() for unit in units) if is_told else ()


def _unit(piece: Piece) -> str:
    """The unit that a sheet names first, above its headings or in its own name; else empty."""
    for text in (*piece.title, piece.name):
        if found := _UNIT.search(folded(text)):
            return _WHEN.sub("", _AGENCY.sub("", found[0])).strip(" .:")
    return ""


def _agencies(piece: Piece) -> set[str]:
    texts = (folded(text) for text in piece.title)
    found = (_AGENCY.search(text) for text in texts)
    return {_WHEN.sub("", one[0]).strip() for one in found if one}
