"""Messages that explain why an earlier figure is not comparable with this period's."""

from collections.abc import Sequence

from pipeline.account.past import Unlike
from pipeline.translatable import _
from pipeline.values import Message

REASONS: dict[Unlike, str] = {
    "formula": _("it was made by another formula"),
    "scale": _("answers were given on another scale"),
    "items": _("these items were not asked alike in both: {items}"),
    "rule": _("its weights, rounding or threshold were others, or are not recorded"),
    "answers": _("it left out respondents who had left an item empty, and this one counts them"),
    "respondents": _("a sum of answers grows with the respondents, and they were not as many"),
    "polarity": _("the other way was the better one"),
    "definition": _("it was defined otherwise"),
    "unit": _("it was measured in another unit ({items})"),
    "part": _("it was of another part of the year"),
    "rulebook": _("another rulebook judged it"),
    "coverage": _("other measures counted in it"),
}


def unlikeness(unlike: Unlike | None, items: Sequence[str]) -> Message | None:
    """The reason as a clause, null without a reason; `items` are `about`: ids, or a unit."""
    return None if unlike is None else Message(REASONS[unlike], {"items": list(items)})
