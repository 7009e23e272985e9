"""A rulebook's keys and values in the reader's words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeGuard

from pipeline.language import Language
from pipeline.rulebook import (
    LEVELS,
    Band,
    Difference,
    Point,
    Rulebook,
    RuleValue,
    Scoring,
    is_label,
)
from pipeline.translatable import _

LEVEL_NAMES = {
    "measure": _("Measure"),
    "objective": _("Objective"),
    "perspective": _("Perspective"),
    "scorecard": _("Scorecard"),
}

_VARIANTS = {
    "a/t": "a ÷ t",
    "a/t|2-a/t": _("a ÷ t, below a target of zero 2 − a ÷ t"),
    "2-a/t": "2 − a ÷ t",
    "t/a": "t ÷ a",
    "100-|a/t-1|": _("1 less the distance of a ÷ t from 1"),
    "piecewise": _("the nearness of a to t, on the scale {corners}"),
    "met_or_not": _("+100 where it is met, −100 where it is not"),
}

_MEANS = {
    ("objective", "measure"): _("an objective is the {mean} of its measures"),
    ("perspective", "measure"): _("a perspective is the {mean} of its measures"),
    ("perspective", "objective"): _("a perspective is the {mean} of its objectives"),
    ("scorecard", "measure"): _("the scorecard is the {mean} of the measures"),
    ("scorecard", "objective"): _("the scorecard is the {mean} of the objectives"),
    ("scorecard", "perspective"): _("the scorecard is the {mean} of the perspectives"),
}
_MEAN = {"arithmetic": _("weighted mean"), "geometric": _("weighted geometric mean")}

_MISSING = {
    "leave_out": _(
        "A measure without target or actual has no score; its weight is left out and the rest "
        "renormalised."
    ),
    "last_value": _(
        "A measure without actual counts by its latest actual in earlier periods. One without "
        "any, or without target, has no score; its weight is left out and the rest renormalised."
    ),
    "zero": _(
        "A measure with a target and without actual counts as zero. One without target has no "
        "score; its weight is left out and the rest renormalised."
    ),
}


_ZERO_TARGETS = {
    "judge": _(
        "A target of zero has no ratio: met, it counts 100 %, or the cap where a worst value is "
        "given; missed, it counts by the distance from that worst value, and without one the floor."
    ),
    "withhold": _("A target of zero has no ratio and no score, unless a worst value is given."),
}


def variant_text(name: str, scoring: Scoring, language: Language) -> str:
    """A scoring variant as its formula."""
    return language.say(
        _VARIANTS.get(name, name), corners=shown_value(scoring.stabilize_scale, language)
    )


def achievement_rule(book: Rulebook, language: Language) -> str:
    scoring = book.scoring
    parts = [
        language.say(
            "Higher is better: {maximize}; lower is better: {minimize}; on target is best: "
            "{stabilize} (a actual, t target), in percent, then limited to {floor}–{cap} %.",
            maximize=variant_text(scoring.maximize, scoring, language),
            minimize=variant_text(scoring.minimize, scoring, language),
            stabilize=variant_text(scoring.stabilize, scoring, language),
            floor=language.short(scoring.floor),
            cap=language.short(scoring.cap),
        )
    ]
    parts.append(language.say(_ZERO_TARGETS[scoring.zero_target]))
    if scoring.achievement_digits is not None:
        parts.append(
            language.say(
                "An achievement is rounded to {digits} decimals before it counts.",
                digits=scoring.achievement_digits,
            )
        )
    if scoring.conversion:
        corners = shown_value(scoring.conversion, language)
        parts.append(language.say("It counts by the scale {corners}.", corners=corners))
    return " ".join(parts)


def rollup_rule(book: Rulebook, language: Language) -> str:
    parts = []
    for name in LEVELS[1:]:
        level = book.levels.of(name)
        if level.aggregate == "none":
            if name == "scorecard":
                parts.append(language.say("no overall score is computed"))
            continue
        mean = language.say(_MEAN[level.mean])
        parts.append(language.say(_MEANS[name, book.levels.below(name)], mean=mean))
        if level.floor is not None or level.cap is not None:
            floor, cap = (language.short(end) for end in book.limits(name))
            parts.append(language.say("limited to {floor}–{cap} %", floor=floor, cap=cap))
    if book.levels.scorecard.deduct:
        parts.append(
            language.say(
                "from the scorecard the points of {measure} are deducted",
                measure=book.levels.scorecard.deduct,
            )
        )
    if book.levels.perspective.verdict == "all_met":
        parts.append(
            language.say(
                "a perspective is rated by whether all its rated measures are in a favourable band"
            )
        )
    told = "; ".join(parts) + "."
    return told[:1].upper() + told[1:]


def missing_rule(book: Rulebook, language: Language) -> str:
    missing = language.say(_MISSING[book.scoring.missing])
    if not has_score(book, "scorecard"):
        return missing
    below = language.say(
        "Below {minimum} % coverage there is no overall score.",
        minimum=language.short(100 * book.minimum_coverage),
    )
    return f"{missing} {below}"


def has_score(book: Rulebook, level: str) -> bool:
    """Whether a level above the measures is scored at all."""
    return book.levels.of(level).aggregate != "none"


def in_force(book: Rulebook, language: Language) -> str:
    if not (book.valid_from or book.valid_to):
        return language.say("no limit")
    start = book.valid_from or language.say("no limit")
    end = book.valid_to or language.say("no limit")
    return language.say("{start} to {end}", start=start, end=end)


def band_list(bands: Sequence[Band], language: Language) -> str:
    """Bands from their floors upwards: `Rendah ≥ 51; Sedang ≥ 66`."""
    return "; ".join(_band(band, language) for band in bands)


def _band(band: Band, language: Language) -> str:
    label = language.text(band.label)
    if band.from_ is None and band.above is None:
        return label
    return f"{label} {'>' if band.above is not None else '≥'} {language.short(band.floor)}"


def told_differences(
    found: Sequence[Difference], language: Language
) -> tuple[tuple[str, str, str], ...]:
    """Key, the parent's value, the rulebook's own value; notes are printed elsewhere."""
    return tuple(
        (part.key, shown_value(part.parent, language), shown_value(part.own, language))
        for part in found
        if part.key != "notes" and not part.key.endswith(".note")
    )


def shown_value(value: RuleValue, language: Language) -> str:
    """Any value of a rulebook in the form that a reader expects."""
    match value:
        case None | "":
            return "–"
        case bool():
            return language.shown(value)
        case int() | float():
            return language.short(value, 4)
        case date():
            return language.date(value)
        case Mapping() if is_label(value):
            return language.text(value)
        case Mapping():
            return _table(value, language)
        case list() | tuple() if _are_points(value):
            return ", ".join(f"{language.short(x)} → {language.short(y)}" for x, y in value)
        case list() | tuple():
            return "; ".join(shown_value(part, language) for part in value) or "–"
        case _:
            return str(value)


def _table(table: Mapping[str, RuleValue], language: Language) -> str:
    """A band by its label and floor, an entry by its text, other tables key by key."""
    if "key" in table and "label" in table:
        return _band(Band.model_validate(table), language)
    said = next((table[name] for name in ("text", "name", "label") if name in table), None)
    if said is not None:
        return shown_value(said, language)
    return "; ".join(f"{name} = {shown_value(part, language)}" for name, part in table.items())


def _are_points(value: Sequence[RuleValue]) -> TypeGuard[Sequence[Point]]:
    pairs = [part for part in value if isinstance(part, list | tuple)]
    return bool(pairs) and all(
        len(pair) == 2 and not any(isinstance(end, str) for end in pair)  # noqa: PLR2004 -- x and y
        for pair in pairs
    )
