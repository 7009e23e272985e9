"""Bad input, fault by fault: the file, row, column, value and code that come back."""

from pathlib import Path

import pytest

from pipeline.people import discreet
from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT, SURVEY, Place, places

Files = dict[str, str | bytes | None]


def changed(name: str, old: str, new: str) -> Files:
    """One file of the good delivery with one text replaced."""
    text = {"realization": REALIZATION, "budget": BUDGET, "survey_trust": SURVEY}[name]
    assert text.count(old) == 1, old
    return {f"{name}.csv": text.replace(old, new)}


def added(report: str, **tables: str) -> Files:
    return {
        "report.toml": REPORT + report,
        **{f"{name}.csv": text for name, text in tables.items()},
    }


def computed(formula: str, **tables: str) -> Files:
    """The reported measure P1 computed by a formula instead."""
    row = f"P1,internal_process,S3,Fast,Days to answer,days,maximize,5,,{formula}"
    realization = REALIZATION.replace(REALIZATION.splitlines()[3], row)
    return {
        "realization.csv": realization,
        **{f"{name}.csv": text for name, text in tables.items()},
    }


@pytest.mark.slow
def test_the_good_delivery_has_no_problem(tmp_path: Path) -> None:
    assert places(tmp_path / "a", {}) == []


CASES: dict[str, tuple[Files, list[Place]]] = {
    # --- files --------------------------------------------------------------------------------
    "a missing table": (
        {"realization.csv": None},
        [("missing-table", "realization.csv", None, "", "")],
    ),
    "a survey without answers": (
        {"survey_trust.csv": None},
        [("missing-table", "survey_trust.csv", None, "", "")],
    ),
    "an empty file": ({"budget.csv": ""}, [("empty-table", "budget.csv", None, "", "")]),
    "a table without rows": (
        {"budget.csv": "code,name,ceiling,realized\n\n,,,\n"},
        [("empty-table", "budget.csv", None, "", "")],
    ),
    "a workbook under another name": (
        {"budget.csv": b"PK\x03\x04rest"},
        [("wrong-ending", "budget.csv", None, "", "")],
    ),
    "a text that is UTF-8 in one row and not in another": (
        {"budget.csv": BUDGET.encode().replace(b"Programme", b"Pr\xc3\xb6gramme\xe9")},
        [("mixed-encodings", "budget.csv", 2, "", "")],
    ),
    "a row with too many cells hides no key and adds no follower": (
        changed("budget", "1000000,900000\n1.01.01", "1,000,000,x\n1.01.01"),
        [("ragged-row", "budget.csv", 2, "", "")],
    ),
    # --- headings -----------------------------------------------------------------------------
    "a missing column": (
        {"budget.csv": "code,name,realized\n1,A,10\n"},
        [("missing-column", "budget.csv", None, "ceiling", "")],
    ),
    "an unknown column": (
        changed("budget", "realized", "realized,outputtarget"),
        [("unknown-column", "budget.csv", None, "outputtarget", "")],
    ),
    "two headings for one column": (
        {"budget.csv": "code,Kode Rekening,name,ceiling,realized\n1,1,A,10,9\n"},
        [("duplicate-column", "budget.csv", None, "Kode Rekening", "")],
    ),
    "a survey may have other columns, not lack an item": (
        {"survey_trust.csv": "respondent_id,q1,remark\nR1,4,fine\n"},
        [("missing-column", "survey_trust.csv", None, "q2", "")],
    ),
    # --- cells --------------------------------------------------------------------------------
    "text where a number belongs": (
        changed("realization", "days,minimize,5,4,", "days,minimize,five,4,"),
        [("neither-number-nor-grade", "realization.csv", 4, "target", "five")],
    ),
    "not a number, and not also a missing actual": (
        changed("realization", "days,minimize,5,4,", "days,minimize,5,nil,"),
        [("neither-number-nor-grade", "realization.csv", 4, "actual", "nil")],
    ),
    "infinity": (
        changed("realization", "days,minimize,5,4,", "days,minimize,inf,1e999,"),
        [
            ("not-a-number", "realization.csv", 4, "actual", "1e999"),
            ("neither-number-nor-grade", "realization.csv", 4, "target", "inf"),
        ],
    ),
    "numbers that may be thousands": (
        {"budget.csv": "code,name,ceiling,realized\n1,A,2000,1.234\n2,B,3000,2.345\n"},
        [("ambiguous-number", "budget.csv", 2, "realized", "1.234")],
    ),
    "an amount with three decimals": (
        changed("budget", "Activity,1000000,", "Activity,1000000.125,"),
        [("not-an-amount", "budget.csv", 3, "ceiling", "1000000.125")],
    ),
    "part of a person": (
        {"training.csv": "training_id,participants,passed\nT1,10.5,x\n"},
        [
            ("not-whole", "training.csv", 2, "participants", "10.5"),
            ("not-a-number", "training.csv", 2, "passed", "x"),
        ],
    ),
    "a date that does not exist": (
        {"documents.csv": "document_id,due_on\nD1,2024-02-30\nD2,31/13/2024\n"},
        [
            ("not-a-date", "documents.csv", 2, "due_on", "2024-02-30"),
            ("not-a-date", "documents.csv", 3, "due_on", "31/13/2024"),
        ],
    ),
    "a time that does not exist": (
        {"attendance.csv": "staff_id,date,arrived_at\nA,2024-01-02,25:00\n"},
        [("not-a-time", "attendance.csv", 2, "arrived_at", "25:00")],
    ),
    "neither yes nor no": (
        {"services.csv": "service,digital\nKTP,YA\nKK,mungkin\n"},
        [("not-yes-no", "services.csv", 3, "digital", "mungkin")],
    ),
    "not a choice": (
        changed("realization", "days,minimize,5", "days,minimise,5"),
        [("not-a-choice", "realization.csv", 4, "polarity", "minimise")],
    ),
    "an empty cell": (
        changed("budget", "1.01.01,Activity", "1.01.01,"),
        [("empty-cell", "budget.csv", 3, "name", "")],
    ),
    "an answer out of scale": (
        changed("survey_trust", "R2,3,4", "R2,6,0"),
        [
            ("out-of-range", "survey_trust.csv", 3, "q1", "6"),
            ("out-of-range", "survey_trust.csv", 3, "q2", "0"),
        ],
    ),
    "a negative ceiling": (
        changed("budget", "Programme,1000000,900000", "Programme,-5,"),
        [("negative", "budget.csv", 2, "ceiling", "-5")],
    ),
    "a duplicate key": (
        {"budget.csv": BUDGET + "1.01,Again,1,1\n"},
        [("duplicate-key", "budget.csv", 4, "code", "1.01")],
    ),
    "a duplicate key of a person": (
        {"survey_trust.csv": SURVEY + "R1,1,1\n"},
        [("duplicate-key", "survey_trust.csv", 8, "respondent_id", "(withheld)")],
    ),
    "a duplicate key of two columns": (
        {"links.csv": "from_objective,to_objective\nS1,S2\nS1,S3\nS1,S2\n"},
        [("duplicate-key", "links.csv", 4, "from_objective", "S1 / S2")],
    ),
    # --- between columns ----------------------------------------------------------------------
    "more spent than the ceiling": (
        {"budget.csv": "code,name,ceiling,realized\n1,Activity,1000000,1000000.01\n"},
        [("over-ceiling", "budget.csv", 2, "realized", "1000000.01")],
    ),
    "spent without a ceiling": (
        {"budget.csv": "code,name,ceiling,realized\n1,Activity,0,900000\n"},
        [("zero-ceiling", "budget.csv", 2, "ceiling", "0")],
    ),
    "more passed than took part": (
        {"training.csv": "training_id,peserta,lulus\nT1,10,11\nT2,10,10\n"},
        [("more-than-whole", "training.csv", 2, "lulus", "11")],
    ),
    "an end before its start": (
        {"service_times.csv": "service,started_at,finished_at\nKTP,09:00,08:30\n"},
        [("finished-before-start", "service_times.csv", 2, "finished_at", "08:30")],
    ),
    "a time of day beside a date": (
        {"service_times.csv": "service,started_at,finished_at\nKTP,08:00,2024-01-02 08:30\n"},
        [("time-without-date", "service_times.csv", 2, "started_at", "08:00")],
    ),
    "a service without a duration": (
        {"service_times.csv": "service,minutes\nKTP,5\nKK,\n"},
        [("empty-cell", "service_times.csv", 3, "minutes", "")],
    ),
    "services without any column of duration": (
        {"service_times.csv": "service,started_at\nKTP,08:00\n"},
        [("missing-column", "service_times.csv", None, "minutes", "")],
    ),
    "a day of another period": (
        {"attendance.csv": "staff_id,date\nA,2024-01-02\nA,2023-12-31\n"},
        [("outside-period", "attendance.csv", 3, "date", "2023-12-31")],
    ),
    # --- realization --------------------------------------------------------------------------
    "an unknown perspective": (
        changed("realization", "F1,financial", "F1,finance"),
        [("unknown-perspective", "realization.csv", 2, "perspective", "finance")],
    ),
    "an unknown formula": (
        changed("realization", "budget.absorption", "budget.absorbtion"),
        [("unknown-formula", "realization.csv", 2, "formula", "budget.absorbtion")],
    ),
    "an objective in two perspectives under two names": (
        changed("realization", "S3,Fast", "S2,Fast"),
        [("objective-in-two-perspectives", "realization.csv", 4, "objective_id", "S2")],
    ),
    "an objective with two names": (
        changed("realization", "internal_process,S3,Fast", "customer,S2,Fast"),
        [("objective-named-twice", "realization.csv", 4, "objective_id", "S2")],
    ),
    "a polarity that is not the formula's": (
        changed("realization", "percent,maximize", "percent,minimize"),
        [("polarity-differs", "realization.csv", 2, "polarity", "minimize")],
    ),
    "a computed actual that is typed in": (
        changed("realization", "100,,budget", "100,90,budget"),
        [("computed-and-typed", "realization.csv", 2, "actual", "90")],
    ),
    "a reported actual that is empty": (
        changed("realization", "days,minimize,5,4,", "days,minimize,5,,"),
        [("reported-without-cell", "realization.csv", 4, "actual", "")],
    ),
    "a range that runs downward": (
        {
            "realization.csv": "measure_id,perspective,objective_id,objective,measure,measured_in,"
            "polarity,target,target bawah,target_high,actual\n"
            "P1,customer,S1,Fast,Days,days,minimize,,9,5,4\n"
        },
        [("range-reversed", "realization.csv", 2, "target bawah", "9")],
    ),
    # --- what formulas need -------------------------------------------------------------------
    "a formula without its table": (
        computed("workforce.pass_rate"),
        [("formula-needs-table", "realization.csv", 4, "formula", "workforce.pass_rate")],
    ),
    "a formula without its columns": (
        computed("workforce.pass_rate", training="training_id,held,peserta\nT1,ya,3\n"),
        [("formula-needs-column", "training.csv", None, "passed", "")],
    ),
    "a parameter the formula does not have": (
        added("[measures.F1]\nat_most = 3\n"),
        [("unknown-parameter", "report.toml", None, "measures.F1.at_most", "")],
    ),
    "a survey formula with two surveys to choose from": (
        added(
            '[surveys.staff]\nscale = [1, 5]\nitems = ["q1"]\n',
            survey_staff="respondent_id,q1\nR1,4\n",
        ),
        [("formula-needs-parameter", "report.toml", None, "measures.C1.survey", "")],
    ),
    "a filter value that no row has": (
        {
            **computed("workforce.trained_ratio", staff="staff_id,status,trained\nA,pns,ya\n"),
            "report.toml": REPORT + '[measures.P1]\nrows = { status = ["PNS", "pns"] }\n',
        },
        [("unknown-value", "report.toml", None, "measures.P1.rows.status", "PNS")],
    ),
    "a share without table, column and condition": (
        computed("share"),
        [
            ("one-condition", "report.toml", None, "measures.P1", ""),
            ("formula-needs-parameter", "report.toml", None, "measures.P1.column", ""),
            ("formula-needs-parameter", "report.toml", None, "measures.P1.table", ""),
        ],
    ),
    "a share of a column that is not there": (
        {
            **computed("share", documents="document_id\nD1\n"),
            "report.toml": REPORT
            + '[measures.P1]\ntable = "documents"\ncolumn = "backed_up"\nis = true\n',
        },
        [("formula-needs-column", "documents.csv", None, "backed_up", "")],
    ),
    "a condition of another kind than its column": (
        {
            **computed("share", documents="document_id,backed_up\nD1,ya\n"),
            "report.toml": REPORT
            + '[measures.P1]\ntable = "documents"\ncolumn = "backed_up"\nis = "ya"\n',
        },
        [("condition-differs", "report.toml", None, "measures.P1.is", "is")],
    ),
    # --- references ---------------------------------------------------------------------------
    "report.toml names a measure that is not there": (
        added('[measures.C2]\nsurvey = "trust"\n'),
        [("unknown-measure", "report.toml", None, "measures.C2", "C2")],
    ),
    "a factor of an unknown objective and measure": (
        {"csf.csv": "csf_id,objective_id,factor,measure_id\nK1,S9,Trust,C9\n"},
        [
            ("unknown-measure", "csf.csv", 2, "measure_id", "C9"),
            ("unknown-objective", "csf.csv", 2, "objective_id", "S9"),
        ],
    ),
    "a link to an unknown objective": (
        {"links.csv": "from_objective,ke sasaran\nS1,S2\nS8,S9\n"},
        [
            ("unknown-objective", "links.csv", 3, "from_objective", "S8"),
            ("unknown-objective", "links.csv", 3, "ke sasaran", "S9"),
        ],
    ),
    "the past of an unknown measure": (
        {"history.csv": "measure_id,period,actual\nF1,2023,90\nF2,2023,90\n"},
        [("unknown-measure", "history.csv", 3, "measure_id", "F2")],
    ),
}


