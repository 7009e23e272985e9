"""One measure beside its Renstra end target and its national standard, in words."""

from collections.abc import Iterator

from pipeline.account import Measure, MetReason, Told
from pipeline.account.verdict import reaches
from pipeline.language import Language
from pipeline.report.phrases.values import promised_text
from pipeline.report.phrases.wording import percent
from pipeline.translatable import _

_RENSTRA = {
    True: _("The Renstra end target of {target} has been reached ({share})."),
    False: _("Against the Renstra end target of {target} it stands at {share}."),
}
_NATIONAL = {
    True: _("The national standard of {target} is met ({share})."),
    False: _("Against the national standard of {target} it stands at {share}."),
}
"""By whether it is reached."""


def toward(measure: Measure, language: Language) -> Iterator[str]:
    """The actual compared with each other yardstick that there is."""
    for messages, target, share in (
        (_RENSTRA, measure.renstra, measure.renstra_achievement),
        (_NATIONAL, measure.standard, measure.national_achievement),
    ):
        if share is not None and target is not None:
            is_met = _reaches(measure, target) and measure.met_reason is not MetReason.OVER_CEILING
            yield language.say(
                messages[is_met],
                target=promised_text(target, measure, language),
                share=percent(share, language),
            )


def _reaches(measure: Measure, target: Told) -> bool:
    """Whether the actual that counts reaches another target, by number or by grade."""
    if isinstance(target, str):
        return measure.actual_grade is not None and (
            measure.direction(measure.actual_grade, target) >= 0
        )
    return measure.counted is not None and reaches(measure.counted, target, measure.polarity)
