"""Measures, objectives and trainings that came without ids or units: each gets what is known of it.

Ids of measures tie periods together, so a warning says which ids were made and how to give others.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import polars as pl

from pipeline.delivery import RawTable
from pipeline.problems import Problem, nearest
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind, Table
from pipeline.tables.budget_words import may_be
from pipeline.tables.kinds import folded
from pipeline.validate.budget_numbered import Numbered
from pipeline.validate.proposed_columns import is_worded, repeats
from pipeline.validate.told_by_cells import RATIO
from pipeline.validate.typed import TypedTable
from pipeline.validate.units_read import UNIT, units_problems, with_units
from pipeline.validate.written import Written

BUDGET = "budget"
_NUMBERED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "realization": {
        "measure_id": ("IKU", "measures-numbered"),
        "objective_id": ("S", "objectives-numbered"),
    },
    "training": {"training_id": ("T", "trainings-numbered")},
}
"""By table and column: how its ids begin, and the warning that they were made."""
_OF_WORDS = {"objective_id": "objective"}
"""Columns whose rows are distinguished by the words of another column."""
_ONCE = {"training_id": "name"}
"""Columns whose rows are numbered where each has a name of its own: names that repeat are those of
a list of who took part."""
_CODES = {"kode", "id", "code", "kd"}
_OF = {"indikator", "iku", "ik", "sasaran", "ss", "kinerja", "strategis", "utama", "measure"}
"""Words of headings of ids, and what else such a heading may say."""


def is_numbered(
    column: Column, table: Table, unknown: Sequence[str], raw: RawTable, source: FileSource
) -> bool:
    """Whether ids are made for a column that is missing: no heading may be a misspelling of it,
    and report.toml names no heading for it."""
    if column.name == "code" and table.name == BUDGET and table.key == ("code",):
        names = (column.name, *column.aliases)
        is_told = "code" in source.columns or any(
            (may_be("code", heading) or nearest(folded(heading), names))
            and not is_worded(raw.frame[heading])
            for heading in unknown
        )
        return not is_told and raw.frame.height > 0
    made = {*_NUMBERED.get(table.name, {}), *([UNIT] if table.name == "realization" else [])}
    if column.name not in made or column.name in source.columns:
        return False
    if column.name in _ONCE and not _is_named_once(raw, table.column(_ONCE[column.name]), source):
        return False
    counting = [one for one in unknown if folded(one) in _CODES and _counts(raw.frame[one])]
    is_told = any(
        _may_be(column, heading, counting)
        and not (column.name == "measure_id" and repeats(raw.frame[heading]))
        and not (column.kind is Kind.CODE and is_worded(raw.frame[heading]))
        for heading in unknown
    )
    return not is_told and raw.frame.height > 0


def _is_named_once(raw: RawTable, column: Column | None, source: FileSource) -> bool:
    """Whether every row has a name that no other has."""
    if column is None:
        return False
    told = {
        folded(one) for one in (column.name, *column.aliases, *source.columns.get(column.name, ()))
    }
    heading = next((one for one in raw.frame.columns if folded(one) in told), None)
    if heading is None:
        return False
    names = [folded(str(name)) for name in raw.frame[heading].drop_nulls()]
    return len(names) > 0 and len({*names}) == len(names)


def _counts(cells: pl.Series) -> bool:
    """Whether a column has only whole numbers, as programs number their records."""
    return bool(cells.drop_nulls().cast(pl.String).str.contains(r"^\s*[0-9]+\s*$").all())


def is_without_codes(table: Table, headings: Mapping[str, str], missing: Collection[str]) -> bool:
    """Whether the lines of a budget were delivered without codes, and no heading may be theirs."""
    is_budget = table.name == BUDGET and "code" not in headings and "code" not in missing
    return is_budget and table.key == ("code",) and "ceiling" in headings


def lines_numbered(typed: TypedTable, made: Numbered) -> Iterator[Problem]:
    """A warning that lines were numbered, and the problems that keep them from being counted."""
    yield typed.problem("lines-numbered", None, "", count=made.count)
    for code, values in made.faults.items():
        yield typed.problem(code, None, "", **values)


def _may_be(column: Column, heading: str, counting: Collection[str]) -> bool:
    words = set(folded(heading).split())
    if words & RATIO or heading in counting:
        return False
    is_code = bool(_CODES & words) and words <= _CODES | _OF
    return is_code or bool(nearest(folded(heading), (column.name, column.about, *column.aliases)))


def with_ids(
    cells: Written, headings: Mapping[str, str], table: Table, missing: Collection[str]
) -> tuple[Written, dict[str, str]]:
    """The cells of a table with the ids that were not delivered, and the headings with theirs.

    `missing` are columns that are refused.
    """
    texts, known = cells.texts, dict(headings)
    for name, (letters, _) in _NUMBERED.get(table.name, {}).items():
        words = _OF_WORDS.get(name)
        if name in known or name in missing or (words and words not in texts.columns):
            continue
        number = _by_words(texts[words]) if words else pl.Series(range(1, texts.height + 1))
        ids = pl.select(pl.format(f"{letters}-{{}}", pl.lit(number))).to_series()
        texts = texts.with_columns(ids.alias(name))
        known[name] = name
    made = Written(texts, cells.stored, cells.narrow)
    if table.name == "realization" and UNIT not in missing and UNIT not in known:
        return with_units(made, known)
    return made, known


def _by_words(texts: pl.Series) -> pl.Series:
    """The number of each wording in the order of the first; case and spaces make no other."""
    spaced = pl.first().str.strip_chars().str.replace_all(r"\s+", " ").str.to_lowercase()
    folded_texts = texts.to_frame().select(spaced).to_series()
    order = folded_texts.drop_nulls().unique(maintain_order=True)
    numbers = {text: number for number, text in enumerate(order, 1)}
    return folded_texts.replace_strict(numbers, default=None, return_dtype=pl.Int64)


def numbered_problems(typed: TypedTable, delivered: Collection[str]) -> Iterator[Problem]:
    """A warning for each column of ids that were made."""
    for name, (letters, code) in _NUMBERED.get(typed.table.name, {}).items():
        if name in typed.headings and name not in delivered and not typed.texts.is_empty():
            count = typed.texts[name].n_unique() - bool(typed.texts[name].null_count())
            yield typed.problem(code, None, "", last=f"{letters}-{count}", count=count)
    if typed.table.name == "realization" and UNIT not in delivered and UNIT in typed.headings:
        yield from units_problems(typed)
