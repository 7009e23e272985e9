"""Surveys that nobody took, written as every program would export them, and in every form.

Sixty respondents of three units answer nine items on 1–5; the fourth is worded the other way
round. Some leave an item empty, and some say that it does not concern them.
"""

import csv
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from tests.delivery_by_hand import REPORT
from tests.workbooks_by_hand import workbook

ITEMS = {
    "q1": "Persyaratan pelayanan mudah dipenuhi",
    "q2": "Sistem, mekanisme, dan prosedur jelas",
    "q3": "Waktu penyelesaian sesuai janji",
    "q4": "Petugas sulit ditemui",
    "q5": "Biaya/tarif wajar?",
    "q6": "Petugas kompeten",
    "q7": "Petugas ramah: selalu",
    "q8": "Pengaduan ditangani [semua kanal]",
    "q9": "Sarana dan prasarana baik",
}
UNITS = ("Loket A", "Loket é", "Daring")
APART = "Tidak pernah menggunakan"
WORDS = ("Sangat Tidak Puas", "Tidak Puas", "Cukup Puas", "Puas", "Sangat Puas")
LETTERS = ("STS", "TS", "N", "S", "SS")
Answer = int | str | None
Rows = list[list[object]]

TOML = (
    REPORT.replace(
        'items = ["q1", "q2"]',
        "items = [\n"
        + ",\n".join(
            f'    {{ id = "{item}", text = "{text}"{", reversed = true" if item == "q4" else ""} }}'
            for item, text in ITEMS.items()
        )
        + '\n]\ngroups = ["unit"]',
    )
)  # fmt: skip


@dataclass(frozen=True)
class Respondent:
    """An answer for each item (a code, None, or APART), and when they were sent."""

    unit: str
    answers: tuple[Answer, ...]
    sent: str


def truth(seed: int = 11, n: int = 60) -> tuple[Respondent, ...]:
    """Whole responses; every point of the scale is used, and so is every way to give no answer."""
    drawn = random.Random(seed)
    found = []
    for number in range(n):
        level = drawn.gauss(3.4, 0.8)
        codes = [min(5, max(1, round(drawn.gauss(level, 0.9)))) for _ in ITEMS]
        codes[3] = 6 - codes[3]
        answers: list[Answer] = list(codes)
        if number % 9 == 4:
            answers[drawn.randrange(9)] = None
        if number % 7 == 2:
            answers[(4, 7)[number % 2]] = APART
        sent = f"2024/03/{number % 28 + 1:02} {number % 12 + 1}:05:{number:02} PM GMT+7"
        found.append(Respondent(UNITS[number % 3], tuple(answers), sent))
    return tuple(found)


def worded(words: Sequence[str], apart: str = APART, empty: str = "") -> Callable[[Answer], str]:
    """How a shape writes an answer: point n of the scale as the nth of these words."""

    def write(answer: Answer) -> str:
        if answer is None:
            return empty
        return apart if isinstance(answer, str) else words[answer - 1]

    return write


CODES = worded("12345")
LABELS = worded(WORDS)
LETTERED = worded(LETTERS)
NUMBERED = worded([f"{n}. {word}" for n, word in enumerate(WORDS, 1)])
DASHED = worded([f"{n} - {word}" for n, word in enumerate(WORDS, 1)])
BRACKETED = worded([f"({n}) {word}" for n, word in enumerate(WORDS, 1)], empty="N/A")
A_CODES = worded([f"A{n}" for n in range(1, 6)], empty="N/A")
XML = worded([word.lower().replace(" ", "_") for word in WORDS], apart="tidak_pernah_menggunakan")
Write = Callable[[Answer], str]


def plain(people: Sequence[Respondent], write: Write = CODES) -> Rows:
    rows: Rows = [["respondent_id", *ITEMS, "unit"]]
    return rows + [
        [f"R{n}", *map(write, person.answers), person.unit] for n, person in enumerate(people)
    ]


def texts(people: Sequence[Respondent], write: Write = LABELS) -> Rows:
    """Kept by hand under the questions themselves, numbered as on the form."""
    rows = plain(people, write)
    numbered = [f"{n}. {text.upper()}" for n, text in enumerate(ITEMS.values(), 1)]
    return [["ID Responden", *numbered, "Unit"], *rows[1:]]


