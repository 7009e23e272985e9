"""Small deliveries that have between them every table, every column filled, and every formula."""

from collections.abc import Mapping
from csv import DictReader, DictWriter
from dataclasses import dataclass, replace
from io import StringIO

Rows = list[dict[str, str]]

_HEAD = """
[agency]
name = "Dinas Contoh"
head = { name = "Kepala Dinas (contoh)" }
[period]
start = 2024-01-01
end = 2024-12-31
[report]
issued_on = 2025-02-28
language = "en"
"""
_PUBLIC = """
[surveys.public]
title = "The public"
scale = [1, 4]
items = [
    { id = "U1", importance = "weighs" }, { id = "U2", importance = "weighs" },
    "U3", "U4", "U5", "U6", "U7", "U8", { id = "U9", importance = "matters" },
]
groups = ["unit"]
[measures]
C1.survey = "public"
C2 = { survey = "public", at_least = 3 }
"""
_OLDER = """
[surveys.older]
scale = [1, 4]
respondents = 20
[measures]
C3.survey = "older"
"""
_JOB = """
[surveys.job]
scale = [0, 54]
items = [
    { id = "j1", facet = "work" }, { id = "j2", facet = "pay" },
    { id = "j3", facet = "promotion" }, { id = "j4", facet = "supervision" },
    { id = "j5", facet = "coworkers" },
]
[measures]
L1.survey = "job"
"""
_TRUST = """
[surveys.trust]
scale = [1, 5]
[measures]
C4.survey = "trust"
"""
_OUTPUTS = """
[measures]
F7.rows.name = ["Counters", "Paper"]
"""
_DOCUMENTS = """
[measures]
P2.rows.kind = ["surat"]
P7 = { table = "documents", column = "backed_up", is = true }
"""
_STAFF = """
[measures]
L2.rows = { status = ["pns"], position = ["analis"] }
"""

_MEASURES = """\
F1 financial budget.absorption maximize percent
F2 financial budget.economy minimize percent
F3 financial budget.efficiency minimize percent
F4 financial budget.effectiveness maximize percent
F5 financial budget.efficiency_index maximize ratio
F6 financial budget.cost_per_output minimize rupiah
F7 financial budget.output_geometric maximize percent
F8 financial budget.output_geometric_nested maximize percent
C1 customer survey.ikm_2017 maximize points
C2 customer survey.satisfied_share maximize percent
C3 customer survey.ikm_2004 maximize points
C4 customer survey.total_index maximize points
C5 customer customer.retention maximize percent
P1 internal_process process.time_against_standard maximize percent
P2 internal_process process.on_time maximize percent
P3 internal_process process.cycle_effectiveness maximize percent
P4 internal_process process.follows_sop maximize percent
P5 internal_process service.digitised maximize percent
P7 internal_process share maximize percent
L1 learning_growth survey.jdi maximize points
L2 learning_growth workforce.trained_ratio maximize percent
L3 learning_growth workforce.pass_rate maximize percent
L4 learning_growth workforce.trainings_held maximize percent
L5 learning_growth workforce.punctuality maximize percent
R1 learning_growth reported maximize percent
R2 learning_growth reported stabilize percent
R3 internal_process reported minimize incidents
R4 customer reported maximize percent
T1 customer reported maximize cards
"""
"""Each by its id, its perspective (which is its objective too), formula, polarity and unit."""

_TOLD = {
    "R1": {
        "target": "80", "target_source": "pk_perubahan", "actual": "70.25", "weight": "2",
        "maximum": "100", "aggregation": "last", "definition": "What is counted",
        "source": "The ledger", "collected": "Every quarter", "verified_by": "Auditor's office",
        "limitation": "Late branches", "target_before": "75", "pk_status": "diubah",
        "renstra_target": "90", "national_standard": "85",
        "published": "71.5", "cause": "Some cause", "solution": "Some solution",
        "due": "2025-06-30", "next_target": "88",
        "programme": "Some programme", "owner": "Secretariat",
    },
    "R2": {"target": "", "target_low": "70", "target_high": "90", "actual": "65", "weight": "1"},
    "R3": {"target": "0", "worst": "8", "actual": "3"},
    "R4": {"actual": "99"},
    "T1": {
        "target": "75", "aggregation": "sum", "period_target": "25", "period_actual": "24",
        "year_target": "100",
    },
}  # fmt: skip
"""What some measures have besides, or in place of, a target of 100 and a weight of 1."""

