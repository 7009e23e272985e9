"""Sheets of indicators in the shapes in which offices keep them."""

from tests.codes.builders import Files, merged, realization_without, reported, source

_TARGETS = {"target": "", "target_q1": 2, "target_q2": 3, "target_q3": 2, "target_q4": 3}
_SUM = {"aggregation": "sum"}


def _quarters(way: str, **more: object) -> Files:
    """A measure with targets by quarter in the good year."""
    return merged(
        reported({**_TARGETS, **more}), source("realization", f'quarters = "{way}"') if way else {}
    )


def _joined(actuals: str) -> Files:
    """A register whose actual stands in another file."""
    line = 'join = { file = "actuals.csv", by = "measure_id" }'
    return {**merged(reported({"actual": ""}), source("realization", line)), "actuals.csv": actuals}


REGISTERS: dict[str, Files] = {
    "perspective-missing": realization_without("perspective"),
    "measures-numbered": realization_without("measure_id"),
    "objectives-numbered": realization_without("objective_id"),
    "join-unmatched": _joined("measure_id,actual\nM,9\nN,8\n"),
    "join-twice": _joined("measure_id,actual\nM,9\nM,8\n"),
    "join-differs": _joined("measure_id,actual,measured_in\nM,9,percent\n"),
    "quarters-undeclared": _quarters(""),
    "no-quarters": source("realization", 'quarters = "cumulative"'),
    "quarters-apart": _quarters("of_quarter"),
    "quarter-empty": _quarters("of_quarter", target_q2="", **_SUM),
    "quarters-differ": _quarters("of_quarter", target=9, **_SUM),
}
