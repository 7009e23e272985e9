"""Faults that a rulebook's model cannot find: bands that leave a value unrated, names that nothing
has, impossible limits and scales."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.formulas import CATALOGUE
from pipeline.ingest.rulebooks.advice_checks import advice_faults
from pipeline.ingest.rulebooks.advice_coverage import unadvised
from pipeline.ingest.settings.policy import value_problem
from pipeline.ingest.settings.toml import have_ids
from pipeline.problems import Problem, Reason, nearest
from pipeline.rounding import DIGITS
from pipeline.rulebook import (
    EVERY_VARIANT,
    LEVELS,
    VARIANTS,
    Fault,
    Point,
    Rulebook,
    tiling_faults,
    verdict_faults,
)
from pipeline.scorecard import Polarity


def rulebook_faults(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Every fault of a rulebook that loaded. Missing advice is reported only without others."""
    is_right = True
    for fault in _faults(rulebook, file):
        is_right = False
        yield fault
    if is_right:
        yield from unadvised(rulebook, file)


def _faults(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    yield from _out_of_force(rulebook, file)
    yield from _levels(rulebook, file)
    yield from _limits(rulebook, file)
    yield from _corners(rulebook, file)
    yield from _unknown_formulas(rulebook, file)
    yield from _unknown_variants(rulebook, file)
    yield from _untiled(rulebook, file)
    yield from advice_faults(rulebook, file)


def repeated_ids(keys: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """Ids that occur twice in a file: of such entries only the last would survive a merge."""
    for key in ("perspectives", "advice"):
        entries = keys.get(key)
        known = [str(one["id"]) for one in entries] if have_ids(entries) else []
        for repeated in (entry for entry, count in Counter(known).items() if count > 1):
            yield value_problem(file, key, "twice", repeated)


def _out_of_force(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    start, end = rulebook.valid_from, rulebook.valid_to
    if start is not None and end is not None and end < start:
        yield value_problem(file, "valid_to", "valid-order", str(end))


def _levels(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Levels that roll up themselves or a higher one; misplaced verdicts, deductions, means."""
    for position, name in enumerate(LEVELS):
        level = rulebook.levels.of(name)
        below = {f"{lower}s" for lower in LEVELS[:position]}
        if level.aggregate not in {"", "none"} | below:
            yield value_problem(file, f"levels.{name}.aggregate", "level-below", level.aggregate)
        if level.verdict and name != "perspective":
            yield value_problem(file, f"levels.{name}.verdict", "verdict-level", level.verdict)
        if level.deduct and name != "scorecard":
            yield value_problem(file, f"levels.{name}.deduct", "deduct-level", level.deduct)
        if level.mean == "geometric" and rulebook.scoring.floor < 0:
            yield value_problem(file, f"levels.{name}.mean", "geometric-negative", level.mean)


def _limits(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """Floors that are not below their caps; limits of measures written outside `[scoring]`."""
    measure = rulebook.levels.measure
    for key, value in (("floor", measure.floor), ("cap", measure.cap)):
        if value is not None:
            yield value_problem(file, f"levels.measure.{key}", "measure-limits", f"{value:g}")
    for name in LEVELS:
        floor, cap = rulebook.limits(name)
        own = rulebook.levels.of(name)
        is_own = name == "measure" or own.floor is not None or own.cap is not None
        if is_own and floor >= cap:
            key = "scoring.cap" if name == "measure" else f"levels.{name}.cap"
            yield value_problem(file, key, "cap-below-floor", f"{cap:g}")


def _corners(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    scoring = rulebook.scoring
    scales = {"stabilize_scale": scoring.stabilize_scale, "conversion": scoring.conversion}
    for key, points in scales.items():
        if points and not _rises(points):
            yield value_problem(file, f"scoring.{key}", "corners")


def _rises(points: Sequence[Point]) -> bool:
    """Whether a scale's corners run from left to right and never down."""
    steps = list(itertools.pairwise(points))
    return bool(steps) and all(x < after and y <= up for (x, y), (after, up) in steps)


def _unknown_formulas(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    named = [(f'formulas."{name}"', name) for name in rulebook.formulas]
    named += [
        (f"advice.{advice.id}.formulas", name)
        for advice in rulebook.advice
        for name in advice.formulas
    ]
    for key, name in named:
        if name not in CATALOGUE:
            values = {"nearest": nearest(name, CATALOGUE)}
            yield Problem("unknown-formula", file, column=key, value=name, values=values)


def _unknown_variants(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    named = [
        (f"scoring.{polarity}", str(getattr(rulebook.scoring, polarity)), VARIANTS[polarity])
        for polarity in Polarity
    ]
    for name, policy in rulebook.formulas.items():
        polarity = policy.polarity or (CATALOGUE[name].polarity if name in CATALOGUE else None)
        known = VARIANTS[polarity] if polarity else EVERY_VARIANT
        if policy.variant:
            named.append((f'formulas."{name}".variant', policy.variant, known))
    for key, variant, known in named:
        if variant not in known:
            reason = Reason("variant", {"choices": list(known)})
            yield value_problem(file, key, reason, variant, nearest(variant, known))


def _untiled(rulebook: Rulebook, file: str) -> Iterator[Problem]:
    for key, (reason, values) in _band_faults(rulebook):
        told = {"reason": Reason(reason, values)}
        yield Problem("bands-do-not-tile", file, column=key, values=told)


def _band_faults(rulebook: Rulebook) -> Iterator[tuple[str, Fault]]:
    for name in LEVELS:
        level = rulebook.levels.of(name)
        lowest, _ = rulebook.limits(name)
        faults = (
            verdict_faults(level.bands)
            if level.verdict
            else tiling_faults(level.bands, lowest, level.digits)
        )
        yield from ((f"levels.{name}.bands", fault) for fault in faults)
    for key, bands in rulebook.band_scales().items():
        if not key.startswith("levels."):
            yield from ((key, fault) for fault in tiling_faults(bands, None, DIGITS))
