"""scorecard.xlsx: what measures are compared with, and what joins objectives and measures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case, as_printed, two

_PERIODS = (
    "id", "name", "measured_in", "period", "target", "actual", "actual_change", "achievement",
    "rating_text",
)  # fmt: skip
_SCORES = ("id", "name", "period", "score", "score_change")
_YARDSTICKS = (
    "id", "name", "measured_in", "actual", "renstra_target", "renstra_percent",
    "national_standard", "national_percent",
)  # fmt: skip
_LINKS = ("from_objective", "from_name", "to_objective", "to_name")
_FACTORS = ("id", "factor", "objective_id", "objective", "measure_id", "measure")

Row = Mapping[str, Any]


def strategy_sheets(case: Case) -> Iterator[tuple[str, Sequence[str], Sequence[Row]]]:
    """Sheets as name, columns and rows; what was not delivered has no rows."""
    yield "periods", _PERIODS, list(_periods(case))
    yield "period_scores", _SCORES, list(_scores(case))
    yield "yardsticks", _YARDSTICKS, list(_yardsticks(case))
    yield "links", _LINKS, list(_links(case))
    yield "factors", _FACTORS, list(_factors(case))


def _named(measure: Row) -> Row:
    return {
        "id": measure["measure_id"],
        "name": measure["measure"],
        "measured_in": measure["measured_in"],
    }


def _periods(case: Case) -> Iterator[Row]:
    """Each measure in its earlier periods, then in this one; one without a past is left out."""
    for measure in case.measures():
        past = case.past(measure["measure_id"])
        for before in past:
            yield {
                **_named(measure),
                "period": before.period,
                "target": before.target,
                "actual": before.actual,
                "actual_change": _gained(measure, before.actual),
                "achievement": before.achievement,
                "rating_text": before.rating,
            }
        if past:
            band = case.measure_band(measure)
            yield {
                **_named(measure),
                "period": case.report_file.period.id,
                "target": measure["target"],
                "actual": measure["actual"],
                "actual_change": None,
                "achievement": measure["achievement"],
                "rating_text": case.language.text(band.label) if band else None,
            }


def _gained(measure: Row, before: float | None) -> float | None:
    """What the actual has gained since then, by the numbers as printed."""
    if before is None or measure["actual"] is None:
        return None
    apart = as_printed(measure["actual"], measure) - as_printed(before, measure)
    return as_printed(apart, measure)


def _scores(case: Case) -> Iterator[Row]:
    """The scores of earlier scorecards by the same rulebook, and how they have moved since."""
    now = {row["id"]: row["score"] for row in case.scored.perspectives.iter_rows(named=True)}
    names = {side: case.perspective_name(side) for side in now}
    now["scorecard"] = case.scored.scorecard["score"].item()
    names["scorecard"] = case.language.say("Overall")
    for signed in case.earlier:
        if signed.rulebook != case.rulebook.id:
            continue
        for node, then in {"scorecard": signed.score, **signed.perspectives}.items():
            if node in now and then is not None:
                moved = None if now[node] is None else two(two(now[node]) - two(then))
                yield {
                    "id": node,
                    "name": names[node],
                    "period": signed.period,
                    "score": then,
                    "score_change": moved,
                }


def _yardsticks(case: Case) -> Iterator[Row]:
    """The measures that have a Renstra end target or a national standard."""
    for measure in case.measures():
        known = {key: measure[key] for key in ("renstra_target", "national_standard")}
        if any(value is not None for value in known.values()):
            shares = {key: case.against.get(key, {}).get(measure["measure_id"]) for key in known}
            yield {
                **_named(measure),
                "actual": measure["actual"],
                **known,
                "renstra_percent": shares["renstra_target"],
                "national_percent": shares["national_standard"],
            }


def _links(case: Case) -> Iterator[Row]:
    if "links" in case.tables:
        names = {m["objective_id"]: m["objective"] for m in case.measures()}
        for link in case.tables["links"].iter_rows(named=True):
            source, driven = link["from_objective"], link["to_objective"]
            yield {
                "from_objective": source,
                "from_name": names[source],
                "to_objective": driven,
                "to_name": names[driven],
            }


def _factors(case: Case) -> Iterator[Row]:
    if "csf" in case.tables:
        measures = {m["measure_id"]: m["measure"] for m in case.measures()}
        objectives = {m["objective_id"]: m["objective"] for m in case.measures()}
        for row in case.tables["csf"].iter_rows(named=True):
            yield {
                "id": row["csf_id"],
                "factor": row["factor"],
                "objective_id": row["objective_id"],
                "objective": objectives[row["objective_id"]],
                "measure_id": row["measure_id"],
                "measure": measures.get(row["measure_id"]),
            }
