"""How each node did: verdict, perspective cards, and the bullet bars drawn beside them."""

from dataclasses import replace
from itertools import pairwise
from typing import Literal

from pipeline.account import WHOLE, Measure, Node
from pipeline.case import Case
from pipeline.document import BandMark, Bullet, PerspectiveCard, Verdict, Zone
from pipeline.report.phrases.advice import over_ceiling
from pipeline.report.phrases.deduction import deducted_name, deducted_text
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.trend import score_moved
from pipeline.report.phrases.wording import colour_of
from pipeline.rounding import half_up
from pipeline.rulebook import Band, Scoring

_MET = 100.0


def verdict(case: Case) -> Verdict:
    """The scorecard in one line, with how many targets were met, and spending above the ceiling
    before all."""
    overspent = over_ceiling(case)
    return replace(
        _scorecard(case),
        targets=headed(case.account.tally, case.language),
        alert=f"{overspent}." if overspent else "",
    )


def _scorecard(case: Case) -> Verdict:
    """Its score, or why it has none."""
    language, whole = case.language, case.account.scorecard
    heading = language.say("Overall score")
    band = case.node_band("scorecard", whole.rating)
    if whole.score is not None:
        text = language.say(
            "{coverage} % of the scorecard's weight was scored; the score is out of {cap}.",
            coverage=language.short(half_up(100 * whole.coverage)),
            cap=language.short(case.rulebook.limits("scorecard")[1]),
        )
        text = " ".join(filter(None, (text, deducted_text(case))))
        label = language.text(band.label) if band else ""
        score = language.number(whole.score)
        moved = score_moved(WHOLE, case)
        return Verdict(heading, score, label, colour_of(band), text, moved)
    return Verdict(heading, "", language.say("no overall score"), "neutral", _no_score(case))


def _no_score(case: Case) -> str:
    """Why there is no overall score."""
    language, covered = case.language, case.account.scorecard.coverage
    if case.rulebook.levels.scorecard.aggregate == "none":
        return language.say(
            "The rulebook computes no overall score; each perspective stands for itself."
        )
    if covered >= case.rulebook.minimum_coverage and case.rulebook.levels.scorecard.deduct:
        return language.say(
            "How many points are deducted is not known: {measure}.", measure=deducted_name(case)
        )
    return language.say(
        "Only {coverage} % of the scorecard's weight was scored; the rulebook asks for at least "
        "{minimum} %.",
        coverage=language.short(half_up(100 * covered)),
        minimum=language.short(100 * case.rulebook.minimum_coverage),
    )


def cards(case: Case) -> tuple[PerspectiveCard, ...]:
    """One card a perspective, in the rulebook's order."""
    return tuple(_card(perspective, case) for perspective in case.account.perspectives)


def _card(perspective: Node, case: Case) -> PerspectiveCard:
    language = case.language
    band = case.node_band("perspective", perspective.rating)
    inside = case.account.in_perspective(perspective.id)
    scored = sum(measure.score is not None for measure in inside)
    return PerspectiveCard(
        name=perspective.name,
        score=language.say("not scored")
        if perspective.score is None
        else language.number(perspective.score),
        rating=language.text(band.label) if band else "",
        colour=colour_of(band),
        coverage=f"{language.short(half_up(100 * perspective.coverage))}\u00a0%",
        weight=language.short(perspective.weight, 4),
        bullet=node_bullet(perspective, case),
        measures=language.say_many(
            "{scored} of {count} measure scored",
            "{scored} of {count} measures scored",
            len(inside),
            scored=scored,
        ),
        moved=score_moved(perspective.id, case),
    )


def scale(
    case: Case, of: Literal["objective", "perspective"] = "perspective"
) -> tuple[BandMark, ...]:
    """The bands that rate a level's nodes, best first; none where a verdict rates them."""
    level = case.rulebook.levels.of(of)
    bands = () if level.verdict else level.bands
    return tuple(
        BandMark(
            case.language.text(band.label),
            f"{'>' if band.above is not None else '≥'}\u00a0{case.language.short(band.floor)}",
            band.colour,
        )
        for band in reversed(bands)
    )


def node_bullet(
    node: Node, case: Case, of: Literal["objective", "perspective"] = "perspective"
) -> Bullet | None:
    """A node's score over its level's bands; null where it has none."""
    level = case.rulebook.levels.of(of)
    bands = () if level.verdict else level.bands
    band = case.node_band(of, node.rating)
    return _bullet(node.score, bands, band, case)


def measure_bullet(measure: Measure, case: Case) -> Bullet | None:
    """A measure's score against its target over the bands of its level."""
    own_scale = bool(case.rulebook.formula(measure.formula).scale)
    bands = () if own_scale else case.rulebook.levels.measure.bands
    return _bullet(measure.score, bands, case.band_of(measure), case)


def _bullet(
    score: float | None, bands: tuple[Band, ...], band: Band | None, case: Case
) -> Bullet | None:
    """A bar from the floor to the cap; the target's mark is at what a met target counts."""
    if score is None:
        return None
    low, high = case.rulebook.scoring.floor, case.rulebook.scoring.cap

    def place(value: float) -> float:
        return min(max((value - low) / (high - low), 0.0), 1.0)

    floors = [place(part.floor) for part in bands] + [1.0]
    zones = tuple(
        Zone(floors[i], floors[i + 1], part.colour)
        for i, part in enumerate(bands)
        if floors[i] < floors[i + 1]
    )
    target = _score_of_met(case.rulebook.scoring)
    alt = case.language.say(
        "Score {score} of at most {cap}; the target is {target}.",
        score=score,
        cap=case.language.short(high),
        target=case.language.short(half_up(target)),
    )
    return Bullet(place(score), place(target), zones, colour_of(band), alt)


def _score_of_met(scoring: Scoring) -> float:
    """What a target counts that is just met: 100, or where the rulebook's scale puts that."""
    for (before, low), (after, high) in pairwise(scoring.conversion):
        if before <= _MET <= after:
            return low + (_MET - before) * (high - low) / (after - before)
    return scoring.conversion[-1][1] if scoring.conversion else _MET
