"""A survey that nobody described in, its questions and their scale out.

A column asks a question of the survey where its cells are answers on one scale: words of a scale
that is known, codes with such words, or whole numbers of one range.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.recognised.about_people import is_about_people, repeats_of
from pipeline.ingest.recognised.alike import Alike, by_labels, by_letters, by_words
from pipeline.ingest.recognised.answer_scales import (
    SOME,
    Answers,
    Scale,
    answers_in,
    are_elements,
    scales_of_numbers,
)
from pipeline.ingest.recognised.answers_block import respondents_alone
from pipeline.ingest.recognised.turned_round import Twin, twins
from pipeline.ingest.surveys.consent import is_consent
from pipeline.ingest.surveys.exports import NO_ANSWER, Export, export_of, plain_names
from pipeline.ingest.surveys.heading_rows import with_one_heading
from pipeline.tables.kinds import folded

_CODE = re.compile(
    r"^([A-Za-z]{1,8}[_.-]?\d{1,3}([_.]?[A-Za-z0-9]{1,6})*(\[\w+\])?|[A-Za-z]\w{0,19}\[\w+\])$"
)
_CODE_AND_TEXT = re.compile(r"^([A-Za-z]\w*(?:\[\w+\])*)\.\s+(\S.*)$", re.DOTALL)


@dataclass(frozen=True)
class Questions:
    """The questions of a survey by heading, and the scales its answers may be on: one where the
    file proves it. `others` are the headings that ask something else, `elsewhere` those of them
    that are answered on another scale, `twins` questions that stand there once more turned round.
    """

    items: Mapping[str, tuple[str, str]]
    """By heading, the id that the question gets and its wording, where the heading has one."""
    scales: tuple[Scale, ...]
    others: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()
    is_worded: bool = False
    repeats: tuple[str, int] | None = None
    """The column that names a respondent in several rows, and how many respondents it names."""
    doubtful: tuple[str, ...] = ()
    """Questions that may be on another scale, as that knows their words too."""
    elements: Mapping[str, str] = field(default_factory=dict)
    """By item, the element it asks about where its number is that of another."""

    def without(self, headings: Collection[str]) -> Mapping[str, tuple[str, str]]:
        """The questions but for these."""
        return {name: item for name, item in self.items.items() if name not in headings}


def questions_of(
    raw: RawTable, wordings: Mapping[str, str], *, is_survey: bool = False, asks_all: bool = False
) -> Questions | None:
    """The questions that a table asks; None where fewer than two columns are on one scale.

    `wordings` are what a file says that its columns ask. Of what is a survey by other marks,
    columns that share words of no known scale are taken too; `asks_all` says that no heading is
    about the respondent.
    """
    headed = with_one_heading(raw)
    frame, export = respondents_alone(headed.raw.frame), export_of(raw.frame.columns)
    asked = [
        answers
        for heading in _may_ask(frame, export)
        if (answers := answers_in(frame[heading], raw.labels.get(heading, {})))
    ]
    path = "/" + (export.path if export else "")
    about = [] if asks_all else [one for one in asked if is_about_people(one.heading)]
    found, is_worded = _on_one_scale(asked, about, path, is_survey=is_survey)
    headings = [answers.heading for answers in found.chosen]
    if len(headings) < 2:  # noqa: PLR2004
        return None
    pairs = tuple(twins(frame.select(headings), wordings, found.scales))
    gone = {pair.first for pair in pairs if pair.is_proved}
    others = [name for name in frame.columns if name != ROW and name not in headings]
    left = [heading for heading in headings if heading not in gone]
    return Questions(
        _items(left, {**wordings, **headed.texts}, path),
        found.scales,
        tuple(others),
        tuple(answers.heading for answers in found.elsewhere),
        pairs,
        is_worded,
        repeats_of(frame),
        tuple(answers.heading for answers in found.doubtful),
    )


def _may_ask(frame: pl.DataFrame, export: Export | None) -> list[str]:
    """The headings that are not the program's own, and not whether someone takes part."""
    own = NO_ANSWER | (frozenset().union(*export.marks) if export else frozenset())
    return [
        heading
        for heading in frame.columns
        if heading != ROW
        and not own & set(plain_names(heading))
        and not is_consent(heading, frame[heading])
    ]


def _on_one_scale(
    asked: Sequence[Answers], about: Sequence[Answers], path: str, *, is_survey: bool
) -> tuple[Alike, bool]:
    """The columns of the scale that most are on, which that may be, and whether words told so."""
    if labelled := by_labels(asked):
        return _with_its_series(labelled, asked, path), True
    if worded := by_words(asked):
        is_of_four = are_elements(worded.chosen) and (1, 4) in worded.scales
        return replace(worded, scales=((1, 4),)) if is_of_four else worded, True
    numbered, lettered = _numbered(asked, about, path), by_letters(asked)
    if lettered and len(lettered.chosen) > len(numbered):
        return lettered, True
    if numbered:
        seen = {number for answers in numbered for number in answers.numbers or ()}
        return Alike(numbered, scales_of_numbers(min(seen), max(seen), numbered)), False
    if is_survey:
        shared = _of_shared_words(asked)
        points = len({text for answers in shared for text in answers.answers})
        return Alike(shared, tuple((1, end) for end in (3, 4, 5, 6, 7) if end >= points)[:2]), True
    return Alike((), ()), False


