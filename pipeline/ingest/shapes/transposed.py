"""A sheet that has a question in every row and a respondent in every column, turned into a survey.

Such a sheet looks like a survey of as many respondents as it has questions. `[sources.x]
transposed = true` says that it is not, and `rapor init` writes that where the sheet shows it.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.layout.reading import Reading
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.tables.kinds import folded

_RESPONDENT = re.compile(r"^(r|rs|resp|respd?|responden|respondent|res)?[ ._-]*0*(\d{1,5})$")
_ASKED = re.compile(
    r"\b(pertanyaan|pernyataan|unsur|butir|item|indikator|aspek|question|statement|soal|kuesioner"
    r"|atribut|dimensi)\b"
)
_SUM = re.compile(r"^(jumlah|total|(nilai )?rata ?-? ?rata|rerata|nrr|mean|average|sum|ikm)\b")
_LEAST = 5
"""Least number of columns that count respondents: fewer may be a coincidence."""
_MORE_THAN_MONTHS = 13
_FEWEST = 2


@dataclass(frozen=True)
class Turn:
    """The column that holds the questions, and the columns that are respondents, in their order."""

    questions: str
    respondents: tuple[str, ...]


def turn_of(frame: pl.DataFrame) -> Turn | None:
    """How a sheet has to be transposed; None where its rows may be respondents.

    Its columns count respondents, and another column holds a different text in every row, under a
    heading that says that these are questions.
    """
    columns = [name for name in frame.columns if name != ROW]
    counted = _counted(columns)
    asked = [
        name
        for name in columns
        if name not in counted and _ASKED.search(folded(name)) and _are_texts(frame[name])
    ]
    is_bare = any(name.strip().isdecimal() for name in counted)
    if len(counted) < (_MORE_THAN_MONTHS if is_bare else _LEAST) or not asked:
        return None
    longest = max(asked, key=lambda name: frame[name].str.len_chars().sum())
    return Turn(longest, tuple(counted))


def _counted(columns: Sequence[str]) -> list[str]:
    """The headings that count respondents from 1, by a single word or none; else empty."""
    found = [(name, match) for name in columns if (match := _RESPONDENT.match(folded(name)))]
    words = Counter(match[1] or "" for _, match in found)
    word = words.most_common(1)[0][0] if words else ""
    same = [(name, int(match[2])) for name, match in found if (match[1] or "") == word]
    numbers = [number for _, number in same]
    return [name for name, _ in same] if numbers == list(range(1, len(same) + 1)) else []


def _are_texts(cells: pl.Series) -> bool:
    """Whether a column holds texts with letters, no two of them alike."""
    if cells.dtype != pl.String:
        return False
    said = cells.drop_nulls()
    words = said.filter(said.str.contains(r"\p{L}"))
    return len(words) >= _FEWEST and words.n_unique() == len(words)


def turned(
    reading: Reading, source: FileSource, file: str, table: str, known: Collection[str] = ()
) -> Reading:
    """The sheet with a row for each respondent, numbered by the column of the respondent.

    A sheet with questions in rows is refused where report.toml does not say so, unless a heading is
    one of those `known`.
    """
    if reading.frame.width == 1:
        return reading
    if not source.transposed:
        is_told = any(folded(name) in known for name in reading.frame.columns)
        is_answers = table.startswith("survey_") and not is_told
        if not is_answers or turn_of(reading.frame) is None:
            return reading
        line = Proposal(("sources", table), {"transposed": True})
        place = ("questions-in-rows", file, reading.sheet)
        fault = Problem(*place, values={"table": table}, proposals=(line,))
        return Reading(problems=(*reading.problems, fault), sheet=reading.sheet)
    turn = turn_of(reading.frame)
    if turn is None:
        line = Proposal(("sources", table), {"transposed": False}, "reading")
        return reading.told(Problem("not-transposed", file, reading.sheet, proposals=(line,)))
    asked = reading.frame.filter(
        pl.col(turn.questions).str.contains(r"\p{L}")
        & ~pl.col(turn.questions).str.to_lowercase().str.contains(_SUM.pattern)
    )
    answers = asked.select(pl.col(name).cast(pl.String) for name in turn.respondents)
    columns = [f"column_{number}" for number in range(answers.height)]
    flipped = answers.transpose(column_names=columns)
    flipped.columns = asked[turn.questions].to_list()
    at = [reading.positions.get(name, number) for number, name in enumerate(turn.respondents)]
    rows = pl.Series(ROW, [position + 1 for position in at], dtype=pl.UInt32)
    people = pl.Series("respondent_id", turn.respondents, dtype=pl.String)
    frame = flipped.select(rows, people, pl.all())
    return replace(reading, frame=frame, stored={}, positions={})