_COLUMNS = (
    "measure_id", "perspective", "objective_id", "objective", "measure", "measured_in", "polarity",
    "target", "target_source", "actual", "formula", "weight", "target_low", "target_high", "worst",
    "maximum", "aggregation", "definition", "source", "collected", "verified_by", "limitation",
    "target_before", "pk_status", "renstra_target", "national_standard", "published", "cause",
    "solution", "due", "next_target", "period_target", "period_actual", "year_target",
    "programme", "owner",
)  # fmt: skip

BUDGET = """\
code,name,level,programme,activity,ceiling_before,ceiling,change,change_percent,realized,\
period_realized,output_target,output_actual,outcome_target,outcome_actual,objective_id
1,Services,programme,,,300,400,100,33.33,340,,,,,,financial
1.1,Counters,activity,,,100,150,50,50,140,,10,9,100,80,
1.2,Mobile units,activity,,,200,250,50,25,200,,20,19,50,45,
5.1.01,Paper,account,,8.08,100,100,,,90,,4,4,,,customer
5.1.02,Ink,account,Offices,8.09,100,100,,,80,,5,5,,,customer
"""
SERVICE_TIMES = """\
service,minutes,started_at,finished_at,standard_minutes,step,value_added
Card,30,,,25,Wait,no
Card,,2024-03-01 08:00,2024-03-01 08:10,12,Print,yes
Letter,9,,,10,Sign,yes
"""
DOCUMENTS = """\
document_id,kind,due_on,finished_on,follows_sop,backed_up
D-1,surat,2024-02-01,2024-02-05,no,yes
D-2,surat,2024-03-01,2024-02-27,yes,no
D-3,agenda,2024-04-01,2024-03-30,yes,yes
D-4,surat,2024-05-01,2024-04-30,no,yes
"""
TRAINING = """\
training_id,name,planned,held,participants,passed
T-1,Protocol,yes,yes,20,15
T-2,Archives,yes,no,,
T-3,Writing,no,yes,30,27
"""
SERVICES = "service,digital\nLeave,yes\nRaise,no\nMove,no\n"
HISTORY = """\
measure_id,period,target,actual,achievement
R1,2022,75,66,88
R1,2023,78,68,87.18
"""
LINKS = """\
from_objective,to_objective
learning_growth,internal_process
internal_process,customer
"""
CSF = """\
csf_id,objective_id,factor,measure_id
K-1,internal_process,Care,R3
K-2,learning_growth,Skill,R1
"""
ACTIONS = """\
recommendation_id,status,owner,due,note,recommendation,source,evidence,adjusts
close-the-learning-growth-gap.R1,begun,Secretariat,2025-06-30,With the province,Close R1,,,
LHE-1,in progress,Inspection desk,2024-06-30,A decree,Define every measure,lhe,Draft of it,policy
"""


def rows_of(text: str) -> Rows:
    return list(DictReader(StringIO(text)))


def csv_of(rows: Rows) -> str:
    out = StringIO()
    writer = DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _realization() -> Rows:
    rows = []
    for line in _MEASURES.splitlines():
        key, side, formula, polarity, unit = line.split()
        least = {
            "measure_id": key, "perspective": side, "objective_id": side,
            "objective": f"Objective {side}", "measure": f"Measure {key}", "measured_in": unit,
            "polarity": polarity, "formula": formula, "target": "100", "weight": "1",
        }  # fmt: skip
        told = {**least, **_TOLD.get(key, {})}
        rows.append({column: told.get(column, "") for column in _COLUMNS})
    return rows


