"""Words in the columns of targets and actuals → the grades they are, of the only scale they fit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.grades import Graded, GradeScale
from pipeline.problems import Problem, few_alike, nearest
from pipeline.proposals import Proposal
from pipeline.scorecard import REPORTED, Polarity
from pipeline.validate.promises import Promise
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_NUMBERS = ("target_low", "target_high", "worst", "maximum")
"""Columns that do not apply to grades."""


@dataclass(frozen=True)
class GradedRow:
    """A row whose figures are grades. `grades` holds them by column; `problems` what is wrong."""

    row: int
    measure: str
    scale: str = ""
    grades: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def graded(self) -> Graded:
        return Graded(self.scale, **self.grades)


def grades_are_of_one_scale(review: Review) -> Iterator[Problem]:
    """What is no number is a grade; a measure with one has only grades, all of one scale."""
    yield from _unknown_scales(review)
    for rows in graded_rows(review).values():
        yield from few_alike(problem for row in rows for problem in row.problems)


def told_in_grades(
    review: Review, frames: Mapping[str, pl.DataFrame]
) -> tuple[Mapping[str, pl.DataFrame], Mapping[str, Graded], Mapping[tuple[str, str], Graded]]:
    """The frames with the points of grades for their numbers, null where a scale has none; the
    grades by measure, and those of earlier periods by measure and period."""
    rows = {
        name: [row for row in found if row.scale] for name, found in graded_rows(review).items()
    }
    frames = dict(frames)
    for name in (name for name, found in rows.items() if found):
        frames[name] = _with_points(frames[name], rows[name], review)
    graded = {row.measure: row.graded for row in rows["realization"]}
    periods = dict(frames["history"].select(ROW, "period").iter_rows()) if rows["history"] else {}
    return frames, graded, {(r.measure, periods[r.row]): r.graded for r in rows["history"]}


def _with_points(frame: pl.DataFrame, rows: list[GradedRow], review: Review) -> pl.DataFrame:
    ids = [row.row for row in rows]
    for column in dict.fromkeys(name for row in rows for name in row.grades):
        worth = [review.scales[row.scale].worth(row.grades.get(column)) for row in rows]
        points = pl.col(ROW).replace_strict(ids, worth, default=None, return_dtype=pl.Float64)
        is_graded = pl.col(ROW).is_in(ids)
        frame = frame.with_columns(pl.when(is_graded).then(points).otherwise(column).alias(column))
    return frame


def graded_rows(review: Review) -> Mapping[str, list[GradedRow]]:
    """The rows of the register and of `history` that have a word for a number, or should have."""
    found: dict[str, list[GradedRow]] = {"realization": [], "history": []}
    realization, history = review.read("realization"), review.read("history")
    if realization is None:
        return found
    found["realization"] = list(_rows(realization, review, {}))
    if history is not None:
        known = {row.measure: row.scale for row in found["realization"]}
        own = realization.frame["measure_id"].drop_nulls()
        found["history"] = list(_rows(history, review, {**dict.fromkeys(own, ""), **known}))
    return found


def _unknown_scales(review: Review) -> Iterator[Problem]:
    for measure, parameters in review.report_file.measures.items():
        scale = parameters.scale
        if scale is not None and scale not in review.scales:
            yield Problem(
                "unknown-scale",
                "report.toml",
                column=f"measures.{measure}.scale",
                value=scale,
                values={"nearest": nearest(scale, review.scales), "scales": list(review.scales)},
            )


def _rows(table: TypedTable, review: Review, known: Mapping[str, str]) -> Iterator[GradedRow]:
    """The graded rows. `known` has, for `history`, each measure's present scale, empty if none."""
    columns = [
        one.name for one in table.table.columns if one.promise and one.name in table.headings
    ]
    named = {
        measure
        for measure, asked in review.report_file.measures.items()
        if asked.scale in review.scales
    } | {measure for measure, scale in known.items() if scale}
    told = (pair for said in table.promises.values() for pair in said.items())
    worded = {row for row, one in told if _is_word(one, review.scales)}
    measures = dict(table.frame.select(ROW, "measure_id").iter_rows())
    wanted = [row for row, measure in measures.items() if row in worded or measure in named]
    cells = {name: table.written(name, table.frame[ROW]) for name in columns} if wanted else {}
    for row in wanted:
        texts = {name: cells[name][row] for name in columns if cells[name].get(row)}
        words = {name: _word(table.promises.get(name, {}).get(row), t) for name, t in texts.items()}
        asked = _Row(table, row, measures[row] or "", texts, words, review.scales)
        yield _row(asked, review, known)


def _is_word(promise: Promise | None, scales: Mapping[str, GradeScale]) -> bool:
    """Whether a cell holds a word and no number, or a grade with a number: `Level 3`."""
    if promise is None or not promise.spelled:
        return promise is not None and bool(promise.word)
    return any(scale.grade(promise.spelled) for scale in scales.values())


