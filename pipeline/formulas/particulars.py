"""Counted rows → what is printed of them singly: lines, trainings, and what was missed."""

import polars as pl

from pipeline.account import CountedLine, Lacking, Named, Particulars, Training
from pipeline.people import discreet
from pipeline.statistics.groups import hidden_groups

_FIRST = 5


def outputs_of(lines: pl.DataFrame) -> Particulars:
    """Budget lines that have an output target and an output."""
    return Particulars(outputs=_counted(lines, "output"))


def outcomes_of(lines: pl.DataFrame) -> Particulars:
    """Budget lines that have an outcome target and an outcome."""
    return Particulars(outcomes=_counted(lines, "outcome"))


def _counted(lines: pl.DataFrame, what: str) -> tuple[CountedLine, ...]:
    target, actual = pl.col(f"{what}_target"), pl.col(f"{what}_actual")
    percent = pl.when(target > 0).then(actual / target * 100).alias("percent")
    return tuple(
        CountedLine(*row)
        for row in lines.select("code", "name", target, actual, percent).iter_rows()
    )


def trainings_of(rows: pl.DataFrame, least: int) -> Particulars:
    """Trainings; how many passed is withheld for fewer participants than `least`.

    It is also withheld for the next smallest training, where the total passed would reveal it.
    """
    told = ("training_id", "name", "planned", "held", "participants", "passed")
    attended = rows.filter(pl.col("participants") > 0)
    sizes = dict(attended.select("training_id", "participants").iter_rows())
    hidden = hidden_groups(sizes, least)
    return Particulars(
        trainings=tuple(
            Training(
                id=discreet(key),
                name=name,
                planned=planned,
                held=held,
                participants=participants,
                passed=None if key in hidden else passed,
            )
            for key, name, planned, held, participants, passed in rows.select(told).iter_rows()
        )
    )


def lacking_of(rows: pl.DataFrame, name: str, kind: str = "") -> Particulars:
    """The rows by the columns of their names and kinds: the first few, and how many there are."""
    told = rows.head(_FIRST).select(name, *([kind] if kind else []))
    first = tuple(Named(discreet(row[0]), *row[1:]) for row in told.iter_rows())
    return Particulars(lacking=Lacking(rows.height, first) if first else None)