@pytest.mark.slow
@pytest.mark.one_in(6)
@pytest.mark.parametrize("case", CASES)
def test_the_fault_comes_back_where_it_stands(case: str, tmp_path: Path) -> None:
    files, expected = CASES[case]
    assert places(tmp_path / "a", files) == expected


@pytest.mark.parametrize(
    ("nip", "is_good"),
    [
        ("190001011920011002", True),
        ("19000101 192001 2 001", True),
        ("19000101192001100", False),
        ("190013011920011001", False),
        ("190001011920131001", False),
        ("190001011920013001", False),
    ],
)
def test_a_nip_has_dates_and_a_sex_digit(nip: str, is_good: bool, tmp_path: Path) -> None:
    head = 'name = "Kepala Dinas Rekaan"'
    report = REPORT.replace(f"{head} }}", f'{head}, nip = "{nip}" }}')
    assert report != REPORT
    place = ("bad-nip", "report.toml", None, "agency.head.nip", discreet(nip))
    expected = [] if is_good else [place]
    assert places(tmp_path / "a", {"report.toml": report}) == expected


def test_all_faults_of_all_files_come_back_at_once(tmp_path: Path) -> None:
    files: Files = {
        "realization.csv": REALIZATION.replace("F1,financial", "F1,finance").replace("5,4", "x,4"),
        "budget.csv": BUDGET.replace("900000\n1.01.01", "lots\n1.01"),
        "survey_trust.csv": SURVEY.replace("R1,4,5", "R1,4,9").replace("_id", "s"),
        "links.csv": b"\xff\xfe\x00",
        "stray.csv": "x",
    }
    assert places(tmp_path / "a", files) == [
        ("not-a-number", "budget.csv", 2, "realized", "lots"),
        ("duplicate-key", "budget.csv", 3, "code", "1.01"),
        ("encoding", "links.csv", None, "", ""),
        ("unknown-perspective", "realization.csv", 2, "perspective", "finance"),
        ("neither-number-nor-grade", "realization.csv", 4, "target", "x"),
        ("unused-file", "stray.csv", None, "", ""),
        ("respondents-numbered", "survey_trust.csv", None, "", ""),
        ("out-of-range", "survey_trust.csv", 2, "q2", "9"),
    ]
