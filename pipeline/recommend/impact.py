"""What a piece of advice is worth: the points gained if its measure just met its target."""

from collections.abc import Callable, Mapping

from pipeline.account import Account, Measure
from pipeline.rounding import half_up

Rescore = Callable[[str], Mapping[str, float | None]]
"""The id of a measure in; out the values, not rounded, that perspectives and scorecard would have
if it just met its target."""


def impact(measure: Measure, account: Account, rescore: Rescore) -> tuple[float | None, str]:
    """Points gained, and the node that gains them: the scorecard, else the perspective.

    Null where nothing was scored, the target is met already, or reaching it would gain nothing.
    """
    if measure.achievement is None or measure.met:
        return None, ""
    supposed = rescore(measure.id)
    for node in (account.scorecard, account.perspective(measure.perspective)):
        then = supposed[node.id]
        if node.value is not None and then is not None:
            gain = half_up(then - node.value)
            return (gain, node.id) if gain >= 0 else (None, "")
    return None, ""
