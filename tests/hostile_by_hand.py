"""A delivery that means ill in every text at once: report.toml, rulebook, every column of words of
every table there is, and the names of a file and its sheet. A column added to a table is hostile
too, without a word here."""

import json
import shutil
from pathlib import Path
from typing import Any

from pipeline.reportfile.model import LONGEST_NAME, LONGEST_PASSAGE, LONGEST_TEXT
from pipeline.tables import DELIVERED, Column, Kind
from tests.examples import INPUTS
from tests.large_by_hand import table
from tests.workbooks_by_hand import workbook

MEAN = (
    "<script>alert(1)</script><img src=http://example.invalid/a.png onerror=alert(1)> "
    "</style><style>*{background:url(http://example.invalid/b)}</style> "
    "{{ 7*7 }} {% raw %} {# x #} ${7*7} =1+1 [[https://example.invalid/c]] "
    "\u202eterbalik\u202c \u2066\u05e9\u05dc\u05d5\u05dd\u2069 \u0645\u0631\u062d\u0628\u0627 "
    ""
    "nol\u200blebar\ufeff\u00ad "
    "\U0001f600\U0001f469\u200d\U0001f4bb z" + "\u0301\u0316\u0489" * 8 + "algo "
    "kendali\x01\x07\x1b[31m\x7f\x85 baris\r\nbaru\u2028lagi\tlagi \"kutip' &amp; &#0; "
)  # fmt: skip
READ = "<script>alert(1)</script>"
"""What must be read on the page as it was written."""
FILE = "<img src=x onerror=alert(1)> {{ 7*7 }} \u202eevil & 'kutip'.xlsx"
SHEET = "<b onclick=a()>{{7}} \u202e& %"
"""The file of one table, and its sheet: Excel allows it 31 characters, no brackets and no stars."""
HYPHENS = "sangat-panjang-sekali-" * 9


def mean(length: int, first: str = "") -> str:
    """A hostile text of so many characters, most of them in one word."""
    start = first + MEAN + HYPHENS
    return (start + "x" * length)[:length]


def written(inputs: Path, *, language: str = "id", paper: str = "A4") -> str:
    """Write the hostile report folder into `inputs`; give its name."""
    folder = inputs / "jahat"
    folder.mkdir(parents=True)
    logo = "<img src=x onerror=alert(1)> {{ 7*7 }} \u202egvs.svg"
    shutil.copy(INPUTS / "klaten-2019" / "logo.svg", folder / logo)
    (folder / "report.toml").write_text(toml(settings(logo, language, paper)))
    (folder / "jahat.toml").write_text(toml(policy()))
    for name, delivered in DELIVERED.items():
        rows = [
            {column.name: cell(name, column, number) for column in delivered.columns}
            for number in range(1, 5)
        ]
        table(folder / f"{name}.csv", rows)
    survey = answers()
    lines = [list(survey[0]), *(list(row.values()) for row in survey)]
    (folder / FILE).write_bytes(workbook({SHEET: lines}))
    return folder.name


def settings(logo: str, language: str, paper: str) -> dict[str, Any]:
    """report.toml as nested keys."""
    text = mean(LONGEST_TEXT)
    line = mean(LONGEST_NAME)
    person = {"name": line, "title": line, "rank": line}
    passages = ("foreword", "organisation", "strategic_issues", "closing", "data_note")
    items = [
        {
            "id": f"q{number}", "text": mean(500, f"{number} "),
            "element": mean(LONGEST_TEXT, f"{number} "), "facet": mean(LONGEST_TEXT, f"{number} "),
        }
        for number in range(1, 5)
    ]  # fmt: skip
    published = {
        "instrument": mean(LONGEST_TEXT, "JDI "), "labels": {"q1": text}, "all_valid": False,
    }  # fmt: skip
    silent = {"unavailable": mean(LONGEST_TEXT, "takterukur ")}
    reason = mean(LONGEST_TEXT, "alasan ")
    survey = {
        "scale": [1, 5], "title": line, "items": items, "groups": ["unit"], "published": published,
    }  # fmt: skip
    return {
        "agency": {
            "name": line, "region": line, "head": person, "superior": person, "vision": text,
            "mission": [text, text], "motto": line, "address": [line, line], "logo": logo,
        },
        "period": {"start": "2024-01-01", "end": "2024-12-31"},
        "report": {
            "language": language, "paper": paper, "issued_on": "2025-02-28", "issued_at": line,
            "revision_note": text,
        },
        "text": {name: mean(LONGEST_PASSAGE) for name in passages},
        "rulebook": {"use": "jahat.toml"},
        "surveys": {"s": survey},
        "measures": {named("M", 4): {"survey": "s"}, named("M", 3): silent},
        "sources": {"survey_s": {"file": FILE, "sheet": SHEET}},
        "accept": [{"problem": "over-ceiling", "where": "budget", "rows": 1, "reason": reason}],
    }  # fmt: skip


