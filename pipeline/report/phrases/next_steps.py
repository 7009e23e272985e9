"""What the agency itself intends to do, where that can bring a target nearer."""

from pipeline.account import Measure, states

_KEEPING = (
    "mempertahankan",
    "pertahankan",
    "dipertahankan",
    "tetap mempertahankan",
    "tetap dipertahankan",
    "maintain",
    "maintaining",
)
"""How a solution begins that leaves everything as it is."""
_MORE = (" dan ", " serta ", " and ", ",", ";")
"""What may join a further step to it."""


def step_of(measure: Measure) -> str:
    """The agency's solution; empty where that only continues what missed its target."""
    return "" if keeps_a_miss(measure) else stated_solution(measure)


def stated_solution(measure: Measure) -> str:
    return measure.solution if states(measure.solution) else ""


def keeps_a_miss(measure: Measure) -> bool:
    """Whether the agency intends only to maintain what missed its target."""
    said = f"{stated_solution(measure).casefold().strip(' .;')} "
    begins = any(said.startswith(f"{word} ") for word in _KEEPING)
    return measure.met is False and begins and not any(word in said for word in _MORE)
