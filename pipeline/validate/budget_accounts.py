"""Which budget lines are accounts of revenue or financing, which is no spending.

An account's own code begins with 4 (revenue), 5 (spending) or 6 (financing), after Permendagri
90/2019; a programme is spending whatever its code, for fields of government are numbered 4 to 6 as
well. Lines are accounts by the column `level`, by `accounts` in report.toml, by the names of their
highest lines, or where the table is a print of accounts alone: 4.1 is an account, 4.01 a field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.tables import leaf_lines, top_lines
from pipeline.validate.budget_codes import ACCOUNT_LEVELS, BUDGET, as_level, as_path, is_account
from pipeline.validate.readings import spent_share
from pipeline.validate.typed import TypedTable

ACCOUNTS = {"4": "revenue", "5": "spending", "6": "financing", "7": "revenue"}
"""The kind of an account by the first digit of its code; 7 is revenue on an accrual basis."""
_NAMES = {
    "revenue": r"^(?i)\s*(anggaran |jumlah |total )?(pendapatan|revenue)\b",
    "spending": r"^(?i)\s*(anggaran |jumlah |total )?(belanja|transfer|expenditure)\b",
    "financing": r"^(?i)\s*(penerimaan |pengeluaran )?(pembiayaan|financing)\b",
}
_LEVELS = {
    **{"belanja": "spending", "pendapatan": "revenue", "pembiayaan": "financing"},
    **{"expenditure": "spending", "revenue": "revenue", "financing": "financing"},
}
_PROGRAMME = r"^(?i)\s*(program|kegiatan|sub|urusan|bidang|unsur|sekretariat|inspektorat|kecamatan)"
_WHOLE = 6
"""The most parts that an account's code has; a longer code begins with that of a sub-activity."""
_LEFT_OUT = {"revenue": "revenue-left-out", "financing": "financing-left-out"}


def spending_alone(typed: TypedTable, source: FileSource) -> tuple[TypedTable, list[Problem]]:
    """The budget without its lines of revenue and financing, and problems that give their sums."""
    if "code" not in typed.headings or typed.texts.is_empty():
        return typed, []
    kinds = account_kinds(typed, source.accounts)
    lines = typed.frame.join(kinds, on=ROW, how="left", maintain_order="left")
    if (unclear := _unclear(lines, source)) is not None:
        return typed, [_ambiguous(typed, lines, unclear)]
    others = lines.filter(pl.col("kind").is_in(list(_LEFT_OUT)))
    if others.is_empty():
        return typed, []
    told = [
        _left_out(typed, code, others.filter(pl.col("kind") == kind))
        for kind, code in _LEFT_OUT.items()
        if kind in others["kind"]
    ]
    if others.height == lines.height:
        return typed, [*told, _nothing_left(typed, lines)]
    kept = typed.frame.filter(~pl.col(ROW).is_in(others[ROW].implode()))
    return replace(typed, frame=kept), told


def _nothing_left(typed: TypedTable, lines: pl.DataFrame) -> Problem:
    """The problem that no line is spending, with the line that reads them all as programmes."""
    as_work = Proposal(("sources", BUDGET), {"accounts": ()}, "reading", spent_share(lines))
    return replace(typed.problem("no-spending", None, "code"), proposals=(as_work,))


def _left_out(typed: TypedTable, code: str, lines: pl.DataFrame) -> Problem:
    lowest = leaf_lines(lines.drop_nulls("code"))
    ceiling, realized = (
        None if lowest[name].has_nulls() else Decimal(lowest[name].sum())
        for name in ("ceiling", "realized")
    )
    sums = {"ceiling": ceiling, "realized": realized}
    return typed.problem(code, None, "code", "", lines=lines.height, **sums)


def account_kinds(typed: TypedTable, accounts: Sequence[str] | None) -> pl.DataFrame:
    """The kind of each line that is an account, by its row; of what is none, null."""
    lines = _lines(typed.texts, typed.frame)
    said = is_account(accounts or ())
    above = as_path(pl.when(~said).then("code").forward_fill())
    under = pl.when(said & pl.col("path").str.starts_with(above)).then(above.str.len_chars())
    parts = pl.col("path").str.slice(under.fill_null(0)).str.split(".").list
    own = pl.when(parts.len() > _WHOLE + 1).then(parts.get(_WHOLE, null_on_oob=True))
    by_code = _meant(pl.coalesce(own, parts.first()), ACCOUNTS)
    by_group = _meant(pl.col("top"), _groups(lines, accounts))
    kind = pl.coalesce(
        _meant(as_level(pl.col("level")), _LEVELS),
        pl.when(said).then(by_code),
        pl.when(~_is_work()).then(by_group),
    )
    return lines.select(ROW, kind=kind)


