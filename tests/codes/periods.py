"""Two periods of one agency: a final report, and one that reads it."""

from collections.abc import Mapping

from tests.codes.builders import Files, reported, rulebook, survey
from tests.codes.survey_findings import NINE

_ITEMS = ",".join(f"q{n}" for n in range(1, 10))


def _period(year: int) -> Files:
    """A final report on a year with a satisfaction index."""
    asked = survey(
        *NINE,
        items=[f'{{ id = "q{n}", element = "U{n}" }}' for n in range(1, 10)],
        scale="[1, 4]",
        headings=_ITEMS,
    )
    settings = str(asked["report.toml"]).replace("2024-", f"{year}-")
    settings = settings.replace(
        "2025-02-28", f'{year + 1}-02-28\nlanguage = "en"\nstatus = "final"'
    )
    return {**asked, "budget.csv": None, "report.toml": settings}


def _measures(name: str, unit: str) -> Files:
    index = {
        "measure_id": "C1", "perspective": "customer", "formula": "survey.ikm_2017", "actual": "",
        "target": 80, "objective_id": "S2",
    }  # fmt: skip
    return reported({"measure": name}, {"measure_id": "N", "measured_in": unit}, index)


_RULES = rulebook('[survey]\nweight = "0.111"')["own.toml"]
_LATER = _period(2024)
_OWN = '[rulebook]\nuse = "own"\n'

PERIODS: Mapping[str, Files] = {
    "2023": {**_period(2023), **_measures("Result", "days")},
    "2024": {
        **_LATER,
        **_measures("Outcome", "hours"),
        "own.toml": _RULES,
        "report.toml": f"{_LATER['report.toml']}{_OWN}",
        "history.csv": "measure_id,period,actual\nM,2023,7\n",
    },
}
PERIOD_CODES = ("earlier-not-comparable", "earlier-restated", "history-differs", "earlier-renamed")
"""The codes found in the later report."""
