"""LKE readiness: a criterion is proven by its own cell alone, and by nothing that says nothing."""

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from pydantic import ValidationError

from pipeline.account import Judged
from pipeline.evaluation import EvaluatorSheet
from pipeline.examine.readiness import CHECKS
from pipeline.ingest import evaluator_sheet, evaluator_sheets
from pipeline.reportfile import Period
from pipeline.scorecard import ADJUSTMENTS
from tests.document_parts import table, told
from tests.readiness_by_hand import (
    ALL_MET,
    BY_ROW,
    FILLED,
    MORE,
    NOTHING,
    SHARED,
    SHARED_CELLS,
    Cells,
    Delivered,
    evaluated,
    judged,
    nonsense,
    nonsense_told,
    read,
)
from tests.reported_by_hand import document, past, record
from tests.tables_by_hand import report_file
from tests.test_report_sheets import records

(SHEET,) = evaluator_sheets()
CELLS = [one.id for one in SHEET.criteria if one.kind == "cell"]
PROVABLE = [one.id for one in SHEET.criteria if one.kind == "provable"]


@cache
def nothing() -> dict[str, Judged]:
    return judged(evaluated(NOTHING))


def told_of(one: Judged) -> tuple[object, ...]:
    return one.state, one.met, one.of


def moved(delivered: Delivered, *, is_read: bool = False) -> dict[str, tuple[object, ...]]:
    """The criteria that are judged otherwise than where nothing is filled; where it `is_read`, from
    files."""
    before, after = nothing(), judged((read if is_read else evaluated)(delivered))
    return {key: told_of(one) for key, one in after.items() if told_of(one) != told_of(before[key])}


def test_where_nothing_is_filled_no_cell_proves_anything() -> None:
    assert [key for key in CELLS if nothing()[key].state != "missing"] == []
    assert list(FILLED) == CELLS


@pytest.mark.parametrize("key", CELLS)
def test_filling_its_cells_moves_exactly_its_criterion(key: str) -> None:
    before = nothing()[key]
    assert moved(NOTHING.filled(FILLED[key])) == {key: ("proven", before.of, before.of)}


@pytest.mark.parametrize("key", BY_ROW)
def test_filling_one_row_counts_one_more_of_its_criterion(key: str) -> None:
    before = nothing()[key]
    assert moved(NOTHING.filled(FILLED[key], rows=1)) == {key: ("missing", 1, before.of)}


@pytest.mark.slow
def test_from_files_all_cells_prove_their_criteria_too() -> None:
    filled = NOTHING
    for cells in FILLED.values():
        filled = filled.filled(cells) if "actions" not in cells.columns else filled
    rows = [{"recommendation_id": f"r.{what}", "status": "selesai", "note": f"Done: {what}",
             "adjusts": what, "evidence": f"Decree on {what}"} for what in ADJUSTMENTS]  # fmt: skip
    found = moved(replace(filled, tables={**filled.tables, "actions": rows}), is_read=True)
    assert list(found) == CELLS
    assert {state for state, _met, _of in found.values()} == {"proven"}


def test_either_cell_of_a_criterion_that_asks_for_one_of_two_proves_it() -> None:
    assert moved(NOTHING.filled(MORE["3.b.7"])) == {"3.b.7": ("proven", 3, 3)}


@pytest.mark.slow
@pytest.mark.parametrize("text", ["-", "n/a", "tidak ada", "One text for all"])
def test_what_states_nothing_proves_nothing(text: str) -> None:
    assert moved(nonsense(text), is_read=True) == {}


@pytest.mark.slow
@pytest.mark.parametrize("text", ["-", "n/a", "tidak ada"])
def test_what_states_nothing_in_report_toml_proves_nothing(text: str) -> None:
    assert moved(nonsense_told(text), is_read=True) == {}


@pytest.mark.slow
@pytest.mark.parametrize("column", ["owner", "source", "verified_by"])
def test_one_text_for_all_in_a_single_column_proves_nothing(column: str) -> None:
    """How often data are collected is one of a few words, and may well be the same."""
    told = {**FILLED["2.a.3"].columns["realization"], column: ("Same",) * 3}
    assert moved(NOTHING.filled(Cells(columns={"realization": told}))) == {}


def test_a_target_that_a_standard_states_is_in_line_with_no_agreement() -> None:
    others = Cells(columns={"realization": {"target_source": ("pk", "standard", "implied")}})
    assert moved(NOTHING.filled(others)) == {"3.b.1": ("missing", 1, 3)}


