"""The decision on earlier recommendations that nobody answered, or that are overdue."""

from collections.abc import Iterator, Sequence

from pipeline.account import FollowUp
from pipeline.case import Case
from pipeline.document import Decision, Fact
from pipeline.report.leadership.told import by_and_due
from pipeline.report.phrases.advice import proposed_owner
from pipeline.report.phrases.followed import answering, given_by, known_follow_ups, standing_of
from pipeline.report.phrases.wording import lowered

_NAMED = 1
"""Recommendations that are named, the gravest first: the chapter has all of them."""


def on_unanswered(case: Case) -> Iterator[Decision]:
    """One decision on all of them, the gravest named first; nothing where none is pending."""
    language = case.language
    pending = [one for one in known_follow_ups(case) if one.is_pending]
    if not pending:
        return
    what = language.say_many(
        "Settle {count} earlier recommendation that is unanswered or overdue",
        "Settle {count} earlier recommendations that are unanswered or overdue",
        len(pending),
    )
    yield Decision("", what, _which(pending, case), "", _facts(pending, case))


def _which(pending: Sequence[FollowUp], case: Case) -> str:
    language = case.language
    told = [
        language.say(
            "“{text}” ({of}): {standing}.",
            text=one.recommendation.rstrip(". "),
            of=given_by(one, language),
            standing=lowered(standing_of(one, case)),
        )
        for one in pending[:_NAMED]
    ]
    if (left := len(pending) - _NAMED) > 0:
        told.append(language.say("And {count} more.", count=left))
    return " ".join(told)


def _facts(pending: Sequence[FollowUp], case: Case) -> tuple[Fact, ...]:
    owners = [owner for one in pending if (owner := answering(one, case))]
    ids = {one.recommendation_id for one in pending}
    given = [part for part in case.account.recommendations if part.id in ids]
    roles = [proposed_owner(part, case) for part in given]
    # Beside a named recommendation without a due day, the others' days would seem to be its own.
    is_dated = all(one.due for one in pending[:_NAMED])
    days = {one.due for one in pending if one.due} if is_dated else set()
    return by_and_due(owners, days, case, roles)
