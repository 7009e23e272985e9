"""The figures that open a chapter: what a reader takes along who reads nothing else of it."""

from pipeline.account import Flag
from pipeline.case import Case
from pipeline.document import KeyFigure, KeyFigures
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.wording import colour_of
from pipeline.scorecard import TargetSource
from pipeline.translatable import _

_AGREED = {TargetSource.PK, TargetSource.PK_PERUBAHAN}
_PERSPECTIVES = (_("perspective"), _("perspectives"))
_OBJECTIVES = (_("objective"), _("objectives"))
_MEASURES = (_("measure"), _("measures"))


def _counted(count: int, names: tuple[str, str], case: Case) -> KeyFigure:
    """A count above what it counts, in its singular or plural."""
    return KeyFigure(case.language.shown(count), case.language.say(names[count != 1]))


def introduction_figures(case: Case) -> KeyFigures:
    """How large the scorecard is."""
    return KeyFigures(
        (
            _counted(len(case.account.perspectives), _PERSPECTIVES, case),
            _counted(len(case.account.objectives), _OBJECTIVES, case),
            _counted(len(case.account.measures), _MEASURES, case),
        )
    )


def planning_figures(case: Case) -> KeyFigures:
    """How many measures have a target, and how many of these a signed agreement states."""
    language = case.language
    measures = [m for m in case.account.measures if not is_deduction(m)]
    promised = [m for m in measures if Flag.NO_TARGET not in m.flags]
    agreed = sum(m.target_source in _AGREED for m in promised)
    implied = sum(Flag.TARGET_IMPLIED in m.flags for m in measures)
    figures = (
        (f"{len(promised)}/{len(measures)}", language.say("measures with a target")),
        (language.shown(agreed), language.say("targets from a performance agreement")),
        (language.shown(implied), language.say("targets that no document states")),
    )
    return KeyFigures(tuple(KeyFigure(value, label) for value, label in figures))


def accountability_figures(case: Case) -> KeyFigures:
    """Score, targets met, money spent."""
    language, whole = case.language, case.account.scorecard
    band = case.node_band("scorecard", whole.rating)
    counted = case.account.tally
    budget = case.account.budget
    share = budget.spent_percent if budget else None
    overall = KeyFigure(
        "–" if whole.score is None else language.number(whole.score),
        language.say("no overall score") if whole.score is None else language.say("overall score"),
        language.text(band.label) if band else "",
        colour=colour_of(band),
    )
    return KeyFigures(
        (
            overall,
            KeyFigure(
                f"{counted.met}/{counted.of}" if counted.of else "–",
                language.say("targets met"),
            ),
            KeyFigure(
                "–" if share is None else language.number(share),
                language.say("of the budget spent"),
                unit="" if share is None else "%",
            ),
        )
    )
