"""What the revised agreement of the year dropped: promised no longer, it is scored nowhere."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pipeline.account import Factor, Link, Measure
from pipeline.delivery import Tables
from pipeline.grades import Graded
from pipeline.score.history import printed_digits
from pipeline.scorecard import REPORTED, PkStatus, Polarity, TargetSource

_AS_THEY_ARE = (
    "perspective", "objective_id", "objective", "measured_in", "formula", "target_low",
    "target_high", "definition", "source", "owner",
)  # fmt: skip


def dropped_measures(tables: Tables) -> tuple[Measure, ...]:
    """The dropped measures, in the order of the register, without figures of this period."""
    if tables.dropped is None:
        return ()
    return tuple(
        _dropped(row, tables.graded.get(row["measure_id"]))
        for row in tables.dropped.iter_rows(named=True)
    )


def _dropped(row: Mapping[str, Any], graded: Graded | None) -> Measure:
    before = _last_target(row["target_before"], row["target"])
    return Measure(
        id=row["measure_id"],
        name=row["measure"],
        polarity=Polarity(row["polarity"]),
        target=None,
        target_source=row["target_source"] and TargetSource(row["target_source"]),
        target_before=before,
        grade_before=(graded.target_before or graded.target) if graded else None,
        pk_status=PkStatus.DROPPED,
        digits=printed_digits(REPORTED, [before, row["target_low"], row["target_high"]], ()),
        weight=1.0 if row["weight"] is None else row["weight"],
        actual=None,
        achievement=None,
        score=None,
        rating=None,
        **{name: row[name] for name in _AS_THEY_ARE},
    )


def _last_target(before: float | None, target: float | None) -> float | None:
    """The last target of a dropped measure: the target before the revision, else the target."""
    return target if before is None else before


def perspectives_dropped(tables: Tables) -> Collection[str]:
    """The perspectives of which no measure is left."""
    if tables.dropped is None:
        return ()
    return set(tables.dropped["perspective"]) - set(tables["realization"]["perspective"])


def kept_links(links: Sequence[Link], objectives: Collection[str]) -> tuple[Link, ...]:
    """The links whose two ends are still objectives."""
    return tuple(link for link in links if {link.source, link.target} <= set(objectives))


def kept_factors(
    factors: Sequence[Factor] | None, objectives: Collection[str]
) -> tuple[Factor, ...] | None:
    """The factors whose objective still exists."""
    if factors is None:
        return None
    return tuple(factor for factor in factors if factor.objective_id in objectives)