def limesurvey(
    people: Sequence[Respondent], headings: str, write: Write, broken_off: int = 3
) -> Rows:
    """`headings`: code, array (of one question), text, or both. Some responses were broken off."""
    meta = {
        "id": "Response ID",
        "submitdate": "Date submitted",
        "lastpage": "Last page",
        "startlanguage": "Start language",
        "token": "Token",
        "ipaddr": "IP address",
        "unit": "unit",
        **ITEMS,
    }
    head = [_lime_heading(code, text, headings) for code, text in meta.items()]
    whole = [
        [n, "2024-03-01 10:00:00", 3, "id", f"tok{n}", "10.0.0.1", person.unit,
         *map(write, person.answers)]
        for n, person in enumerate(people, 1)
    ]  # fmt: skip
    torn = [[900 + n, "", 1, "id", f"tkx{n}", "10.0.0.2", "", write(1)] + [""] * 8
            for n in range(broken_off)]  # fmt: skip
    return [head, *torn[:1], *whole, *torn[1:]]


def _lime_heading(code: str, text: str, headings: str) -> str:
    item = code in ITEMS
    return {
        "code": code,
        "array": f"layanan[{code}]" if item else code,
        "text": f"Bagaimana pelayanan kami? [{text}]" if item else text,
        "both": f"layanan[{code}]. Bagaimana? [{text}]" if item else f"{code}. {text}",
    }[headings]


def kobo(people: Sequence[Respondent], separator: str, labels: bool) -> Rows:
    """With groups before each question, and a question of several answers beside them."""
    names = ITEMS.values() if labels else ITEMS
    group = "Pelayanan" if labels else "grp"
    write = LABELS if labels else XML
    head = ["start", "end", "username", f"{group}{separator}unit"]
    head += [f"{group}{separator}{name}" for name in names]
    head += [f"{group}{separator}kanal{end}" for end in ("", "/web", "/loket", "/q1")]
    head += ["_id", "_uuid", "_submission_time", "_index"]
    return [head] + [
        ["2024-03-01T08:00", "2024-03-01T08:09", "petugas1", person.unit,
         *map(write, person.answers), "web loket", 1, 1, 0, 5000 + n, f"u-{n}", person.sent, n]
        for n, person in enumerate(people, 1)
    ]  # fmt: skip


def google(people: Sequence[Respondent], *, grid: bool, write: Write = NUMBERED) -> Rows:
    heads = [f"Seberapa puas Anda? [{t}]" if grid else f"{t} *" for t in ITEMS.values()]
    rows: Rows = [["Stempel waktu", "Alamat email", "Unit", *heads, "Saran"]]
    return rows + [
        [person.sent, f"warga{n}@contoh.go.id", person.unit, *map(write, person.answers),
         "semoga lebih baik; terima kasih, ya"]
        for n, person in enumerate(people)
    ]  # fmt: skip


SHAPES: Mapping[str, Callable[[Sequence[Respondent]], Rows]] = {
    "plain": plain,
    "plain, letters": lambda p: plain(p, LETTERED),
    "plain, labels": lambda p: plain(p, LABELS),
    "plain, numbered": lambda p: plain(p, DASHED),
    "questions": texts,
    "limesurvey, codes": lambda p: limesurvey(p, "code", A_CODES),
    "limesurvey, array": lambda p: limesurvey(p, "array", CODES),
    "limesurvey, questions": lambda p: limesurvey(p, "text", LABELS),
    "limesurvey, both": lambda p: limesurvey(p, "both", BRACKETED),
    "kobo, XML values": lambda p: kobo(p, "/", labels=False),
    "kobo, labels": lambda p: kobo(p, ":", labels=True),
    "google": lambda p: google(p, grid=False),
    "google, grid": lambda p: google(p, grid=True, write=LABELS),
}