def test_a_new_measure_is_compared_with_no_earlier_year() -> None:
    new = Cells(columns={"realization": {"pk_status": ("", "", "baru")}})
    assert moved(NOTHING.filled(new)) == {"3.b.5": ("missing", 0, 2)}


def test_what_is_not_begun_was_not_followed() -> None:
    told = {**FILLED["3.c.3"].columns["actions"], "status": ("belum", "Told to the board")}
    assert moved(NOTHING.filled(Cells(columns={"actions": told}))) == {}


def test_what_cannot_be_followed_up_is_not_asked_for() -> None:
    told = {
        **FILLED["3.c.3"].columns["actions"],
        "status": ("done", "tidak dapat ditindaklanjuti"),
        "note": ("Two clerks moved to answers", "The law was changed"),
    }
    assert moved(NOTHING.filled(Cells(columns={"actions": told}))) == {"3.c.3": ("proven", 1, 1)}


def test_a_ceiling_that_was_not_changed_is_no_adjustment() -> None:
    same = Cells(columns={"budget": {"ceiling_before": ("1000", "500")}})
    assert moved(NOTHING.filled(same)) == {}


def test_one_document_for_what_adjusted_several_proves_none_of_them() -> None:
    same = {"adjusts": ("strategy", "budget"), "evidence": ("Decree 12/2024", "decree  12/2024")}
    case = evaluated(NOTHING.filled(Cells(columns={"actions": same})))
    assert [judged(case)[key].state for key in ("2.c.4", "2.c.7")] == ["missing"] * 2
    assert cell_of(case, "2.c.7") == "actions.csv, column evidence, for other.IKU3"
    twice = {"adjusts": ("budget", "budget"), "evidence": ("Decree 12/2024",) * 2}
    assert moved(NOTHING.filled(Cells(columns={"actions": twice}))) == {
        "2.c.7": ("proven", None, None)
    }


def test_what_was_adjusted_without_a_document_asks_for_the_document() -> None:
    bare = Cells(columns={"actions": {"adjusts": ("policy", ""), "evidence": ("", "")}})
    case = evaluated(NOTHING.filled(bare))
    assert cell_of(case, "2.c.5") == "actions.csv, column evidence, for close-the-gap.IKU2"
    assert cell_of(case, "2.c.4") == "actions.csv, columns adjusts and evidence"


def whole() -> Delivered:
    """Every cell filled."""
    filled = NOTHING
    for key, cells in FILLED.items():
        if not key.startswith("2.c"):
            filled = filled.filled(cells)
    rows = [
        {"recommendation_id": f"r.{what}", "status": "done", "note": f"Done for {what}",
         "adjusts": what, "evidence": f"Decree {number}/2024"}
        for number, what in enumerate(ADJUSTMENTS)
    ]  # fmt: skip
    register = [
        {**row, "definition": f"Counted by {row['measure_id']}", "actual": actual,
         "formula": "process.follows_sop", "target": "100"}
        for row, actual in zip(filled.tables["realization"], ("", "", ""), strict=True)
    ]  # fmt: skip
    return replace(filled, tables={**filled.tables, "actions": rows, "realization": register})


def test_all_that_can_be_proven_is_proven_once_all_is_there() -> None:
    quarter = past("2024-Q1", {})
    case = evaluated(whole(), past=(past("2023", {}),), parts=(quarter,))
    found = judged(case)
    assert {key: found[key].state for key in (*CELLS, *PROVABLE)} == dict.fromkeys(
        (*CELLS, *PROVABLE), "proven"
    )
    assert {one.state for key, one in found.items() if key not in (*CELLS, *PROVABLE)} == {
        "outside"
    }
    assert all(one.cells == () for one in found.values())
    pages = document(case).readiness
    assert "No cell is left that would prove another criterion." in told(pages)
    assert "2023 and 2024, first quarter" in told(pages)


# --- one cell for several criteria --------------------------------------------------------------
@pytest.mark.parametrize("key", SHARED)
def test_a_cell_that_several_criteria_name_moves_exactly_these(key: str) -> None:
    table, column = key.split(".")
    emptied = [{**row, column: ""} for row in ALL_MET.tables[table]]
    bare = replace(ALL_MET, tables={**ALL_MET.tables, table: emptied})
    cells = Cells(columns={table: {column: SHARED_CELLS[key]}})
    before, after = judged(evaluated(bare)), judged(evaluated(bare.filled(cells)))
    assert [one for one in after if told_of(after[one]) != told_of(before[one])] == SHARED[key]


