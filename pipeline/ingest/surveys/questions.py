"""Which delivered heading asks which item: by its id or its text, never by position.

LimeSurvey heads a column with a code (`q1[SQ001]`), with the question, or with both; Kobo puts the
path of groups before it; Google Forms appends the row of a grid.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.surveys.contradictions import Meant, contradictions
from pipeline.ingest.surveys.exports import Export
from pipeline.ingest.surveys.heading_rows import Headed
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, Questionnaire
from pipeline.tables.kinds import folded

_NUMBER = re.compile(r"^\(?\d{1,3}[.)]\s*(?=[^\W\d])")
_CODE_AND_TEXT = re.compile(r"^([A-Za-z]\w*(?:\[\w+\])*)\.\s+(\S.*)$", re.DOTALL)
_PATH = "/:"
_END = " .,:;?!*…"
_SHOWN, _LONGEST_ANSWER = 3, 40
"""How many answers are shown to identify a column, and the longest answer that is shown."""


@dataclass(frozen=True)
class Asked:
    """A column that is looked for: its name in the contract, and its possible wordings."""

    name: str
    wordings: tuple[str, ...]
    several: bool = False
    """Whether the item has several wordings, so that several columns may belong to it."""


def question(text: str) -> str:
    """A question for comparison: folded, without a leading number and final punctuation."""
    plain = folded(text.replace("’", "'").replace("“", '"').replace("”", '"'))
    return (_NUMBER.sub("", plain).strip(_END) or plain).strip()


def asked_columns(survey: Questionnaire) -> list[Asked]:
    """The items of a survey, and its columns of importance and of groups."""
    items = [
        Asked(item.id, _distinct((item.id, item.text, *item.headings)), bool(item.headings))
        for item in survey.items
    ]
    others = (*survey.importance_columns, *survey.groups)
    return [*items, *(Asked(name, (question(name),)) for name in others)]


def columns_of(
    headed: Headed, survey: Questionnaire, source: FileSource, export: Export | None
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """The headings of each column that is looked for, with a problem for each that is ambiguous.

    Columns named in `[sources.x] columns` are not looked for. A heading that matches as a whole
    takes precedence over a match by its code, and that over a match in another part.
    """
    raw = headed.raw
    headings = [heading for heading in raw.frame.columns if heading != ROW]
    declared = {folded(heading) for heading in source.parts}
    free = [heading for heading in headings if folded(heading) not in declared]
    sought = [asked for asked in asked_columns(survey) if asked.name not in source.columns]
    separators = _PATH + (export.path if export else "")
    known = {folded(heading) for heading in headings}
    levels = (
        _Wordings({heading: _forms(heading) for heading in free}),
        _Wordings({heading: _forms(*_codes(heading)) for heading in free}),
        _Wordings(
            {
                heading: _forms(
                    *_parts(heading, separators, known), *_below(headed.texts.get(heading, ""))
                )
                for heading in free
            }
        ),
    )
    items = {item.id: item.text for item in survey.items if item.id not in source.columns}
    meant = [_meant(heading, headed.texts.get(heading, ""), survey, items) for heading in free]
    by_text, problems = contradictions(raw, items, meant)
    found: dict[str, tuple[str, ...]] = {name: (heading,) for name, heading in by_text.items()}
    for wordings in levels:
        left = [asked for asked in sought if asked.name not in found]
        taken = {heading for columns in found.values() for heading in columns}
        hits = {asked.name: wordings.headings(asked, taken) for asked in left}
        problems += _of_two(raw, hits)
        for asked in left:
            if hits[asked.name]:
                found[asked.name] = hits[asked.name]
                problems += _in_two(raw, asked, wordings, hits[asked.name])
    return found, problems


def _meant(heading: str, below: str, survey: Questionnaire, items: Collection[str]) -> Meant:
    """The items that the code of a heading names, and the items that its text names."""
    both = _CODE_AND_TEXT.match(heading)
    texts = [both[2], _in_brackets(both[2])] if both else [*_below(below)]
    codes = [both[1], _in_brackets(both[1])] if both else [heading] if below else []
    coded = {_code(code) for code in codes if code}
    asked = {question(text) for text in texts if text}
    sought = [item for item in survey.items if item.id in items]
    return Meant(
        heading,
        frozenset(item.id for item in sought if _code(item.id) in coded),
        frozenset(item.id for item in sought if asked & {*_distinct((item.text, *item.headings))}),
    )


@dataclass(frozen=True)
class _Wordings:
    """The possible meanings of each heading, folded, in the order of the headings."""

    of_heading: Mapping[str, frozenset[str]]

    def headings(self, asked: Asked, taken: set[str]) -> tuple[str, ...]:
        wordings = {*asked.wordings, _code(asked.name)}
        return tuple(
            heading
            for heading, forms in self.of_heading.items()
            if forms & wordings and heading not in taken
        )


def _forms(*texts: str) -> frozenset[str]:
    """The forms in which texts are compared: as questions, and as codes."""
    return frozenset(form for text in texts for form in (question(text), _code(text)))


def _codes(heading: str) -> Iterator[str]:
    """The code in a heading that has code and text, and the code of its row."""
    if both := _CODE_AND_TEXT.match(heading):
        yield from (both[1], _in_brackets(both[1]))


def _parts(heading: str, separators: str, known: set[str]) -> Iterator[str]:
    """The parts of a heading that may name a question: its text, its end, its brackets.

    If a part follows the heading of another column, it is an option of that: `q5/web` of `q5`.
    """
    texts = [heading]
    if both := _CODE_AND_TEXT.match(heading):
        texts += both.groups()
    for index, mark in enumerate(heading):
        if mark in separators:
            if folded(heading[:index]) in known:
                return
            texts.append(heading[index + 1 :])
    yield from texts[1:]
    for text in texts:
        if row := _in_brackets(text):
            yield row


def _below(text: str) -> Iterator[str]:
    """The question below a name: as a whole, and the row of its grid."""
    if text:
        yield from (text, text.rpartition(" - ")[2])


def _in_brackets(text: str) -> str:
    """The text in the brackets at the end, which may contain brackets itself."""
    plain, depth = text.strip(), 0
    for index in range(len(plain) - 1, -1, -1):
        depth += {"]": 1, "[": -1}.get(plain[index], 0)
        if depth == 0:
            return plain[index + 1 : -1] if index < len(plain) - 1 else ""
    return ""


def _in_two(
    raw: RawTable, asked: Asked, wordings: _Wordings, headings: Sequence[str]
) -> Iterator[Problem]:
    """A problem if two columns match one item, unless they are declared versions of it."""
    forms = [wordings.of_heading[heading] & set(asked.wordings) for heading in headings]
    versions = asked.several and all(
        one.isdisjoint(other) for index, one in enumerate(forms) for other in forms[:index]
    )
    if len({folded(heading) for heading in headings}) > 1 and not versions:
        values = {"item": asked.name, "columns": list(headings), "table": raw.name}
        lines = tuple(
            Proposal(
                ("sources", raw.name), {"columns": {asked.name: one}}, "reading", _first(raw, one)
            )
            for one in headings
        )
        place = ("item-in-two-columns", *_place(raw))
        yield Problem(*place, column=headings[1], values=values, proposals=lines)


def _first(raw: RawTable, heading: str) -> str:
    """The first answers of a column; long answers, which may name a person, are left out."""
    cells = raw.frame[heading].cast(pl.String).drop_nulls().head(_SHOWN).to_list()
    return "; ".join(cell for cell in cells if len(cell) <= _LONGEST_ANSWER)


def _of_two(raw: RawTable, hits: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """A problem for each column that several items match."""
    asking: dict[str, list[str]] = {}
    for name, headings in hits.items():
        for heading in headings:
            asking.setdefault(heading, []).append(name)
    for heading, names in asking.items():
        if len(names) > 1:
            values = {"items": names, "table": raw.name}
            yield Problem("column-of-two-items", *_place(raw), column=heading, values=values)


def _code(text: str) -> str:
    """A question's code for comparison: `q1[SQ001]`, `q1_SQ001` and `Q1.SQ001` are equal."""
    return " ".join(re.split(r"[\[\]._\s-]+", text.casefold().strip())).strip()


def _distinct(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(question(text) for text in texts if text.strip()))


def _place(raw: RawTable) -> tuple[str, str, None]:
    return raw.source.file, raw.source.sheet, None
