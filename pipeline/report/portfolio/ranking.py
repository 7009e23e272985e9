"""The table of the ranking: rank, perspectives as a heat map, targets met, score and interval."""

from collections.abc import Sequence
from math import ceil, floor

from pipeline.account import Gathered, Placed, Portfolio
from pipeline.account.portfolio import Weighed
from pipeline.document import Colour
from pipeline.document.portfolio import (
    HeatCell,
    HeatKey,
    RankedRow,
    Ranking,
    RankingWords,
    Whisker,
)
from pipeline.language import Language
from pipeline.report.portfolio.headline import name_of
from pipeline.rounding import half_up
from pipeline.rulebook import Band, Rulebook

_STEP = 10
"""The scale begins and ends at a multiple of this."""
_PROMISE = 100.0


def ranking(portfolio: Portfolio, gathered: Gathered, language: Language) -> Ranking | None:
    """The agencies under the one rulebook; none where there is nothing to compare."""
    shown = _shown(portfolio)
    if not shown:
        return None
    say = language.say
    policy = _policy(portfolio, gathered, shown)
    low, high = _ends([end for one in shown for end in (one.ends or ())])
    bands = policy.levels.perspective.bands if policy else ()
    inside = low <= _PROMISE <= high
    return Ranking(
        id="ranking",
        label="",
        caption=say("Agencies by overall score, with their scores by perspective"),
        words=RankingWords(say("Rank"), say("Agency"), say("Targets met"), say("Score")),
        perspectives=tuple(_perspective(one, policy, language) for one in portfolio.perspectives),
        rows=tuple(_row(one, portfolio, bands, (low, high), language) for one in shown),
        ends=(language.short(low, 0), language.short(high, 0)),
        promise=_share(_PROMISE, low, high) if inside else None,
        keys=tuple(_key(band, language) for band in reversed(bands)),
        note=_note(shown, inside=inside, language=language),
    )


def _shown(portfolio: Portfolio) -> tuple[Placed, ...]:
    alone = tuple(one for one in portfolio.agencies if one.unranked == "alone")
    return (*portfolio.ranked, *alone, *portfolio.without_score)


def _policy(portfolio: Portfolio, gathered: Gathered, shown: Sequence[Placed]) -> Rulebook | None:
    name = portfolio.rulebook.id if portfolio.rulebook else shown[0].rulebook
    return next((book for key, book in gathered.policies.items() if key == name), None)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """What the scale reaches: tens around all scores."""
    low = floor(min(values, default=0) / _STEP) * _STEP
    high = ceil(max(values, default=_PROMISE) / _STEP) * _STEP
    return float(low), float(max(high, low + _STEP))


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low)


def _perspective(one: Weighed, policy: Rulebook | None, language: Language) -> str:
    """Its name in the language of the page, where the rulebook is kept."""
    known = policy.perspectives if policy else ()
    return next((language.text(own.name) for own in known if own.id == one.id), one.name)


def _row(
    one: Placed,
    portfolio: Portfolio,
    bands: Sequence[Band],
    scale: tuple[float, float],
    language: Language,
) -> RankedRow:
    seen = {part.id: part for part in one.perspectives}
    cells = [seen[part.id] for part in portfolio.perspectives]
    return RankedRow(
        rank=_rank(one, language),
        name=name_of(one.agency),
        note=", ".join(_marks(one, language)),
        cells=tuple(
            HeatCell(
                "–" if cell.score is None else language.number(cell.score),
                _colour(cell.rating, bands),
            )
            for cell in cells
        ),
        tally=tally_of(one),
        score="–" if one.score is None else language.number(one.score),
        whisker=_whisker(one, scale, language),
        untold=_untold(one, language),
    )


def _rank(one: Placed, language: Language) -> str:
    if one.rank is None:
        return language.say("without") if one.score is None else "–"
    best, worst = one.rank
    return str(best) if best == worst else f"{best}–{worst}"


def tally_of(one: Placed) -> str:
    """Targets met of all; a dash where an older record does not tell."""
    return "–" if one.targets is None else f"{one.met}/{one.targets}"


def _marks(one: Placed, language: Language) -> list[str]:
    """What is to be known of a row."""
    say = language.say
    marks = (
        (one.status == "draft", say("draft")),
        (one.late, say("late")),
        (bool(one.refused), say("newer delivery refused")),
        (one.without_interval, say("older record, without interval")),
    )
    return [text for holds, text in marks if holds]


def _colour(rating: str | None, bands: Sequence[Band]) -> Colour | None:
    return next((band.colour for band in bands if band.key == rating), None)


def _whisker(one: Placed, scale: tuple[float, float], language: Language) -> Whisker | None:
    if one.score is None or one.ends is None:
        return None
    low, high = one.ends
    alt = language.say("score {score}", score=one.score)
    if high > low:
        alt = language.say(
            "score {score}, between {low} and {high}", score=one.score, low=low, high=high
        )
    return Whisker(
        _share(low, *scale),
        _share(one.score, *scale),
        _share(high, *scale),
        f"{name_of(one.agency)}: {alt}",
    )


def _untold(one: Placed, language: Language) -> str:
    if one.score is not None:
        return ""
    if one.coverage >= 1:
        return language.say("no overall score")
    return language.say(
        "{share} % of the weight scored", share=language.short(half_up(100 * one.coverage, 1))
    )


def _key(band: Band, language: Language) -> HeatKey:
    label = language.text(band.label)
    if band.from_ is not None:
        return HeatKey(f"{label} ≥ {language.short(band.from_)}", band.colour)
    if band.above is not None:
        return HeatKey(f"{label} > {language.short(band.above)}", band.colour)
    return HeatKey(label, band.colour)


def _note(shown: Sequence[Placed], *, inside: bool, language: Language) -> str:
    say = language.say
    parts = [say("The darker a cell, the more it needs attention.")]
    if inside:
        parts.append(say("Upright line: 100."))
    if any(one.interval for one in shown):
        parts.append(say("Level line: the score with all surveys at one end of their intervals."))
    if any(one.score is None for one in shown):
        parts.append(say("–: not scored."))
    return " ".join(parts)