def test_the_sheet_names_for_each_criterion_the_cells_that_serve_it() -> None:
    serves: dict[str, list[str]] = {}
    for one in SHEET.criteria:
        for need in one.needs:
            serves.setdefault(f"{need.section}{need.table}.{need.name}", []).append(one.id)
    several = {key: ids for key, ids in serves.items() if len(ids) > 1 and key != "."}
    by_value = ["2.c.4", "2.c.5", "2.c.6", "2.c.7"]
    assert several == {**SHARED, "actions.adjusts": by_value, "actions.evidence": by_value}


def test_efficient_use_names_no_cell_that_could_not_prove_it() -> None:
    """IKU2 missed its target, whatever its objective cost; of S2 that is not known."""
    unlinked = [{**row, "objective_id": ""} for row in NOTHING.tables["budget"]]
    case = evaluated(replace(NOTHING, tables={**NOTHING.tables, "budget": unlinked}))
    assert cell_of(case, "2.c.8") == "budget.csv, column objective_id, for S2"
    unspent = [{**row, "realized": ""} for row in ALL_MET.tables["budget"]]
    bare = replace(ALL_MET, tables={**ALL_MET.tables, "budget": unspent})
    assert cell_of(evaluated(bare), "2.c.8") == "budget.csv, column realized, for all objectives"
    idle = [{**row, "actual": ""} for row in ALL_MET.tables["realization"]]
    bare = replace(ALL_MET, tables={**ALL_MET.tables, "realization": idle})
    assert cell_of(evaluated(bare), "2.c.8") == "realization.csv, column actual, for all measures"
    over = [{**row, "realized": "2000"} for row in ALL_MET.tables["budget"]]
    case = evaluated(replace(ALL_MET, tables={**ALL_MET.tables, "budget": over}))
    (kept,) = [one for one in record(case)["readiness"] if one["id"] == "2.c.8"]
    assert (kept["cell"], kept["met"]) == ("", 0)
    assert kept["told"].endswith("not every target met within the ceiling: S1 and S2")


# --- what only the figures prove ---------------------------------------------------------------
def test_what_nobody_typed_is_proven_by_the_figures() -> None:
    found = nothing()
    assert {key: told_of(found[key]) for key in PROVABLE} == {
        "2.a.2": ("missing", 1, 3),
        "2.b.3": ("missing", 1, 3),
        "2.b.4": ("missing", None, None),
        "2.b.7": ("proven", None, None),
        "2.c.8": ("missing", 1, 2),
        "3.a.1": ("proven", None, None),
        "3.a.2": ("missing", None, None),
        "3.b.2": ("proven", 3, 3),
        "3.b.3": ("proven", 3, 3),
        "3.b.8": ("proven", 2, 2),
        "3.b.9": ("proven", None, None),
        "3.c.5": ("proven", 3, 3),
    }


def test_without_figures_they_name_the_cells_of_their_own_tables() -> None:
    documents = [{**row, "follows_sop": ""} for row in NOTHING.tables["documents"]]
    register = [
        {**row, "actual": "" if row["measure_id"] == "IKU2" else row["actual"]}
        for row in NOTHING.tables["realization"]
    ]
    bare = replace(NOTHING, tables={"realization": register, "documents": documents})
    case = evaluated(bare)
    expected = (
        "realization.csv, column actual, for IKU2; documents.csv, column follows_sop, for IKU1"
    )
    assert {key: cell_of(case, key) for key in ("3.b.2", "3.b.3", "3.c.5")} == dict.fromkeys(
        ("3.b.2", "3.b.3", "3.c.5"), expected
    )
    assert cell_of(case, "3.b.8") == "budget.csv, column objective_id, for all objectives"
    assert judged(case)["2.c.8"].met == 0


def test_a_measure_without_target_asks_for_it() -> None:
    register = [{**row, "target": ""} for row in NOTHING.tables["realization"]]
    case = evaluated(replace(NOTHING, tables={**NOTHING.tables, "realization": register}))
    assert cell_of(case, "3.b.3") == "realization.csv, column target, for all measures"
    assert cell_of(case, "2.b.7") == "realization.csv, column target, for all measures"


