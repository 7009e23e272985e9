"""The agencies of a period side by side: who is ranked among whom, what moved, what recurs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.account import AgencyName, Delivered, Gathered, Placed, Portfolio
from pipeline.account.gathered import FaultKind
from pipeline.account.portfolio import (
    Absent,
    Move,
    OverdueRow,
    Recurring,
    Seen,
    Unranked,
    Weighed,
    Why,
)
from pipeline.rounding import trusted
from pipeline.rulebook.weights import weight_shares
from pipeline.score.ranks import ranks
from pipeline.scorecard import Source

_A_YEAR = timedelta(days=366)
_SEVERITIES = ("error", "warning", "note")

_Rules = tuple[str, tuple[tuple[str, float], ...], date, date]
"""What must be the same for scores to be compared: rulebook, weights of perspectives, days."""


def portfolio_of(gathered: Gathered) -> Portfolio:
    """The portfolio of a period: agencies ranked by score, then those without a score, then others.

    Ranked are the agencies under the rulebook, weights and days that most have; where two sets are
    equally frequent, under the first by name.
    """
    chosen = _chosen_rules(gathered.delivered)
    dues = _dues(gathered)
    placed = [_placed(one, chosen, gathered, dues.get(one.agency.id)) for one in gathered.delivered]
    placed = sorted(_ranked(placed), key=_order)
    among = [one for one in gathered.delivered if chosen and _rules(one) == chosen]
    first = min(among, key=lambda one: one.file, default=None)
    is_ranked = any(one.rank for one in placed)
    return Portfolio(
        period=gathered.period,
        as_of=gathered.as_of,
        region=gathered.region,
        rulebook=first.rulebook if first and is_ranked else None,
        perspectives=_weighed(first) if first else (),
        agencies=tuple(placed),
        absent=tuple(sorted(_absent(gathered, dues), key=_gravity)),
        findings=_recurring(_findings(one) for one in gathered.delivered),
        advice=_recurring(_advice(one) for one in gathered.delivered),
        overdue=tuple(_overdue(gathered.delivered)),
    )


def _rules(one: Delivered) -> _Rules:
    shares = weight_shares(node.weight for node in one.perspectives)
    weights = tuple((node.id, trusted(share)) for node, share in zip(one.perspectives, shares,
                                                                     strict=True))  # fmt: skip
    return one.rulebook.id, weights, one.period.start, one.period.end


def _chosen_rules(delivered: Sequence[Delivered]) -> _Rules | None:
    """The rules that most agencies have, those with a score before others."""
    counts: dict[_Rules, tuple[int, int]] = {}
    for one in delivered:
        scored, count = counts.get(_rules(one), (0, 0))
        counts[_rules(one)] = (scored + (one.scorecard.score is not None), count + 1)
    return min(
        counts, key=lambda rules: (*(-count for count in counts[rules]), rules), default=None
    )


def _placed(one: Delivered, chosen: _Rules | None, gathered: Gathered, due: date | None) -> Placed:
    tally, score = one.tally, one.scorecard.score
    day = one.issued if one.status == "final" else max(one.issued, gathered.as_of)
    newer = next((no for no in gathered.refused if no.agency.id == one.agency.id), None)
    return Placed(
        agency=one.agency,
        report=one.report,
        status=one.status,
        revision=one.revision,
        issued=one.issued,
        due=due,
        late=due is not None and day > due,
        rulebook=one.rulebook.id,
        score=score,
        interval=one.scorecard.interval,
        without_interval=one.is_without_interval and score is not None,
        rating_text=one.scorecard.rating_text,
        coverage=one.scorecard.coverage,
        unranked=_unranked(one, chosen),
        perspectives=tuple(Seen(node.id, node.score, node.rating) for node in one.perspectives),
        met=tally.met if tally else None,
        targets=tally.of if tally else None,
        move=_move(one),
        refused=newer.kinds if newer else (),
        file=one.file,
        sha256=one.sha256,
    )


def _unranked(one: Delivered, chosen: _Rules | None) -> Unranked | None:
    own, others = _rules(one), chosen or _rules(one)
    if own[0] != others[0]:
        return "other-rulebook"
    if own[1] != others[1]:
        return "other-weights"
    if own[2:] != others[2:]:
        return "other-days"
    return "no-score" if one.scorecard.score is None else None


def _ranked(placed: Sequence[Placed]) -> list[Placed]:
    """The agencies with their ranks; an agency that is alone gets no rank."""
    among = [(one, one.ends) for one in placed if one.unranked is None]
    known = [(one, ends) for one, ends in among if ends]
    if len(known) == 1:
        return [replace(o, unranked="alone") if o is known[0][0] else o for o in placed]
    found = ranks([ends for _, ends in known])
    by_file = {one.file: rank for (one, _), rank in zip(known, found, strict=True)}
    return [replace(one, rank=by_file.get(one.file)) for one in placed]


def _order(one: Placed) -> tuple[int, float, str, str]:
    group = 0 if one.rank or one.unranked == "alone" else 1 if one.unranked == "no-score" else 2
    score = -one.score if one.score is not None and group == 0 else 0.0
    return (group, score, *_named(one.agency))


def _named(agency: AgencyName) -> tuple[str, str]:
    return (agency.name or agency.id, agency.id)


def _weighed(one: Delivered) -> tuple[Weighed, ...]:
    return tuple(Weighed(node.id, node.name, node.weight) for node in one.perspectives)


def _move(one: Delivered) -> Move | None:
    change = one.change
    if change.total is None or change.since is None:
        return None
    if change.effects is None:
        return Move(change.since, change.total)
    kind, effect = max(change.effects.by_kind, key=lambda pair: abs(pair[1]))
    return Move(change.since, change.total, kind, effect)


def _dues(gathered: Gathered) -> Mapping[str, date]:
    """When each was due, by its id: a day after the period's end, and within a year of it."""
    end = max(one.period.end for one in gathered.delivered)
    return {
        one.agency.id: one.due
        for one in gathered.expected
        if one.due and end < one.due <= end + _A_YEAR
    }


