"""The questions of the next report.toml, where the ended period's speaks of that period alone.

A file outside the folder that is still that of the ended period, numbers of people, and texts: none
of it is reused. Its line waits to be filled in and shows what it said before.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import Any

import tomlkit
from tomlkit.items import InlineTable, Table
from tomlkit.toml_document import TOMLDocument

from pipeline.language import Language
from pipeline.proposals import PLACEHOLDER, as_comment
from pipeline.reportfile import FileSource, Period, ReportFile

SPANNING = ("history", "links", "csf")
"""Tables that span periods: the same file is read on."""
REGISTERS = ("realization", "actions")
"""Tables that the next period's workbook holds from the start, wherever they were before."""
_WORDS = ("foreword", "strategic_issues", "closing", "data_note")
"""Texts that always speak of one period."""
_ELSEWHERE = ("..", "shared")


@dataclass(frozen=True)
class Turn:
    """The change from one period to the next; `given` are the settings of the ended period's
    folder, with those of its parent."""

    given: ReportFile
    following: Period

    @property
    def before(self) -> str:
        return self.given.period.id

    @property
    def year(self) -> re.Pattern[str]:
        """The year that ended, wherever it is named."""
        return re.compile(rf"(?<!\d){self.given.period.end.year}(?!\d)")

    def names(self, value: object) -> bool:
        """Whether a value names a year that is over in the next period."""
        is_over = self.given.period.end.year < self.following.end.year
        return is_over and self.year.search(str(value)) is not None

    def moved(self, value: Any) -> Any:
        """The value with that year replaced by the next period's year."""
        following = str(self.following.end.year)
        if isinstance(value, list):
            return [self.moved(part) for part in value]
        if isinstance(value, str):
            return self.year.sub(following, value)
        return int(following) if value == self.given.period.end.year else value


def to_ask(turn: Turn, document: Mapping[str, Any]) -> Mapping[str, str]:
    """The tables that are read from elsewhere and that no year in this `document` moves on, each
    with the places it was read from."""
    own = document.get("sources", {})
    return {
        name: "; ".join(_places(source))
        for name, source in turn.given.sources.items()
        if name not in SPANNING
        and not (name in REGISTERS and name in own)
        and (_is_of_the_period(source, own.get(name, {}), turn) or _joins_elsewhere(source))
    }


def _is_of_the_period(source: FileSource, own: Mapping[str, Any], turn: Turn) -> bool:
    """Whether it would be read unchanged in the next period. For a part of a year, the year does
    not distinguish the rows."""
    if not source.database and not any(_is_elsewhere(part.file) for part in source.apart):
        return False
    sheets = own.get("sheet", ())
    by_sheet = [sheets] if isinstance(sheets, str) else sheets
    is_told = any(turn.names(value) for value in own.get("where", {}).values())
    is_told = is_told or (bool(by_sheet) and all(turn.names(sheet) for sheet in by_sheet))
    return turn.given.period.is_part_of_a_year or not is_told


def _joins_elsewhere(source: FileSource) -> bool:
    return any(_is_elsewhere(join.file) for join in source.join)


def _is_elsewhere(file: str) -> bool:
    return normpath(file).partition("/")[0] in _ELSEWHERE


def _places(source: FileSource) -> Iterator[str]:
    parts = [(part.file or source.database, part.sheet) for part in source.apart]
    for place in (*parts, *((join.file, join.sheet) for join in source.join)):
        yield ", ".join(word for word in place if word)


def ask(document: TOMLDocument, turn: Turn, words: Language) -> None:
    """Write the questions into the report.toml of the next period."""
    asked = to_ask(turn, document)
    for source in document.get("sources", {}).values():
        _move_on(source, turn)
    for name, places in asked.items():
        question = words.say(
            "QUESTION: where does the table {table} of {period} stand? That of {before} was read "
            "from: {places}",
            **{"table": name, "places": places, **_periods(turn)},
        )
        source = _within(document, "sources", name)
        _wait(source, "query" if turn.given.sources[name].database else "file", question)
        joins: Any = source.get("join", ())
        each: list[Any] = [joins] if isinstance(joins, Mapping) else [*joins]
        for join in each:
            if _is_elsewhere(join["file"]):
                join["file"] = PLACEHOLDER
    _ask_of_surveys(document, turn, words)
    _ask_of_texts(document, turn, words)
    _ask_of_the_rest(document, turn, words)


def _periods(turn: Turn) -> Mapping[str, str]:
    return {"period": turn.following.id, "before": turn.before}


def _move_on(source: Any, turn: Turn) -> None:
    """Replaces the ended year by the next year where it selects rows or sheets."""
    where = source.get("where", {})
    for column, said in where.items():
        where[column] = turn.moved(said)
    if "sheet" in source:
        source["sheet"] = turn.moved(source["sheet"])


def _ask_of_surveys(document: TOMLDocument, turn: Turn, words: Language) -> None:
    for name, survey in turn.given.surveys.items():
        asked = {
            "population": (
                survey.population,
                words.say(
                    "QUESTION: how many people could answer in {period}? In {before}: {count}",
                    **{"count": survey.population, **_periods(turn)},
                ),
            ),
            "respondents": (
                survey.respondents,
                words.say(
                    "QUESTION: how many people answered in {period}? In {before}: {count}",
                    **{"count": survey.respondents, **_periods(turn)},
                ),
            ),
        }
        for key, (known, question) in asked.items():
            if known is not None:
                _wait(_within(document, "surveys", name), key, question)


def _ask_of_texts(document: TOMLDocument, turn: Turn, words: Language) -> None:
    """Asks again for texts of the period; the old text becomes a comment above its line."""
    texts = document.get("text")
    if not isinstance(texts, Table):
        return
    question = words.say(
        "QUESTION: what is to be said of {period}? Of {before} it was:", **_periods(turn)
    )
    asked = tomlkit.table()
    for key, item in texts.value.body:
        if key is None or not (key.key in _WORDS or turn.names(item)):
            asked.append(key, item)
            continue
        for line in (question, *str(item).strip().splitlines()):
            asked.add(tomlkit.comment(as_comment(line)))
        asked.add(key, PLACEHOLDER)
    document["text"] = asked


def _ask_of_the_rest(part: Any, turn: Turn, words: Language, place: tuple[str, ...] = ()) -> None:
    """Writes a question beside every other line that names the year that ended."""
    if place[:1] in (("period",), ("report",)):
        return
    for key, value in part.items():
        if isinstance(value, Mapping) and not isinstance(value, InlineTable):
            _ask_of_the_rest(value, turn, words, (*place, key))
        elif turn.names(value):
            question = words.say(
                "QUESTION: it names {year}; does it hold for {period}?",
                year=str(turn.given.period.end.year),
                period=turn.following.id,
            )
            _beside(part, key, question)


def _within(document: TOMLDocument, *names: str) -> Any:
    """A table of report.toml; where only the parent has it, a new table laid over the parent's."""
    part: Any = document
    for number, name in enumerate(names, 1):
        part = part.setdefault(name, tomlkit.table(is_super_table=number < len(names)))
    return part


def _wait(part: Any, key: str, question: str) -> None:
    """Make a line wait to be filled in, with a question."""
    part[key] = PLACEHOLDER
    _beside(part, key, question)


def _beside(part: Any, key: str, question: str) -> None:
    """Write a question beside a line, after any comment already there."""
    if not isinstance(part, Table):
        return
    line: Any = part.value.item(key)
    said = line.trivia.comment.lstrip("# ")
    line.comment("; ".join(text for text in (said, as_comment(question)) if text))
