"""Computes the figures again from the embedded tables and compares them with the account.

What the tables cannot carry is taken from the account, and named: tables of persons and tables that
an agency declared stay at home, as do finals of other periods and agencies. Achievement, score and
all levels above are computed for every measure.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from pipeline import ingest, measure, score
from pipeline.account import Account, Measure, Node
from pipeline.case import Case
from pipeline.delivery import Tables
from pipeline.formulas import CATALOGUE
from pipeline.orders import Order
from pipeline.problems import InputsRefused, Problem
from pipeline.publish import write_files
from pipeline.reportfile import FileSource, Parameters, ReportFile
from pipeline.run import validated
from pipeline.scorecard import REPORTED
from pipeline.tables import WHOLE, WORKINGS, Enclosed, counts_table, totals_table
from pipeline.translatable import _
from pipeline.values import Message
from pipeline.verify.alarms import Alarm
from pipeline.verify.inside import tables_in

_REGISTER = "realization.csv"
_NEEDS_ANSWERS = "formula-needs-answers"
_ONLY_SET = frozenset({"unavailable", "variant", "scale", "polarity"})
"""Parameters that a measure keeps when its actual is taken from the account."""


@dataclass(frozen=True)
class Recomputed:
    """`alarms` name each figure that comes out differently, `carried` the measures whose actual is
    not computed again, `refused` the problems that keep everything from being computed."""

    alarms: tuple[Alarm, ...]
    carried: tuple[str, ...]
    refused: tuple[Problem, ...] = ()


def recomputed(
    inside: Mapping[str, bytes], case: Case, policy: ingest.LoadedRulebook
) -> Recomputed:
    """Compares the figures that follow from the attachments with those of the case."""
    tables = tables_in(inside, case)
    there = {one.table.name for one in tables.values()}
    told = _told_themselves(inside[_REGISTER])
    carried = {one.id for one in case.account.measures if not _can_carry(one, case, there, told)}
    while True:
        try:
            again = _account_of(tables, case, policy, carried)
            break
        except InputsRefused as refusal:
            more = _of_rows_alone(refusal.problems, case) - carried
            if not more:
                return Recomputed((), tuple(sorted(carried)), refusal.problems)
            carried |= more
    return Recomputed(tuple(_other(case.account, again)), tuple(sorted(carried)))


def _told_themselves(register: bytes) -> Collection[str]:
    """The measures with an actual in their own cell: it is not made from parts of the year."""
    frame = pl.read_csv(BytesIO(register), infer_schema=False)
    return set(frame.drop_nulls("actual")["measure_id"])


def _can_carry(one: Measure, case: Case, tables: Collection[str], told: Collection[str]) -> bool:
    """Whether the embedded tables have the rows that a measure counts."""
    given = case.report_file.measures.get(one.id, Parameters())
    if given.taken_from or (one.aggregation and one.id not in told):
        return False
    table = CATALOGUE[one.formula or REPORTED].table
    if table == "survey":
        forms = (counts_table(one.survey), totals_table(one.survey))
        return any(form.name in tables for form in forms)
    table = given.table or "" if table == "any" else table
    return not table or table in tables


def _of_rows_alone(problems: Collection[Problem], case: Case) -> set[str]:
    """The measures whose formula needs whole answers, of which only sums are embedded."""
    formulas = {one.values.get("formula") for one in problems if one.code == _NEEDS_ANSWERS}
    return {one.id for one in case.account.measures if one.formula in formulas}


def _account_of(
    tables: Mapping[str, Enclosed],
    case: Case,
    policy: ingest.LoadedRulebook,
    carried: Collection[str],
) -> Account:
    """The account that the embedded tables yield. Raises InputsRefused."""
    given = _without_what_stays(case, tables, carried)
    files = {name: one.content for name, one in tables.items() if one.table != WORKINGS}
    frame = pl.read_csv(BytesIO(files[_REGISTER]), infer_schema=False)
    register = _with_actuals(frame, case.account, carried)
    with TemporaryDirectory() as place:
        folder = ingest.ReportFolder(Path(place).name, Path(place))
        write_files(folder.path, {**files, _REGISTER: register.write_csv().encode()})
        order = Order(
            folder,
            ingest.Settings(given, {}, ""),
            policy,
            partial(ingest.read_tables, folder, given, {}),
            signed=ingest.Signed(case.account.past),
        )
        read = validated(order)
    past, rulebook = case.account.past, policy.rulebook
    measured = measure.measured(read, order.given, rulebook, past, ())
    whole = _with_formulas(read, frame, carried)
    return score.account_of(whole, measured, order.given, rulebook, past, ())


def _without_what_stays(
    case: Case, tables: Mapping[str, Enclosed], carried: Collection[str]
) -> ReportFile:
    """report.toml adapted to the embedded tables, which have standard columns and decimals, and no
    respondents of surveys."""
    given = case.report_file
    known = {survey.id: survey for survey in case.account.surveys}
    surveys = {
        name: one.model_copy(
            update={"respondents": known[name].respondents, "regression": None, "variables": {}}
        )
        for name, one in given.surveys.items()
        if name in known
    }
    measures = {
        name: Parameters(**one.model_dump(include=set(_ONLY_SET))) if name in carried else one
        for name, one in given.measures.items()
    }
    report = given.report.model_copy(update={"decimal": "."})
    accept = tuple(one for one in given.accept if one.where in WHOLE)
    sources = {one.table.name: FileSource(file=name) for name, one in tables.items() if one.survey}
    return given.model_copy(
        update={
            "surveys": surveys,
            "measures": measures,
            "report": report,
            "accept": accept,
            "sources": sources,
        }
    )


def _with_actuals(
    register: pl.DataFrame, account: Account, carried: Collection[str]
) -> pl.DataFrame:
    """The register with the actual typed in for measures that are carried."""
    typed = {
        one.id: (one.actual_grade or ("" if one.actual is None else repr(one.actual)), one.polarity)
        for one in account.measures
        if one.id in carried
    }
    is_carried = pl.col("measure_id").is_in(list(typed))

    def told(place: int) -> pl.Expr:
        by_id = {name: str(one[place]) for name, one in typed.items()}
        return pl.col("measure_id").replace_strict(by_id, default=None, return_dtype=pl.String)

    def put(column: str, value: pl.Expr) -> pl.Expr:
        return pl.when(is_carried).then(value).otherwise(pl.col(column)).alias(column)

    return register.with_columns(
        put("actual", told(0)), put("polarity", told(1)), put("formula", pl.lit(REPORTED))
    )


def _with_formulas(tables: Tables, delivered: pl.DataFrame, carried: Collection[str]) -> Tables:
    """The tables with the real formulas of carried measures, whose scales depend on them."""
    formulas = delivered.filter(pl.col("measure_id").is_in(list(carried)))
    named = formulas.select("measure_id", _own=pl.col("formula"))
    register = tables["realization"].join(
        named, on="measure_id", how="left", validate="m:1", maintain_order="left"
    )
    is_carried = pl.col("measure_id").is_in(list(carried))
    own = pl.when(is_carried).then(pl.col("_own")).otherwise(pl.col("formula"))
    told = register.with_columns(own.alias("formula")).drop("_own")
    return replace(tables, frames={**tables.frames, "realization": told})


def _other(known: Account, again: Account) -> Iterator[Alarm]:
    """Every figure that comes out different from the account."""
    computed = {one.id: one for one in again.measures}
    for one in known.measures:
        if one.id not in computed:
            yield Alarm("figure", f"measures[{one.id}]", Message(_UNKNOWN))
            continue
        yield from _unlike(f"measures[{one.id}]", one, computed[one.id], _FIGURES)
    for level in ("objectives", "perspectives"):
        nodes: dict[str, Node] = {node.id: node for node in getattr(again, level)}
        for node in getattr(known, level):
            if node.id in nodes:
                yield from _unlike(f"{level}[{node.id}]", node, nodes[node.id], _SCORES)
    yield from _unlike("scorecard", known.scorecard, again.scorecard, _SCORES)


_FIGURES = ("target", "actual", "achievement", "met", "score", "rating")
_SCORES = ("score", "rating", "coverage")


def _unlike(
    place: str, known: Measure | Node, again: Measure | Node, names: tuple[str, ...]
) -> Iterator[Alarm]:
    for name in names:
        told, computed = getattr(known, name), getattr(again, name)
        if not _is_same(told, computed):
            figure = f"{place}.{name}"
            yield Alarm("figure", figure, Message(_COMPUTED), str(computed), str(told))


def _is_same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= _CLOSE * max(1.0, abs(one), abs(other))
    return one == other


_CLOSE = 1e-9
_UNKNOWN = _("the tables in the file have no such measure")
_COMPUTED = _("the tables in the file come to another figure")