# --- on time -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("agency", "day", "state"),
    [
        ("Dinas Contoh", "2025-02-28", "proven"),
        ("Dinas Contoh", "2025-03-01", "missing"),
        ("Pemerintah Kabupaten Contoh", "2025-03-31", "proven"),
        ("Pemerintah Kabupaten Contoh", "2025-04-01", "missing"),
    ],
)
def test_on_time_is_judged_by_the_receipt(agency: str, day: str, state: str) -> None:
    sent = FILLED["3.a.6"]
    dated = Cells(
        toml=[*sent.toml, ("2025-02-28", day), ('name = "Dinas Contoh"', f'name = "{agency}"')]
    )
    case = evaluated(NOTHING.filled(dated))
    assert judged(case)["3.a.6"].state == state
    if state == "missing":
        assert cell_of(case, "3.a.6") == ""
        assert "sent on" in told(document(case).readiness)


def test_the_last_day_of_february_is_known_in_every_year() -> None:
    days = [SHEET.due("Dinas", Period(start=f"{y}-01-01", end=f"{y}-12-31").end) for y in
            (2023, 2024)]  # fmt: skip
    assert [str(day) for day in days] == ["2024-02-29", "2025-02-28"]


# --- the very cell -----------------------------------------------------------------------------
def cell_of(case: Any, key: str) -> str:
    kept = record(case)["readiness"]
    return str(next(one["cell"] for one in kept if one["id"] == key))


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("2.a.3", "realization.csv, columns owner, source, collected and verified_by, for all "
         "measures"),
        ("2.b.2", "csf.csv, column measure_id, for all measures"),
        ("2.b.6", "report.toml [application] name, address"),
        ("3.a.2", "a final report in the outputs"),
        ("3.a.3", "report.toml [report] status"),
        ("3.a.5", "report.toml [published] address"),
        ("3.b.5", "history.csv, column actual, for all measures"),
        ("3.b.7", "realization.csv, column cause or solution, for all measures"),
        ("3.c.3", "actions.csv, columns status and note, for all follow-ups"),
        ("3.c.4", "budget.csv, column ceiling_before"),
    ],
)  # fmt: skip
def test_the_very_cell_is_named(key: str, cell: str) -> None:
    assert cell_of(evaluated_once(), key) == cell


@cache
def evaluated_once() -> Any:
    return evaluated(NOTHING)


def test_the_rows_that_lack_are_named() -> None:
    case = evaluated(NOTHING.filled(FILLED["3.b.4"], rows=1))
    assert cell_of(case, "3.b.4") == "realization.csv, column renstra_target, for IKU2 and IKU3"


def test_of_many_the_first_six_are_named() -> None:
    rows = [
        {**NOTHING.tables["realization"][1], "measure_id": f"IKU{n}", "objective_id": f"S{n}",
         "target_source": "pk" if n == 9 else ""}
        for n in range(1, 10)
    ]  # fmt: skip
    lines = [
        {"code": f"1.{n}", "name": "x", "ceiling": "9", "realized": "8", "objective_id": f"S{n}"}
        for n in range(1, 10)
    ]
    case = evaluated(replace(NOTHING, tables={"realization": rows, "budget": lines}))
    kept = {one["id"]: one for one in record(case)["readiness"]}
    assert kept["3.b.1"]["cell"].endswith("IKU1, IKU2, IKU3, IKU4, IKU5, IKU6 and 2 more")
    assert kept["2.c.8"]["told"].endswith("ceiling: S1, S2, S3, S4, S5, S6 and 3 more")


# --- what is reported --------------------------------------------------------------------------
def test_the_record_has_every_criterion_with_the_points_at_stake() -> None:
    kept = record(evaluated_once())["readiness"]
    assert [one["id"] for one in kept] == [one.id for one in SHEET.criteria]
    points = {one["id"][:3]: one["points"] for one in kept}
    assert points == {
        "2.a": 2.0, "2.b": pytest.approx(9 / 7), "2.c": 1.5,
        "3.a": 0.5, "3.b": 0.5, "3.c": pytest.approx(7.5 / 7),
    }  # fmt: skip
    assert {one["state"] for one in kept} == {"proven", "missing", "outside"}
    assert all(bool(one["cell"]) <= (one["state"] == "missing") for one in kept)


