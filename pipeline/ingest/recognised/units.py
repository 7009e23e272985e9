"""Sheets of one shape in, the unit of one office that each is of out: `Bidang Jalan`."""

import re
from collections.abc import Sequence

from pipeline.ingest.recognised.pieces import Piece
from pipeline.tables.kinds import folded
from pipeline.tables.months import MONTH_NAMES

_UNIT = re.compile(
    r"\b(?:sub ?)?(?:bidang|bagian|bid|bag|seksi|sekretariat|subbid|subbag|uptd?|loket|gerai|poli"
    r"|poliklinik|instalasi)\b[\s.:]*[^(),;|]*"
)
"""Parts of an agency; what may be an agency itself, as a kecamatan, is none of them."""
_AGENCY = re.compile(r"\b(?:dinas|badan|kantor|kecamatan|kelurahan|puskesmas|rsud)\b.*")
_MONTHS = "|".join(re.escape(name) for names in MONTH_NAMES for name in names)
_WHEN = re.compile(
    rf"\b(?:tahun|thn|ta|triwulan|tw|semester|smt|periode|bulan|20\d\d|{_MONTHS})\b.*"
)


def units_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The unit of each sheet, where each is of another one of the same agency; else nothing."""
    units = [_unit(piece) for piece in pieces]
    agencies = {agency for piece in pieces for agency in _agencies(piece)}
    is_told = all(units) and len({*units}) == len(units) and len(agencies) <= 1
    return tuple(unit.title() for unit in units) if is_told else ()


def _unit(piece: Piece) -> str:
    """The unit that a sheet names first, above its headings or by its own name."""
    for text in (*piece.title, piece.name):
        if found := _UNIT.search(folded(text)):
            return _WHEN.sub("", _AGENCY.sub("", found[0])).strip(" .:")
    return ""


def _agencies(piece: Piece) -> set[str]:
    texts = (folded(text) for text in piece.title)
    found = (_AGENCY.search(text) for text in texts)
    return {_WHEN.sub("", one[0]).strip() for one in found if one}
