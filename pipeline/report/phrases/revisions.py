"""Targets before and after the revision of the year's agreement, and what it added or dropped."""

from pipeline.account import Account, Measure
from pipeline.document import Cell
from pipeline.language import Language
from pipeline.report.phrases.amounts import Shown
from pipeline.report.phrases.values import promised_text, target_text
from pipeline.scorecard import PK_STATUSES, PkStatus


def was_revised(account: Account) -> bool:
    """Whether the revised agreement is known to have changed something."""
    return bool(account.dropped) or any(m.is_new or m.was_revised for m in account.measures)


def before_cell(shown: Shown, room: int) -> Cell:
    """The target before the revision; for a new measure, that it is new."""
    measure = shown.measure
    if word := _no_target(measure, shown.language):
        return Cell(word)
    return shown.target(room) if _had_its_target(measure) else shown.cell(measure.before, room)


def before_text(measure: Measure, language: Language) -> str:
    """The target before with its unit, as an agreement states targets."""
    if word := _no_target(measure, language):
        return word
    if _had_its_target(measure):
        return target_text(measure, language)
    before = measure.before
    return "–" if before is None else promised_text(before, measure, language)


def _no_target(measure: Measure, language: Language) -> str:
    """Why there is no target before: the measure is new, or it is not known; else empty."""
    if measure.is_new:
        return language.say(PK_STATUSES[PkStatus.NEW])
    return language.missing if measure.before is None and measure.was_revised else ""


def _had_its_target(measure: Measure) -> bool:
    """Whether the target before equals the row's target: unchanged, or a range that was dropped."""
    kept = (PkStatus.UNCHANGED, PkStatus.DROPPED)
    return measure.before is None and measure.pk_status in kept


def after_cell(shown: Shown, room: int) -> Cell:
    """The target after the revision, or that the measure was dropped."""
    if shown.measure.pk_status is PkStatus.DROPPED:
        return Cell(shown.language.say(PK_STATUSES[PkStatus.DROPPED]))
    return shown.target(room)


def revised_text(measure: Measure, language: Language) -> str:
    """What the revision changed about a measure that is still promised; empty where nothing."""
    if measure.is_new:
        return language.say("The revised agreement of the year added it.")
    if not measure.was_revised:
        return ""
    if measure.before is None:
        return language.say(
            "The target was revised in the year; what it was before is not available."
        )
    before = promised_text(measure.before, measure, language)
    return language.say(
        "Before it was revised in the year, the target was {before}.", before=before
    )
