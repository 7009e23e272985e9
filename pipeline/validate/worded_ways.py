"""Measures whose words, or whose objective's, speak of what should become less: a way is proposed.

`Jumlah kasus` may be what should fall, and `penurunan angka` the fall or the figure itself: nothing
of it is taken, and where both ways may be meant both are offered.
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.delivery import ROW
from pipeline.proposals import Proposal
from pipeline.scorecard import Polarity
from pipeline.tables.budget_words import words_of
from pipeline.validate.polarity_rules import speaks_of_less, tells_of_mending
from pipeline.validate.typed import TypedTable

_FALLS = re.compile(
    r"\b(menurunnya|menurunkan|turunnya|penurunan|berkurangnya|pengurangan|mengurangi|menekan|"
    r"reduced?|reduction|decreas\w+|lower\w*)\b"
)
_UNWANTED = re.compile(
    r"\b(kasus|kejadian|insiden\w*|prevalensi|kriminalitas|kejahatan|kekerasan|kebakaran|konflik|"
    r"pencemaran|kawasan kumuh|rumah tidak layak huni|rawan pangan|buta (huruf|aksara)|inflasi|"
    r"tunggakan|keluhan|temuan|deviasi|cases|incidents?|complaints?|prevalence)\b"
)
_SHORTEST = 5
"""Letters of a word by which a measure is known to be of its objective's subject."""
_LESS, _EITHER = (Polarity.MINIMIZE,), (Polarity.MINIMIZE, Polarity.MAXIMIZE)


def ways_by_words(register: TypedTable, ways: Mapping[int, str]) -> Iterator[Proposal]:
    """The lines for measures without a proved polarity whose words speak of less."""
    rows = register.frame.select(ROW, "measure_id", "measure", "objective").iter_rows()
    for row, measure, name, objective in rows:
        if measure and name and not ways.get(row):
            for way in _ways(name.casefold(), (objective or "").casefold()):
                header = ("measures", str(measure))
                yield Proposal(header, {"polarity": way.value}, "reading", name)


def _ways(name: str, objective: str) -> tuple[Polarity, ...]:
    if _FALLS.search(name):
        return _EITHER
    if tells_of_mending(name):
        return ()
    is_less = speaks_of_less(name) or _UNWANTED.search(name)
    return _LESS if is_less or _is_to_fall(name, objective) else ()


def _is_to_fall(name: str, objective: str) -> bool:
    """Whether the objective is that something falls, and the measure is of the same thing."""
    found = _FALLS.search(objective)
    subject = set(words_of(objective[found.end() :] if found else ""))
    return any(len(one) >= _SHORTEST and one in subject for one in words_of(name))
