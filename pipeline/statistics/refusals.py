"""Why a regression was refused, as a message."""

from pipeline.statistics.regression import Refusal, Regression
from pipeline.translatable import _
from pipeline.values import Message

REFUSALS: dict[Refusal, str] = {
    "too-few": _("{n} answers cannot carry {terms} terms; at least {least} are needed"),
    "constant": _("all respondents are alike in {about}, so there is nothing to explain"),
    "rank": _("the terms repeat each other, so that no effect belongs to one of them"),
    "few-incomplete": _(
        "beside the answers to each item it would tell those of the few who left one empty"
    ),
    "exact": _("{dependent} is an exact sum of its terms, so that nothing is left to explain"),
}


def refusal(found: Regression) -> Message | None:
    """Why there is no regression, as a clause; null where there is one."""
    if found.refusal is None:
        return None
    return Message(
        REFUSALS[found.refusal],
        {
            "n": found.n,
            "terms": len(found.names),
            "least": len(found.names) + 2,
            "about": list(found.about),
            "dependent": found.dependent,
        },
    )
