"""Finds the columns of a statistics file whose codes have the same words beside them."""

from collections.abc import Mapping, Sequence

from pipeline.ingest.recognised.alike import Alike
from pipeline.ingest.recognised.answer_scales import Answers, are_elements
from pipeline.ingest.recognised.coded_points import counted_in, points_of
from pipeline.ingest.recognised.ladders import asks_what_matters
from pipeline.ingest.surveys.scales import every_scale

_LEAST = 2
"""Columns, or words of a scale, that are no coincidence."""


def by_labels(asked: Sequence[Answers]) -> Alike | None:
    """The columns whose codes have the same words; words of a scale come before any others.

    Words of no scale, such as places or yes and no, make a survey only where fewer columns of
    numbers have no words.
    """
    coded = {answers.heading: points for answers in asked if (points := points_of(answers))}
    groups: dict[frozenset[str], list[Answers]] = {}
    for answers in asked:
        if answers.heading in coded:
            groups.setdefault(frozenset(coded[answers.heading].values()), []).append(answers)
    large = {words: group for words, group in groups.items() if len(group) >= _LEAST}
    if not large:
        return None
    words = max(large, key=lambda words: (_are_grades(words), len(large[words])))
    bare = [answers for answers in asked if not answers.words and answers.numbers]
    if not _are_grades(words) and len(bare) >= len(large[words]):
        return None
    alike = {other for other in groups if other == words or _overlap(words, other)}
    alike |= _of_elements(groups, words, coded)
    chosen = [one for other in alike for one in groups[other]]
    codes = {code for one in chosen for code in coded[one.heading]}
    numbers = {number for one in chosen for number in counted_in(one)}
    ends = (min(codes), max(codes))
    is_held = all(ends[0] <= number <= ends[1] for number in numbers)
    elsewhere = [
        one
        for other, group in large.items()
        if other not in alike and _are_grades(other)
        for one in group
    ]
    in_order = [one for one in asked if one in chosen]
    return Alike(in_order, (ends,) if is_held and ends[0] in (0, 1) else (), elsewhere)


def _of_elements(
    groups: Mapping[frozenset[str], Sequence[Answers]],
    words: frozenset[str],
    coded: Mapping[str, Mapping[int, str]],
) -> set[frozenset[str]]:
    """The words of the nine elements, each of which has its own words on the same codes: *tidak
    mudah*, *tidak cepat*; none where they are not all nine."""
    codes = {frozenset(coded[one.heading]) for one in groups[words]}
    graded = {
        other
        for other, group in groups.items()
        if _are_grades(other)
        and all(frozenset(coded[one.heading]) in codes for one in group)
        and not any(asks_what_matters(one) for one in group)
    }
    return graded if are_elements([one for other in graded for one in groups[other]]) else set()


def _are_grades(words: frozenset[str]) -> bool:
    """Whether most of the words are points of one known scale of more than two points."""
    longer = [scale for scale in every_scale() if scale.points > _LEAST]
    most = max(len(words & scale.positions.keys()) for scale in longer)
    return 2 * most > len(words)


def _overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) > min(len(one), len(other))
