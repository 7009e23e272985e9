"""What the account has instead of what a text claims, as messages that the report words."""

from pipeline.examine.prose.known.figures import CURRENT, Known, Role, Subject
from pipeline.translatable import _
from pipeline.values import Message, Number, Part, Value

_OF_ROLE = {
    Role.ACTUAL: _("the actual of {subject} is {figure}"),
    Role.TARGET: _("the target of {subject} is {figure}"),
    Role.MEDIUM: _("the Renstra's end target of {subject} is {figure}"),
    Role.NATIONAL: _("the national standard of {subject} is {figure}"),
    Role.NEXT: _("the next period's target of {subject} is {figure}"),
    Role.ACHIEVEMENT: _("the achievement of {subject} is {figure}"),
    Role.SCORE: _("the score of {subject} is {figure}"),
    Role.CEILING: _("the ceiling of {subject} is {figure}"),
    Role.SPENT: _("spent of {subject}: {figure}"),
    Role.LEFT: _("left of {subject}: {figure}"),
}
_SLIPPED = _("{told}; the same digits, the decimal mark elsewhere")
_IN = _("in {period} {told}")


def called(subject: Subject) -> Part:
    """A subject as the report calls it."""
    if subject.kind == "whole":
        return Message(_("the scorecard"))
    if subject.kind == "budget" and not subject.name:
        return Message(_("the budget"))
    return subject.name or subject.id


def told(known: Known, subject: Subject) -> Message:
    """A figure with its role, its subject and its period."""
    said = Message(_OF_ROLE[known.role], {"subject": called(subject), "figure": known.shown})
    if known.period == CURRENT:
        return said
    return Message(_IN, {"period": known.period, "told": said})


def without_actual(subject: Subject) -> Message:
    """The message that a measure has no actual."""
    return Message(_("{subject} has no actual"), {"subject": called(subject)})


def slipped(said: Message) -> Message:
    """The same message for a text with the decimal mark in the wrong place."""
    return Message(_SLIPPED, {"told": said})


def moved(before: Known, now: Known, subject: Subject) -> Message:
    """A figure beside an earlier figure."""
    values: dict[str, Value] = {
        "subject": called(subject),
        "before": before.shown,
        "period": before.period,
        "now": now.shown,
    }
    return Message(_("{subject} went from {before} in {period} to {now}"), values)


def in_place(names: list[Part], figure: float, rank: int, *, least: bool) -> Message:
    """What has a rank, counted from above or from below."""
    values: dict[str, Value] = {"names": names, "place": rank, "figure": Number(figure)}
    if least:
        return Message(_("place {place} from below: {names} with {figure}"), values)
    return Message(_("place {place} from above: {names} with {figure}"), values)


def at_the_end(names: list[Part], figure: float, *, least: bool) -> Message:
    """What is the highest or lowest, or shares that rank."""
    values: dict[str, Value] = {"names": names, "figure": Number(figure)}
    if len(names) == 1:
        said = _("the lowest is {names} with {figure}") if least else _(
            "the highest is {names} with {figure}")  # fmt: skip
    else:
        said = _("{names} share the lowest, {figure}") if least else _(
            "{names} share the highest, {figure}")  # fmt: skip
    return Message(said, values)
