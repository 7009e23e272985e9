"""A register whose objectives head their measures in a single column; the line that reads it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.delivery import RawTable
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.tables.budget_words import words_of
from pipeline.tables.sections import are_sections, name_objectives, name_perspectives

_OBJECTIVE, _MEASURE = {"sasaran", "objective"}, {"indikator", "iku", "measure"}
_CODE = {"kode", "id", "code"}
_BY_SECTION = {"measure", "measure_id", "objective", "objective_id", "perspective"}


def told_as_sections(
    missing: Sequence[Problem], raw: RawTable, unknown: Sequence[str], found: Mapping[str, str]
) -> Iterator[Problem]:
    """The problems of missing columns. Where objectives or perspectives head their measures in a
    single column, one problem that says so, with the line that reads them, replaces theirs."""
    names, own = {problem.column for problem in missing}, found.get("measure", "")
    if raw.name != "realization" or not names & {"measure", "objective", "perspective"}:
        yield from missing
        return
    by_perspective = "perspective" in names and own and name_perspectives(raw.frame, own)
    by_objective = "objective" in names and own and name_objectives(raw.frame, own)
    if by_perspective or by_objective:
        line = Proposal(("sources", raw.name), {"sections": own})
        place = (raw.source.file, raw.source.sheet)
        yield Problem("sections-in-column", *place, column=own, proposals=(line,))
        yield from (problem for problem in missing if problem.column not in _BY_SECTION)
        return
    words = [name for name in unknown if are_sections(raw.frame, name)]
    both = [one for one in unknown if _OBJECTIVE & _words(one) and _MEASURE & _words(one)]
    named = next((one for one in both if one in words), next(iter(both or words), ""))
    if not named or "measure" not in names:
        yield from missing
        return
    problem = Problem("sections-in-column", raw.source.file, raw.source.sheet, column=named)
    lines = (_read_as_sections(named, raw, unknown),) if named in words else ()
    yield replace(problem, proposals=lines)
    yield from (problem for problem in missing if problem.column not in _BY_SECTION)


def _read_as_sections(words: str, raw: RawTable, unknown: Sequence[str]) -> Proposal:
    """The line that reads a column of objectives and measures, and codes before it as theirs."""
    before = raw.frame.columns[1 : raw.frame.columns.index(words)]
    coded = [one for one in before[-1:] if one in unknown and _CODE & _words(one)]
    columns = {"measure": words, **({"measure_id": coded[0]} if coded else {})}
    return Proposal(("sources", raw.name), {"sections": words, "columns": columns})


def _words(heading: str) -> set[str]:
    return {word.removesuffix("nya") for word in words_of(heading)}