def _absent(gathered: Gathered, dues: Mapping[str, date]) -> Iterator[Absent]:
    """Each agency that is absent, once: altered, refused or withdrawn, else missing."""
    told = {one.agency.id for one in gathered.delivered}
    known = {one.agency.id: one.agency for one in gathered.expected if one.agency.name}

    def absent(agency: AgencyName, why: Why, kinds: tuple[FaultKind, ...] = ()) -> Iterator[Absent]:
        if agency.id in told:
            return
        told.add(agency.id)
        due, named = dues.get(agency.id), agency if agency.name else known.get(agency.id, agency)
        late = due is not None and due < gathered.as_of
        yield Absent(agency=named, why=why, due=due, late=late, kinds=kinds)

    for one in gathered.altered:
        yield from absent(one, "altered")
    for refusal in gathered.refused:
        yield from absent(refusal.agency, "refused", refusal.kinds)
    for one in gathered.withdrawn:
        yield from absent(one, "withdrawn")
    for wanted in gathered.expected:
        yield from absent(wanted.agency, "missing")


_GRAVEST: tuple[Why, ...] = ("altered", "refused", "missing", "withdrawn")


def _gravity(one: Absent) -> tuple[int, str, str]:
    return (_GRAVEST.index(one.why), *_named(one.agency))


def _findings(one: Delivered) -> Mapping[tuple[str, str], str]:
    return {(finding.code, finding.severity): one.agency.id for finding in one.findings}


def _advice(one: Delivered) -> Mapping[tuple[str, str], str]:
    return {(part.rule, ""): one.agency.id for part in one.recommendations if part.rule}


def _recurring(found: Iterator[Mapping[tuple[str, str], str]]) -> tuple[Recurring, ...]:
    """What more than one agency has, the most frequent first, then the graver."""
    holders: dict[tuple[str, str], list[str]] = {}
    for of_one in found:
        for what, agency in of_one.items():
            holders.setdefault(what, []).append(agency)
    many = [
        Recurring(what, tuple(sorted(agencies)), severity)
        for (what, severity), agencies in holders.items()
        if len(agencies) > 1
    ]
    return tuple(sorted(many, key=_frequency))


def _frequency(one: Recurring) -> tuple[int, int, str]:
    grave = _SEVERITIES.index(one.severity) if one.severity in _SEVERITIES else len(_SEVERITIES)
    return (-len(one.agencies), grave, one.id)


def _overdue(delivered: Sequence[Delivered]) -> Iterator[OverdueRow]:
    """Overdue recommendations that are not from our own reports, by agency, the oldest first."""
    for one in sorted(delivered, key=lambda one: _named(one.agency)):
        rows = [row for row in one.follow_up if row.source is not Source.RAPOR and row.overdue]
        for row in sorted(rows, key=lambda row: (row.due or date.max, row.recommendation_id)):
            yield OverdueRow(
                one.agency.id,
                row.source,
                row.recommendation_id,
                row.recommendation,
                row.due,
                row.owner,
            )
