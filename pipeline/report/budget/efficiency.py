"""Chapter III: what each objective cost beside what it achieved."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from pipeline.case import Case, two
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.budget.told import CEILING, percent_of, totals
from pipeline.report.phrases.tally import tally
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.tables import leaf_lines, lines_above
from pipeline.translatable import _

READINGS = {
    (True, True): _("met within the ceiling"),
    (True, False): _("met above the ceiling"),
    (False, True): _("missed within the ceiling, no saving"),
    (False, False): _("missed above the ceiling"),
}
"""By whether its targets were met, and whether the spending stayed within the ceiling."""

_UNKNOWN = {
    True: _(
        "The budget's lines name no objective (column objective_id), so what an objective cost is "
        "not known."
    ),
    False: _("No budget table was delivered, so what an objective cost is not known."),
}
"""By whether there is a budget."""


def efficiency_section(case: Case) -> Section:
    """Efficiency of resource use, where the budget is linked to objectives."""
    language = case.language
    costs = objective_costs(case)
    if not costs:
        has_budget = "budget" in case.tables
        missing = paragraph(language, _UNKNOWN[has_budget])
        title = language.say("Efficiency of resource use: not available")
        return Section("efficiency", title, (missing,))
    good = sum(cost["reading"] == language.say(READINGS[True, True]) for cost in costs)
    heading = language.say_many(
        "Efficiency of resource use: {good} of {count} objective met within the ceiling",
        "Efficiency of resource use: {good} of {count} objectives met within the ceiling",
        len(costs),
        good=good,
    )
    told = paragraph(
        language,
        "{table} sets what was spent of each objective's budget beside what the objective "
        "achieved. Below 100, the share spent is smaller than the score; that is a saving only "
        "where the target was met.",
        table=Ref("efficiency-table"),
    )
    table = PrintedTable(
        "efficiency-table",
        language.say("Spending and achievement by objective"),
        (
            Column(language.say("Objective"), width=30),
            Column(language.say("Ceiling"), unit="Rp", kind="number", width=18),
            Column(language.say("Spent"), unit="%", kind="number", width=10),
            Column(language.say("Score"), kind="number", width=10),
            Column(language.say("Ratio"), unit="%", kind="number", width=10),
            Column(language.say("Reading"), width=22),
        ),
        tuple(_row(cost, language) for cost in costs),
        note=language.say(
            "Ratio: spent ÷ score × 100. An objective is met where each of its measures with an "
            "achievement met its target."
        ),
    )
    return Section("efficiency", heading, (told, table, *_apart(case)))


def _apart(case: Case) -> Iterator[Block]:
    """What the table does not show: money for no objective, objectives without money."""
    language, linked = case.language, _linked(case)
    ceilings = [totals(lines)[1] for lines in linked.values()]
    whole = totals(leaf_lines(case.tables["budget"]))[1]
    if whole is not None and None not in ceilings:
        left = whole - sum(ceiling for ceiling in ceilings if ceiling is not None)
        if left:
            yield paragraph(
                language,
                "Lines with a ceiling of {left} in all name no objective and are not in the table.",
                left=language.money(left),
            )
    without = [
        name
        for name, objective in {m["objective"]: m["objective_id"] for m in case.measures()}.items()
        if objective not in linked
    ]
    if without:
        yield paragraph(language, "No budget line names these objectives: {names}.", names=without)


def objective_costs(case: Case) -> list[dict[str, Any]]:
    """The objectives that budget lines are linked to, in their own order, as they are printed."""
    linked = _linked(case)
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    return [
        _cost(names[row["id"]], row, linked[row["id"]], case)
        for row in case.scored.objectives.iter_rows(named=True)
        if row["id"] in linked
    ]


def _cost(name: str, row: Mapping[str, Any], lines: pl.DataFrame, case: Case) -> dict[str, Any]:
    score = row["score"]
    realized, ceiling = totals(lines)
    spent = percent_of(realized, ceiling)
    return {
        "id": row["id"],
        "name": name,
        "ceiling": ceiling,
        "realized": realized,
        "spent_percent": spent,
        "score": score,
        "ratio": two(spent / score * 100) if spent is not None and score else None,
        "reading": case.language.say(_reading(case, row["id"], spent)),
    }


def _row(cost: Mapping[str, Any], language: Language) -> tuple[Cell, ...]:
    ceiling = cost["ceiling"]
    return (
        Cell(cost["name"]),
        Cell("–" if ceiling is None else language.money(ceiling).removeprefix("Rp")),
        number_cell(cost["spent_percent"], language),
        number_cell(cost["score"], language),
        number_cell(cost["ratio"], language),
        Cell(cost["reading"]),
    )


def _reading(case: Case, objective: str, spent: float | None) -> str:
    counted = tally(m for m in case.measures() if m["objective_id"] == objective)
    if not counted.scored:
        return _("not scored")
    if spent is None:
        return _("the share spent is not known")
    return READINGS[counted.met == counted.scored, spent <= CEILING]


def _linked(case: Case) -> dict[str, pl.DataFrame]:
    """Leaf lines by objective; a line without one of its own takes that of the line above."""
    if "budget" not in case.tables:
        return {}
    budget = case.tables["budget"]
    lines = leaf_lines(budget.with_columns(serves=_serves(budget))).drop_nulls("serves")
    return {
        str(objective): below
        for (objective,), below in lines.group_by("serves", maintain_order=True)
    }


def _serves(budget: pl.DataFrame) -> pl.Series:
    """The objective each line serves: its own, else that of the nearest line above with one."""
    above = lines_above(budget["code"])
    named = above.with_columns(objective=budget["objective_id"].gather(above["above"]))
    nearest = named.drop_nulls("objective").group_by("line").agg(pl.col("objective").last())
    return (
        budget.with_row_index("line")
        .join(nearest, on="line", how="left", maintain_order="left")
        .select(pl.coalesce("objective_id", "objective"))
        .to_series()
    )
