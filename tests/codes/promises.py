"""Targets and actuals that say more than a number."""

from tests.codes.builders import Files, merged, report, reported

_SCALE = '[scales.{}]\ngroups = [["Ungu", "Biru"], ["Hijau"]]\n'
_BUILT = "measure_id,period,target,actual\nM,2023,{}\n"

PROMISES: dict[str, Files] = {
    "sign-on-actual": reported({"actual": "≥ 10"}),
    "sign-against-polarity": reported({"target": "≤ 10"}),
    "strict-target": reported({"target": "> 10"}),
    "strict-target-told": reported({"target": "> 9"}),
    "unit-differs": reported({"target": "10 laporan"}),
    "range-in-cell": reported({"target": "80–90"}),
    "range-for-number": reported({"actual": "80-90"}),
    "fraction-beside-percent": reported({"measured_in": "persen", "target": 95, "actual": 0.93}),
    "weights-of-two-kinds": reported({"weight": 40}, {"measure_id": "N", "weight": 0.6}),
    "neither-number-nor-grade": reported({"target": "Bintang"}),
    "grade-unknown": reported({"target": "BB", "actual": "BBB"}),
    "grade-scale-unclear": merged(
        reported({"target": "Ungu", "actual": "Hijau"}),
        report(_SCALE.format("satu"), _SCALE.format("dua")),
    ),
    "unknown-scale": merged(reported({}), report('[measures."M"]', 'scale = "sakib"')),
    "number-beside-grade": reported({"target": "BB", "actual": 72.5}),
    "grade-and-number": reported({"target": "BB", "actual": "BB (725)"}),
    "grade-of-number": merged(reported({}), {"history.csv": _BUILT.format("WTP,WTP")}),
    "grade-polarity": reported({"polarity": "minimize", "target": "WTP", "actual": "WDP"}),
    "grade-of-formula": reported({"formula": "budget.absorption", "target": "WTP", "actual": ""}),
    "bound-of-grade": reported({"target": "WTP", "actual": "WTP", "maximum": 100}),
}
