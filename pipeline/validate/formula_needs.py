"""Rules of what a formula needs: its table, its columns, its parameters. Nothing is guessed, but
a parameter may be left out where there is only one choice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.formulas import CATALOGUE, Formula
from pipeline.problems import Problem, nearest
from pipeline.proposals import PLACEHOLDER, Proposal
from pipeline.reportfile import FileSource, Parameters, Scalar
from pipeline.tables.kept import TICKS
from pipeline.validate.contracts import fitting_kinds
from pipeline.validate.realization_rules import computed_measures
from pipeline.validate.review import Review
from pipeline.validate.ticks import ticked_columns, ticks_alone
from pipeline.validate.typed import TypedTable

_PLANNED = "planned"
CONDITIONS = ("is", "at_least", "at_most", "not_after")


@dataclass(frozen=True)
class _Need:
    """One measure with its formula and its parameters; `row` is where realization names it."""

    row: int
    measure: str
    formula: Formula
    parameters: Parameters

    def problem(self, code: str, key: str, value: str = "", **values: object) -> Problem:
        """A problem of a parameter in report.toml, or of all of them where `key` is empty."""
        column = ".".join(filter(None, ("measures", self.measure, key)))
        named = {"measure": self.measure, **values}
        return Problem(code, "report.toml", column=column, value=value, values=named)

    def unless_unavailable(self, problem: Problem) -> Problem:
        """The problem, with the line that says that the measure cannot be measured."""
        line = Proposal(("measures", self.measure), {"unavailable": PLACEHOLDER}, "choice")
        return replace(problem, proposals=(*problem.proposals, line))


def formulas_have_what_they_need(review: Review) -> Iterator[Problem]:
    """Every measure's parameters, and then the table and the columns they lead to."""
    realization = review.measures
    if realization is None:
        return
    for row, measure, formula in computed_measures(realization):
        if not review.is_unavailable(measure):
            need = _Need(row, measure, CATALOGUE[formula], review.parameters(measure))
            yield from _parameter_problems(need, review)
            yield from _table_problems(need, review, realization)


def _parameter_problems(need: _Need, review: Review) -> Iterator[Problem]:
    allowed, formula = need.formula.parameters, need.formula.name
    given = need.parameters.named()
    for name in given:
        if name not in allowed:
            values = {"formula": formula, "parameter": name, "nearest": nearest(name, allowed)}
            yield need.problem("unknown-parameter", name, **values)
    missing = [name for name, required in allowed.items() if required and name not in given]
    if need.formula.table == "survey" and not _survey(need.parameters, review):
        missing.append("survey")
    for name in missing:
        yield need.problem("formula-needs-parameter", name, formula=formula, parameter=name)
    if "is" in allowed and len([name for name in CONDITIONS if name in given]) != 1:
        yield need.problem("one-condition", "", formula=formula, choices=list(CONDITIONS))


def _survey(parameters: Parameters, review: Review) -> str:
    """The survey a measure is computed from; the only one where none is named."""
    surveys = review.report_file.surveys
    return parameters.survey or (next(iter(surveys)) if len(surveys) == 1 else "")


def table_read(formula: Formula, parameters: Parameters, review: Review) -> str:
    """The table a formula reads; empty where a missing parameter leaves it open."""
    match formula.table:
        case "survey":
            survey = _survey(parameters, review)
            return f"survey_{survey}" if survey else ""
        case "any":
            return parameters.table or ""
        case table:
            return table


def _table_problems(need: _Need, review: Review, realization: TypedTable) -> Iterator[Problem]:
    name = table_read(need.formula, need.parameters, review)
    if name and name not in review.tables and need.formula.table != "survey":
        values = {"formula": need.formula.name, "measure": need.measure, "table": name}
        yield need.unless_unavailable(
            realization.problem(
                "formula-needs-table", need.row, "formula", need.formula.name, **values
            )
        )
    if table := review.read(name):
        yield from _column_problems(need, table, review)
        yield from _row_problems(need, table)
        source = review.report_file.sources.get(name, FileSource())
        for problem in ticked_columns(table, need.formula.columns, source):
            yield need.unless_unavailable(problem)
        if need.formula.table == "any":
            yield from _condition_problems(need, table)
            yield from _ticks_alone(need, table, review)


