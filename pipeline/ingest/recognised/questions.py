"""Finds the questions and the scale of a survey that nobody described.

A column asks a question of the survey where its cells are answers on one scale: words of a known
scale, codes with such words, or whole numbers of one range.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.ingest.recognised.about_people import is_about_people, repeats_of, takes_remarks
from pipeline.ingest.recognised.alike import Alike, by_letters, by_words
from pipeline.ingest.recognised.alike_labels import by_labels
from pipeline.ingest.recognised.alike_numbers import (
    CODE,
    CODE_AND_TEXT,
    by_numbers,
    last_part,
    letters_of,
)
from pipeline.ingest.recognised.answer_scales import (
    Answers,
    Scale,
    answers_in,
    are_elements,
    scales_of_numbers,
)
from pipeline.ingest.recognised.answers_block import respondents_alone
from pipeline.ingest.recognised.coded_points import counted_in
from pipeline.ingest.surveys.consent import is_consent
from pipeline.ingest.surveys.exports import NO_ANSWER, Export, export_of, plain_names
from pipeline.ingest.surveys.heading_rows import with_one_heading
from pipeline.ingest.surveys.turned_round import Twin, twins
from pipeline.tables.kinds import folded

_MEASURED = re.compile(
    r"\((detik|menit|jam|hari( kerja| kalender)?|hk|minggu|bulan|tahun|rp|rupiah|orang|kali|km|kg"
    r"|ha|seconds?|minutes?|hours?|(working )?days?|weeks?|months?|years?)\.?\)\s*$",
    re.IGNORECASE,
)
"""The unit of what a column measures, `Lama Proses (hari)`: its numbers are no answers."""


@dataclass(frozen=True)
class Questions:
    """The questions of a survey by heading, and the scales its answers may be on: a single scale
    where the file proves it. `others` are the headings that ask something else, `elsewhere` those
    answered on another scale, `twins` pairs of columns that may be one question and its reversed
    copy."""

    items: Mapping[str, tuple[str, str]]
    """By heading, the question's id and its wording, where the file has it."""
    scales: tuple[Scale, ...]
    others: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()
    is_worded: bool = False
    repeats: tuple[str, int] | None = None
    """The column that names a respondent in several rows, and how many respondents it names."""
    doubtful: tuple[str, ...] = ()
    """Questions that may be on another scale: that scale has their words too, or they are not parts
    of the question that the others are parts of."""
    turned: tuple[str, ...] = ()
    """Questions whose lowest number is the best answer, as the form says."""
    elements: Mapping[str, str] = field(default_factory=dict)
    """By item, the element that its words name where its number names another."""

    def without(self, headings: Collection[str]) -> Mapping[str, tuple[str, str]]:
        """The questions without those of these headings."""
        return {name: item for name, item in self.items.items() if name not in headings}


def questions_of(
    raw: RawTable, wordings: Mapping[str, str], *, is_survey: bool = False, asks_all: bool = False
) -> Questions | None:
    """The questions that a table asks; None where fewer than two columns are on one scale.

    `wordings` are what a file says that its columns ask. If the table `is_survey` by other marks,
    columns that share words of no known scale count too; `asks_all` says that no heading is about
    the respondent.
    """
    headed = with_one_heading(raw)
    texts = {**wordings, **headed.texts}
    frame, export = respondents_alone(headed.raw.frame), export_of(raw.frame.columns)
    asked = [
        answers
        for heading in _may_ask(frame, export)
        if (answers := answers_in(frame[heading], raw.labels.get(heading, {}), texts.get(heading)))
    ]
    path = "/" + (export.path if export else "")
    about = [] if asks_all else [one for one in asked if is_about_people(one.asks)]
    found, is_worded = _on_one_scale(asked, about, path, raw.title, is_survey=is_survey)
    headings = [answers.heading for answers in found.chosen]
    if len(headings) < 2:  # noqa: PLR2004
        return None
    pairs = tuple(twins(frame.select(headings), wordings, found.scales))
    gone = {pair.first for pair in pairs if pair.is_proved}
    others = [name for name in frame.columns if name != ROW and name not in headings]
    left = [heading for heading in headings if heading not in gone]
    return Questions(
        _items(left, texts, path),
        found.scales,
        tuple(others),
        tuple(answers.heading for answers in found.elsewhere),
        pairs,
        is_worded,
        repeats_of(frame),
        tuple(answers.heading for answers in found.doubtful),
        tuple(answers.heading for answers in found.turned),
    )


