"""Finds the columns of whole numbers that belong together, and the scales they may be on."""

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.ingest.recognised.alike import Alike
from pipeline.ingest.recognised.answer_scales import SOME, Answers, Scale, scales_of_numbers
from pipeline.ingest.recognised.told_scales import ToldScale, of_most, of_titles, told_scale

CODE = re.compile(
    r"^([A-Za-z]{1,8}[_.-]?\d{1,3}([_.]?[A-Za-z0-9]{1,6})*(\[\w+\])?|[A-Za-z]\w{0,19}\[\w+\])$"
)
CODE_AND_TEXT = re.compile(r"^([A-Za-z]\w*(?:\[\w+\])*)\.\s+(\S.*)$", re.DOTALL)
_PART = re.compile(r"^([A-Za-z]\w*?)(?:_\d+|\[\w+\])(?:\.\s.*)?$", re.DOTALL)
"""A part of a question: Q2_1, G02Q03[SQ001]."""
_PLAIN = ToldScale((1, 5))


def by_numbers(
    asked: Sequence[Answers], about: Sequence[Answers], path: str, title: Sequence[str]
) -> Alike | None:
    """The columns of numbers that are questions; the `title` of the sheet may state their scale."""
    numbered = _numbered(asked, about, path)
    if not numbered:
        return None
    if told := _told_alike(numbered, asked, title):
        return told
    seen = {number for answers in numbered for number in answers.numbers or ()}
    doubtful = _apart_from_the_parts(numbered, path)
    return Alike(numbered, scales_of_numbers(min(seen), max(seen), numbered), doubtful=doubtful)


def _apart_from_the_parts(numbered: Sequence[Answers], path: str) -> Sequence[Answers]:
    """Where most columns are parts of a question (Q2_1, Q2_2), those that are part of none and
    never reach the highest answer: another question, perhaps on another scale."""
    parts = [_PART.match(last_part(one.heading, path)) for one in numbered]
    whole = Counter(part[1] for part in parts if part)
    asked = {name for name, count in whole.items() if count > 1}
    inside = [one for one, part in zip(numbered, parts, strict=True) if part and part[1] in asked]
    if 2 * len(inside) <= len(numbered):
        return []
    return [one for one in numbered if one not in inside and _highest([one]) < _highest(inside)]


def _told_alike(
    numbered: Sequence[Answers], asked: Sequence[Answers], title: Sequence[str]
) -> Alike | None:
    """The columns of numbers on the scale that most of them state, or else the title, and those
    that state another; None where no scale is stated, or numbers lie outside it."""
    told = {one.heading: found for one in asked if (found := told_scale(one.asks))}
    ends = {heading: found.ends for heading, found in told.items()}
    most = of_most(numbered)
    said = [one for one in numbered if ends.get(one.heading) == most]
    by_title = of_titles(title) if most is None or 2 * len(said) < len(numbered) else None
    scale = by_title.ends if by_title else most
    if scale is None or (by_title is None and 2 * len(said) < len(numbered)):
        return None
    chosen = [one for one in numbered if ends.get(one.heading, scale) == scale]
    elsewhere = [one for one in asked if one.numbers and ends.get(one.heading, scale) != scale]
    seen = {number for answers in chosen for number in answers.numbers or ()}
    if not seen or not scale[0] <= min(seen) <= max(seen) <= scale[1]:
        return None
    turned = [one for one in chosen if (told.get(one.heading) or by_title or _PLAIN).is_turned]
    return Alike(chosen, (scale,), elsewhere, turned=turned)


def _ends_of(answers: Answers) -> Scale | None:
    found = told_scale(answers.asks)
    return found.ends if found else None


def _numbered(asked: Sequence[Answers], about: Sequence[Answers], path: str) -> Sequence[Answers]:
    """The columns of numbers that belong together: by the scale that most of them state, else by
    their codes, else by their highest number.

    Codes are of one series by their letters; a column of the series belongs to it unless hardly any
    of its cells is a number. A series with the range of the longest belongs to it. A column `about`
    the respondent asks a question where it is between others, or in their series, and uses their
    range.
    """
    numbered = [
        answers
        for answers in asked
        if answers.numbers and not answers.words and answers not in about
    ]
    told = of_most(numbered)
    same_scale = [one for one in numbered if told and _ends_of(one) == told]
    if 2 * len(same_scale) > len(numbered):
        return same_scale
    series: dict[str, list[Answers]] = {}
    for answers in numbered:
        series.setdefault(letters_of(answers.heading, path), []).append(answers)
    others = series.pop("", [])
    longest = max(series.values(), key=len, default=[])
    if len(longest) > 1:
        same = {name for name, columns in series.items() if _highest(columns) == _highest(longest)}
        return [
            answers
            for answers in asked
            if letters_of(answers.heading, path) in same
            and _holds_numbers(answers)
            and not (answers in about and _highest([answers]) < _highest(longest))
        ]
    ends = Counter(_highest([answers]) for answers in (*longest, *others))
    return _up_to(ends.most_common(1)[0][0], numbered, asked, about) if ends else []


def _up_to(
    end: int, numbered: Sequence[Answers], asked: Sequence[Answers], about: Sequence[Answers]
) -> Sequence[Answers]:
    """The columns of numbers up to the commonest highest number, and between them those about the
    respondent that reach it too."""
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
    """Whether many of the cells are numbers, as in a column of answers with some misspelt."""
    cells = answers.cells
    numbers = (cells[cell] for cell in cells if re.fullmatch(r"[A-Za-z]?\d{1,3}", cell))
    return bool(answers.numbers) or sum(numbers) >= SOME * sum(cells.values())


def _highest(columns: Sequence[Answers]) -> int:
    return max(number for answers in columns for number in answers.numbers or (0,))


def letters_of(heading: str, path: str) -> str:
    """The letters that all codes of a series share: `q` of q1 and Q1[SQ001]; empty for no code."""
    parts = CODE_AND_TEXT.match(heading)
    code = parts[1] if parts else last_part(heading, path)
    is_other = code.casefold().endswith(("other", "other]"))
    letters = re.match(r"[a-z]+", code.casefold())
    return letters[0] if letters and CODE.match(code) and not is_other else ""


def last_part(heading: str, path: str) -> str:
    """The last part of a heading, after the groups that a form's program writes before it."""
    return re.split(f"[{re.escape(path)}]", heading)[-1].strip()
