"""Budget codes as printed in, whole codes out: an account belongs to its activity.

A DPPA numbers activities (`1.02.01.2.01.0001`) and accounts (`5.1.02.01.01.0024`) apart, and
prints the same accounts beneath every sub-activity. Which lines are accounts is given by the column
`level`, by a column with each line's activity, or by `accounts` in report.toml; never guessed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.validate.typed import TypedTable

BUDGET = "budget"
_FIRST, _SECOND = r"^\s*([^.]*)", r"^[^.]*\.([^.]*)"
ACCOUNT_LEVELS = (
    "akun", "kelompok", "jenis", "objek", "obyek", "rincian objek", "rincian obyek", "rincian",
    "sub rincian objek", "sub rincian obyek", "sub rincian", "rekening", "account",
    "belanja", "pendapatan", "pembiayaan", "expenditure", "revenue", "financing",
)  # fmt: skip
"""Words in `level` for the six levels of accounts (Permendagri 90/2019), and for any of them."""


def with_whole_codes(budget: pl.DataFrame, accounts: Sequence[str]) -> pl.DataFrame:
    """The lines with `code` prefixed by their activity: `1.02.01.2.01.0001.5.1.02`.

    A line's activity is named in its own row, or is the nearest line above an account that is
    none. `accounts` are the beginnings of account codes, as written.
    """
    code, said = pl.col("code"), is_account(accounts)
    above = pl.when(said).then(pl.when(~said).then(code).forward_fill())
    under = pl.coalesce("activity", above).str.strip_chars_end(".")
    is_whole = pl.col("activity").is_not_null() & as_path(code).str.starts_with(as_path(under))
    led = pl.concat_str(under, pl.lit("."), code)
    return budget.with_columns(code=pl.when(under.is_null() | is_whole).then(code).otherwise(led))


def is_account(accounts: Sequence[str]) -> pl.Expr:
    """Whether a line is an account by its `level`, or because its code begins like `accounts`."""
    said = [as_level(pl.col("level")).is_in(ACCOUNT_LEVELS)]
    path = as_path(pl.col("code"))
    said += [path.str.starts_with(start.rstrip(".") + ".") for start in accounts]
    return pl.any_horizontal(said).fill_null(value=False)


def as_level(level: pl.Expr) -> pl.Expr:
    """A word of the column `level` as it is compared."""
    return level.str.to_lowercase().str.replace_all(r"[\s_-]+", " ")


def as_path(code: pl.Expr) -> pl.Expr:
    """A code as written that ends in a dot: `5.01` is no beginning of `5.1.02`."""
    return code.str.replace_all(r"\s+", "").str.strip_chars_end(".") + "."


def with_repeated_accounts(typed: TypedTable, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Repeated keys, reported as accounts where lines with other numbers are between the two.

    The key alone is then no key, and report.toml has to say which codes are accounts.
    """
    has_codes = typed.table.name == BUDGET and "code" in typed.texts.columns
    runs = _runs(typed) if has_codes else {}
    for problem in problems:
        first = problem.values.get("first")
        if first is None or runs.get(problem.row or 0) == runs.get(int(str(first))):
            yield problem
        else:
            account = problem.value.split(".")[0]
            values = {**problem.values, "account": account}
            line = Proposal(("sources", BUDGET), {"accounts": (account,)}, "reading")
            told = typed.problem("accounts-repeat", problem.row, "code", problem.value, **values)
            yield replace(told, proposals=(line,))


def _runs(typed: TypedTable) -> dict[int, int]:
    """A number for each row that changes where codes begin otherwise: `1.02` and `5.1`.

    `5.01`, a field of government, and `5.1`, an account, differ in the width of their second part.
    """
    first, second = (pl.col("code").str.extract(part) for part in (_FIRST, _SECOND))
    width = second.str.len_chars().backward_fill().forward_fill().fill_null(0)
    shape = pl.struct(first.str.to_lowercase().str.strip_chars_start("0"), width.alias("width"))
    return dict(typed.texts.select(ROW, shape.rle_id()).iter_rows())
