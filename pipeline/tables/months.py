"""Spending by month, quarter or semester: the names of its columns and rows, and the contract.

A ceiling is for the year, so spending is added up from January to the end of the period.
`[sources.budget] realized` says what is delivered: `of_month`, the money of each month alone, which
is added up; `cumulative`, the money up to each month, of which the last within the period counts;
`total`, where only the column `realized` counts.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.tables.budget import BUDGET
from pipeline.tables.kinds import Column, Kind, Table, folded

MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "peb", "feb", "pebruari"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "ags", "agt", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
MONTH_HEADINGS = {"month": "", "bulan": "", "triwulan": "q", "quarter": "q", "tw": "q"}
"""Headings of the column with the month or quarter of a row, and the prefix of its numbers."""
_QUARTER = ("tw", "triwulan", "q", "quarter", "kuartal")
_SEMESTER = ("semester", "smt", "sem")
_NUMERALS = {"1": 1, "i": 1, "2": 2, "ii": 2, "3": 3, "iii": 3, "4": 4, "iv": 4}
_BESIDE = {
    *("realisasi", "realized", "spent", "bulan", "month", "keuangan", "anggaran", "rp"),
    *("s", "d", "sd", "sampai", "dengan", "until", "up", "to", "kumulatif", "cumulative"),
}
"""Words that may accompany the month: `Realisasi s.d. Maret (Rp)`. Any other word, such as `RAK`,
`DKKB`, `rencana` or `anggaran kas`, makes it a month of something else."""
_PLANS = {"rak", "dkkb", "rencana", "anggaran", "kas", "penarikan"}
_SPENT = {"realisasi", "realized", "spent"}
"""Words that turn a plan of a month into its spending: `Realisasi Anggaran Januari`."""
_PLAN_OF_CASH = re.compile(r"\b(anggaran kas|angkas|rencana (kas|penarikan|penyerapan)|rak|rpd)\b")
_ISO = re.compile(r"^([0-9]{4})-([0-9]{2})(-[0-9]{2})?( .*)?$")


@dataclass(frozen=True)
class Span:
    """A month, a quarter or a semester of the year. `first` and `last` are months, 1 to 12."""

    name: str
    by: str
    first: int
    last: int
    title: str


SPANS = (
    *(Span(f"realized_{n:02}", "month", n, n, MONTH_NAMES[n - 1][0].title()) for n in range(1, 13)),
    *(Span(f"realized_q{n}", "quarter", 3 * n - 2, 3 * n, f"Triwulan {n}") for n in range(1, 5)),
    *(Span(f"realized_s{n}", "semester", 6 * n - 5, 6 * n, f"Semester {n}") for n in range(1, 3)),
)
_BY_NAME = {span.name: span for span in SPANS}
_MONTHS = {name: n for n, names in enumerate(MONTH_NAMES, 1) for name in names}


def span_of(text: str, year: int) -> Span | None:
    """The month, quarter or semester of `year` that a heading or a cell names; None otherwise.

    `Januari`, `Realisasi s.d. Maret 2024`, `TW I`, `Triwulan 4`, `Q1`, `Semester II`.
    """
    words, years = _words_and_years(text)
    if _is_of_a_plan(words) or any(int(word) != year for word in years):
        return None
    return _named([word for word in words if word not in _BESIDE])


def names_spans(headings: Iterable[str]) -> bool:
    """Whether several headings name different months, quarters or semesters, of any year."""
    found = {_named(_words_and_years(one)[0]) for one in headings}
    return len(found - {None}) > 1


def names_a_span(heading: str) -> bool:
    """Whether a heading names a month, a quarter or a semester, of any year."""
    words, _ = _words_and_years(heading)
    return _named([word for word in words if word not in _BESIDE]) is not None


def is_span_so_far(text: str) -> bool:
    """Whether a heading names a month or quarter and all before it: `Realisasi s.d. TW II`."""
    words, _ = _words_and_years(text)
    so_far = {"kumulatif", "cumulative", "sd"} & {*words} or {"s", "d"} <= {*words}
    return bool(so_far) and _named([one for one in words if one not in _BESIDE]) is not None


def is_plan_of_a_month(text: str) -> bool:
    """Whether a heading names what was planned for a month or quarter: `RAK Januari`, or a month
    under `Rencana Penarikan Dana`."""
    words, _ = _words_and_years(text)
    left = [word for word in words if word not in _BESIDE | _PLANS | {"dana"}]
    return _is_of_a_plan(words) and any(map(_named, (left, words[-1:], words[-2:])))


def is_plan_of_cash(title: Iterable[str], headings: Iterable[str]) -> bool:
    """Whether a sheet's title calls it a plan of cash needs, and no word of it means spending."""
    titles = [folded(text) for text in title]
    words = {word for text in (*titles, *headings) for word in _words_and_years(text)[0]}
    return any(map(_PLAN_OF_CASH.search, titles)) and not _SPENT & words


