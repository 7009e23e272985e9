"""The cases that count against a measure, by name: late documents, services not yet digital."""

from pipeline.account import Lacking, Measure, Named
from pipeline.language import Language
from pipeline.translatable import _

_LACKING = {
    "process.on_time": _("Not finished by their due date: {names}."),
    "process.follows_sop": _("Not by the procedure: {names}."),
    "service.digitised": _("Not yet offered digitally: {names}."),
}
"""By formula, the sentence that names these cases."""


def lacking_text(measure: Measure, language: Language) -> str:
    """One sentence; empty where there are no such cases."""
    lacking = measure.particulars.lacking
    if lacking is None:
        return ""
    return language.say(_LACKING[measure.formula], names=_named(lacking, language))


def _named(lacking: Lacking, language: Language) -> str:
    names = [_name(one) for one in lacking.first]
    more = lacking.count - len(names)
    return language.listed(
        [*names, language.say("{count} more", count=more)] if more > 0 else names
    )


def _name(one: Named) -> str:
    return f"{one.id} ({one.kind})" if one.kind else one.id
