"""What a measure weighs in the whole."""

from pipeline.account import Measure
from pipeline.case import Case


def share_of_whole(measure: Measure, case: Case) -> float:
    """The share of the whole that a measure weighs; nothing where it has no score."""
    account = case.account
    nodes = [account.perspective(measure.perspective)]
    if case.rulebook.levels.below("perspective") != "measure":
        nodes.append(account.objective(measure.objective_id))
    share = measure.weight_used or 0.0
    for node in nodes:
        share *= node.weight_used or 0.0
    return share
