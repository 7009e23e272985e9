"""The folder, its files, and what they really are."""

from io import BytesIO

import polars as pl

from pipeline.ingest.files.limits import COLUMNS, LINE_BYTES, TOML_BYTES
from tests.codes.builders import Files, report, rewritten, source
from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT
from tests.test_days_of_spreadsheets import since_1904
from tests.workbooks_by_hand import HEADING, workbook

LINES = [HEADING, ["1", "Program", 10, 9]]


def _budget(content: str | bytes, ending: str = "csv") -> Files:
    return {"budget.csv": None, f"budget.{ending}": content}


def _book(*hidden: int, column: int | None = None, **sheets: list[list[object]]) -> Files:
    columns = [] if column is None else [column]
    return _budget(workbook(sheets, hidden_rows=hidden, hidden_columns=columns), "xlsx")


def _lists() -> bytes:
    content = BytesIO()
    lines = {"code": ["1"], "name": ["A"], "ceiling": [[10]], "realized": [9]}
    pl.DataFrame(lines).write_parquet(content)
    return content.getvalue()


LONG = "code,name,ceiling,realized\n" + "".join(f"{n},P{n},10,9\n" for n in range(1, 5))


def _parts(*tables: str, name: str = "budget") -> Files:
    """A table in several files, one below the other."""
    files = {f"{number}.csv": content for number, content in enumerate(tables)}
    return {f"{name}.csv": None, **files, **source(name, f"file = {[*files]}".replace("'", '"'))}


def _days() -> Files:
    rows: list[list[object]] = [["document_id", "due_on", "done_on"], ["D1", 45000, 45001]]
    books = {"a.xlsx": workbook({"t": rows}), "b.xlsx": since_1904(workbook({"t": rows}))}
    return {**books, **source("documents", 'file = ["a.xlsx", "b.xlsx"]')}


def _two_surveys() -> Files:
    answers = ["respondent_id,q1,q2\n1,4,5\n2,3,4\n", "respondent_id,q1,q2\n1,2,5\n2,1,4\n"]
    return _parts(*answers, name="survey_trust")


LATER = {
    "report.toml": REPORT.replace("2024-01-01", "2025-01-01").replace("2024-12-31", "2025-01-31")
}
"""The next period of the agency of all these deliveries, in a folder that is a copy of theirs."""
BLOCK = "kode,uraian,pagu,realisasi\n1,A,10,9\n"
NAMED = BUDGET.replace("Activity", "Café")

FILES: dict[str, Files] = {
    "missing-table": {"survey_trust.csv": None},
    "missing-file": source("budget", 'file = "pagu.csv"'),
    "outside-folder": source("budget", 'file = "../../pagu.csv"'),
    "two-files": {"Budget.CSV": BUDGET},
    "unused-file": {"anggaran.csv": BUDGET},
    "figures-as-before": LATER,
    "agency-untied": {**LATER, "realization.csv": REALIZATION + "\n"},
    "unreadable-file": {"budget.csv": BUDGET + '2,"open,1,1\n'},
    "wrong-ending": _budget("<html><table>", "xlsx"),
    "unknown-ending": {"budget.pdf": "%PDF-1.7", **source("budget", 'file = "budget.pdf"')},
    "encoding": {"budget.csv": NAMED.encode()[:-20] + b"\xe2"},
    "mixed-encodings": {"budget.csv": NAMED.encode() + b"2,Caf\xe9,1,1\n"},
    "nul-byte": {"budget.csv": BUDGET + "2,\0,1,1\n"},
    "windows-encoding": {"budget.csv": NAMED.encode("cp1252")},
    "line-too-long": {"budget.csv": BUDGET + "2," + "x" * LINE_BYTES + ",1,1\n"},
    "encrypted-file": _budget(
        b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "xlsx"
    ),
    "too-large": {"report.toml": REPORT + "# " + "x" * TOML_BYTES},
    "too-many-columns": {"budget.csv": ",".join(f"h{n}" for n in range(COLUMNS + 1)) + "\n1\n"},
    "unusable-picture": {
        **rewritten("head =", 'logo = "logo.svg"\nhead ='),
        "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>A</text></svg>',
    },
    "column-type": _budget(_lists(), "parquet"),
    "missing-sheet": {**_book(Rekap=LINES), **source("budget", 'sheet = "Rekab"')},
    "which-sheet": _book(Januari=LINES, Februari=LINES),
    "unused-sheet": {"inputs.xlsx": workbook({"rekap lama": LINES})},
    "hidden-rows": _book(2, budget=LINES),
    "hidden-columns": _book(column=1, budget=LINES),
    "stacked-blocks": {"budget.csv": f"Januari\n{BLOCK}\nFebruari\n{BLOCK}"},
    "unlike-headings": _parts(BUDGET, BUDGET.replace("realized", "spent")),
    "unlike-days": _days(),
    "repeats-others": _parts(LONG, "code,name,ceiling,realized\n9,Z,1,1\n", LONG),
    "respondents-by-sheet": _two_surveys(),
    "rows-outside-range": {"budget.csv": BUDGET, **source("budget", 'range = "A1:D2"')},
    "database-refused": source("budget", 'database = "sqlite:///budget.db"'),
    "empty-table": {"budget.csv": "code,name,ceiling,realized\n"},
    "lines-in-quotes": {"budget.csv": "".join(f'"{line}"\n' for line in BUDGET.splitlines())},
    "ragged-row": {"budget.csv": BUDGET + "2,B,1,1,1\n"},
    "unmatched-where": source("budget", 'where = { name = "Kantor" }'),
}
"""`missing-package` needs a package that is not there: see `tests/test_codes.py`."""

SETTINGS: dict[str, Files] = {
    "toml-missing": {"report.toml": None},
    "toml-syntax": {"report.toml": REPORT + "[sources\n"},
    "toml-unknown-key": rewritten("[period]", 'ketua = "x"\n[period]'),
    "toml-missing-key": rewritten('name = "Dinas Rekaan"\n', ""),
    "toml-value": rewritten("start = 2024-01-01", 'start = "Januari"'),
    "unknown-rulebook": report("[rulebook]", 'use = "rapor-1826"'),
}
