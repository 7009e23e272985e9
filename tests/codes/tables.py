"""Between the columns of a table, between tables, and rulebooks."""

from tests.codes.builders import Files, merged, realization, report, reported, rulebook

FACTOR = "csf_id,objective_id,factor,measure_id\nK1,{},People,{}\n"
ON_TIME = realization("minimize,5,4,", "maximize,100,,process.on_time")
SHARE = realization("minimize,5,4,", "maximize,100,,share")
DOCUMENTS = {"documents.csv": "document_id,kind\nD1,surat\n"}
OF_DOCUMENTS = ('[measures."P1"]', 'table = "documents"', 'column = "kind"')
ALONE = """\
id = "own"
title = "own"
citation = "own"
confidence = "own"
[[perspectives]]
id = "financial"
name = "Financial"
[levels.measure]
bands = [
    { key = "poor", label = "Poor", from = 0 },
    { key = "good", label = "Good", from = 90, met = true },
]
"""
ADVICE = '[[advice]]\nid = "own"\ntext = "{}"\n{}\n'

TABLES: dict[str, Files] = {
    "unknown-perspective": realization("financial", "finance"),
    "deduction-impossible": merged(
        rulebook('[levels.scorecard]\ndeduct = "M"'), reported({"actual": -1})
    ),
    "unknown-formula": realization("budget.absorption", "budget.absorbtion"),
    "objective-in-two-perspectives": reported({}, {"measure_id": "N", "perspective": "customer"}),
    "objective-named-twice": reported({}, {"measure_id": "N", "objective": "Goal"}),
    "polarity-differs": realization("percent,maximize", "percent,minimize"),
    "formula-needs-table": ON_TIME,
    "formula-needs-column": {**ON_TIME, **DOCUMENTS},
    "formula-needs-parameter": SHARE,
    "unknown-parameter": report('[measures."F1"]', "at_least = 3"),
    "one-condition": {**SHARE, **DOCUMENTS, **report(*OF_DOCUMENTS)},
    "ticks-alone": {
        **SHARE,
        "tick.csv": "name,sop\nA,√\nB,\nC,√\n",
        **report('[measures."P1"]', 'table = "tick"', 'column = "sop"', 'is = "√"'),
    },
    "ticks-unsure": {
        **SHARE,
        "tick.csv": "name,sop,web\nA,√,√\nB,,\nC,√,\n",
        **report(
            '[measures."P1"]',
            'table = "tick"',
            'column = "sop"',
            'is = "√"',
            "[sources.tick]",
            'empty = { sop = "tidak" }',
        ),
    },
    "condition-differs": {**SHARE, **DOCUMENTS, **report(*OF_DOCUMENTS, "at_least = 3")},
    "unknown-measure": report('[measures."X9"]', 'unavailable = "no data"'),
    "unknown-objective": {"csf.csv": FACTOR.format("S9", "")},
    "unknown-value": report('[measures."F1"]', 'rows = { name = ["Office"] }'),
    "links-cycle": {"links.csv": "from_objective,to_objective\nS1,S2\nS2,S1\n"},
    "above-maximum": reported({"maximum": 9}),
    "reported-without-cell": reported({"actual": ""}),
    "computed-and-typed": realization("maximize,100,,", "maximize,100,90,"),
    "range-reversed": reported({"target": "", "target_low": 9, "target_high": 5}),
}

RULEBOOKS: dict[str, Files] = {
    "rulebook-loop": merged(rulebook(""), {"own.toml": 'id = "own"\nextends = "own"\n'}),
    "bands-do-not-tile": rulebook(
        '[levels.objective]\nbands = [{ key = "low", label = "Low", from = 5 }]'
    ),
    "advice-field": rulebook(ADVICE.format("{mood}", "")),
    "advice-rating": rulebook(ADVICE.format("x", 'ratings = ["brilliant"]')),
    "advice-met": rulebook(ADVICE.format("x", "met = false")),
    "advice-missing": {**rulebook(""), "own.toml": ALONE},
}
