"""Makes one row for each respondent of a survey that has a row for each answer.

`id responden | butir | nilai`: `[sources.survey_x] long = { respondent = "id responden", item =
"butir", answer = "nilai" }` says which column is which, and `rapor init` writes that where every
respondent has at most one answer to an item.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.files.limits import COLUMNS
from pipeline.ingest.layout.reading import Reading, told_as_text
from pipeline.ingest.shapes.filled_down import heading_of
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource, Long
from pipeline.tables import respondent_names
from pipeline.tables.kinds import folded

RESPONDENT = "respondent_id"
_ITEMS = {
    *("item", "butir", "unsur", "kode unsur", "kode butir", "unsur pelayanan", "id unsur"),
    *("pertanyaan", "kode pertanyaan", "id pertanyaan", "no pertanyaan", "nomor pertanyaan"),
    *("question", "question id", "pernyataan", "kode pernyataan", "kode item"),
}
_ANSWERS = {
    *("nilai", "jawaban", "skor", "nilai jawaban", "skor jawaban", "pilihan", "pilihan jawaban"),
    *("answer", "response", "respons", "score", "value"),
}
_SEVERAL = 2
_FLAG = "\0stored"


def long_of(frame: pl.DataFrame) -> Long | None:
    """Which columns of a sheet hold respondent, item and answer; None where its rows are no
    answers, or a respondent has two answers to an item. Of two columns of items, code and wording,
    the first is taken."""
    people = _named(frame, respondent_names())
    items, answers = _named(frame, _ITEMS), _named(frame, _ANSWERS - {*_ITEMS})
    if len(people) != 1 or len(answers) != 1 or not items:
        return None
    told = frame.select(people[0], *items).filter(pl.col(items[0]).is_not_null())
    respondents, asked = told[people[0]].n_unique(), told[items[0]].n_unique()
    is_repeated = _SEVERAL <= respondents < told.height and _SEVERAL <= asked <= COLUMNS // 2
    is_once = not told.select(people[0], items[0]).is_duplicated().any()
    are_same = all(told.select(items[0], one).unique().height == asked for one in items[1:])
    if not (is_repeated and is_once and are_same) or told[people[0]].has_nulls():
        return None
    return Long(respondent=people[0], item=items[0], answer=answers[0])


def _named(frame: pl.DataFrame, names: Collection[str]) -> list[str]:
    return [name for name in frame.columns if name != ROW and folded(name) in names]


def wordings_of(frame: pl.DataFrame, long: Long) -> Mapping[str, str]:
    """The wording of each item, where another column of items gives it."""
    others = [name for name in _named(frame, _ITEMS) if name != long.item]
    pairs = frame.select(long.item, *others[:1]).drop_nulls().unique(maintain_order=True)
    return dict(pairs.iter_rows()) if others else {}


def with_answers_beside(reading: Reading, source: FileSource, file: str, table: str) -> Reading:
    """The survey with a row for each respondent. A survey with a row for each answer is refused
    where report.toml does not say so."""
    is_survey = table.startswith("survey_") and not table.endswith(("_totals", "_counts"))
    if source.long is None:
        long = long_of(reading.frame) if is_survey else None
        return _refused(reading, long, file, table) if long else reading
    if not is_survey or reading.frame.width == 1:
        key = f"sources.{table}.long"
        told = () if is_survey else (Problem("toml-unknown-key", "report.toml", column=key),)
        return reading.told(*told)
    names = [source.long.respondent, source.long.item, source.long.answer]
    found = [heading_of(reading.frame, name, source, {}) for name in names]
    missing = [*_missing(reading, names, found, file)]
    if missing or None in found:
        return reading.told(*missing)
    long = Long(respondent=str(found[0]), item=str(found[1]), answer=str(found[2]))
    faults = [*_twice(reading, long, file), *_of_nobody(reading, long, file)]
    if faults:
        return Reading(problems=(*reading.problems, *faults), sheet=reading.sheet)
    return answers_beside(reading, long)


def _refused(reading: Reading, long: Long, file: str, table: str) -> Reading:
    line = Proposal(("sources", table), {"long": long.model_dump()}, is_one=True)
    fault = Problem("answers-in-rows", file, reading.sheet, column=long.item, proposals=(line,))
    return Reading(problems=(*reading.problems, fault), sheet=reading.sheet)


def _missing(
    reading: Reading, names: list[str], found: list[str | None], file: str
) -> Iterator[Problem]:
    for name, heading in zip(names, found, strict=True):
        if heading is None:
            near = {"nearest": nearest(name, reading.frame.columns[1:])}
            place = (file, reading.sheet)
            yield Problem("missing-column", *place, column=name, values=near)


def _twice(reading: Reading, long: Long, file: str) -> Iterator[Problem]:
    """A problem for each further answer of a respondent to the same item."""
    pair = [long.respondent, long.item]
    again = reading.frame.drop_nulls(pair).filter(pl.int_range(pl.len()).over(pair) > 0)
    for row, item in again.select(ROW, long.item).iter_rows():
        yield Problem("answer-twice", file, reading.sheet, row, long.answer, str(item))


def _of_nobody(reading: Reading, long: Long, file: str) -> Iterator[Problem]:
    """A problem for each answer without a respondent or an item: it would be lost unnoticed."""
    for name in (long.respondent, long.item):
        lost = reading.frame.filter(pl.col(name).is_null() & pl.col(long.answer).is_not_null())
        for row in lost[ROW]:
            yield Problem("empty-cell", file, reading.sheet, row, name)


def answers_beside(reading: Reading, long: Long) -> Reading:
    """A row for each respondent in the order of first answers, with a column for each item; other
    columns are kept if each respondent has the same cell in all rows."""
    flags = reading.stored.get(long.answer, pl.repeat(False, reading.frame.height, eager=True))
    rows = reading.frame.with_columns(
        told_as_text(reading.frame[long.item]), flags.alias(_FLAG)
    ).drop_nulls([long.respondent, long.item])
    items = rows[long.item].unique(maintain_order=True).to_list()
    gone = {ROW, long.respondent, long.item, long.answer, RESPONDENT, *items}
    kept = [name for name in reading.frame.columns if name not in gone]
    people = rows.group_by(long.respondent, maintain_order=True).agg(
        pl.col(ROW).min(),
        *(pl.col(name).drop_nulls().first() for name in kept),
        *(pl.col(name).n_unique().alias(name + _FLAG) for name in kept),
    )
    constant = [name for name in kept if (people[name + _FLAG] == 1).all()]
    own = people.select(ROW, pl.col(long.respondent).alias(RESPONDENT), *constant)
    answers, stored = (
        rows.pivot(on=long.item, index=long.respondent, values=name).select(items)
        for name in (long.answer, _FLAG)
    )
    frame = pl.concat([own, answers], how="horizontal")
    told = {name: stored[name].fill_null(value=False) for name in items}
    return replace(
        reading,
        frame=frame,
        stored=told if flags.any() else {},
        positions={},
        wordings=wordings_of(reading.frame, long),
    )
