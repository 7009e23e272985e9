"""Values of persons in every spelling, and a small delivery that they are put into."""

import csv
from collections import Counter
from pathlib import Path

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


NIKS = ("331001010190{:04}", "3310 0101 0190 {:04}", "33.10.01.010190.{:04}", "331001-410190-{:04}")
NIPS = (
    "19000101 192001 1 {:03}",
    "1900 0101 1920 01 1 {:03}",
    "19000101.192001.2.{:03}",
    "19000101\u00a0192021\u00a01\u00a0{:03}",
)
PHONES = (
    *(
        "0812-5{0:03}-7{0:03}",
        "+62 812-5{0:03}-7{0:03}",
        "8125{0:03}7{0:03}",
        "(0812) 5{0:03} 7{0:03}",
    ),
    *("0812 5{0:03} 7{0:03}", "0812\u00a05{0:03}\u00a07{0:03}", "0812\u20135{0:03}\u20137{0:03}"),
    *("62-812-5{0:03}-7{0:03}", "812.5{0:03}.7{0:03}", "wa.me/628125{0:03}7{0:03}"),
    *("08-125-{0:03}-7{0:03}", "08125{0:03}7{0:03}/08135{0:03}7{0:03}", "(0274) 5{0:03}77"),
    *("0274-6{0:03}77", "021 555 7{0:03}"),
)


def nik(n: int, shape: int) -> str:
    return NIKS[shape % len(NIKS)].format(n)


def nip(n: int, shape: int) -> str:
    return NIPS[shape % len(NIPS)].format(n)


def phone(n: int, shape: int) -> str:
    return PHONES[shape % len(PHONES)].format(n)


def mail(n: int, _shape: int) -> str:
    return f"rekaan{n:03}@contoh.invalid"


def name(n: int, _shape: int) -> str:
    return f"Rekaan Kesekian{n:03}"


def address(n: int, _shape: int) -> str:
    return f"Jalan Tiada Nomor {n:03}-XQ"


class Planted:
    """A delivery by its tables, and the values of persons that were put into it."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self.counts: Counter[str] = Counter()
        self.tables = good_tables()

    def _next(self, kind: str) -> str:
        kinds = {"nik": nik, "nip": nip, "phone": phone, "mail": mail, "name": name,
                 "address": address}  # fmt: skip
        value = kinds[kind](len(self.values), self.counts[kind])
        self.counts[kind] += 1
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
