"""What was spent of the budget, in sentences: in digits and words, pooled and by the revision."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

import polars as pl

from pipeline.case import Case, two
from pipeline.document import Block, Paragraph, Ref
from pipeline.report.phrases.spelled import spelled
from pipeline.report.phrases.trend import direction
from pipeline.report.phrases.wording import paragraph, runs
from pipeline.tables import spent_shares
from pipeline.translatable import _

CEILING = 100.0
Part = tuple[str, pl.DataFrame]
"""A programme's name and its lines."""


def totals(lines: pl.DataFrame) -> tuple[Decimal | None, Decimal | None]:
    """Realized and ceiling, exact; unknown where one line is unknown."""
    return _total(lines, "realized"), _total(lines, "ceiling")


def percent_of(realized: Decimal | None, ceiling: Decimal | None) -> float | None:
    if realized is None or not ceiling:
        return None
    return two(float(realized / ceiling * 100))


_SPENT = {
    True: _(
        "Of a revised ceiling of {ceiling}{ceiling_words}, {realized}{realized_words} was spent."
    ),
    False: _("Of a ceiling of {ceiling}{ceiling_words}, {realized}{realized_words} was spent."),
}
"""By whether the ceiling is another than before a revision."""
_UNKNOWN = {
    True: _("Of a revised ceiling of {ceiling}{ceiling_words} it is not known what was spent."),
    False: _("Of a ceiling of {ceiling}{ceiling_words} it is not known what was spent."),
}
"""The same where the spending of a line is not recorded."""


def told(lines: pl.DataFrame, shown: str, case: Case) -> Block:
    """The totals in digits and in words, and which parts the table has, a message."""
    language = case.language
    realized, ceiling = totals(lines)
    before = _total(lines, "ceiling_before")
    is_revised = lines["ceiling_before"].count() > 0 and before != ceiling
    message = _SPENT[is_revised] if realized is not None else _UNKNOWN[is_revised]
    spent = language.say(
        message,
        ceiling=language.money(ceiling),
        ceiling_words=_in_words(ceiling, case),
        realized=language.money(realized),
        realized_words=_in_words(realized, case),
    )
    programmes = runs(language, shown, table=Ref("programmes-table"))
    return Paragraph((f"{spent} ", *programmes), lead=True)


def _in_words(amount: Decimal | None, case: Case) -> str:
    return "" if amount is None else f" ({spelled(amount, case.language)})"


def pooled(lines: pl.DataFrame, case: Case) -> Iterator[Block]:
    """Both ways to say what share was spent, where they differ."""
    shares = spent_shares(lines)
    if shares and shares.differ:
        yield paragraph(
            case.language,
            "Together that is {pooled} % of the ceilings; the mean of the percentages of {lines} "
            "lines would be {mean} %, in which a small line counts as much as a large one.",
            pooled=two(shares.pooled),
            mean=two(shares.mean),
            lines=shares.lines,
        )


_REVISED = {
    1: _("The revision raised the ceiling by {change} ({percent} %) from {before}."),
    0: _("The revision left the ceiling as a whole at {before}."),
    -1: _("The revision lowered the ceiling by {change} ({percent} %) from {before}."),
}


def revised(lines: pl.DataFrame, case: Case) -> Iterator[Block]:
    """What the revision did to the whole, where every line tells its ceiling before."""
    before, after = _total(lines, "ceiling_before"), _total(lines, "ceiling")
    if not before or after is None or lines["ceiling"].equals(lines["ceiling_before"]):
        return
    change = after - before
    yield paragraph(
        case.language,
        _REVISED[direction(float(after), float(before))],
        change=case.language.money(abs(change)),
        percent=two(float(abs(change) / before * 100)),
        before=case.language.money(before),
    )


def above_their_ceiling(parts: Mapping[str, Part], case: Case) -> Iterator[Block]:
    """The programmes that spent more than they had, though the whole did not."""
    language = case.language
    above = [
        f"{name} ({language.number(share)}\N{NO-BREAK SPACE}%)"
        for name, share in shares_of(parts)
        if share is not None and share > CEILING
    ]
    if above:
        yield paragraph(language, "More was spent than their ceiling allows: {names}.", names=above)


def shares_of(parts: Mapping[str, Part]) -> Iterator[tuple[str, float | None]]:
    """Each part's name, with its code where another has the same name, and the share it spent."""
    counts = Counter(name for name, _lines in parts.values())
    for code, (name, lines) in parts.items():
        yield (name if counts[name] == 1 else f"{name} ({code})"), percent_of(*totals(lines))


def _total(lines: pl.DataFrame, column: str) -> Decimal | None:
    if lines.is_empty() or lines[column].null_count():
        return None
    return Decimal(lines[column].sum())
