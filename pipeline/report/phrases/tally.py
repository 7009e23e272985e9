"""How many measures met their targets, in words that agree with the number."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.account import Measure
from pipeline.document import Ref, Runs
from pipeline.language import Language
from pipeline.report.phrases.wording import runs, runs_many
from pipeline.rounding import half_up
from pipeline.translatable import _

MET = 100.0
"""The achievement, in percent, from which a target is met."""
_BOTH = 2


@dataclass(frozen=True)
class Tally:
    """Measures in all, those with an achievement, and those whose target was met."""

    measures: int
    scored: int
    met: int


def tally(measures: Iterable[Measure]) -> Tally:
    achieved = [measure.achievement for measure in measures]
    known = [value for value in achieved if value is not None]
    return Tally(len(achieved), len(known), sum(half_up(value) >= MET for value in known))


def told(counted: Tally, language: Language, table: Ref) -> Runs:
    """One sentence on how many met their targets, with the table that shows it."""
    scored, met = counted.scored, counted.met
    if not scored:
        return runs(language, "No measure here has an achievement ({table}).", table=table)
    if scored == 1:
        message = (
            _("The one measure with an achievement met its target ({table}).")
            if met
            else _("The one measure with an achievement did not meet its target ({table}).")
        )
        return runs(language, message, table=table)
    if not met:
        message = (
            _("Neither of the two measures with an achievement met its target ({table}).")
            if scored == _BOTH
            else _("None of the {scored} measures with an achievement met its target ({table}).")
        )
        return runs(language, message, scored=scored, table=table)
    if met == scored:
        message = (
            _("Both measures with an achievement met their targets ({table}).")
            if scored == _BOTH
            else _("All {scored} measures with an achievement met their targets ({table}).")
        )
        return runs(language, message, scored=scored, table=table)
    return runs_many(
        language,
        "{count} of {scored} measures with an achievement met its target ({table}).",
        "{count} of {scored} measures with an achievement met their targets ({table}).",
        met,
        scored=scored,
        table=table,
    )


def headed(counted: Tally, language: Language) -> str:
    """The same as a heading."""
    scored, met = counted.scored, counted.met
    if not scored:
        return language.say("No measure has an achievement")
    if scored == 1:
        met_or_not = (
            _("Only one measure was scored, and it met its target")
            if met
            else _("Only one measure was scored, and it did not meet its target")
        )
        return language.say(met_or_not)
    if not met:
        return language.say("None of {scored} scored measures met its target", scored=scored)
    if met == scored:
        message = (
            _("Both scored measures met their targets")
            if scored == _BOTH
            else _("All {scored} scored measures met their targets")
        )
        return language.say(message, scored=scored)
    return language.say_many(
        "{count} of {scored} scored measures met its target",
        "{count} of {scored} scored measures met their targets",
        met,
        scored=scored,
    )
