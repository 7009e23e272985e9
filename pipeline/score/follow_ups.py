"""Earlier recommendations and the agency's answers → what became of each."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.account import Action, FollowUp, Measure, Past, Recommendation, Told, states
from pipeline.scorecard import Progress, Source
from pipeline.tables import DELIVERED
from pipeline.tables.choices import accepted_choices
from pipeline.tables.kinds import folded


def follow_ups(
    actions: Mapping[str, Action],
    past: Sequence[Past],
    measures: Sequence[Measure],
    until: date,
    praise: Collection[str] = (),
) -> tuple[FollowUp, ...]:
    """What the last final recommended and what it carried on, then what others recommend.

    `past` are the agency's finals, oldest first; `until` is the last day of the period; `praise`
    are the rules of advice that asks for nothing but more of the same, and for no answer. What was
    closed in the last final is left out, unless that final recommends it again; what others gave
    is carried on until it is closed, even where the agency leaves it out.
    """
    now = {measure.id: measure for measure in measures}
    asked_for = [key for key, one in actions.items() if one.status or not _is_praise(key, praise)]
    given = {**dict.fromkeys(asked_for), **dict(_standing(past, praise))}
    found = (
        _followed(key, before, actions.get(key), past, now, until) for key, before in given.items()
    )
    return tuple(sorted(found, key=lambda one: list(Source).index(one.source)))


def _is_praise(key: str, praise: Collection[str]) -> bool:
    """An id of ours begins with its rule."""
    return any(key.startswith(f"{rule}.") for rule in praise)


def _standing(
    past: Sequence[Past], praise: Collection[str]
) -> Iterator[tuple[str, FollowUp | None]]:
    """What is open since the last final, by id: its advice, and what it had not closed."""
    if not past:
        return
    last = past[-1]
    for part in last.recommendations:
        if part.rule not in praise:
            yield part.id, None
    for before in last.follow_up:
        if not before.is_closed:
            yield before.recommendation_id, before


def _followed(
    key: str,
    before: FollowUp | None,
    action: Action | None,
    past: Sequence[Past],
    now: Mapping[str, Measure],
    until: date,
) -> FollowUp:
    given = _given(key, past)
    latest, first = given[:1], given[-1:]
    known = before or FollowUp(
        recommendation_id=key,
        recommendation=first[0][1].text if first else "",
        measure=first[0][1].measure if first else "",
        since=first[0][0].period.id if first else None,
    )
    answered = _answered(known, action)
    is_old = _is_as_before(answered, _told_last(key, past))
    if is_old and answered.is_closed and latest and latest[0][0] is past[-1]:
        answered = replace(answered, status=None, progress=None)
    is_told = answered.is_closed or (answered.status is not None and not is_old)
    is_asked = known.since is not None or answered.source is not Source.RAPOR
    measure = now.get(answered.measure)
    then = latest[0][0].by_id.get(answered.measure) if latest else None
    return replace(
        answered,
        overdue=answered.due is not None and answered.due <= until and not answered.is_closed,
        times=_unanswered(key, past) + 1 if is_asked and not is_told else 0,
        before=_told_then(measure, first[0][0]) if measure and first else None,
        met=measure.met if measure else None,
        met_before=then.met if then else None,
    )


def _told_last(key: str, past: Sequence[Past]) -> FollowUp | None:
    """What the last final printed of it."""
    told = past[-1].follow_up if past else ()
    return next((one for one in told if one.recommendation_id == key), None)


def _is_as_before(answered: FollowUp, last: FollowUp | None) -> bool:
    """Whether the answer repeats what the last final printed, and so is no new answer. An answer to
    the advice of that final itself, given before it was signed, is a new answer."""
    if last is None or (last.since is None and last.source is Source.RAPOR):
        return False
    return all(getattr(answered, name) == getattr(last, name) for name in _ANSWER)


_ANSWER = ("status", "due", "note", "evidence", "adjusts")
"""What an answer says; its owner may be filled in from the register."""


def _answered(known: FollowUp, action: Action | None) -> FollowUp:
    """What is known of it, with this period's answer; earlier status and progress are dropped."""
    plain = replace(known, status=None, progress=None)
    if action is None:
        return plain
    progress = _progress(action.status)
    said = action.status if progress or states(action.status) else None
    return replace(
        plain,
        source=action.source or known.source,
        recommendation=action.recommendation or known.recommendation,
        status=said,
        progress=progress,
        owner=action.owner or known.owner,
        due=action.due or known.due,
        note=action.note,
        evidence=action.evidence,
        adjusts=action.adjusts,
    )


def _progress(status: str | None) -> Progress | None:
    """The progress that a status says in the words that offices use; None for other words."""
    column = next(one for one in DELIVERED["actions"].columns if one.name == "status")
    meant = accepted_choices(column).get(folded(status)) if status else None
    return Progress(meant) if meant else None


def _given(key: str, past: Sequence[Past]) -> Sequence[tuple[Past, Recommendation]]:
    """The finals that gave it, with what they said, among the unbroken row of finals up to the last
    that gave it or carried it on; the latest first."""
    found = []
    for signed in reversed(past):
        part = next((one for one in signed.recommendations if one.id == key), None)
        carried = any(one.recommendation_id == key for one in signed.follow_up)
        if part is None and not carried:
            break
        if part is not None:
            found.append((signed, part))
    return found


def _unanswered(key: str, past: Sequence[Past]) -> int:
    """In how many finals in a row up to the last it was asked without an answer. A final that gives
    advice asks for an answer only in the report after it."""
    count = 0
    for signed in reversed(past):
        told = next((one for one in signed.follow_up if one.recommendation_id == key), None)
        if told is None or told.is_answered:
            break
        count += 1
    return count


def _told_then(measure: Measure, signed: Past) -> Told | None:
    """The measure's actual at the time of the recommendation, if it is comparable with today's."""
    figures = (one for one in measure.past if one.period == signed.period.id)
    return next((one.reached for one in figures), None)
