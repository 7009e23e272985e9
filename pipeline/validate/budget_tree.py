"""Which lines of a budget add up others, where its codes do not show it: by the amounts.

A line is the parent of the lines right below it that come to its amounts in every column. This
would be a guess without the print's own total, which only one reading of the lines gives.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from pipeline.delivery import ROW
from pipeline.reportfile import FileSource
from pipeline.tables import Table, leaf_lines
from pipeline.validate.budget_codes import with_whole_codes
from pipeline.validate.cells import typed_cells
from pipeline.validate.dates import NO_DATE
from pipeline.validate.written import Written

Amounts = tuple[Decimal, ...]
Told = tuple[Decimal | None, ...]
MONEY = ("ceiling", "realized", "ceiling_before")
_ACCOUNT = re.compile(r"^([4-7])(\.[0-9](?=\.|$)|$)")
_ACTIVITY = re.compile(r"^[0-9X]\.[0-9X]{2}\.[0-9]{2}(\.|$)")
"""How accounts of a regional budget begin, `5.1`, whose codes show their hierarchy, and how
programmes and activities begin, `5.01.02`."""
_COUNTED = 0.5
"""Share of all numbers between the least and the greatest, from which codes count the lines."""
MOST = 20_000
"""Lines that are looked at: no print without codes is longer."""


@dataclass(frozen=True)
class Lines:
    """Lines and totals in their order: `rows` are row numbers, `amounts` those of each line; the
    largest of the `totals` is that of all lines."""

    rows: Sequence[int]
    amounts: Sequence[Amounts]
    totals: Sequence[Told]

    @property
    def total(self) -> Told | None:
        """The largest total, that of all lines; None where the print has no total."""
        return max(self.totals, key=lambda told: [one or 0 for one in told], default=None)

    def are_all(self, lines: Sequence[int]) -> bool:
        """Whether some lines, by their places, come to the total in every column it has."""
        return self.total is not None and not self.missed(lines)

    def missed(self, lines: Sequence[int]) -> list[tuple[Decimal, Decimal]]:
        """The sum of the lines and the total, for each column in which they differ."""
        said = zip(self.come_to(lines), self.total or (), strict=False)
        return [(one, other) for one, other in said if other is not None and one != other]

    def come_to(self, lines: Sequence[int]) -> Amounts:
        """The sum of some lines, by their places."""
        width = len(self.amounts[0]) if self.amounts else 0
        chosen = [self.amounts[line] for line in lines]
        return tuple(sum((one[at] for one in chosen), Decimal(0)) for at in range(width))


def amounts_of(cells: Written, table: Table, source: FileSource) -> pl.DataFrame:
    """The row and the amounts of every line; empty where a column can be read two ways."""
    found = [cells.texts[ROW]]
    for name in (name for name in MONEY if name in cells.texts.columns):
        column = table.column(name)
        if column is None:
            continue
        texts = cells.texts[name]
        nowhen = pl.repeat(NO_DATE, len(texts), dtype=pl.Date, eager=True)
        found.append(typed_cells(column, texts, cells.stored.get(name), source, nowhen).values)
    return pl.DataFrame(found)


def lines_of(amounts: pl.DataFrame, rows: Sequence[int], totals: Sequence[int]) -> Lines:
    """The lines of these rows with the totals; an empty amount is zero, an empty total left out."""
    told: dict[int, Told] = {row: tuple(cells) for row, *cells in amounts.iter_rows()}
    said = [told[row] for row in totals if row in told and any(told[row])]
    return Lines(rows, [tuple(cell or Decimal(0) for cell in told[row]) for row in rows], said)


def heads(amounts: Sequence[Amounts]) -> list[int | None]:
    """The place of each line's parent, by their sums; None for the highest lines."""
    count = len(amounts)
    ends = [place + 1 for place in range(count)]
    for place in reversed(range(count)):
        ends[place] = _end(place, amounts, ends)
    above: list[int | None] = []
    over: list[int] = []
    for place in range(count):
        while over and ends[over[-1]] <= place:
            over.pop()
        above.append(over[-1] if over else None)
        if ends[place] > place + 1:
            over.append(place)
    return above


