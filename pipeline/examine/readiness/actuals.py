"""Which cells would give a measure its actual: in the register, or in its formula's table."""

from collections.abc import Collection, Iterable, Iterator

from pipeline.account import Measure, NeededCell
from pipeline.evaluation import Need
from pipeline.examine.readiness.found import Evaluated, Needs, cells, ids, place
from pipeline.formulas import CATALOGUE
from pipeline.reportfile import Parameters


def actual_cells(
    evaluated: Evaluated, actual: Need, lacking: Collection[str]
) -> tuple[NeededCell, ...]:
    """The cells that would give these measures an actual."""
    known = frozenset(lacking)
    wanted = [measure for measure in evaluated.measures if measure.id in known]
    typed = [measure.id for measure in wanted if measure.is_reported]
    return (
        *cells(evaluated, {actual: typed}, evaluated.ids),
        *formula_cells(evaluated, [one for one in wanted if not one.is_reported]),
    )


def judging_cells(
    evaluated: Evaluated, needs: Needs, measures: Iterable[Measure]
) -> tuple[NeededCell, ...]:
    """The missing targets and actuals that would show whether these measures met their targets."""
    target, actual = needs
    unknown = [measure for measure in measures if measure.met is None]
    bare = ids(measure for measure in unknown if not measure.has_target)
    return (
        *cells(evaluated, {target: bare}, evaluated.ids),
        *actual_cells(evaluated, actual, ids(one for one in unknown if not one.is_measured)),
    )


def formula_cells(evaluated: Evaluated, measures: Collection[Measure]) -> Iterator[NeededCell]:
    """The columns that these measures' formulas need, in the tables that they read."""
    for measure in measures:
        asked = evaluated.case.report_file.measures.get(measure.id, Parameters())
        formula = CATALOGUE[measure.formula]
        table = formula.table
        if table == "survey":
            table = _survey_table(evaluated, measure, asked)
        elif table == "any":
            table = asked.table or ""
        columns = (asked.column,) if asked.column else formula.columns
        file, sheet = place(evaluated.account, table)
        yield NeededCell(columns, table, "", file, sheet, (measure.id,))


def _survey_table(evaluated: Evaluated, measure: Measure, asked: Parameters) -> str:
    only = next(iter(evaluated.case.report_file.surveys), "")
    return f"survey_{asked.survey or measure.survey or only}"