def _words_and_years(text: str) -> tuple[list[str], list[str]]:
    """The words of a heading, and separately the years in it."""
    words = re.findall(r"[a-z]+|[0-9]+|%", folded(text))
    years = [word for word in words if len(word) == len("2024") and word.isdigit()]
    return [word for word in words if word not in years], years


def _is_of_a_plan(words: list[str]) -> bool:
    return bool(_PLANS & {*words}) and not _SPENT & {*words}


def _named(words: list[str]) -> Span | None:
    """The span that these words name, if nothing else is among them."""
    if len(words) == 1 and words[0] in _MONTHS:
        return _BY_NAME[f"realized_{_MONTHS[words[0]]:02}"]
    kind, number = _numbered(words)
    for words_of_kind, letter in ((_QUARTER, "q"), (_SEMESTER, "s")):
        if kind in words_of_kind:
            return _BY_NAME.get(f"realized_{letter}{number}")
    return None


def _numbered(words: list[str]) -> tuple[str, int | None]:
    """`tw` and 1 for `TW I` and for `TWI`."""
    if len(words) == 1:
        kind = next((k for k in (*_QUARTER, *_SEMESTER) if words[0].startswith(k)), "")
        return kind, _NUMERALS.get(words[0].removeprefix(kind))
    if len(words) == 2:  # noqa: PLR2004 -- a word and its number
        return words[0], _NUMERALS.get(words[1])
    return "", None


def month_of(cell: str, heading: str, year: int) -> Span | None:
    """The month of a row: by its name, its number under this heading, or a date."""
    if found := _ISO.match(cell.strip()):
        written, month = int(found[1]), int(found[2])
        return _BY_NAME.get(f"realized_{month:02}") if written == year else None
    letter = MONTH_HEADINGS.get(folded(heading), "")
    if cell.strip().isdecimal():
        return _BY_NAME.get(f"realized_{letter}{int(cell):0{1 if letter else 2}}")
    return span_of(f"{letter} {cell}" if cell.strip().lower() in _NUMERALS else cell, year)


def is_span(column: str) -> bool:
    """Whether a column's name is that of a month, a quarter or a semester: `realized_q1`."""
    return column in _BY_NAME


@dataclass(frozen=True)
class Layout:
    """How a budget states its spending: in `columns` by span, or in rows by the column `rows`."""

    columns: Mapping[Span, tuple[str, ...]]
    rows: str = ""

    def __bool__(self) -> bool:
        return bool(self.columns or self.rows)


def layout_of(
    headings: Iterable[str], year: int, declared: Mapping[str, Iterable[str]] | None = None
) -> Layout:
    """The headings that name a month, or that report.toml assigns to one (`realized_q1 = "TW I"`),
    and the heading of a column that names the month of each row."""
    columns: dict[Span, tuple[str, ...]] = {}
    rows = ""
    said = {
        folded(part): _BY_NAME[name]
        for name, parts in (declared or {}).items()
        if is_span(name)
        for part in parts
    }
    for heading in headings:
        if span := said.get(folded(heading)) or span_of(heading, year):
            columns[span] = (*columns.get(span, ()), heading)
        elif folded(heading) in MONTH_HEADINGS:
            rows = heading
    return Layout(columns, rows)


def budget_by_month(layout: Layout, budget: Table = BUDGET) -> Table:
    """The contract of a budget with these columns; with them, a column of the total is optional."""
    spent = tuple(
        Column(span.name, Kind.MONEY, "spent, in rupiah", aliases=headings)
        for span, headings in layout.columns.items()
    )
    columns = budget.columns
    if spent and not layout.rows:
        columns = tuple(
            replace(column, required=False) if column.name == "realized" else column
            for column in columns
        )
    if not layout.rows:
        return replace(budget, columns=(*columns, *spent))
    month = Column("month", Kind.TEXT, "the month", required=True, aliases=(layout.rows,))
    return replace(budget, columns=(*columns, *spent, month), key=("code", "month"))