def _may_ask(frame: pl.DataFrame, export: Export | None) -> list[str]:
    """The headings of columns that a program does not add, that measure nothing, and that ask
    neither for remarks nor for consent."""
    own = NO_ANSWER | (frozenset().union(*export.marks) if export else frozenset())
    return [
        heading
        for heading in frame.columns
        if heading != ROW
        and not _MEASURED.search(heading)
        and not own & set(plain_names(heading))
        and not is_consent(heading, frame[heading])
        and not takes_remarks(heading, frame[heading])
    ]


def _on_one_scale(
    asked: Sequence[Answers],
    about: Sequence[Answers],
    path: str,
    title: Sequence[str],
    *,
    is_survey: bool,
) -> tuple[Alike, bool]:
    """The columns on the scale that most share, the scales it may be, and whether words showed
    this."""
    if labelled := by_labels(asked):
        return _with_its_series(labelled, asked, path), True
    if worded := by_words(asked):
        is_of_four = are_elements(worded.chosen) and (1, 4) in worded.scales
        return replace(worded, scales=((1, 4),)) if is_of_four else worded, True
    numbered, lettered = by_numbers(asked, about, path, title), by_letters(asked)
    if lettered and len(lettered.chosen) > (len(numbered.chosen) if numbered else 0):
        return lettered, True
    if numbered:
        return numbered, False
    if is_survey:
        shared = _of_shared_words(asked)
        points = len({text for answers in shared for text in answers.answers})
        return Alike(shared, tuple((1, end) for end in (3, 4, 5, 6, 7) if end >= points)[:2]), True
    return Alike((), ()), False


def _with_its_series(found: Alike, asked: Sequence[Answers], path: str) -> Alike:
    """The labelled columns, with those columns of the same series that have no labels."""
    series = Counter(letters_of(answers.heading, path) for answers in found.chosen)
    letters = series.most_common(1)[0][0]
    chosen = [
        answers
        for answers in asked
        if answers in found.chosen
        or (letters and not answers.words and letters_of(answers.heading, path) == letters)
    ]
    if found.scales:
        return replace(found, chosen=chosen)
    seen = {number for answers in chosen for number in counted_in(answers)}
    scales = scales_of_numbers(min(seen), max(seen), chosen) if seen else ((1, 4), (1, 5))
    return replace(found, chosen=chosen, scales=scales)


def _of_shared_words(asked: Sequence[Answers]) -> Sequence[Answers]:
    """The columns of words of no known scale, in the largest group that shares most of them."""
    groups = [
        [other for other in asked if other.numbers is None and _share_words(answers, other)]
        for answers in asked
        if answers.numbers is None
    ]
    return max(groups, key=len, default=[])


def _share_words(one: Answers, other: Answers) -> bool:
    both = set(one.answers) & set(other.answers)
    return 2 * len(both) > min(len(one.answers), len(other.answers))


def _items(
    headings: Sequence[str], below: Mapping[str, str], path: str
) -> dict[str, tuple[str, str]]:
    """Each question's id and wording: the heading's code, else a number in their order."""
    found: dict[str, tuple[str, str]] = {}
    taken: set[str] = set()
    for number, heading in enumerate(headings, start=1):
        both = CODE_AND_TEXT.match(heading)
        last = last_part(heading, path)
        if both:
            code, text = both[1], both[2].strip()
        elif CODE.match(last):
            code, text = last, below.get(heading, "").rpartition(" - ")[2].strip()
        else:
            code, text = f"q{number}", below.get(heading, heading).strip()
        if folded(code) in taken:
            code = f"q{number}"
        taken.add(folded(code))
        found[heading] = (code, text)
    return found