def as_csv(rows: Rows, separator: str = ",", encoding: str = "utf-8") -> bytes:
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Rows) -> bytes:
    """Numbers are stored as numbers, as a program does that exports a workbook."""
    cells = [[_cell(cell) for cell in row] for row in rows]
    return workbook({"Sheet1": cells})


def _cell(cell: object) -> object:
    if isinstance(cell, str) and cell.isdigit():
        return int(cell)
    return None if cell == "" else cell


FILES: Mapping[str, Callable[[Rows], tuple[str, bytes]]] = {
    "csv": lambda rows: ("survey_trust.csv", as_csv(rows)),
    "semicolons": lambda rows: ("survey_trust.csv", as_csv(rows, ";")),
    "windows": lambda rows: ("survey_trust.csv", as_csv(rows, ";", "cp1252")),
    "xlsx": lambda rows: ("survey_trust.xlsx", as_xlsx(rows)),
}


def delivery(rows: Rows, file: str = "csv", toml: str = TOML) -> dict[str, str | bytes | None]:
    """The files of a report with this survey."""
    name, content = FILES[file](rows)
    return {"report.toml": toml, "survey_trust.csv": None, name: content}


# --- one truth with gaps, by respondent and added up ---------------------------------------------

Gapped = Sequence[Sequence[int | None]]
"""Answers to the elements on 1–4, a row a respondent; null where a cell is empty."""
FORMS = ("rows", "rows, words", "counts, long", "counts, wide", "totals")
SERVED = """
[agency]
name = "Dinas Rekaan"
head = {{ name = "Kepala Dinas (rekaan)" }}
[period]
start = 2024-01-01
end = 2024-12-31
[report]
language = "{language}"
issued_on = 2025-02-28
[rulebook]
use = "{rulebook}"
[surveys.warga]
scale = [1, 4]
items = [{items}]
{keys}
"""
INDEX = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
    "C1,customer,S1,Puas,IKM,poin,maximize,80,{formula}\n"
)


def element_ids(answers: Gapped) -> list[str]:
    return [f"U{place}" for place in range(1, len(answers[0]) + 1)]


def in_form(form: str, answers: Gapped) -> tuple[str, Rows]:
    """The name of the table that carries these answers in a form, and its rows."""
    items = element_ids(answers)
    given = [[row[place] for row in answers if row[place]] for place in range(len(items))]
    points = range(1, 5)
    if form.startswith("rows"):
        empty = "Tidak berlaku" if form.endswith("words") else ""
        rows: Rows = [["respondent_id", *items]]
        rows += [[f"R{n}", *(cell or empty for cell in row)] for n, row in enumerate(answers)]
        return "survey_warga", rows
    if form == "totals":
        rows = [["item", "total", "answers"]]
        rows += [[i, sum(filter(None, own)), len(own)] for i, own in zip(items, given, strict=True)]
        return "survey_warga_totals", rows
    counts = [[own.count(point) for point in points] for own in given]
    if form == "counts, wide":
        wide = [[item, *row] for item, row in zip(items, counts, strict=True)]
        return "survey_warga_counts", [["item", *map(str, points)], *wide]
    long = [
        [item, point, count]
        for item, row in zip(items, counts, strict=True)
        for point, count in zip(points, row, strict=True)
    ]
    return "survey_warga_counts", [["item", "answer", "count"], *long]


def satisfaction(
    form: str,
    answers: Gapped,
    *,
    formula: str = "survey.ikm_2017",
    rulebook: str = "skm-2017",
    language: str = "en",
    keys: str = "",
) -> dict[str, str | bytes | None]:
    """The files of a report on these answers; an added-up form says how many answered."""
    table, rows = in_form(form, answers)
    items = ", ".join(f'"{item}"' for item in element_ids(answers))
    n = sum(any(row) for row in answers)
    said = keys if form.startswith("rows") else f"respondents = {n}\n{keys}"
    toml = SERVED.format(language=language, rulebook=rulebook, items=items, keys=said)
    left_out = dict.fromkeys(("budget.csv", "survey_trust.csv"))
    return {
        **left_out,
        "report.toml": toml,
        "realization.csv": INDEX.format(formula=formula),
        f"{table}.csv": as_csv(rows),
    }
