"""An agency with figures of every kind, and the findings on a sentence that it writes of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import run
from pipeline.case import Case
from pipeline.examine.prose import contradicted
from pipeline.ingest import report_folders
from pipeline.problems import Finding
from tests.codes.builders import table
from tests.delivery_by_hand import written

REPORT = """
[agency]
name = "Dinas Kependudukan dan Pencatatan Sipil"
region = "Kabupaten Contoh"
head = { name = "Kepala Dinas (contoh)" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
[surveys.layanan]
title = "Survei kepuasan layanan"
scale = [1, 5]
items = [
    { id = "q1", text = "Persyaratan pelayanan" },
    { id = "q2", text = "Waktu penyelesaian" },
    { id = "q3", text = "Kesopanan petugas" },
    { id = "q4", text = "Sarana dan prasarana" },
    { id = "q5", text = "Penanganan pengaduan" },
]
[measures."C3"]
survey = "layanan"
at_least = 4
"""

_ROW = {"measured_in": "persen", "polarity": "maximize", "target_source": "pk"}
_MONEY = {"perspective": "financial", "objective_id": "S1", "objective": "Anggaran terkelola baik"}
_PUBLIC = {"perspective": "customer", "objective_id": "S2", "objective": "Masyarakat puas"}
_FAST = {"perspective": "internal_process", "objective_id": "S3", "objective": "Pelayanan cepat"}
_STAFF = {"perspective": "learning_growth", "objective_id": "S4", "objective": "Pegawai cakap"}
_DAYS = {"measured_in": "hari", "polarity": "minimize"}
MEASURES = (
    {**_MONEY, "measure_id": "F1", "measure": "Serapan anggaran", "target": 95,
     "formula": "budget.absorption"},
    {**_MONEY, "measure_id": "F2", "measure": "Tingkat ekonomi belanja", "target": 100,
     "polarity": "minimize", "formula": "budget.economy"},
    {**_PUBLIC, "measure_id": "C1", "measure": "Indeks Kepuasan Masyarakat",
     "measured_in": "indeks", "target": 85, "actual": 87.4},
    {**_PUBLIC, "measure_id": "C2", "target": 90, "actual": 82.5,
     "measure": "Persentase pengaduan yang ditindaklanjuti tepat waktu"},
    {**_PUBLIC, "measure_id": "C3", "measure": "Pengguna layanan yang puas", "target": 70,
     "formula": "survey.satisfied_share"},
    {**_FAST, "measure_id": "P1", "target": 95, "actual": 97.35,
     "measure": "Persentase dokumen kependudukan yang diterbitkan tepat waktu"},
    {**_FAST, **_DAYS, "measure_id": "P2", "target": 3, "actual": 3.6,
     "measure": "Rata-rata waktu penerbitan akta kelahiran"},
    {**_STAFF, "measure_id": "L1", "measure": "Persentase pegawai yang mengikuti pelatihan",
     "target": 80, "actual": 80, "renstra_target": 90},
    {**_STAFF, "measure_id": "L2", "measure": "Jumlah inovasi layanan", "measured_in": "inovasi",
     "target": 4, "actual": 5},
    {**_STAFF, "measure_id": "L3", "measure": "Predikat SAKIP", "measured_in": "predikat",
     "target": "A", "actual": "BB"},
)  # fmt: skip
HISTORY = (
    ("F1", 2023, 95, 91.2), ("C1", 2022, 80, 82.1), ("C1", 2023, 83, 84.6), ("C2", 2023, 85, 86.0),
    ("P1", 2022, 90, 91.2), ("P1", 2023, 92, 93.8), ("P2", 2023, 3, 3.2), ("L1", 2023, 75, 80),
    ("L2", 2023, 4, 5),
)  # fmt: skip
BUDGET = (
    {"code": "2.12.01", "name": "Penunjang urusan pemerintahan", "ceiling": 3200000000,
     "realized": 3040000000},
    {"code": "2.12.02", "name": "Pendaftaran penduduk", "ceiling": 2000000000,
     "realized": 1874000000},
)  # fmt: skip
_ANSWERS = (
    "4,3,5,3,4", "4,4,5,4,4", "5,4,5,4,4", "4,3,4,3,4", "3,3,4,3,3", "5,4,5,4,5", "4,4,4,4,4",
    "4,3,5,3,4", "5,4,5,4,5", "4,4,5,4,4", "3,3,4,3,3", "4,4,5,4,4",
)  # fmt: skip


def _files() -> dict[str, str]:
    history = [dict(zip(("measure_id", "period", "target", "actual"), row, strict=True))
               for row in HISTORY]  # fmt: skip
    answers = [f"R{number},{row}" for number, row in enumerate(_ANSWERS, 1)]
    return {
        "report.toml": REPORT,
        "realization.csv": table(*({**_ROW, **row} for row in MEASURES)),
        "history.csv": table(*history),
        "budget.csv": table(*BUDGET),
        "survey_layanan.csv": "\n".join(["respondent_id,q1,q2,q3,q4,q5", *answers, ""]),
    }


@cache
def agency() -> Case:
    """The case of the agency, which wrote nothing yet."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "inputs" / "dinas"
        written(folder, {"survey_trust.csv": None, **_files()})
        job = run.Job(folder.parent, Path(place) / "outputs")
        order = run.ordered(next(iter(report_folders(job.inputs))), job)
        return run.accounted(order, run.checked(order, job)).case


def writing(case: Case, where: str, text: str) -> Case:
    """The case with no text but this, which is in `text.closing`, or in `measures.C1.cause`."""
    room, _, name = where.partition(".")
    bare = {passage: "" for passage, _text in case.report_file.text}
    cells = {"cause": None, "solution": None}
    if room == "text":
        bare[name] = text
    passages = case.report_file.text.model_copy(update=bare)
    given = case.report_file.model_copy(update={"text": passages})
    measures = tuple(
        replace(
            one, **{**cells, **({where.rpartition(".")[2]: text} if _is_of(where, one.id) else {})}
        )
        for one in case.account.measures
    )
    account = replace(case.account, measures=measures)
    return replace(case, account=account, report_file=given)


def _is_of(where: str, measure: str) -> bool:
    return where.rpartition(".")[0] == f"measures.{measure}"


def contradictions(where: str, text: str, case: Case | None = None) -> Iterator[Finding]:
    """The findings on one text that contradicts the account."""
    yield from contradicted(writing(case or agency(), where, text))


def claimed(where: str, text: str, case: Case | None = None) -> list[str]:
    """The claims of one text that are found to be wrong."""
    return [str(finding.found) for finding in contradictions(where, text, case)]