def _with_its_series(found: Alike, asked: Sequence[Answers], path: str) -> Alike:
    """The labelled columns with those of their series that were given no labels."""
    series = Counter(_letters(answers.heading, path) for answers in found.chosen)
    letters = series.most_common(1)[0][0]
    chosen = [
        answers
        for answers in asked
        if answers in found.chosen
        or (letters and not answers.words and _letters(answers.heading, path) == letters)
    ]
    if found.scales:
        return replace(found, chosen=chosen)
    seen = {number for answers in chosen for number in answers.numbers or ()}
    scales = scales_of_numbers(min(seen), max(seen), chosen) if seen else ((1, 4), (1, 5))
    return replace(found, chosen=chosen, scales=scales)


def _of_shared_words(asked: Sequence[Answers]) -> Sequence[Answers]:
    """The columns of words of no known scale that most others have too."""
    groups = [
        [other for other in asked if other.numbers is None and _share_words(answers, other)]
        for answers in asked
        if answers.numbers is None
    ]
    return max(groups, key=len, default=[])


def _share_words(one: Answers, other: Answers) -> bool:
    both = set(one.answers) & set(other.answers)
    return 2 * len(both) > min(len(one.answers), len(other.answers))


def _numbered(asked: Sequence[Answers], about: Sequence[Answers], path: str) -> Sequence[Answers]:
    """The columns of numbers that belong together: by their codes, else by their highest.

    Codes are of one series by their letters; a column of the series belongs to it unless hardly
    any of its cells is a number. Another series belongs to the longest where it uses the same
    range. What is `about` the respondent by its heading asks a question where it stands between
    others and uses their range.
    """
    numbered = [
        answers
        for answers in asked
        if answers.numbers and not answers.words and answers not in about
    ]
    series: dict[str, list[Answers]] = {}
    for answers in numbered:
        series.setdefault(_letters(answers.heading, path), []).append(answers)
    others = series.pop("", [])
    longest = max(series.values(), key=len, default=[])
    if len(longest) > 1:
        same = {name for name, columns in series.items() if _highest(columns) == _highest(longest)}
        return [
            answers
            for answers in asked
            if _letters(answers.heading, path) in same and _holds_numbers(answers)
        ]
    ends = Counter(_highest([answers]) for answers in (*longest, *others))
    if not ends:
        return []
    end = ends.most_common(1)[0][0]
    found = [asked.index(answers) for answers in numbered if _highest([answers]) <= end]
    between = range(min(found), max(found))
    return [
        answers
        for place, answers in enumerate(asked)
        if place in found
        or (
            place in between
            and answers in about
            and answers.numbers
            and not answers.words
            and _highest([answers]) == end
        )
    ]


def _holds_numbers(answers: Answers) -> bool:
    """Whether a good part of the cells are numbers, as answers beside some that are misspelt."""
    cells = answers.cells
    numbers = (cells[cell] for cell in cells if re.fullmatch(r"[A-Za-z]?\d{1,3}", cell))
    return bool(answers.numbers) or sum(numbers) >= SOME * sum(cells.values())


def _highest(columns: Sequence[Answers]) -> int:
    return max(number for answers in columns for number in answers.numbers or (0,))


def _letters(heading: str, path: str) -> str:
    """The letters of a code, which its series shares: `q` of q1 and Q1[SQ001]; else nothing."""
    parts = _CODE_AND_TEXT.match(heading)
    code = parts[1] if parts else _last(heading, path)
    is_other = code.casefold().endswith(("other", "other]"))
    letters = re.match(r"[a-z]+", code.casefold())
    return letters[0] if letters and _CODE.match(code) and not is_other else ""


def _last(heading: str, path: str) -> str:
    """What stands behind the groups of a form, which a program puts before a question."""
    return re.split(f"[{re.escape(path)}]", heading)[-1].strip()


def _items(
    headings: Sequence[str], below: Mapping[str, str], path: str
) -> dict[str, tuple[str, str]]:
    """Each question's id and wording: the heading's code, else a number in their order."""
    found: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    for number, heading in enumerate(headings, start=1):
        both = _CODE_AND_TEXT.match(heading)
        last = _last(heading, path)
        if both:
            code, text = both[1], both[2].strip()
        elif _CODE.match(last):
            code, text = last, below.get(heading, "").rpartition(" - ")[2].strip()
        else:
            code, text = f"q{number}", below.get(heading, heading).strip()
        if folded(code) in taken:
            code = f"q{number}"
        taken.add(folded(code))
        found[heading] = (code, text)
    return found
