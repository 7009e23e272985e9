"""Deliveries that give findings, many in each, and the codes each is there for."""

from collections.abc import Mapping

from tests.codes.builders import (
    Files,
    merged,
    report,
    reported,
    rulebook,
    table,
)
from tests.codes.delivery import Delivery


def _measure(name: str, formula: str, polarity: str = "maximize", **cells: object) -> Files:
    """One computed measure with a target of 100 percent, as `reported` takes it."""
    row = {"measure_id": name, "formula": formula, "polarity": polarity, "actual": ""}
    return {**row, "measured_in": "percent", "target": 100, **cells}  # type: ignore[dict-item]


LINE = {"code": "1", "name": "A", "ceiling": 1000, "realized": 800, "output_target": 10}
FIGURES = merged(
    reported(
        _measure("F1", "budget.absorption", published=91),
        _measure("F2", "budget.economy", "minimize"),
        _measure("F3", "budget.effectiveness"),
        _measure("F4", "workforce.trained_ratio"),
    ),
    {
        "budget.csv": table(
            {**LINE, "output_actual": 5, "outcome_target": 100, "outcome_actual": 1},
            {**LINE, "code": "2", "ceiling": 10, "realized": 10, "output_actual": 10},
        ),
        "staff.csv": table(
            *({"staff_id": f"P{n}", "status": "pns", "trained": "ya"} for n in range(6)),
            *({"staff_id": f"H{n}", "status": "honorer", "trained": "tidak"} for n in range(6)),
        ),
    },
    report('[measures."F4"]', 'rows = { status = ["pns"] }'),
)
OF_PARTS = merged(
    reported({"aggregation": "sum", "measured_in": "cards", "actual": 11}),
    {
        "history.csv": table(
            *({"measure_id": "M", "period": f"2024-Q{n}", "actual": n} for n in range(1, 5))
        )
    },
)
HELD = merged(
    reported(
        _measure("F1", "budget.economy", "minimize"),
        _measure("F2", "budget.efficiency", "minimize"),
    ),
    {"budget.csv": table({**LINE, "output_actual": 10})},
)
WITHOUT_OUTPUT = merged(
    reported(
        _measure("F1", "budget.economy", "minimize"),
        _measure("F2", "budget.efficiency", "minimize"),
    ),
    {"budget.csv": table({**LINE, "output_target": "", "output_actual": ""})},
)

LEAST = {"polarity": "minimize"}
JUDGED = merged(
    reported(
        {"measure_id": "M1", "target": ""},
        {"measure_id": "M2", "actual": ""},
        {"measure_id": "M3", "target_source": "implied"},
        {"measure_id": "M4", **LEAST, "target": 0},
        {"measure_id": "M5", "target": -5},
        {"measure_id": "M7", **LEAST, "actual": -1},
        {"measure_id": "M9", **LEAST, "target": 0, "worst": -1},
        {"measure_id": "M10"},
        {"measure_id": "M11", "maximum": 10},
        {"measure_id": "M12", "actual": 50},
        {"measure_id": "M13", **LEAST, "actual": 50},
        {"measure_id": "M14", "target": "WTP", "actual": "WDP"},
    ),
    report(*(f'[measures."{name}"]\nvariant = "t/a"' for name in ("M7", "M10"))),
)
CLAIMED = merged(
    reported(
        {"measure_id": "M1", "actual": 5, "weight": 0.5},
        {"measure_id": "M2", "weight": 0.45},
        {"measure_id": "M3", "perspective": "customer", "objective_id": "S2", "actual": 5},
        {"measure_id": "M4", "perspective": "customer", "objective_id": "S2", "actual": 10},
        {"measure_id": "M5", "perspective": "internal_process", "objective_id": "S3"},
    ),
    report("[text]", 'closing = "Seluruh target telah tercapai."'),
)
TIED = reported(
    {"measure_id": "M1", "actual": 5},
    {"measure_id": "M2", "perspective": "customer", "objective_id": "S2", "actual": 5},
    {"measure_id": "M3", "perspective": "internal_process", "objective_id": "S3"},
)
OWN_RULES = 'valid_from = 2030-01-01\n[objective_weights]\nS9 = 2.0\n[scoring]\nmissing = "{}"\n'
EARLIER = {"history.csv": "measure_id,period,actual\nM,2023,7\nM,2023-S1,3\n"}
WAIVER = '[[accept]]\nproblem = "{}"\nwhere = "budget"\nrows = 1\nreason = "Approved later."'

FINDING_CASES: Mapping[str, Delivery] = {
    "the good delivery": Delivery(
        {},
        (
            "vision-missing",
            "text-missing",
            "factors-missing",
            "earlier-missing",
            "renstra-missing",
            "standard-missing",
            "cause-missing",
            "solution-missing",
            "programme-missing",
            "perspective-empty",
            "small-sample",
            "band-uncertain",
        ),
    ),
    "figures": Delivery(
        FIGURES,
        (
            "does-not-recompute",
            "ratio-or-percent",
            "under-delivery",
            "mean-of-shares",
            "output-short",
            "denominator",
        ),
    ),
    "a year of parts": Delivery(OF_PARTS, ("parts-differ",)),
    "output held": Delivery(HELD, ("economy-equals-efficiency",)),
    "no output": Delivery(WITHOUT_OUTPUT, ("output-unknown", "no-output")),
    "judged": Delivery(
        JUDGED,
        (
            "no-target",
            "no-actual",
            "target-implied",
            "zero-target",
            "negative-target",
            "grade-missed",
            "negative-actual",
            "unusable-worst",
            "unfit-variant",
            "at-maximum",
            "capped",
            "floored",
            "low-coverage",
            "partial-coverage",
        ),
    ),
    "zero withheld": Delivery(
        merged(
            reported({**LEAST, "actual": 0}, {"measure_id": "M2", "target": 0}),
            report('[measures."M"]\nvariant = "t/a"'),
            rulebook('[scoring]\nzero_target = "withhold"'),
        ),
        ("zero-target", "zero-actual"),
    ),
    "advice for nothing": Delivery(
        rulebook('[[advice]]\nid = "lost"\nmeasures = ["M9"]\ntext = "Never said."'),
        ("advice-unused",),
    ),
    "claimed": Delivery(CLAIMED, ("claimed-achieved-below-100", "weights-near-whole")),
    "tied": Delivery(TIED, ("tied-perspectives",)),
    "last value": Delivery(
        merged(reported({"actual": ""}), EARLIER, rulebook(OWN_RULES.format("last_value"))),
        ("last-value", "rulebook-names-unknown", "rulebook-vintage", "history-not-as-long"),
    ),
    "zero": Delivery(
        merged(reported({"actual": ""}), rulebook(OWN_RULES.format("zero"))), ("counted-as-zero",)
    ),
    "deducted": Delivery(
        merged(reported({"actual": ""}), rulebook('[levels.scorecard]\ndeduct = "M"')),
        ("deduction-unknown",),
    ),
    "factors": Delivery(
        {"csf.csv": "csf_id,objective_id,factor\nK1,S1,People\n"}, ("objective-without-factor",)
    ),
    "prose": Delivery(
        merged(
            reported({"actual": 8, "cause": "The actual was 9 points."}),
            report("[text]", 'closing = "Seluruh indikator mencapai target."'),
        ),
        ("prose-contradicts",),
    ),
    "waivers": Delivery(
        merged(
            {"budget.csv": "code,name,ceiling,realized\n1,A,10,11\n"},
            report(WAIVER.format("over-ceiling"), WAIVER.format("zero-ceiling")),
        ),
        ("rule-waived", "unused-waiver"),
    ),
}
