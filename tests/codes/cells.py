"""Headings and cells."""

from tests.codes.builders import (
    Files,
    budget,
    merged,
    realization,
    reported,
    source,
    survey,
    table,
)
from tests.delivery_by_hand import BUDGET
from tests.workbooks_by_hand import HEADING, workbook, workbook_of_formulas

DOCUMENTS = "document_id,due_on,finished_on\nD1,{},{}\n"
TIMES = "service,started_at,finished_at\nKTP,{},{}\n"
TRAINING = "training_id,held,participants,passed\nT1,{},{},{}\n"

UNCALCULATED = workbook_of_formulas({"D2": None})

CELLS: dict[str, Files] = {
    "missing-column": budget("ceiling", "name_of_account"),
    "unknown-column": {"csf.csv": "csf_id,objective_id,factor,mood\nK1,S1,People,good\n"},
    "duplicate-column": budget("code,name,", "code,code,"),
    "not-transposed": source("budget", "transposed = true"),
    "unnamed-column": {"csf.csv": "csf_id,objective_id,factor,\nK1,S1,People,good\n"},
    "empty-cell": budget("Activity", ""),
    "not-a-number": {"training.csv": TRAINING.format("ya", "two", "1")},
    "ambiguous-number": reported({"target": "1.234"}),
    "ambiguous-date": {"documents.csv": DOCUMENTS.format("03/04/2024", "")},
    "formula-not-calculated": {"budget.csv": None, "budget.xlsx": UNCALCULATED},
    "values-beside-column": source("budget", 'values = { name = "Program" }'),
    "part-empty": {
        **source("budget", 'columns = { ceiling = ["a", "b"] }'),
        "budget.csv": "code,name,a,b,realized\n1,A,5,,4\n",
    },
    "error-cell": realization("minimize,5", "minimize,#REF!"),
    "totals-row": {"budget.csv": BUDGET + ",Jumlah,1000000,900000\n"},
    "against-contract": {"staff.csv": "staff_id,trained\nrow 3,ya\n1900010119200110,ya\n"},
    "note-row": {"budget.csv": BUDGET + ",angka sementara,,\n"},
    "derived-row": {"budget.csv": BUDGET + ",SURPLUS/(DEFISIT),0,100000\n"},
    "column-numbers": budget("realized\n", "realized\n1,2,3,4\n"),
    "page-row": {
        "budget.csv": "no,code,name,ceiling,realized\n1,1,A,10,5\nLaporan Dinas Rekaan,,,,3\n"
        "no,code,name,ceiling,realized\n2,2,B,10,5\n"
    },
    "not-a-date": {"documents.csv": DOCUMENTS.format("2024-03-04", "besok")},
    "time-in-utc": {"documents.csv": DOCUMENTS.format("2024-03-04", "2024-03-03T17:00:00.000Z")},
    "days-at-one-hour": {"documents.csv": DOCUMENTS.format("2024-03-04", "2024-03-03 17:00")},
    "not-a-time": {"service_times.csv": TIMES.format("pagi", "2024-03-04 09:00")},
    "time-without-date": {"service_times.csv": TIMES.format("2024-03-04 08:00", "09:00")},
    "not-whole": {"training.csv": TRAINING.format("ya", "1.5", "1")},
    "not-an-amount": budget(
        "1.01.01,Activity,1000000,900000", "1.01.01,Activity,1000000,900000.123"
    ),
    "digits-lost": budget("1.01.01,Activity,1000000,900000", "1.01.01,Activity,1000000,9.0E+05"),
    "not-yes-no": {"training.csv": TRAINING.format("mungkin", "2", "1")},
    "not-a-choice": realization("minimize", "minimise"),
    "text-too-long": realization("Days to answer", "x" * 501),
    "out-of-range": survey((4, 6)),
    "negative": {"training.csv": TRAINING.format("ya", "-2", "-3")},
    "duplicate-key": reported({}, {}),
    "number-for-code": {
        "budget.csv": None,
        "budget.xlsx": workbook({"budget": [HEADING, [1.1, "A", 10, 9], [1.10, "B", 10, 9]]}),
    },
}
"""`against-contract` is left for what only the contract finds, such as keys that may not be."""

LAWS: dict[str, Files] = {
    "more-alike": {
        "documents.csv": table(*({"document_id": f"D{n}", "due_on": "besok"} for n in range(1_001)))
    },
    "finished-before-start": {
        "service_times.csv": TIMES.format("2024-03-04 09:00", "2024-03-04 08:00")
    },
    "more-than-whole": {"training.csv": TRAINING.format("ya", "2", "3")},
    "outside-period": {"service_times.csv": TIMES.format("2023-03-04 08:00", "2023-03-04 09:00")},
    "due-before-period": {"documents.csv": DOCUMENTS.format("2023-03-04", "2024-03-04")},
    "after-report": {"documents.csv": DOCUMENTS.format("2024-03-04", "2025-03-04")},
    "not-an-earlier-period": {"history.csv": "measure_id,period,actual\nP1,2025,3\n"},
    "due-before-end": reported({"solution": "Hire staff", "due": "2024-11-30"}),
    "weight-missing": reported({"weight": 1}, {"measure_id": "N"}),
    "weights-all-zero": reported({"weight": 0}),
    "two-agreements": reported(
        {"target_source": "pk"}, {"measure_id": "N", "target_source": "pk_perubahan"}
    ),
    "revision-not-shown": merged(
        reported({"target_source": "pk_perubahan"}),
        {"budget.csv": "code,name,ceiling_before,ceiling,realized\n1,A,10,10,9\n"},
    ),
    "revised-without-before": reported({"pk_status": "diubah"}),
    "revised-to-the-same": reported({"pk_status": "diubah", "target_before": 10}),
    "unchanged-but-differs": reported({"pk_status": "tetap", "target_before": 9}),
    "new-with-before": reported({"pk_status": "baru", "target_before": 9}),
    "dropped-with-actual": reported({}, {"measure_id": "N", "pk_status": "dihapus"}),
    "revised-in-first-agreement": reported({"pk_status": "baru", "target_source": "pk"}),
    "nothing-promised": reported({"pk_status": "dihapus", "actual": ""}),
    "part-of-year-unused": reported({"year_target": 12}),
    "percent-too-large": reported({"measured_in": "percent", "actual": 9196}),
}