def _meant(word: pl.Expr, kinds: Mapping[str, str]) -> pl.Expr:
    return word.replace_strict(kinds, default=None, return_dtype=pl.String)


def _lines(texts: pl.DataFrame, whole: pl.DataFrame) -> pl.DataFrame:
    """The lines with `path`, the `first` and `second` part of their codes as written, and the first
    part of their whole codes, `top`: `I` for the line 1 under I."""
    columns = [
        pl.col(name) if name in texts.columns else pl.lit(None, pl.String).alias(name)
        for name in ("code", "name", "level")
    ]
    lines = (
        texts.select(ROW, *columns).drop_nulls("code").with_columns(path=as_path(pl.col("code")))
    )
    led = whole.select(ROW, whole="code")
    lines = lines.join(led, on=ROW, how="left", maintain_order="left")
    lines = lines.with_columns(pl.coalesce("whole", "code").alias("whole"))
    parts = pl.col("path").str.split(".").list
    second = pl.when(parts.len() > 2).then(parts.get(1, null_on_oob=True))  # noqa: PLR2004
    top = as_path(pl.col("whole")).str.split(".").list.first()
    return lines.with_columns(first=parts.first(), second=second, top=top)


def _is_work() -> pl.Expr:
    """Whether the column `level` says that a line is a programme or a part of a programme."""
    level = as_level(pl.col("level"))
    return (level.is_not_null() & ~level.is_in(ACCOUNT_LEVELS)).fill_null(value=False)


def _groups(lines: pl.DataFrame, accounts: Sequence[str] | None) -> dict[str, str]:
    """The kind of each first part of the codes, from names and the shape of the print, unless
    report.toml says that there are no accounts."""
    if accounts is not None:
        return _named(lines) if accounts else {}
    return (_shaped(lines) or {}) | _named(lines)


def _named(lines: pl.DataFrame) -> dict[str, str]:
    """The kind of each first part of the codes, from the names of its highest lines.

    Letters, and numbers that are no accounts, get a kind only where every first part has one.
    """
    once = lines.unique("whole", keep="first", maintain_order=True)
    highest = once.filter(top_lines(once["whole"]) == once["whole"])
    told = [
        pl.when(pl.col("name").str.contains(words)).then(pl.lit(kind))
        for kind, words in _NAMES.items()
    ]
    kinds = highest.group_by("top").agg(kind=pl.coalesce(told).unique())
    one = kinds.select(
        "top", kind=pl.when(pl.col("kind").list.len() == 1).then(pl.col("kind").list.first())
    )
    found = dict(one.drop_nulls().iter_rows())
    is_whole = len(found) == one.height
    return {top: kind for top, kind in found.items() if is_whole or top in ACCOUNTS}


def _shaped(lines: pl.DataFrame) -> dict[str, str] | None:
    """The kinds of a print of accounts alone: 4, 5 and 6, whose second parts are single digits."""
    second = lines["second"].drop_nulls()
    is_print = (
        set(lines["first"]) <= {"4", "5", "6"}
        and "5" in set(lines["first"])
        and not lines.select(_is_work().any()).item()
        and len(second)
        and bool((second.str.len_chars() == 1).all())
    )
    return dict(ACCOUNTS) if is_print else None


def _unclear(lines: pl.DataFrame, source: FileSource) -> list[str] | None:
    """The first parts of codes that may be those of accounts or of fields of government."""
    if source.accounts is not None or lines["kind"].is_not_null().any():
        return None
    named = _lines(lines, lines)
    first, second = set(named["first"]), named["second"].drop_nulls()
    says = named.select((_is_work() | pl.col("name").str.contains(_PROGRAMME)).any()).item()
    is_short = len(second) > 0 and bool((second.str.len_chars() == 1).all())
    if says or not first <= {"4", "5", "6"} or first == {"5"}:
        return None
    return sorted(first) if "5" in first or is_short else None


def _ambiguous(typed: TypedTable, lines: pl.DataFrame, firsts: list[str]) -> Problem:
    """The problem with both readings and what they give: spending is 5 alone, or every line."""
    as_accounts = lines.filter(as_path(pl.col("code")).str.starts_with("5."))
    header = ("sources", BUDGET)
    proposals = (
        Proposal(header, {"accounts": ("4", "5", "6")}, "reading", spent_share(as_accounts)),
        Proposal(header, {"accounts": ()}, "reading", spent_share(lines)),
    )
    problem = typed.problem("accounts-or-programmes", None, "code", kinds=firsts)
    return replace(problem, proposals=proposals)
