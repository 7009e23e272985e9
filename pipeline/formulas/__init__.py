"""The catalogue of formulas: what each yields, in which unit, from what, and how.

A formula is one entry: its description decorates its function, in the module of its subject.
Validation, rulebooks, the report's methods and the data dictionary read the description; the
stage `measure` calls the entry.
"""

from collections.abc import Mapping

from pipeline.formulas import (
    budget,
    geometric,
    job_satisfaction,
    output,
    process,
    reported,
    satisfaction,
    share,
    survey,
    workforce,
)
from pipeline.formulas.computed import Computed, Given
from pipeline.formulas.formula import Formula

__all__ = ["CATALOGUE", "Computed", "Formula", "Given"]


def _by_name(*formulas: Formula) -> dict[str, Formula]:
    return {formula.name: formula for formula in formulas}


CATALOGUE: Mapping[str, Formula] = _by_name(
    reported.reported,
    budget.absorption,
    budget.economy,
    budget.efficiency,
    budget.effectiveness,
    output.efficiency_index,
    output.cost_per_output,
    geometric.output_geometric,
    geometric.output_geometric_nested,
    survey.total_index,
    satisfaction.ikm_2017,
    satisfaction.ikm_2004,
    job_satisfaction.jdi,
    survey.satisfied_share,
    process.time_against_standard,
    process.cycle_effectiveness,
    process.on_time,
    process.follows_sop,
    workforce.trained_ratio,
    workforce.pass_rate,
    workforce.trainings_held,
    workforce.punctuality,
    share.digitised,
    share.retention,
    share.share,
)
"""Every formula by its name, in the order in which pages list them."""