def policy() -> dict[str, Any]:
    """A rulebook of the user's own, over the default."""
    label = mean(500)
    sides = ("financial", "customer", "internal_process", "learning_growth")
    bands = [
        {"key": key, "label": mean(200, key), "from": floor, "colour": colour}
        for key, floor, colour in (("low", 0, "poor"), ("high", 76, "good"))
    ]
    braces = mean(900).replace("{", "{{").replace("}", "}}")
    return {
        "extends": "rapor-2026", "id": "jahat", "title": label, "citation": mean(2000),
        "confidence": mean(2000),
        "perspectives": [{"id": side, "name": mean(300, side)} for side in sides],
        "levels": {
            "measure": {"bands": bands}, "objective": {"bands": bands},
            "perspective": {"bands": bands}, "scorecard": {"bands": bands},
        },
        "formulas": {"survey.total_index": {"note": mean(2000, "catatan ")}},
        "survey": {"reliability": [{"key": "any", "label": label}]},
        "advice": [{"id": "a", "text": "{measure} " + braces}],
        "notes": [{"subject": label, "text": mean(2000, "aturan ")}],
    }  # fmt: skip


def named(kind: str, number: int) -> str:
    """A hostile key, the same wherever it is meant."""
    return " ".join(mean(300, f"{kind}{number} ").split())


def cell(name: str, column: Column, number: int) -> object:
    """The value of a cell: hostile where words are asked for, else one that fits."""
    known: dict[str, object] = {
        "measure_id": named("M", number),
        "objective_id": named("O", (number + 1) // 2),
        "objective": mean(500, f"S{(number + 1) // 2} "),
        "from_objective": named("O", 2),
        "to_objective": named("O", 1),
        "perspective": ("financial", "customer")[number > 2],
        "formula": "survey.total_index" if number == 4 else "reported",
        "actual": "" if number > 2 else 70 + number,
        "period": 2023,
        "code": f"2.{number}",
        "activity": f"2.{number}",
        "date": f"2024-05-{number:02}",
        "ceiling": 1000,
        "realized": 1100 if number == 4 else 900,
    }
    if name == "links" and number > 1:
        return ""
    return known.get(column.name, ordinary(column, number))


def ordinary(column: Column, number: int) -> object:
    match column.kind:
        case Kind.TEXT:
            return mean(column.longest, f"{number} ")
        case Kind.CODE:
            return named(column.name, number)
        case Kind.CHOICE:
            return column.choices[0]
        case Kind.YES_NO:
            return ("ya", "tidak")[number % 2]
        case Kind.DATE:
            return "2024-05-05"
        case Kind.TIME:
            return f"2024-05-{number:02} 08:00"
        case _:
            return ""


def answers() -> list[dict[str, object]]:
    return [
        {
            "respondent_id": named("R", number),
            **{f"q{item}": 1 + (number * item) % 5 for item in range(1, 5)},
            "unit": mean(500, f"unit {number % 2} "),
        }
        for number in range(1, 13)
    ]


def toml(keys: dict[str, Any]) -> str:
    """Keys as TOML: what it calls inline tables, dates bare."""
    return "".join(f"{_text(key)} = {_value(value)}\n" for key, value in keys.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_text(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return value
    return _text(value) if isinstance(value, str) else str(value).lower()


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
