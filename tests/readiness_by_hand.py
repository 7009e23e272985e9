"""A delivery in which no cell is filled that an evaluator asks for, and the cells that are."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from pipeline import run
from pipeline.account import Judged, Past
from pipeline.case import Case
from pipeline.delivery import Tables
from pipeline.ingest import ReportFolder, Signed, read_report_file
from pipeline.reportfile import ReportFile
from pipeline.tables import DELIVERED, Kind
from tests.delivery_by_hand import validated_folder, written
from tests.every_column_by_hand import csv_of
from tests.orders_by_hand import order_of
from tests.reported_by_hand import loaded
from tests.tables_by_hand import frame, tables

Rows = Sequence[Mapping[str, str]]
REPORT = """
[agency]
name = "Dinas Contoh"
head = { name = "Kepala Dinas (contoh)" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
status = "draft"
issued_on = 2025-02-20
example = true
language = "en"
"""
_MEASURE = {"perspective": "customer", "measured_in": "percent", "polarity": "maximize"}
REGISTER = (
    {**_MEASURE, "measure_id": "IKU1", "objective_id": "S1", "objective": "Files in order",
     "measure": "Files by the rule", "target": "100", "actual": "",
     "formula": "process.follows_sop"},
    {**_MEASURE, "measure_id": "IKU2", "objective_id": "S1", "objective": "Files in order",
     "measure": "Files answered", "target": "90", "actual": "80", "formula": ""},
    {**_MEASURE, "measure_id": "IKU3", "objective_id": "S2", "objective": "Counters open",
     "measure": "Counters open", "target": "70", "actual": "75", "formula": ""},
)  # fmt: skip
BUDGET = (
    {"code": "1.1", "name": "Files", "ceiling": "1000", "realized": "900", "objective_id": "S1"},
    {"code": "1.2", "name": "Counters", "ceiling": "500", "realized": "450", "objective_id": "S2"},
)
DOCUMENTS = tuple({"document_id": f"D{n}", "follows_sop": "ya"} for n in range(6))
ACTIONS = ({"recommendation_id": "close-the-gap.IKU2"}, {"recommendation_id": "other.IKU3"})


@dataclass(frozen=True)
class Delivered:
    """A report.toml and its tables."""

    toml: str
    tables: Mapping[str, Rows]

    def filled(self, cells: "Cells", rows: int | None = None) -> "Delivered":
        """The same with cells filled, in the first rows of their columns alone or in all."""
        toml = self.toml
        for old, new in cells.toml:
            assert old in toml
            toml = toml.replace(old, new)
        tables = dict(self.tables)
        for table, columns in cells.columns.items():
            tables[table] = _with(tables[table], columns, rows)
        for table, lines in cells.tables.items():
            tables[table] = [*tables.get(table, ()), *lines[:rows]]
        return replace(self, toml=toml, tables=tables)


@dataclass(frozen=True)
class Cells:
    """Replacements in report.toml, columns of tables that are there, rows of those that are not."""

    toml: Sequence[tuple[str, str]] = ()
    columns: Mapping[str, Mapping[str, Sequence[str]]] = ()  # type: ignore[assignment]
    tables: Mapping[str, Rows] = ()  # type: ignore[assignment]

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", dict(self.columns))
        object.__setattr__(self, "tables", dict(self.tables))


def _with(rows: Rows, columns: Mapping[str, Sequence[str]], most: int | None) -> Rows:
    return [
        {
            **row,
            **{
                name: values[place] if most is None or place < most else ""
                for name, values in columns.items()
            },
        }
        for place, row in enumerate(rows)
    ]


NOTHING = Delivered(
    REPORT,
    {"realization": REGISTER, "budget": BUDGET, "documents": DOCUMENTS, "actions": ACTIONS},
)
"""Where nothing is filled that an agency alone knows."""


def _in(table: str, **columns: Sequence[str]) -> Cells:
    return Cells(columns={table: columns})


def _told(section: str, **keys: str) -> Cells:
    lines = "\n".join(f"{key} = {value}" for key, value in keys.items())
    return Cells(toml=[("[report]\n", f"[{section}]\n{lines}\n[report]\n")])


def _adjusted(what: str) -> Cells:
    return _in("actions", adjusts=(what, ""), evidence=("Decree 12/2024", ""))


FACTORS = [
    {"csf_id": f"K{n}", "objective_id": objective, "factor": factor, "measure_id": f"IKU{n}"}
    for n, objective, factor in ((1, "S1", "Care"), (2, "S1", "Speed"), (3, "S2", "Staff"))
]
HISTORY = [
    {"measure_id": f"IKU{n}", "period": "2023", "target": "60", "actual": f"{60 + n}"}
    for n in (1, 2, 3)
]
FILLED: Mapping[str, Cells] = {
    "2.a.3": _in(
        "realization",
        owner=("Secretariat", "Archive unit", "Counter unit"),
        source=("File register", "Answer book", "Opening log"),
        collected=("every month", "every month", "every month"),
        verified_by=("Planning unit", "Archive board", "Inspectorate"),
    ),
    "2.b.2": Cells(tables={"csf": FACTORS}),
    "2.b.6": _told("application", name='"e-Data"', address='"https://e-data.example"'),
    "2.c.4": _adjusted("strategy"),
    "2.c.5": _adjusted("policy"),
    "2.c.6": _adjusted("activity"),
    "2.c.7": _adjusted("budget"),
    "3.a.3": Cells(toml=[('status = "draft"', 'status = "final"')]),
    "3.a.4": _told("review", by='"Inspektorat"', on="2025-02-18", text='"Telah kami reviu."'),
    "3.a.5": _told("published", on="2025-02-21", address='"https://lkj.example"'),
    "3.a.6": _told("submitted", to='"Bagian Organisasi"', on="2025-02-28", receipt='"TT-7"'),
    "3.b.1": _in("realization", target_source=("pk", "pk", "pk_perubahan")),
    "3.b.4": _in("realization", renstra_target=("100", "95", "80")),
    "3.b.5": Cells(tables={"history": HISTORY}),
    "3.b.6": _in("realization", national_standard=("80", "70", "60")),
    "3.b.7": _in("realization", cause=("Staff away", "Forms changed", "Longer hours")),
    "3.c.3": _in(
        "actions",
        status=("done", "in_progress"),
        note=("Two clerks moved to answers", "Hours extended in May"),
    ),
    "3.c.4": _in("budget", ceiling_before=("800", "500")),
    "3.c.6": _in("realization", next_target=("100", "92", "72")),
}
"""By the criterion that is proven once a cell is filled, the cells that prove it."""
MORE = {"3.b.7": _in("realization", solution=("Hire", "Explain", "Go on"))}
"""Other cells that prove it too."""
BY_ROW = ("2.a.3", "2.b.2", "3.b.1", "3.b.4", "3.b.5", "3.b.6", "3.b.7", "3.c.3", "3.c.6")
"""The criteria that count rows."""


ALL_MET = NOTHING.filled(_in("realization", actual=("100", "95", "75"), formula=("", "", "")))
"""Where every measure is typed and met its target, within the ceilings."""
SHARED_CELLS: Mapping[str, Sequence[str]] = {
    "realization.formula": ("process.follows_sop",) * 3,
    "realization.target": ("100", "90", "70"),
    "realization.actual": ("100", "95", "75"),
    "budget.objective_id": ("S1", "S2"),
    "budget.realized": ("900", "450"),
}
SHARED: Mapping[str, list[str]] = {
    "realization.formula": ["2.a.2", "2.b.3"],
    "realization.target": ["2.b.7", "2.c.8", "3.b.3", "3.b.8", "3.b.9", "3.c.5"],
    "realization.actual": ["2.b.7", "2.c.8", "3.b.2", "3.b.3", "3.b.8", "3.c.5"],
    "budget.objective_id": ["2.c.8", "3.b.8"],
    "budget.realized": ["2.c.8", "3.b.8"],
}
"""By a cell that serves several criteria, the criteria it changes where every measure is met."""


def nonsense(text: str) -> Delivered:
    """Every cell of words in the tables filled with one text."""
    whole = NOTHING
    for key in ("2.a.3", "3.b.7", "3.c.3"):
        for table, columns in FILLED[key].columns.items():
            same = {name: (text,) * len(values) for name, values in columns.items()}
            whole = whole.filled(_in(table, **same))
    more = dict.fromkeys(MORE["3.b.7"].columns["realization"], (text,) * 3)
    whole = whole.filled(_in("realization", **more))
    return whole.filled(Cells(tables={"csf": [{**row, "factor": text} for row in FACTORS]}))


def nonsense_told(text: str) -> Delivered:
    """Every text of report.toml and of a document filled with one that states nothing."""
    said, whole = f'"{text}"', NOTHING
    for cells in (
        _told("application", name=said, address=said),
        _told("review", by='"Inspektorat"', on="2025-02-18", text=said),
        _told("published", on="2025-02-21", address=said),
        _told("submitted", to='"Bagian Organisasi"', on="2025-02-28", receipt=said),
        _in("actions", adjusts=("strategy", "budget"), evidence=(text, text)),
    ):
        whole = whole.filled(cells)
    return whole


def evaluated(
    delivered: Delivered, past: tuple[Past, ...] = (), parts: tuple[Past, ...] = ()
) -> Case:
    """The case of a delivery, its criteria judged; nothing is read or checked, which takes longer
    than all the rest."""
    given = ReportFile.model_validate(tomllib.loads(delivered.toml))
    typed = tables(**{name: _typed(name, rows) for name, rows in delivered.tables.items()})
    return _case(given, typed, past, parts)


def read(delivered: Delivered) -> Case:
    """The same from files. Raises InputsRefused."""
    files: dict[str, str | bytes | None] = {"survey_trust.csv": None, "report.toml": delivered.toml}
    for name, rows in delivered.tables.items():
        files[f"{name}.csv"] = csv_of([dict(row) for row in rows])
    with TemporaryDirectory() as place:
        folder = written(Path(place) / "a", files)
        return _case(read_report_file(folder), validated_folder(folder))


def _case(
    given: ReportFile, typed: Tables, past: tuple[Past, ...] = (), parts: tuple[Past, ...] = ()
) -> Case:
    folder = ReportFolder("by-hand", Path("by-hand"))
    return run.accounted(order_of(folder, given, loaded(), Signed(past, parts)), typed).case


def _typed(name: str, rows: Rows) -> pl.DataFrame:
    kinds = {column.name: column.kind for column in DELIVERED[name].columns}
    return frame(
        DELIVERED[name],
        [
            {key: _CELLS.get(kinds[key], str)(cell) if cell else None for key, cell in row.items()}
            for row in rows
        ],
    )


_CELLS: Mapping[Kind, Callable[[str], object]] = {
    Kind.NUMBER: float,
    Kind.MONEY: Decimal,
    Kind.YES_NO: lambda cell: cell == "ya",
}


def judged(case: Case) -> dict[str, Judged]:
    """The criteria by their numbers."""
    readiness = case.account.readiness
    assert readiness is not None
    return {one.criterion.id: one for one in readiness.judged}
