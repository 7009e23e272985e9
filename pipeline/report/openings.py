"""The figures that open a chapter: what a reader takes along who reads nothing else of it."""

from collections.abc import Sequence

from pipeline.case import Case, two
from pipeline.document import KeyFigure, KeyFigures
from pipeline.report.budget import spent_share
from pipeline.report.wording import colour_of
from pipeline.results import Recommendation

_MET = 100.0
_AGREED = {"pk", "pk_perubahan"}


def introduction_figures(case: Case) -> KeyFigures:
    """How large the scorecard is."""
    language = case.language
    return KeyFigures(
        (
            KeyFigure(
                language.shown(len(case.rulebook.perspectives)), language.say("perspectives")
            ),
            KeyFigure(language.shown(case.scored.objectives.height), language.say("objectives")),
            KeyFigure(language.shown(case.scored.measures.height), language.say("measures")),
        )
    )


def planning_figures(case: Case) -> KeyFigures:
    """How many measures have a target, and how many of these a signed agreement states."""
    language, measures = case.language, list(case.measures())
    promised = [m for m in measures if "no-target" not in m["flags"]]
    agreed = sum(m["target_source"] in _AGREED for m in promised)
    implied = sum("target-implied" in m["flags"] for m in measures)
    figures = (
        (f"{len(promised)}/{len(measures)}", language.say("measures with a target")),
        (language.shown(agreed), language.say("targets from a performance agreement")),
        (language.shown(implied), language.say("targets that no document states")),
    )
    return KeyFigures(tuple(KeyFigure(value, label) for value, label in figures))


def accountability_figures(case: Case) -> KeyFigures:
    """Score, targets met, money spent."""
    language, whole = case.language, case.scored.scorecard.row(0, named=True)
    band = case.node_band("scorecard", whole["rating"])
    scores = [m["achievement"] for m in case.measures() if m["achievement"] is not None]
    met = sum(two(score) >= _MET for score in scores)
    share = spent_share(case)
    overall = KeyFigure(
        "–" if whole["score"] is None else language.number(whole["score"]),
        language.say("overall score")
        if whole["score"] is not None
        else language.say("no overall score"),
        language.text(band.label) if band else "",
        colour=colour_of(band),
    )
    return KeyFigures(
        (
            overall,
            KeyFigure(f"{met}/{len(scores)}", language.say("targets met or passed")),
            KeyFigure(
                "–" if share is None else language.number(share),
                language.say("of the budget spent"),
                unit="" if share is None else "%",
            ),
        )
    )


def closing_figures(case: Case, advice: Sequence[Recommendation]) -> KeyFigures:
    """How much is advised, how much of it first, and what the most valuable would add."""
    language = case.language
    gains = [part.impact for part in advice if part.impact]
    return KeyFigures(
        (
            KeyFigure(language.shown(len(advice)), language.say("recommendations")),
            KeyFigure(
                language.shown(sum(part.priority == "high" for part in advice)),
                language.say("of high priority"),
            ),
            KeyFigure(
                language.number(max(gains)) if gains else "–",
                language.say("points, the largest single gain"),
            ),
        )
    )