def test_the_first_table_has_what_is_missing_what_is_worth_most_first() -> None:
    case = evaluated_once()
    rows = table(document(case), "to-fill-table")
    worth = [float(row[2]) for row in rows]
    assert worth == sorted(worth, reverse=True)
    assert [row[0].split("\u2002")[0] for row in rows[:3]] == ["2.a.2", "2.a.3", "2.c.4"]
    missing = {key for key, one in nothing().items() if one.state == "missing"}
    assert {row[0].split("\u2002")[0] for row in rows} == missing


def test_the_tables_of_the_components_have_the_other_criteria() -> None:
    whole = document(evaluated_once())
    rows = [*table(whole, "component-0"), *table(whole, "component-1")]
    heads = [row[0] for row in rows if len(row) == 1]
    assert (
        heads[0] == "2.a Existence: 6 points, 2.00 for each criterion; not proven: 2.a.2 and 2.a.3"
    )
    assert len(heads) == len(SHEET.parts)
    others = [key for key, one in nothing().items() if one.state != "missing"]
    assert [row[0].split("\u2002")[0] for row in rows if len(row) > 1] == others
    assert {row[1] for row in rows if len(row) > 1} == {"proven", "elsewhere"}


def test_no_score_of_the_whole_is_told() -> None:
    pages = told(document(evaluated_once()).readiness)
    assert "This is no score" in pages
    assert "45" not in pages


def test_the_workbook_has_a_sheet_of_it() -> None:
    rows = records(evaluated_once())["readiness"]
    assert [row["id"] for row in rows] == [one.id for one in SHEET.criteria]
    assert {"state", "measures_met", "measures_asked", "points", "cell", "told"} <= set(rows[0])


@pytest.mark.parametrize(
    ("start", "end", "known"),
    [
        ("2021-01-01", "2021-12-31", True),
        ("2019-01-01", "2019-12-31", False),
        ("2024-01-01", "2024-06-30", False),
    ],
)
def test_a_sheet_is_of_years_since_it_is_used(start: str, end: str, known: bool) -> None:
    assert (evaluator_sheet(Period(start=start, end=end)) is not None) == known


def test_without_a_sheet_there_are_no_pages_no_rows_and_no_claims() -> None:
    earlier = replace(NOTHING, toml=NOTHING.toml.replace("2024-", "2019-"))
    case = evaluated(earlier)
    assert case.account.readiness is None
    assert document(case).readiness == ()
    assert record(case)["readiness"] == []
    assert "readiness" not in records(case)


# --- the sheet itself --------------------------------------------------------------------------
def as_written() -> dict[str, Any]:
    path = files("pipeline") / "evaluation" / "lke-88-2021.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_parts_have_their_points_and_their_number_of_criteria() -> None:
    assert {part.id: (float(part.points), len(part.criteria)) for part in SHEET.parts} == {
        "2.a": (6, 3), "2.b": (9, 7), "2.c": (15, 10), "3.a": (3, 6), "3.b": (4.5, 9),
        "3.c": (7.5, 7),
    }  # fmt: skip


def test_every_check_is_called_by_one_criterion_and_every_text_is_in_both_languages() -> None:
    called = [one.check for one in SHEET.criteria if one.check]
    assert sorted(called) == sorted(CHECKS)
    for one in SHEET.criteria:
        texts = [one.text, one.elsewhere if one.kind == "outside" else one.short]
        assert all(set(text) == {"id", "en"} for text in texts)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sheet: sheet["parts"][0]["criteria"][0].pop("elsewhere"),
        lambda sheet: sheet["parts"][0]["criteria"][1].pop("check"),
        lambda sheet: sheet["parts"][0]["criteria"][1].update(needs=["definition"]),
        lambda sheet: sheet["parts"][0]["criteria"].pop(0),
        lambda sheet: sheet["deadlines"].pop(),
        lambda sheet: sheet["parts"][0].update(points=0),
    ],
)
def test_a_sheet_that_is_not_whole_is_refused(spoil: Any) -> None:
    written = as_written()
    EvaluatorSheet.model_validate(written)
    spoil(written)
    with pytest.raises(ValidationError):
        EvaluatorSheet.model_validate(written)


def test_every_column_that_is_asked_for_can_be_delivered() -> None:
    from pipeline.tables import DELIVERED

    given = set(type(report_file()).model_fields)
    for one in SHEET.criteria:
        for need in one.needs:
            assert not need.table or DELIVERED[need.table].column(need.name)
            assert not need.section or need.section in given
