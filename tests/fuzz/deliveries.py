"""Good deliveries to be spoilt: the worked examples, and a small one that has every table."""

from collections.abc import Mapping

import polars as pl

from tests.examples import INPUTS
from tests.workbooks_by_hand import workbook

REPORT = """\
[agency]
name = "Dinas Rekaan"
head = { name = "Kepala Dinas (rekaan)", nip = "190001011920011002" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
language = "id"
status = "draft"
issued_on = 2025-02-28
[text]
foreword = "Kata pengantar."
[rulebook]
use = "own"
[surveys.trust]
scale = [1, 5]
items = ["q1", { id = "q2", reversed = true }]
labels = { "Sangat Puas" = "5" }
groups = ["unit"]
population = 40
[measures.C1]
survey = "trust"
[measures.S1]
table = "permits"
column = "days"
at_most = 5
[sources.documents]
dates = "d/m/y"
[[accept]]
problem = "over-ceiling"
where = "budget"
key = "1.01.02"
reason = "sebagaimana terbit"
"""

RULEBOOK = """\
id = "own"
title = "Buku aturan contoh"
citation = "Keputusan contoh"
extends = "rapor-2026"
minimum_coverage = 0.5
[[perspectives]]
id = "financial"
weight = 2
[scoring]
floor = 0
cap = 110
[levels.measure]
bands = [
    { key = "low", label = { id = "Rendah", en = "Low" }, from = 0, met = false },
    { key = "high", label = { id = "Tinggi", en = "High" }, from = 80, met = true },
]
"""

EVERY_TABLE: Mapping[str, str] = {
    "realization": """\
measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,actual,formula
F1,financial,O1,Anggaran terserap,Penyerapan,persen,maximize,100,,budget.absorption
C1,customer,O2,Kepercayaan,Indeks,poin,maximize,80,,survey.total_index
P1,internal_process,O3,Cepat,Lama menjawab,hari,minimize,5,4,
P2,internal_process,O3,Cepat,Dokumen tepat waktu,persen,maximize,90,,process.on_time
P3,internal_process,O3,Cepat,Menit layanan,persen,maximize,100,,process.time_against_standard
S1,internal_process,O3,Cepat,Izin tepat waktu,persen,maximize,80,,share
L1,learning_growth,O4,Cakap,Pegawai terlatih,persen,maximize,60,,workforce.trained_ratio
L2,learning_growth,O4,Cakap,Kehadiran,persen,maximize,95,,workforce.punctuality
L3,learning_growth,O4,Cakap,Lulus pelatihan,persen,maximize,80,,workforce.pass_rate
C2,customer,O2,Kepercayaan,Layanan digital,persen,maximize,50,,service.digitised
C3,customer,O2,Kepercayaan,Pelanggan bertahan,persen,maximize,70,,customer.retention
""",
    "budget": """\
code,name,ceiling,realized,output_target,output_actual
1.01,Program,2000000,"1.900.001,50",,
1.01.01,Kegiatan,1000000,"900.000,50",10,9
1.01.02,Kegiatan lain,1000000,1000001,4,4
""",
    "survey_trust": """\
respondent_id,q1,q2,unit
R1,4,5,A
R2,Sangat Puas,3,A
R3,,2,B
R4,3,2,A
R5,5,1,A
R6,4,3,A
R7,2,3,B
R8,4,4,B
R9,3,1,B
R10,5,2,B
R11,4,2,B
""",
    "service_times": """\
service,minutes,started_at,finished_at,standard_minutes,value_added
KTP,12,,,10,ya
KK,,2024-03-01 08:00,2024-03-01 08:30,30,tidak
""",
    "documents": """\
document_id,kind,due_on,finished_on,follows_sop,backed_up
D1,surat,31/01/2024,30 Januari 2024,ya,ya
D2,surat,15/02/2024,,tidak,ya
""",
    "training": """\
training_id,name,planned,held,participants,passed
T1,A,ya,ya,10,9
T2,B,ya,tidak,,
""",
    "staff": "staff_id,status,position,trained\nP1,pns,analis,ya\nP2,pppk,staf,tidak\n",
    "services": "service,digital\nKTP,ya\nKK,tidak\n",
    "customers": "customer_id,retained\nK1,ya\nK2,tidak\n",
    "attendance": """\
staff_id,date,arrived_at,due_at,excused
P1,2024-01-02,07:25,07:30,tidak
P2,2024-01-02,,07:30,ya
P3,2024-01-02,07:31,07:30,tidak
P4,2024-01-02,,07:30,tidak
P5,2024-01-02,07:30,07:30,
P6,2024-01-02,07:02,07:30,tidak
""",
    "history": "measure_id,period,target,actual,achievement\nP1,2023,5,6,80\n",
    "links": "from_objective,to_objective\nO4,O3\nO3,O2\n",
    "csf": "csf_id,objective_id,factor,measure_id\nX1,O2,Keramahan,C1\n",
    "actions": "recommendation_id,status,owner,due,note\nP1/steady,selesai,Bidang A,2024-06-30,-\n",
    "permits": "permit,days\nA,4\nB,7\n",
}

Files = Mapping[str, bytes]


def small() -> Files:
    """A delivery of every table, each a CSV file, with a rulebook of its own."""
    tables = {f"{name}.csv": text.encode() for name, text in EVERY_TABLE.items()}
    return {"report.toml": REPORT.encode(), "own.toml": RULEBOOK.encode(), **tables}


def as_workbook() -> Files:
    """The same tables as the sheets of one workbook; what looks like a number is stored as one."""
    sheets = {name: cells(name) for name in EVERY_TABLE}
    settings = {name: text for name, text in small().items() if name.endswith(".toml")}
    return {**settings, "inputs.xlsx": workbook(sheets)}


def as_parquet() -> Files:
    """The same with a table as a Parquet file, its numbers typed."""
    from io import BytesIO

    files = dict(small())
    for name in ("permits",):
        content = BytesIO()
        pl.read_csv(files.pop(f"{name}.csv")).write_parquet(content)
        files[f"{name}.parquet"] = content.getvalue()
    return files


def cells(table: str) -> list[list[object]]:
    """A table's rows, the heading first."""
    frame = pl.read_csv(EVERY_TABLE[table].encode(), infer_schema=False)
    rows = [[_stored(cell) for cell in row] for row in frame.iter_rows()]
    return [list(frame.columns), *rows]


def shipped(report: str) -> Files:
    """A worked example as it is delivered."""
    return {file.name: file.read_bytes() for file in (INPUTS / report).iterdir() if file.is_file()}


def _stored(cell: str | None) -> object:
    return float(cell) if cell and cell.replace(".", "", 1).isdigit() and "." not in cell else cell
