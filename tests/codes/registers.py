"""Sheets of indicators in the shapes in which offices keep them."""

from tests.codes.builders import Files, merged, realization_without, report, reported, source

_TARGETS = {"target": "", "target_q1": 2, "target_q2": 3, "target_q3": 2, "target_q4": 3}
_SUM = {"aggregation": "sum"}


def _quarters(way: str, **more: object) -> Files:
    """A measure with targets by quarter in the good year."""
    return merged(
        reported({**_TARGETS, **more}), source("realization", f'quarters = "{way}"') if way else {}
    )


def _joined(actuals: str) -> Files:
    """A register whose actual is in another file."""
    line = 'join = { file = "actuals.csv", by = "measure_id" }'
    return {**merged(reported({"actual": ""}), source("realization", line)), "actuals.csv": actuals}


_IDS = ("measure_id", "objective_id", "perspective")
_WORDS = ("objective", "measure", "measured_in", "polarity")
_NOTHING = dict.fromkeys((*_IDS, *_WORDS, "target", "actual"), "")
_PROGRAMMES = {**_NOTHING, "objective": "Program", "target": "Anggaran"}
_IN_ONE = "Kode,Sasaran / Indikator,satuan,target,realisasi\n"

REGISTERS: dict[str, Files] = {
    "sections-in-column": {"realization.csv": f"{_IN_ONE}S1,Aim,,,\nM,A,%,9,8\n"},
    "figures-in-rows": {
        "realization.csv": "measure,satuan,uraian,2024\nM,%,target,9\n,,realisasi,8\n"
    },
    "achievement-without-actual": reported({"actual": "", "published": 95}),
    "units-read": realization_without("measured_in"),
    "figures-far-apart": reported({"target": 1.5, "actual": 1_500_000_000}),
    "row-goes-on": reported({}, {**_NOTHING, "measure": "that is longer"}, {"measure_id": "N"}),
    "measure-again": merged(
        {
            "realization.csv": "objective,measure,measured_in,polarity,target,actual\n"
            "Aim,A,%,maximize,9,8\nAim,A,%,maximize,,\n"
        },
        source("realization", 'values = { perspective = "customer" }'),
    ),
    "average-row": reported({"published": 100}, {**_NOTHING, "published": 98}),
    "step-row": reported({}, {**_NOTHING, "objective": "a. Visit"}, {"measure_id": "N"}),
    "table-below": reported(
        {}, _NOTHING, _PROGRAMMES, {**_NOTHING, "objective": "Program A", "target": 5}
    ),
    "polarity-told-twice": merged(reported({}), report('[measures."M"]', 'polarity = "minimize"')),
    "aggregation-told-twice": merged(
        _quarters("of_quarter", **_SUM), report('[measures."M"]', 'aggregation = "mean"')
    ),
    "polarity-unlikely": merged(
        reported({"polarity": "", "measure": "Rata-rata keterlambatan laporan"}),
        source("realization", 'values = { polarity = "maximize" }'),
    ),
    "perspective-missing": realization_without("perspective"),
    "trainings-numbered": {"training.csv": "name,planned,held\nA,ya,ya\nB,ya,tidak\n"},
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