def _public() -> Rows:
    """Sixteen respondents of two counters; what each answers follows no simple rule."""
    items = [f"U{number}" for number in range(1, 10)]
    return [
        {
            "respondent_id": f"R{person:02}",
            **{
                item: str(1 + (person * 7 + place * 5 + person * place) % 4)
                for place, item in enumerate(items)
            },
            "weighs": str(1 + person * 3 % 4),
            "matters": str(1 + person % 4),
            "unit": "Counter A" if person % 2 else "Counter B",
        }
        for person in range(16)
    ]


def _staff() -> Rows:
    """Twenty: every other status, position and training has many."""
    return [
        {
            "staff_id": f"S{number:02}",
            "status": "pns" if number < 15 else "honorer",
            "position": "analis" if number < 10 else "arsiparis",
            "trained": "yes" if number % 2 else "no",
        }
        for number in range(20)
    ]


def _attendance() -> Rows:
    return [
        {
            "staff_id": f"S{number:02}",
            "date": "2024-05-02",
            "arrived_at": "2024-05-02 07:20" if number % 3 else "2024-05-02 07:50",
            "due_at": "2024-05-02 07:30",
            "excused": "yes" if number == 0 else "no",
        }
        for number in range(20)
    ]


def _job() -> Rows:
    return [
        {"item": f"j{facet}", "answer": str(answer), "count": "10"}
        for facet in range(1, 6)
        for answer in (20 + facet, 40)
    ]


def _trust() -> Rows:
    points = {"1": "1", "2": "2", "3": "4", "4": "8", "5": "5"}
    return [
        {"number": str(row), "item": f"t{row}", "text": f"Trusts {row}", **points, "total": total}
        for row, total in ((1, "20"), (2, ""))
    ]


def _older() -> Rows:
    return [
        {"item": f"U{place}", "text": f"Element {place}", "total": str(50 + place), "answers": ""}
        for place in range(1, 15)
    ]


@dataclass(frozen=True)
class Delivery:
    """A report.toml and tables, by their names."""

    report: str
    tables: Mapping[str, Rows]


def _of(measures: str, report: str = "", **tables: Rows) -> Delivery:
    kept = [row for row in _realization() if row["measure_id"] in measures.split()]
    return Delivery(_HEAD + report, {"realization": kept, **tables})


PROMISES = _of(
    "R1 R2 R3 R4",
    history=rows_of(HISTORY),
    links=rows_of(LINKS),
    csf=rows_of(CSF),
    actions=rows_of(ACTIONS),
)
MONEY = _of("F1 F2 F3 F4 F5 F6 F7 F8 R4", _OUTPUTS, budget=rows_of(BUDGET))
REGISTERS = [_of(measures) for measures in ("R1", "R1 R2", "R3", "R3 R4")]
"""As short as a change of their last row can be read in."""
WORK = [
    _of("P1 P3", service_times=rows_of(SERVICE_TIMES)),
    _of("P2 P4 P7", _DOCUMENTS, documents=rows_of(DOCUMENTS)),
    _of("L3 L4", training=rows_of(TRAINING)),
    _of("L2", _STAFF, staff=_staff()),
    _of("P5", services=rows_of(SERVICES)),
    _of(
        "C5",
        customers=[
            {"customer_id": f"C{number:02}", "retained": "yes" if number < 9 else "no"}
            for number in range(12)
        ],
    ),
    _of("L5", attendance=_attendance()),
]
SURVEYS = [
    _of("C1 C2", _PUBLIC, survey_public=_public()),
    _of("C3", _OLDER, survey_older_totals=_older()),
    _of("L1", _JOB, survey_job_counts=_job()),
    _of("C4", _TRUST, survey_trust_counts=_trust()),
]
QUARTER = _of(
    "T1",
    history=rows_of(
        "measure_id,period,target,actual,achievement\nT1,2024-Q1,,20,\nT1,2024-Q2,,30,\n"
    ),
    budget=rows_of(
        BUDGET.splitlines()[0] + "\n7.1,Paper,programme,,,100,100,,,60,25,,,,,customer\n"
    ),
)
QUARTER = replace(
    QUARTER,
    report=QUARTER.report.replace("2024-01-01", "2024-07-01").replace("2024-12-31", "2024-09-30"),
)
DELIVERIES = (*REGISTERS, PROMISES, MONEY, *WORK, *SURVEYS, QUARTER)
