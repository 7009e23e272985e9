"""Sheets of indicators in the shapes in which offices keep them."""

from tests.codes.builders import Files, merged, realization_without, reported, source

_TARGETS = {"target": "", "target_q1": 2, "target_q2": 3, "target_q3": 2, "target_q4": 3}
_SUM = {"aggregation": "sum"}


def _quarters(way: str, **more: object) -> Files:
    """A measure with targets by quarter in the good year."""
    return merged(
        reported({**_TARGETS, **more}), source("realization", f'quarters = "{way}"') if way else {}
    )


REGISTERS: dict[str, Files] = {
    "perspective-missing": realization_without("perspective"),
    "measures-numbered": realization_without("measure_id"),
    "objectives-numbered": realization_without("objective_id"),
    "quarters-undeclared": _quarters(""),
    "no-quarters": source("realization", 'quarters = "cumulative"'),
    "quarters-apart": _quarters("of_quarter"),
    "quarter-empty": _quarters("of_quarter", target_q2="", **_SUM),
    "quarters-differ": _quarters("of_quarter", target=9, **_SUM),
}
