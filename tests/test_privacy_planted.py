"""A hundred values of persons where strangers put them: none is in anything that is written."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from pipeline.tables import DELIVERED, Kind
from tests.planted_persons import DECLARED, FORMULAS, NIPS, PHONES, TOML, Planted, good_tables
from tests.test_cli import rapor
from tests.test_privacy import everything

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
ROLES = {
    **{"nama pemohon": "name", "petugas": "name", "kontak": "phone", "telepon": "phone"},
    **{"PPTK": "name", "dilayani oleh": "name", "pewawancara": "name", "operator": "name"},
}
OWNERS = (
    *("{}, S.Sos", "Drs. {}", "DRS. {}", "{} S.Kom", "drh. {}", "{}, SST", "{}, MPH", "{}, AMK"),
    *("{}, Amd.Keb", "{} SST"),
)
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
    for table in OF_THINGS[:-1]:
        for heading in ("Penanggung Jawab", "verifikator"):
            found.put(table, heading, "name")
        found.put(table, "paraf", "name", "{}", rows=2)
        found.tables[table][0]["paraf"] += ", S.Sos"
    for table, owners in {"realization": OWNERS[:-2], "actions": OWNERS[-2:]}.items():
        for text in owners:
            found.put(table, "owner", "name", text, rows=1)
            found.tables[table].append(found.tables[table].pop(0))
    found.put("realization", "owner", "nip", "Rekaan NIP {}", rows=1)
    assert found.counts["phone"] >= len(PHONES)
    assert found.counts["nip"] >= len(NIPS)
    return found


def written(texts: Sequence[tuple[str, str]], values: Sequence[str]) -> Mapping[str, list[str]]:
    """The files that hold each value, also where spaces were lost between the lines of a PDF."""
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
    assert warned.count("person-as-owner") == len(OWNERS) + 1


@pytest.mark.parametrize("table", ["survey_s", "documents"])
def test_none_stands_in_a_refusal(tmp_path: Path, table: str) -> None:
    """Columns nobody knows, cells of another kind than their column, and keys that occur twice."""
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