def _word(promise: Promise | None, text: str) -> str:
    """The word of a cell without its sign; of a number, its text."""
    return promise.word if promise is not None and promise.word else text


@dataclass(frozen=True)
class _Row:
    table: TypedTable
    row: int
    measure: str
    texts: Mapping[str, str]
    words: Mapping[str, str]
    scales: Mapping[str, GradeScale]

    def problem(self, code: str, column: str, **values: object) -> Problem:
        return self.table.problem(code, self.row, column, self.texts[column], **values)

    def is_word(self, column: str) -> bool:
        return _is_word(self.table.promises.get(column, {}).get(self.row), self.scales)


def _row(asked: _Row, review: Review, known: Mapping[str, str]) -> GradedRow:
    """One row: its scale, its grades on that scale, and the problems against them."""
    now = known.get(asked.measure)
    if now == "":
        told = (
            asked.problem("grade-of-number", name, measure=asked.measure)
            for name in asked.words
            if asked.is_word(name)
        )
        return GradedRow(asked.row, asked.measure, problems=tuple(told))
    named = now or review.parameters(asked.measure).scale
    fitting = _fitting(asked, review.scales)
    names = [named] if named and named in review.scales else fitting
    if len(names) != 1:
        return GradedRow(asked.row, asked.measure, problems=tuple(_unclear(asked, names, review)))
    (name,) = names
    scale = review.scales[name]
    meant = {column: scale.grade(word) for column, word in asked.words.items()}
    problems = [*_strange(asked, name, scale), *_against_grades(asked, name)]
    grades = {column: grade for column, grade in meant.items() if grade is not None}
    return GradedRow(asked.row, asked.measure, name, grades, tuple(problems))


def _fitting(asked: _Row, scales: Mapping[str, GradeScale]) -> list[str]:
    """The scales that have every known word of the row; if none has, all that have any."""
    words = [word for name, word in asked.words.items() if asked.is_word(name)]
    of = {word: [name for name, scale in scales.items() if scale.grade(word)] for word in words}
    known = [names for names in of.values() if names]
    if not known:
        return []
    common = [name for name in known[0] if all(name in names for names in known)]
    return common or sorted({name for names in known for name in names})


def _unclear(asked: _Row, names: list[str], review: Review) -> Iterator[Problem]:
    """Words of no scale, or of several: the first cell names the scales that it may be of."""
    words = [name for name in asked.words if asked.is_word(name)]
    if not names:
        for column in words:
            yield from _neither(asked, column, review)
    else:
        values = {"measure": asked.measure, "scales": names, "scale": names[0]}
        lines = (
            Proposal(("measures", asked.measure), {"scale": name}, "reading") for name in names
        )
        problem = asked.problem("grade-scale-unclear", words[0], **values)
        yield replace(problem, proposals=tuple(lines))


def _neither(asked: _Row, column: str, review: Review) -> Iterator[Problem]:
    """A grade with its points in one cell, or a word that is on no scale."""
    both = [
        grade
        for scale in review.scales.values()
        if (grade := _with_number(asked.words[column], scale))
    ]
    if both:
        yield asked.problem("grade-and-number", column, grade=both[0])
    else:
        values = {"measure": asked.measure, "scales": list(review.scales)}
        yield asked.problem("neither-number-nor-grade", column, **values)


def _with_number(text: str, scale: GradeScale) -> str:
    """The grade of a text that has a number too: BB (72,5)."""
    parts = [part for part in re.split(r"[\s()/,;:=]+", text) if part]
    grades = [part for part in parts if scale.grade(part)]
    return grades[0] if grades and any(part[0].isdigit() for part in parts) else ""


def _strange(asked: _Row, name: str, scale: GradeScale) -> Iterator[Problem]:
    """Cells that are no grade of the scale: another word, or a number."""
    grades = list(scale.grades)
    for column, word in asked.words.items():
        if scale.grade(word) is None:
            if grade := _with_number(word, scale):
                yield asked.problem("grade-and-number", column, grade=grade)
            elif asked.is_word(column):
                near = nearest(word, grades)
                yield asked.problem(
                    "grade-unknown", column, scale=name, grades=grades, nearest=near
                )
            else:
                yield asked.problem("number-beside-grade", column, scale=name, grades=grades)


def _against_grades(asked: _Row, name: str) -> Iterator[Problem]:
    """Problems of what grades do not allow: another polarity than maximize, a formula, bounds."""
    if asked.table.table.name != "realization":
        return
    (row,) = asked.table.frame.filter(pl.col(ROW) == asked.row).iter_rows(named=True)
    column = next(iter(asked.words))
    if row["polarity"] not in (None, Polarity.MAXIMIZE):
        yield asked.table.problem("grade-polarity", asked.row, "polarity", row["polarity"])
    if row["formula"] != REPORTED:
        yield asked.problem("grade-of-formula", column, formula=row["formula"])
    for other in _NUMBERS:
        if row[other] is not None:
            yield asked.table.problem(
                "bound-of-grade", asked.row, other, f"{row[other]:g}", scale=name
            )
