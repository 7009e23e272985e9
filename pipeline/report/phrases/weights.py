"""The weight of a measure in the whole."""

from pipeline.account import Measure
from pipeline.case import Case


def share_of_whole(measure: Measure, case: Case) -> float:
    """The share of a measure in the weight of the whole; zero where it has no score."""
    account = case.account
    nodes = [account.perspective(measure.perspective)]
    if case.rulebook.levels.below("perspective") != "measure":
        nodes.append(account.objective(measure.objective_id))
    share = measure.weight_used or 0.0
    for node in nodes:
        share *= node.weight_used or 0.0
    return share
