"""Rules that keep a figure from revealing few persons: alone, or by subtraction from another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.delivery import ROW
from pipeline.formulas import CATALOGUE, Formula
from pipeline.problems import Problem, Reason
from pipeline.proposals import PLACEHOLDER, Proposal
from pipeline.reportfile import Parameters, Questionnaire
from pipeline.statistics.disclosure import given_away
from pipeline.statistics.groups import hidden_groups
from pipeline.tables import keeps
from pipeline.validate.formula_needs import table_read
from pipeline.validate.realization_rules import computed_measures
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

Groups = dict[str, pl.Series]
"""Which rows each figure counts, by the measure or the group it is of."""


def figures_are_of_enough_persons(review: Review) -> Iterator[Problem]:
    """No figure of a table of persons is of fewer than the rulebook's smallest group, or reveals so
    few together with others. The whole table may be shown; a survey of so few shows nothing."""
    for name, measures in _read_by(review).items():
        table = review.read(name)
        if table is None or not table.table.personal_rows or not _is_enough(table, review):
            continue
        asked = {key: one for key, one in measures.items() if one.columns <= set(table.headings)}
        yield from _problems(table, asked, review)


@dataclass(frozen=True)
class _Asked:
    """One measure, and what it counts of a table."""

    formula: Formula
    parameters: Parameters

    @property
    def question(self) -> str:
        """Figures with the same question can be subtracted from each other."""
        return self.parameters.column or self.formula.name

    @property
    def columns(self) -> set[str]:
        return {*(self.parameters.rows or {}), *filter(None, [self.parameters.column])}

    def kept(self, frame: pl.DataFrame) -> pl.Series:
        """Which rows the measure's filter keeps."""
        return frame.with_columns(_kept=keeps(frame, self.parameters.rows))["_kept"]

    def counted(self, frame: pl.DataFrame) -> pl.Series:
        """Which of these rows have the value that the measure counts."""
        filled = pl.lit(value=True)
        if self.parameters.column:
            filled = pl.col(self.parameters.column).is_not_null()
        if self.formula.table == "attendance":
            filled = pl.col("due_at").is_not_null() & ~pl.col("excused").fill_null(value=False)
        return self.kept(frame) & frame.with_columns(_filled=filled)["_filled"]


def _read_by(review: Review) -> dict[str, dict[str, _Asked]]:
    """The measures that are computed from each table."""
    read: dict[str, dict[str, _Asked]] = {}
    realization = review.measures
    for _, measure, formula in computed_measures(realization) if realization else ():
        parameters = review.parameters(measure)
        if not parameters.unavailable:
            name = table_read(CATALOGUE[formula], parameters, review)
            read.setdefault(name, {})[measure] = _Asked(CATALOGUE[formula], parameters)
    return read


def _problems(table: TypedTable, asked: Mapping[str, _Asked], review: Review) -> Iterator[Problem]:
    """Problems of measures whose chosen or counted rows reveal fewer persons than allowed."""
    frame, least = table.frame, review.rulebook.survey.smallest_group
    persons = frame[_person(table)]
    chosen = {key: one.kept(frame) for key, one in asked.items()}
    told: list[tuple[str, ...]] = []
    if any(one.parameters.rows for one in asked.values()):
        told += given_away({**chosen, **_shown_groups(table, review)}, persons, least)
    for question in dict.fromkeys(one.question for one in asked.values()):
        alike = {k: one.counted(frame) for k, one in asked.items() if one.question == question}
        told += given_away(alike, persons, least)
    named: set[str] = set()
    for figures in told:
        measure = next((figure for figure in reversed(figures) if figure in asked), "")
        if measure and measure not in named:
            named.add(measure)
            yield _problem(measure, figures, table, least)


def _problem(measure: str, figures: tuple[str, ...], table: TypedTable, least: int) -> Problem:
    others = [figure for figure in figures if figure != measure]
    few = {"table": table.table.name, "least": least}
    reason = (
        Reason("few-beside", {**few, "others": others}) if others else Reason("few-counted", few)
    )
    values = {"measure": measure, "least": least, "reason": reason}
    line = Proposal(("measures", measure), {"unavailable": PLACEHOLDER}, "choice")
    place = ("small-group", "report.toml")
    return Problem(*place, column=f"measures.{measure}", values=values, proposals=(line,))


def _person(table: TypedTable) -> str:
    """The column that says whose a row is: of person-days the person, else each row its own."""
    return "staff_id" if table.table.name == "attendance" else ROW


def _survey(table: TypedTable, review: Review) -> Questionnaire | None:
    return review.report_file.surveys.get(table.table.name.removeprefix("survey_"))


def _is_enough(table: TypedTable, review: Review) -> bool:
    least = review.rulebook.survey.smallest_group
    return _survey(table, review) is None or table.frame.height >= least


def _shown_groups(table: TypedTable, review: Review) -> Groups:
    """What a survey's own statistics show: all respondents, and every group large enough."""
    survey, frame = _survey(table, review), table.frame
    if survey is None:
        return {}
    shown = {table.table.name: pl.repeat(True, frame.height, dtype=pl.Boolean, eager=True)}
    complete = frame.drop_nulls([item for item in survey.item_ids if item in frame.columns])
    for column in (column for column in survey.groups if column in table.headings):
        found = complete[column].cast(pl.String).fill_null("").value_counts()
        sizes = dict(found.iter_rows())
        hidden = hidden_groups(sizes, review.rulebook.survey.smallest_group)
        cells = frame[column].cast(pl.String)
        for value in (value for value in sizes if value and value not in hidden):
            shown[f"{column} = {value}"] = (cells == value).fill_null(value=False)
    return shown