def _column_problems(need: _Need, table: TypedTable, review: Review) -> Iterator[Problem]:
    """Columns the formula, its row filter and its condition read, which were not delivered."""
    parameters = need.parameters
    named = (parameters.column, parameters.not_after, *(parameters.rows or {}))
    for column in dict.fromkeys((*need.formula.columns, *filter(None, named))):
        contract = table.table.column(column)
        is_known_missing = contract is not None and contract.required
        if problem := _not_a_group(need, table, column, review):
            yield problem
        elif column not in table.headings and not is_known_missing:
            values = {"formula": need.formula.name, "table": table.table.name}
            problem = table.problem("formula-needs-column", None, column, **values)
            lines = tuple(_of_every_row(table, column))
            yield need.unless_unavailable(replace(problem, proposals=lines))


def _of_every_row(table: TypedTable, column: str) -> Iterator[Proposal]:
    """A line with the value that may hold for every row: a list of trainings may list those planned
    alone."""
    if column == _PLANNED:
        gives = f"{table.frame['held'].sum()} / {table.frame.height}"
        keys = {"values": {column: "ya"}}
        yield Proposal(("sources", table.table.name), keys, "reading", gives)


def _not_a_group(need: _Need, table: TypedTable, column: str, review: Review) -> Problem | None:
    """The problem of a survey's column that was delivered but is read only if `groups` names it."""
    survey_id = table.table.name.removeprefix("survey_")
    survey = review.report_file.surveys.get(survey_id)
    if survey is None or column in table.headings or column not in table.others:
        return None
    lines = [Proposal(("surveys", survey_id), {"groups": (*survey.groups, column)})]
    wanted = need.parameters.is_
    if need.parameters.column == column and isinstance(wanted, int | float):
        text = str(wanted).lower() if isinstance(wanted, bool) else f"{wanted:g}"
        lines.append(Proposal(("measures", need.measure), {"is": text}))
    values = {"formula": need.formula.name, "survey": survey_id}
    problem = table.problem("column-not-a-group", None, column, **values)
    return replace(problem, proposals=tuple(lines))


def _row_problems(need: _Need, table: TypedTable) -> Iterator[Problem]:
    """Values of the row filter that no row has: the filter would count something else."""
    for column, wanted in (need.parameters.rows or {}).items():
        if column in table.headings and column in table.frame.columns:
            found = table.frame[column].drop_nulls().unique(maintain_order=True).to_list()
            for value in (value for value in wanted if value not in found):
                yield _unknown_value(need, table, column, value, found)


def _unknown_value(
    need: _Need, table: TypedTable, column: str, value: Scalar, found: list[object]
) -> Problem:
    near = nearest(str(value), [str(known) for known in found])
    values = {"table": table.table.name, "heading": column, "nearest": near}
    problem = need.problem("unknown-value", f"rows.{column}", str(value), **values)
    return need.unless_unavailable(problem)


def _condition_problems(need: _Need, table: TypedTable) -> Iterator[Problem]:
    """Conditions on a column that holds another kind of value."""
    given = [name for name in CONDITIONS if name in need.parameters.named()]
    compared = [need.parameters.column, need.parameters.not_after]
    for name in filter(None, compared):
        column = table.table.column(name)
        if column and given and column.kind not in fitting_kinds(need.parameters):
            values = {"table": table.table.name, "heading": name}
            yield need.problem("condition-differs", given[0], given[0], **values)


def _ticks_alone(need: _Need, table: TypedTable, review: Review) -> Iterator[Problem]:
    """A column of ticks and empty cells: the ticked share of the filled cells is always 100%, and
    only its sender knows whether an empty cell means no."""
    name, mark = need.parameters.column or "", need.parameters.is_
    source = review.report_file.sources.get(table.table.name, FileSource())
    if name not in table.headings:
        return
    cells = table.frame[name]
    if name in source.empty:  # whatever word is counted: a row that stays empty would not count
        unsure = table.frame.filter(cells.is_null())
        yield from table.rows_problem("ticks-unsure", unsure, name, table=table.table.name)
        return
    if not isinstance(mark, str) or mark.strip().lower() not in TICKS:
        return
    if not cells.has_nulls() or cells.drop_nulls().n_unique() != 1:
        return
    gives = f"{cells.count()} / {len(cells)}"
    yield need.unless_unavailable(ticks_alone(table, name, mark, gives))
