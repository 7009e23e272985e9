"""Staff, trainings and attendance → how many are trained, pass, and come on time."""

import polars as pl

from pipeline.delivery import ROW
from pipeline.measure.outcome import NO_DATA, Given, Outcome, count, percentage


def trained_ratio(given: Given) -> Outcome:
    """Trained staff ÷ staff kept by `rows` × 100.

    The choice of staff decides the figure, so the working names the same count over all staff.
    """
    everyone, staff = given.tables["staff"], given.kept("staff")
    trained = count(staff, pl.col("trained"))
    values = {
        "trained": trained,
        "staff": staff.height,
        "untrained": staff.height - trained,
        "trained_all": count(everyone, pl.col("trained")),
        "staff_all": everyone.height,
    }
    if staff["trained"].null_count() == staff.height:
        return Outcome(None, values, {"staff": staff[ROW]}, (NO_DATA,))
    return percentage(trained, staff.height, values, {"staff": staff[ROW]})


def pass_rate(given: Given) -> Outcome:
    """Σ passed ÷ Σ participants × 100 over the trainings held that state both."""
    held = given.kept("training").filter("held").drop_nulls(["participants", "passed"])
    passed, participants = int(held["passed"].sum()), int(held["participants"].sum())
    values = {"passed": passed, "participants": participants}
    return percentage(passed, participants, values, {"training": held[ROW]})


def trainings_held(given: Given) -> Outcome:
    """Trainings held ÷ trainings planned × 100; one held beyond the plan counts as held."""
    counted = given.kept("training").filter(pl.col("held") | pl.col("planned"))
    held, planned = count(counted, pl.col("held")), count(counted, pl.col("planned"))
    values = {"held": held, "planned": planned}
    return percentage(held, planned, values, {"training": counted[ROW]})


def punctuality(given: Given) -> Outcome:
    """Person-days arrived by the due time ÷ person-days due and not excused × 100.

    No arrival is not punctual; a day not marked as excused is not excused.
    """
    not_excused = ~pl.col("excused").fill_null(value=False)
    due = given.kept("attendance").filter(pl.col("due_at").is_not_null(), not_excused)
    punctual = count(due, pl.col("arrived_at") <= pl.col("due_at"))
    values = {"punctual": punctual, "due": due.height}
    return percentage(punctual, due.height, values, {"attendance": due[ROW]})
