"""A hundred values of persons where strangers put them: none stands in anything that is written."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from pipeline.tables import DELIVERED, Kind
from tests.test_cli import rapor
from tests.test_privacy import everything

Rows = list[dict[str, str]]
HEAD = {
    **{
        "perspective": "customer",
        "objective_id": "S1",
        "objective": "Puas",
        "measured_in": "persen",
    },
    **{"polarity": "maximize", "target": "80"},
}
FORMULAS = {
    **{"F1": "budget.absorption", "C1": "survey.total_index", "P1": "process.on_time"},
    **{"L1": "workforce.trained_ratio", "L2": "workforce.punctuality", "L3": "workforce.pass_rate"},
    **{"P2": "process.time_against_standard", "C2": "customer.retention", "R1": ""},
}
TOML = """
[agency]
name = "Dinas Contoh"
head = { name = "Kepala Dinas (contoh)" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
[surveys.s]
scale = [1, 4]
items = ["q1", "q2"]
groups = ["unit"]
"""
DECLARED = """
[sources.{table}]
columns = {{ {column} = "{column}" }}
"""


def nik(n: int) -> str:
    return f"331001010190{n:04}"


def nip(n: int) -> str:
    return f"19000101 192001 1 {n:03}"


def phone(n: int) -> str:
    shapes = ("0812-5{:03}-7{:03}", "+62 812-5{:03}-7{:03}", "8125{:03}7{:03}",
              "(0812) 5{:03} 7{:03}", "0812 5{:03} 7{:03}")  # fmt: skip
    return shapes[n % len(shapes)].format(n, n)


def mail(n: int) -> str:
    return f"rekaan{n:03}@contoh.invalid"


def name(n: int) -> str:
    return f"Rekaan Kesekian{n:03}"


def address(n: int) -> str:
    return f"Jalan Tiada Nomor {n:03}-XQ"


class Planted:
    """A delivery by its tables, and the values of persons that were put into it."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self.tables = good_tables()

    def _next(self, kind: str) -> str:
        kinds = {"nik": nik, "nip": nip, "phone": phone, "mail": mail, "name": name,
                 "address": address}  # fmt: skip
        value = kinds[kind](len(self.values))
        self.values.append(value)
        return value

    def put(self, table: str, column: str, kind: str, text: str = "{}", rows: int = 2) -> None:
        """A value of a kind in the first rows of a column, alone or within a text."""
        for row in self.tables[table]:
            row.setdefault(column, "")
        for row in self.tables[table][:rows]:
            row[column] = text.format(self._next(kind))

    def put_alike(self, table: str, column: str, kind: str, text: str) -> None:
        """One value of a kind within the same text in every row of a column."""
        written = text.format(self._next(kind))
        for row in self.tables[table]:
            row[column] = written

    def write(self, folder: Path, toml: str) -> None:
        folder.mkdir(parents=True)
        (folder / "report.toml").write_text(toml)
        for table, rows in self.tables.items():
            with (folder / f"{table}.csv").open("w", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)


def good_tables() -> dict[str, Rows]:
    """A small delivery that can be built, with every table in which persons are met."""
    ten = range(10)
    measures = [
        {"measure_id": key, "measure": f"Indikator {key}", **HEAD, "formula": formula,
         "actual": "" if formula else "70", "cause": "Antrean", "solution": "Loket",
         "programme": "Program", "owner": "Bidang Pelayanan"}
        for key, formula in FORMULAS.items()
    ]  # fmt: skip
    day = "2024-03-01"
    return {
        "realization": measures,
        "budget": [{"code": "1.01", "name": "Program", "ceiling": "1000000", "realized": "900000"}],
        "survey_s": [
            {"respondent_id": f"R{n}", "q1": str(1 + n % 4), "q2": str(1 + n % 3), "unit": "Loket"}
            for n in ten
        ],
        "staff": [
            {"staff_id": f"P{n}", "status": "pns", "position": "staf", "trained": "ya"}
            for n in ten
        ],
        "attendance": [
            {"staff_id": f"P{n}", "date": day, "arrived_at": f"{day} 07:25",
             "due_at": f"{day} 07:30", "excused": "tidak"} for n in ten
        ],
        "customers": [{"customer_id": f"C{n}", "retained": "ya"} for n in ten],
        "documents": [
            {"document_id": f"D{n}", "kind": "akta", "due_on": day, "finished_on": day}
            for n in ten
        ],
        "service_times": [
            {"service": "KTP", "minutes": "5", "standard_minutes": "6"} for _ in ten
        ],
        "training": [
            {"training_id": f"T{n}", "name": "Diklat", "planned": "ya", "held": "ya",
             "participants": "10", "passed": "9"} for n in ten
        ],
        "history": [{"measure_id": "R1", "period": "2023", "target": "80", "actual": "60"}],
        "csf": [
            {"csf_id": f"K{n}", "objective_id": "S1", "factor": "Petugas cukup", "measure_id": "R1"}
            for n in range(2)
        ],
        "actions": [
            {"recommendation_id": "x.R1", "status": "jalan", "owner": "Bidang Pelayanan",
             "note": "lanjut"},
            {"recommendation_id": "y.R1", "status": "jalan", "owner": "Bidang Pelayanan",
             "note": "lanjut"},
        ],
    }  # fmt: skip


KEYS = {
    "survey_s": "respondent_id",
    "staff": "staff_id",
    "attendance": "staff_id",
    "customers": "customer_id",
    "documents": "document_id",
    "training": "training_id",
}
COLUMNS = {
    "nama lengkap": "name",
    "NIK": "nik",
    "NIP": "nip",
    "no hp": "phone",
    "email": "mail",
    "alamat": "address",
}
ROLES = {"nama pemohon": "name", "petugas": "name", "kontak": "phone", "telepon": "phone"}
ALIKE = ("realization", "objective")
"""A name that every row of the objective repeats."""
TEXTS = [
    *(
        (table, column.name)
        for table in good_tables()
        if table in DELIVERED
        for column in DELIVERED[table].columns
        if column.kind is Kind.TEXT and not column.personal and not column.role
        if (table, column.name) != ALIKE
    ),
    ("survey_s", "unit"),
]
"""Every column in which an agency writes freely, by the contracts themselves."""
OF_PERSONS = ("survey_s", "staff", "attendance", "customers")
OF_THINGS = ("documents", "service_times", "training", "history", "csf", "realization")


def planted() -> Planted:
    """More than a hundred values: keys, columns under personal headings, texts and owners."""
    found = Planted()
    for table, key in KEYS.items():
        found.put(table, key, "nik")
    for table in OF_PERSONS:
        for heading, kind in COLUMNS.items():
            found.put(table, heading, kind)
    for table in OF_THINGS:
        for heading, kind in ROLES.items():
            found.put(table, heading, kind)
    for place, (table, column) in enumerate(TEXTS):
        kind = ("phone", "mail", "nik", "nip")[place % 4]
        found.put(table, column, kind, "menurut laporan {} itu", rows=1)
    found.put_alike(*ALIKE, "phone", "menurut laporan {} itu")
    for kind, text in (("nip", "Rekaan NIP {}"), ("name", "{}, S.Sos"), ("name", "Drs. {}")):
        found.put("realization", "owner", kind, text, rows=1)
        found.tables["realization"].append(found.tables["realization"].pop(0))
    found.put("actions", "owner", "name", "{}, M.Si.")
    return found


def written(texts: Sequence[tuple[str, str]], values: Sequence[str]) -> Mapping[str, list[str]]:
    """The files in which a value stands, also where spaces were lost between the lines of a PDF."""
    found = defaultdict(list)
    for where, text in texts:
        for value in values:
            if value in text or "".join(value.split()) in text:
                found[value].append(where)
    return dict(found)


def outputs_of(ended: object, outputs: Path) -> Iterator[tuple[str, str]]:
    yield "terminal", ended.stdout + ended.stderr  # type: ignore[attr-defined]
    yield from everything(outputs)


@pytest.mark.slow
def test_none_stands_in_an_accepted_report(tmp_path: Path) -> None:
    delivery = planted()
    keys = {"documents": "document_id", "service_times": "service", "training": "training_id",
            "history": "measure_id", "csf": "csf_id", "realization": "measure_id"}  # fmt: skip
    declared = "".join(DECLARED.format(table=table, column=key) for table, key in keys.items())
    delivery.write(tmp_path / "inputs" / "dinas", TOML + declared)
    outputs = tmp_path / "outputs"
    ended = rapor("report", "--inputs", tmp_path / "inputs", "--outputs", outputs)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert len(set(delivery.values)) >= 100
    assert (outputs / "dinas" / "2024" / "report.pdf").exists()
    assert written(list(outputs_of(ended, outputs)), delivery.values) == {}
    warned = (outputs / "dinas" / "2024" / "problems.csv").read_text()
    rows = len(FORMULAS)
    assert warned.count("person-in-text") == len(TEXTS) + rows
    assert warned.count("person-as-owner") == 5


@pytest.mark.parametrize("table", ["survey_s", "documents"])
def test_none_stands_in_a_refusal(tmp_path: Path, table: str) -> None:
    """Columns nobody knows, cells of another kind than their column, and keys that stand twice."""
    delivery = planted()
    for place, (name_, column) in enumerate(
        [("realization", "target"), ("documents", "finished_on"), ("staff", "trained"),
         ("customers", "retained"), ("survey_s", "q2"), ("training", "passed"),
         ("budget", "realized"), ("history", "actual")]
    ):  # fmt: skip
        delivery.put(name_, column, ("mail", "phone", "nik", "nip")[place % 4], rows=1)
    delivery.tables[table].append(dict(delivery.tables[table][0]))
    delivery.write(tmp_path / "inputs" / "dinas", TOML)
    outputs = tmp_path / "outputs"
    ended = rapor("report", "--inputs", tmp_path / "inputs", "--outputs", outputs)
    assert ended.returncode == 10, ended.stdout + ended.stderr
    assert (outputs / "dinas" / "refused" / "corrections.xlsx").exists()
    assert len(set(delivery.values)) >= 100
    assert written(list(outputs_of(ended, outputs)), delivery.values) == {}
