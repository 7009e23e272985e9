"""Numbers of objectives and measures: objective 1, its measures 1.1 and 1.2, in every chapter."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from pipeline.account import Account, Measure
from pipeline.language import Language


def objectives_in_order(account: Account) -> Sequence[tuple[str, Sequence[Measure]]]:
    """The ids of the objectives with their measures, in the order of the account."""
    inside: dict[str, list[Measure]] = {}
    for measure in account.measures:
        inside.setdefault(measure.objective_id, []).append(measure)
    return list(inside.items())


def numbers(account: Account) -> Mapping[str, str]:
    """The number of every measure, by its id."""
    return {
        measure.id: f"{first}.{second}"
        for first, (_objective, measures) in enumerate(objectives_in_order(account), 1)
        for second, measure in enumerate(measures, 1)
    }


def places_text(measures: Sequence[Measure], account: Account, language: Language) -> str:
    """The numbers of some measures; three or more in a row as the first and the last."""
    placed = numbers(account)
    positions = {measure.id: place for place, measure in enumerate(account.measures)}
    wanted = sorted({measure.id for measure in measures}, key=lambda one: positions[one])
    told = [part for run in _runs(wanted, positions) for part in _run([placed[one] for one in run])]
    return language.listed(told)


def _runs(ids: Sequence[str], positions: Mapping[str, int]) -> Sequence[Sequence[str]]:
    """Group the ids of neighbouring measures."""
    grouped = groupby(enumerate(ids), key=lambda pair: positions[pair[1]] - pair[0])
    return [[one for _place, one in pairs] for _offset, pairs in grouped]


def _run(places: Sequence[str]) -> Sequence[str]:
    return [f"{places[0]}–{places[-1]}"] if len(places) > _FEW else places


_FEW = 2
