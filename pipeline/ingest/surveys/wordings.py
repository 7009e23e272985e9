"""Lines for report.toml that say what words mean that no scale knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.ingest.surveys.letters import readings_of_letters
from pipeline.ingest.surveys.scales import (
    Recognised,
    Scale,
    answer_of,
    ills,
    orders,
    recognised,
    scales_of,
)
from pipeline.proposals import Proposal, Standing
from pipeline.reportfile import Questionnaire
from pipeline.tables.kinds import folded

UNSAID = "…"
"""Placeholder for a code that only the sender knows; no report accepts it."""
_OTHER = "-oth-"
"""How LimeSurvey marks an answer in the respondent's own words."""
_CLOSE = 0.8
_SHORTEST = 4
Codes = Mapping[str, str]


def unknown_lines(
    survey_id: str,
    words: Mapping[str, int],
    found: Recognised,
    survey: Questionnaire,
) -> Iterator[Proposal]:
    """The lines for words of no scale: the code of each word, in every possible reading. `words`
    says how many cells hold each word."""
    if _OTHER in words:
        keys = {"missing": (*survey.missing, _OTHER)}
        yield Proposal(("surveys", survey_id), keys, "reading", f"{_OTHER} = missing")
    by_form = {folded(word): word for word in reversed([*words]) if word != _OTHER}
    left = [word for word in words if word in by_form.values()]
    low, high = survey.scale
    if not found.known and (readings := readings_of_letters(words, low, high)):
        for codes, mean in readings:
            line = _labels(survey_id, codes)
            yield replace(line, gives=f"{line.gives}; x̄ = {mean:.2f}", is_one=True)
        return
    if ordered := _ordered(left, low, high) if left else ():
        ways = ordered[::-1] if _asks_of_ills(survey) else ordered
        yield from (_labels(survey_id, codes) for codes in ways)
    elif left:
        close = {word: _place(word, found, high - low + 1) for word in left}
        yield _labels(survey_id, {word: _code(word, close[word], low) for word in left})


def ambiguous_lines(survey: str, found: Recognised) -> tuple[Proposal, ...]:
    """The lines for words that scales read differently, one line for each reading."""
    return tuple(
        _labels(survey, {word: str(code) for word, code in codes.items()})
        for codes in found.readings
    )


def differing_lines(
    survey: str, contradicting: Mapping[str, tuple[int, int]]
) -> tuple[Proposal, ...]:
    """The lines for answers whose number contradicts their words: one by the words, which the
    respondent read, one by the number."""
    if not contradicting:
        return ()
    by_words = {text: str(expected) for text, (_, expected) in contradicting.items()}
    by_number = {text: str(number) for text, (number, _) in contradicting.items()}
    return (_labels(survey, by_words), _labels(survey, by_number))


def scale_line(survey: str, words: Sequence[str], scale: tuple[int, int]) -> Proposal:
    """The line for answers that a scale of another length knows, with the code of each."""
    codes = recognised(words, *scale).codes
    told = "; ".join(f"{word} = {code}" for word, code in codes.items())
    return Proposal(("surveys", survey), {"scale": scale}, "reading", told)


def _labels(survey: str, codes: Codes) -> Proposal:
    standing: Standing = "choice" if UNSAID in codes.values() else "reading"
    told = "; ".join(f"{word} = {code}" for word, code in codes.items() if code != UNSAID)
    return Proposal(("surveys", survey), {"labels": dict(codes)}, standing, told)


def _code(word: str, near: int | None, low: int) -> str:
    if number := answer_of(word).number:
        return str(number)
    return UNSAID if near is None else str(low + near)


def _ordered(words: Sequence[str], low: int, high: int) -> tuple[Codes, ...]:
    """Both readings of words in a known order of which either end may be good."""
    answers = {word: answer_of(word).words for word in words}
    fitting = (order for order in orders() if order.points == high - low + 1)
    order = next((o for o in fitting if all(a in o.positions for a in answers.values())), None)
    if order is None:
        return ()
    places = {word: order.positions[answer] for word, answer in answers.items()}
    rising = {word: low + places[word] for word in sorted(places, key=lambda w: (places[w], w))}
    falling = {word: low + high - code for word, code in reversed(rising.items())}
    return tuple({w: str(code) for w, code in codes.items()} for codes in (rising, falling))


def _asks_of_ills(survey: Questionnaire) -> bool:
    """Whether every item asks about something bad, such as illegal fees: none of it is best."""
    asked = [set(folded(item.text).split()) for item in survey.items if item.text]
    return bool(asked) and all(words & ills() for words in asked)


def _place(word: str, found: Recognised, points: int) -> int | None:
    """The point of the word that this misspells, or of all words between its slashes, if unique."""
    near = _near(word, found, points)
    if near is not None:
        return near
    parts = [answer_of(part).words for part in word.split("/")]
    meant = {
        place
        for scale in scales_of(points)
        for part in parts
        if (place := scale.positions.get(part)) is not None
    }
    known = {part for scale in scales_of(points) for part in scale.positions}
    is_whole = len(parts) > 1 and known.issuperset(parts)
    return meant.pop() if is_whole and len(meant) == 1 else None


def _near(word: str, found: Recognised, points: int) -> int | None:
    """The point of the word that this misspells, if unique, by the scales that know the others."""
    read = answer_of(word).words
    meant = {
        place
        for scale in scales_of(points)
        if {answer_of(known).words for known in found.known} <= scale.positions.keys()
        for place in _places(read, scale)
    }
    return meant.pop() if len(meant) == 1 else None


def _places(read: str, scale: Scale) -> Iterator[int]:
    for known, place in scale.positions.items():
        if _is_close(read.split(), known.split()):
            yield place


def _is_close(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two answers have the same words, apart from a letter or two in longer words."""
    return len(one) == len(other) and all(
        a == b or (min(len(a), len(b)) >= _SHORTEST and _is_misspelt(a, b))
        for a, b in zip(one, other, strict=True)
    )


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two words have the same letters in another order, or nearly the same letters."""
    is_turned = one[0] == other[0] and sorted(one) == sorted(other)
    return is_turned or SequenceMatcher(None, one, other).ratio() >= _CLOSE
