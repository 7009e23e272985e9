"""The table of the ranking: rank, perspectives as a heat map, targets met, score and interval."""

from collections.abc import Sequence
from math import ceil, floor

from pipeline.account import Gathered, Placed, Portfolio
from pipeline.account.portfolio import Weighed
from pipeline.document.portfolio import RankedRow, Ranking, RankingWords, Whisker
from pipeline.language import Language
from pipeline.report.portfolio.headline import name_of
from pipeline.report.portfolio.heat import (
    BESIDE,
    bands_of,
    cells,
    darker,
    keys,
    named,
    policy_of,
    shown,
)
from pipeline.rounding import half_up
from pipeline.rulebook import Band

_STEP = 10
"""The scale begins and ends at a multiple of this."""
_PROMISE = 100.0


def ranking(portfolio: Portfolio, gathered: Gathered, language: Language) -> Ranking | None:
    """The agencies under the same rulebook; None where there is nothing to compare."""
    among, say = shown(portfolio), language.say
    if not among:
        return None
    heads = portfolio.perspectives if len(portfolio.perspectives) <= BESIDE else ()
    policy = policy_of(portfolio, gathered)
    bands = bands_of(policy) if heads else ()
    scale = low, high = _ends([end for one in among for end in (one.ends or ())])
    inside = low <= _PROMISE <= high
    caption = say("Agencies by overall score")
    return Ranking(
        id="ranking",
        label="",
        caption=say("Agencies by overall score, with scores by perspective") if heads else caption,
        words=RankingWords(say("Rank"), say("Agency"), say("Targets met"), say("Score")),
        perspectives=tuple(named(one, policy, language) for one in heads),
        rows=tuple(_row(one, heads, bands, scale, language) for one in among),
        ends=(language.short(low, 0), language.short(high, 0)),
        promise=_share(_PROMISE, low, high) if inside else None,
        keys=keys(bands, language),
        note=" ".join(_notes(among, is_heat=bool(bands), inside=inside, language=language)),
    )


def _ends(values: Sequence[float]) -> tuple[float, float]:
    """The ends of the scale: the multiples of ten around all scores."""
    low = floor(min(values, default=0) / _STEP) * _STEP
    high = ceil(max(values, default=_PROMISE) / _STEP) * _STEP
    return float(low), float(max(high, low + _STEP))


def _share(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low)


def _row(
    one: Placed,
    heads: Sequence[Weighed],
    bands: Sequence[Band],
    scale: tuple[float, float],
    language: Language,
) -> RankedRow:
    return RankedRow(
        rank=_rank(one, language),
        name=name_of(one.agency),
        note=", ".join(_marks(one, language)),
        cells=cells(one, heads, bands, language),
        tally=tally_of(one),
        score="–" if one.score is None else language.number(one.score),
        whisker=_whisker(one, scale, language),
        untold="" if one.score is not None else _untold(one, language),
    )


def _rank(one: Placed, language: Language) -> str:
    if one.rank is None:
        return language.say("no rank") if one.score is None else "–"
    best, worst = one.rank
    return str(best) if best == worst else f"{best}–{worst}"


def tally_of(one: Placed) -> str:
    """Targets met of all targets; a dash where an older record does not say."""
    return "–" if one.targets is None else f"{one.met}/{one.targets}"


def _marks(one: Placed, language: Language) -> list[str]:
    """The remarks on a row, such as a draft or a late delivery."""
    say = language.say
    marks = (
        (one.status == "draft", say("draft")),
        (one.late, say("late")),
        (bool(one.refused), say("newer delivery refused")),
        (one.without_interval, say("older record, without interval")),
        (one.score is not None and one.coverage < 1, _scored(one, language)),
    )
    return [text for holds, text in marks if holds]


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
    return _scored(one, language) if one.coverage < 1 else language.say("no overall score")


def _scored(one: Placed, language: Language) -> str:
    share = language.short(half_up(100 * one.coverage, 1))
    return language.say("{share} % of the weight scored", share=share)


def _notes(
    among: Sequence[Placed], *, is_heat: bool, inside: bool, language: Language
) -> list[str]:
    say = language.say
    notes = (
        (is_heat, darker(language)),
        (inside, say("Upright line: 100.")),
        (
            any(one.interval for one in among),
            say(
                "Level line: the score with all surveys at one end of their intervals or the other."
            ),
        ),
        (
            any(seen.score is None for one in among for seen in one.perspectives),
            say("–: not scored."),
        ),
    )
    return [text for holds, text in notes if holds]
