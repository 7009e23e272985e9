"""Writes the lines of report.toml that read a recognised table."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath

from pipeline.ingest.files.folders import TOGETHER
from pipeline.ingest.recognised.item_lines import item_lines
from pipeline.ingest.recognised.pieces import Piece
from pipeline.ingest.recognised.respondents_told import respondents_told
from pipeline.ingest.recognised.tables import SHOWN, Recognised, is_letter, is_named
from pipeline.ingest.recognised.units import units_of
from pipeline.proposals import Proposal, Setting, Standing

_TOTALS = "_totals"
_SHORTEST = 3
"""Points of the shortest scale."""


def lines_for(one: Recognised, singles: Iterable[Recognised] = ()) -> list[Proposal]:
    """The lines of report.toml that read a table: where it is and, of a survey, what it asks.

    Several sheets that may be one table are one reading, followed by a reading of each sheet alone.
    Sheets of the units of one agency are always one table.
    """
    lines: list[Proposal] = []
    if one.below and (units := units_of(one.pieces)):
        lines.append(Proposal(("sources", one.table), place_of(one), because=", ".join(units)))
    elif one.below:
        lines += readings_of([one, *(single for single in singles if single.table == one.table)])
    elif place := _place(one):
        because = ", ".join(one.told_by[:SHOWN])
        lines.append(Proposal(("sources", one.table), place, because=because))
    if one.survey_id:
        lines += _of_survey(one)
    return lines


def readings_of(each: Sequence[Recognised]) -> Iterator[Proposal]:
    """The places as readings, after a line with the keys that all of them share."""
    header, places = ("sources", each[0].table), [place_of(one) for one in each]
    if len(each) == 1:
        yield Proposal(header, places[0])
        return
    common = {
        key: value
        for key, value in places[0].items()
        if all(place.get(key) == value for place in places)
    }
    if common:
        yield Proposal(header, common)
    for one, place in zip(each, places, strict=True):
        keys = {key: value for key, value in place.items() if key not in common}
        yield Proposal(header, keys, "reading", f"{one.name}: {one.height}")


def _place(one: Recognised) -> Mapping[str, Setting]:
    """The keys that say where a table is and how it is laid out; empty if it is found without
    them."""
    piece = one.piece
    if one.below or piece.range or piece.is_transposed or piece.long:
        return place_of(one)
    is_found = PurePath(piece.file).stem.lower() in (one.table, TOGETHER) and (
        piece.is_alone or is_named(piece, one.table)
    )
    if is_found and (piece.is_alone is False or PurePath(piece.file).stem.lower() == one.table):
        return {}
    return _of_piece(piece)


def place_of(one: Recognised) -> Mapping[str, Setting]:
    """The keys that say where a table is and how it is laid out; of several sheets, a list for each
    key whose values differ."""
    if not one.below:
        return _of_piece(one.piece)
    places = [_of_piece(piece) for piece in (one.piece, *one.below)]
    keys = dict.fromkeys(key for place in places for key in place)
    values = {key: tuple(place.get(key, "") for place in places) for key in keys}
    return {key: each[0] if len(set(each)) == 1 else each for key, each in values.items()}


def _of_piece(piece: Piece) -> Mapping[str, Setting]:
    place: dict[str, Setting] = {"file": piece.file}
    if not piece.is_alone:
        place["sheet"] = piece.sheet
    if piece.range:
        place["range"] = piece.range
    elif piece.long:
        place |= {"header_row": piece.reading.heading_row or 1, "long": piece.long.model_dump()}
    elif piece.is_transposed:
        place |= {"header_row": piece.reading.heading_row or 1, "transposed": True}
    return place


def _of_survey(one: Recognised) -> Iterator[Proposal]:
    """The items, and the scale where it is proved; else each possible scale as a reading."""
    header = ("surveys", one.survey_id)
    asked = one.questions
    scales = asked.scales if asked else _points(one.piece)
    if len(scales) == 1:
        yield Proposal(header, {"scale": scales[0]})
    else:
        yield from (Proposal(header, {"scale": scale}, "reading") for scale in scales)
    if one.table.endswith(_TOTALS):
        yield from _respondents(one)
    if asked:
        yield from item_lines(header, asked)
        lettered = {code: name for name, (code, _) in asked.items.items() if is_letter(name)}
        if lettered:
            yield Proposal(("sources", one.table), {"columns": lettered})


def _respondents(one: Recognised) -> Iterator[Proposal]:
    """How many respondents the sums are of, as cells above them state; several numbers are
    readings."""
    told = respondents_told(one.piece.title)
    standing: Standing = "proved" if len(told) == 1 else "reading"
    for count, text in told:
        because = f"{text}: {count}" if standing == "proved" else ""
        line = {"respondents": count}
        yield Proposal(("surveys", one.survey_id), line, standing, because=because)


def _points(piece: Piece) -> tuple[tuple[int, int], ...]:
    """The scale whose points head the columns of counts, `Tidak Baik (1)` … `Sangat Baik (4)`; else
    the two usual scales that it may be."""
    found = [re.fullmatch(r"(?:.*\()?([0-9]{1,2})\)?", name.strip()) for name in piece.headings]
    numbers = sorted({int(one[1]) for one in found if one})
    is_whole = len(numbers) >= _SHORTEST and numbers == [*range(1, len(numbers) + 1)]
    return ((1, len(numbers)),) if is_whole else ((1, 4), (1, 5))