def _end(place: int, amounts: Sequence[Amounts], ends: Sequence[int]) -> int:
    """The end of the lines below a line that come to its amounts; `place + 1` where none do."""
    own, below = amounts[place], place + 1
    if not any(own):
        return below
    added = tuple(Decimal(0) for _ in own)
    while below < len(amounts):
        added = tuple(one + other for one, other in zip(added, amounts[below], strict=True))
        below = ends[below]
        if added == own:
            return below
        if added[0] > own[0]:
            break
    return place + 1


def lowest(above: Sequence[int | None]) -> list[int]:
    """The places of lines that are no other line's parent."""
    heading = set(above)
    return [place for place in range(len(above)) if place not in heading]


def numbered(above: Sequence[int | None]) -> list[str]:
    """A code for each line: its parent's code and its number within the parent."""
    codes: list[str] = []
    counts: dict[int | None, int] = {}
    for head in above:
        counts[head] = counts.get(head, 0) + 1
        lead = "" if head is None else f"{codes[head]}."
        codes.append(f"{lead}{counts[head]}")
    return codes


def with_codes_placed(
    budget: pl.DataFrame, everything: Written, totals: pl.Series, table: Table, source: FileSource
) -> pl.DataFrame:
    """The lines with their codes prefixed with those of their parents, where the codes alone do
    not come to the print's own total and the sums do. Without a total, accounts get the activities
    among them as parents: by the sums if these place every account, else by the order of rows."""
    budget = _with_dots(budget)
    lines = budget.drop_nulls("code")
    if lines.is_empty() or lines.height < budget.height or budget.height > MOST:
        return budget
    accounts = [_ACCOUNT.match(code) for code in lines["code"]]
    if all(accounts) or (totals.is_empty() and not _is_under_activities(lines["code"])):
        return budget
    known = pl.concat([lines[ROW], totals])
    counted = everything.only(everything.texts[ROW].is_in(known.implode()))
    amounts = amounts_of(counted, table, source)
    told = lines_of(amounts, lines[ROW].to_list(), totals.to_list())
    places = {row: place for place, row in enumerate(told.rows)}
    by_code = [places[row] for row in leaf_lines(lines)[ROW]]
    if told.are_all(by_code):
        return budget
    above = heads(told.amounts)
    if told.total is None:
        under = [head for head, account in zip(above, accounts, strict=True) if account]
        if not totals.is_empty() or lines["code"].is_duplicated().any():
            return budget
        if None in under:
            return with_whole_codes(budget, sorted({one[0] for one in accounts if one and one[2]}))
    elif not told.are_all(lowest(above)):
        return budget
    codes: list[str] = []
    for code, head in zip(lines["code"], above, strict=True):
        codes.append(code if head is None else f"{codes[head]}.{code}")
    return budget.with_columns(code=pl.Series(codes, dtype=pl.String))


def _is_under_activities(codes: pl.Series) -> bool:
    """Whether there are accounts, and all other codes are those of programmes and activities."""
    others = [code for code in codes if not _ACCOUNT.match(code)]
    return len(others) < len(codes) and all(map(_ACTIVITY.match, others))


def _with_dots(budget: pl.DataFrame) -> pl.DataFrame:
    """Codes of digits alone, `51` over `5111`, with the dots that show their hierarchy.

    Only where codes differ in length, and each longer code begins as a shorter code does. Numbers
    that count the lines have no hierarchy, though 12 begins as 1 does.
    """
    codes = budget["code"].drop_nulls().to_list()
    if len(codes) > MOST or not codes or not all(code.isdecimal() for code in codes):
        return budget
    known = set(codes)
    least = min(map(len, known))
    led = {code: _led(code, known) for code in known}
    longer = [code for code in known if len(code) > least]
    if len(known) < len(codes) or not longer or any("." not in led[code] for code in longer):
        return budget
    numbers = [int(code) for code in known]
    if len(numbers) > _COUNTED * (max(numbers) - min(numbers) + 1):
        return budget
    return budget.with_columns(pl.col("code").replace(led))


def _led(code: str, known: set[str]) -> str:
    begins = [code[:end] for end in range(1, len(code)) if code[:end] in known]
    return ".".join([*begins, code])
