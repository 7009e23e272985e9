"""How many targets were met, and for how many that is not known, in words."""

from collections.abc import Iterator
from typing import Literal

from pipeline.account import Tally
from pipeline.document import Ref, Runs
from pipeline.language import Language
from pipeline.report.phrases.wording import runs
from pipeline.translatable import _

Outcome = Literal["no-target", "unknown", "none", "all", "some"]
"""The outcome of all targets: no verdict on any of them, none met, all met, or some met."""

_CAME_TO: dict[Outcome, tuple[str, str]] = {
    "no-target": (_("No measure has a target"), _("No measure has a target")),
    "unknown": (
        _("Not known whether the one target was met"),
        _("Not known whether {count} targets were met"),
    ),
    "none": (_("The one target was missed"), _("{met} of {count} targets met")),
    "all": (_("The one target was met"), _("All {count} targets met")),
    "some": (_("{met} of {count} target met"), _("{met} of {count} targets met")),
}
"""In a few words, for one target and for several."""


def outcome(counted: Tally) -> Outcome:
    """The outcome of all targets; “none” or “all” only where each target was judged."""
    if not counted.of:
        return "no-target"
    if not counted.met + counted.missed:
        return "unknown"
    if counted.met == counted.of:
        return "all"
    return "none" if counted.missed == counted.of else "some"


def came_to(counted: Tally, language: Language) -> str:
    """How many targets were met, in a few words."""
    return _said(outcome(counted), counted, language)


def _said(kind: Outcome, counted: Tally, language: Language) -> str:
    one, many = _CAME_TO[kind]
    return language.say(one if counted.of == 1 else many, met=counted.met, count=counted.of)


def headed(counted: Tally, language: Language) -> str:
    """How many targets were met, as a heading: always in numbers, like those beside it."""
    kind = outcome(counted)
    met = _said("some" if kind in ("all", "none") else kind, counted, language)
    return met if kind == "unknown" else "; ".join((met, *_unknown(counted, language)))


def _unknown(counted: Tally, language: Language) -> Iterator[str]:
    if counted.unmeasured:
        yield language.say("not measured: {unmeasured}", unmeasured=counted.unmeasured)
    if counted.withheld:
        yield language.say("withheld: {withheld}", withheld=counted.withheld)


def told(counted: Tally, language: Language, table: Ref) -> Runs:
    """The same as a sentence that names the table."""
    return runs(language, "{targets} ({table}).", targets=headed(counted, language), table=table)
