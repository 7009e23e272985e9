"""Figures of a register in pairs under one heading: `K` what was done, `Rp` what it cost.

An evaluation of a Renja has `Target … (2024) K` beside `Target … (2024) Rp`, those of other years
and of the whole Renstra beside them; the running year has one pair of each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.tables import Table, bears_another_year
from pipeline.tables.budget_words import words_of
from pipeline.tables.kinds import folded

_DONE, _COST = {"k", "kinerja", "fisik"}, {"rp", "rp.", "anggaran", "keuangan"}
_LAST = re.compile(r"^(?P<of>.*\S)\s+\(?(?P<last>[a-z]+\.?)\)?$")
_LONGER = {"renstra", "rpjmd", "triwulan", "tw", "semester", "bulan", "akhir", "lalu", "berikutnya"}
"""Words of figures that are not of the year itself."""
_ACHIEVED = ("tingkat capaian", "persentase capaian", "% capaian", "tingkat realisasi")


def paired_figures(headings: Iterable[str], table: Table) -> Mapping[str, str]:
    """Folded heading → column: the year's target, actual and achievement that are one pair each."""
    if table.name != "realization":
        return {}
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    for heading in headings:
        plain = folded(heading)
        whole = plain.removesuffix("(%)").strip()
        if found := _LAST.match(whole):
            of = found["of"] if whole == plain else f"% {found['of']}"
            pairs[of][found["last"]] = plain
    figures: dict[str, list[str]] = defaultdict(list)
    for of, told in pairs.items():
        done = [heading for last, heading in told.items() if last in _DONE]
        if len(done) == 1 and _COST & told.keys() and (column := _figure(of, table)):
            figures[column] += done
    return {each[0]: column for column, each in figures.items() if len(each) == 1}


def _figure(of: str, table: Table) -> str:
    """Which figure of the year a heading of a pair is; empty where it is none."""
    words = set(words_of(of))
    if _LONGER & words or bears_another_year(of, table):
        return ""
    if of.startswith(_ACHIEVED):
        return "published"
    figures = {"target": "target", "realisasi": "actual"}
    found = {column for word, column in figures.items() if word in words}
    return found.pop() if len(found) == 1 else ""
