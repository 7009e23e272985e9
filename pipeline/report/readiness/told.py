"""A criterion in words: what proves it, why it is not proven, which cells would prove it."""

from collections.abc import Sequence
from typing import Literal

from pipeline.account import Judged, NeededCell, ToldReadiness
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.tables import DELIVERED
from pipeline.translatable import _
from pipeline.values import Message

_NAMED = 6
"""Rows of a cell that are named, and items of a list in a reason."""
_COUNTED: dict[Literal["measures", "objectives", "follow-ups"] | None, str] = {
    "measures": _("{met} of {of} measures"),
    "objectives": _("{met} of {of} objectives"),
    "follow-ups": _("{met} of {of} follow-ups"),
}
_EVERY = {
    "realization": _("all measures"),
    "history": _("all measures"),
    "csf": _("all measures"),
    "budget": _("all objectives"),
    "actions": _("all follow-ups"),
}


def told_readiness(case: Case) -> tuple[ToldReadiness, ...]:
    """Every criterion in the report's language; empty where the period has no evaluation sheet."""
    readiness = case.account.readiness
    return tuple(_told(one, case.language) for one in readiness.judged) if readiness else ()


def _told(judged: Judged, language: Language) -> ToldReadiness:
    part, criterion = judged.part, judged.criterion
    return ToldReadiness(
        id=criterion.id,
        component=language.text(part.component),
        part=language.text(part.name),
        text=language.text(criterion.text),
        state=judged.state,
        met=judged.met,
        of=judged.of,
        told=told(judged, language),
        cell=cells_text(judged.cells, language),
        points=float(part.each),
    )


def told(judged: Judged, language: Language) -> str:
    """How many prove it, and the reason; for a criterion outside, where the evaluator looks."""
    if judged.state == "outside":
        return language.text(judged.criterion.elsewhere)
    parts = []
    if judged.of:
        parts.append(language.say(_COUNTED[judged.about], met=judged.met, of=judged.of))
    if judged.why:
        parts.append(_worded(judged.why, language))
    return "; ".join(parts)


def _worded(why: Message, language: Language) -> str:
    """The reason; of a list only the first items are named, and periods by their names."""
    values = {
        name: language.some([named_period(language.shown(one), language) for one in value], _NAMED)
        if isinstance(value, list | tuple)
        else value
        for name, value in why.values.items()
    }
    return language.say(why.text, **values)


def cells_text(cells: Sequence[NeededCell], language: Language) -> str:
    """The cells, one after the other."""
    return "; ".join(_cell(cell, language) for cell in cells)


def _cell(cell: NeededCell, language: Language) -> str:
    """A cell by its file, columns and rows; or a key of report.toml; or a final report to come."""
    if cell.section:
        return f"report.toml [{cell.section}] {', '.join(cell.names)}"
    if not cell.table:
        return language.say("a final report in the outputs")
    file = f"{cell.file} ({cell.sheet})" if cell.sheet else cell.file
    columns = [_column(cell.table, name, language) for name in cell.names]
    told = file
    if columns:
        joined = language.either(columns) if cell.either else language.listed(columns)
        is_one = len(columns) == 1 or cell.either
        message = _("{file}, column {columns}") if is_one else _("{file}, columns {columns}")
        told = language.say(message, file=file, columns=joined)
    if not cell.rows:
        return told
    rows = language.some(list(cell.rows), _NAMED)
    named = language.say(_EVERY[cell.table]) if cell.every_row else rows
    return language.say("{cell}, for {rows}", cell=told, rows=named)


def _column(table: str, name: str, language: Language) -> str:
    """A column's name, in Indonesian with the heading that offices use for it."""
    column = DELIVERED[table].column(name) if table in DELIVERED else None
    alias = column.aliases[0] if column and column.aliases and language.code == "id" else ""
    return f"{name} ({alias})" if alias else name
