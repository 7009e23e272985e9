"""How the score of an objective, a perspective or the whole came about, and why the whole moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import WHOLE, Measure, Node
from pipeline.case import Case
from pipeline.language import Language
from pipeline.report.phrases.changes import KINDS, before_of, by_todays_rules, signed
from pipeline.report.phrases.names import named_period
from pipeline.rounding import half_up
from pipeline.rulebook import Band, Level

CHANGE = "change"
"""The word that asks why the score moved."""

Line = tuple[str, str]
"""A term and its text."""


@dataclass(frozen=True)
class Found:
    """A node with its level and its title."""

    node: Node
    level: str
    title: str


def node_asked(asked: str, case: Case) -> Found | None:
    """The node with this id, or the perspective with this name; None where there is none."""
    account, language = case.account, case.language
    if asked.casefold() == WHOLE:
        return Found(account.scorecard, WHOLE, language.say("Scorecard"))
    for node in account.perspectives:
        if asked.casefold() in (node.id, node.name.casefold()):
            return Found(node, "perspective", node.name)
    for node in account.objectives:
        if asked == node.id:
            return Found(node, "objective", f"{node.id} {node.name}")
    return None


def node_lines(found: Found, case: Case) -> Iterator[Line]:
    """The parts of its mean, its score, rating and coverage, and the rulebook."""
    language, book, node = case.language, case.rulebook, found.node
    level = book.levels.of(found.level)
    yield from _parts(found, case)
    if node.deducted is not None:
        yield language.say("Deducted"), language.number(half_up(node.deducted))
    yield language.say("Score"), language.number(node.score)
    yield language.say("Coverage"), f"{language.short(half_up(100 * node.coverage))} %"
    if found.level == WHOLE:
        least = language.short(half_up(100 * book.minimum_coverage))
        yield language.say("Least coverage"), f"{least} %"
    yield from _rated(node, level, found.level, case)
    yield language.say("Rulebook"), f"{language.text(book.title)} ({book.id})"


def _parts(found: Found, case: Case) -> Iterator[Line]:
    """Every part that counts, with its share; and every part that is left out as not scored."""
    language, level = case.language, case.rulebook.levels.of(found.level)
    if level.aggregate == "none":
        yield language.say("Mean"), language.say("the rulebook computes none")
        return
    geometric = level.mean == "geometric"
    yield (
        language.say("Mean"),
        language.say("weighted geometric mean") if geometric else language.say("weighted mean"),
    )
    for part in _below(found, case):
        value = part.capped if isinstance(part, Measure) else part.value
        share = part.weight_used
        if value is None or share is None:
            yield part.id, language.say("{name}: not scored, left out", name=part.name)
        else:
            yield (
                part.id,
                language.say(
                    "{name}: {value}, share {share} %",
                    name=part.name,
                    value=half_up(value),
                    share=language.short(half_up(100 * share)),
                ),
            )


def _below(found: Found, case: Case) -> Sequence[Node | Measure]:
    """The nodes or measures that a node is the mean of."""
    account, below = case.account, case.rulebook.levels.below(found.level)
    every: dict[str, Sequence[Node | Measure]] = {
        "measure": account.measures,
        "objective": account.objectives,
        "perspective": account.perspectives,
    }
    return [part for part in every[below] if _is_in(part, found)]


def _is_in(part: Node | Measure, found: Found) -> bool:
    match found.level:
        case "scorecard":
            return True
        case "perspective":
            return part.perspective == found.node.id
        case _:
            return isinstance(part, Measure) and part.objective_id == found.node.id


def _rated(node: Node, level: Level, name: str, case: Case) -> Iterator[Line]:
    language, band = case.language, case.node_band(name, node.rating)
    if level.verdict:
        yield language.say("Bands"), language.say("rated by whether every measure is favourable")
    elif level.bands:
        yield language.say("Bands"), "; ".join(band_floor(one, language) for one in level.bands)
    yield language.say("Rating"), language.text(band.label) if band else language.missing


def band_floor(band: Band, language: Language) -> str:
    """A band with the value at which it begins."""
    sign = ">" if band.above is not None else "≥"
    return f"{language.text(band.label)} {sign} {language.short(band.floor)}"


def _before(case: Case) -> Sequence[Measure]:
    before = before_of(case)
    return before.measures if before else ()


def change_lines(case: Case, reason: str) -> Iterator[Line]:
    """The score then and now, what moved it by kind and by measure; or the `reason` why not."""
    change, language, before = case.account.change, case.language, before_of(case)
    if before is not None and change.total is not None:
        then = named_period(before.period.id, language)
        yield language.say("Score {period}", period=then), language.number(before.scorecard.score)
        yield language.say("Score now"), language.number(case.account.scorecard.score)
    if change.refused:
        yield language.say("Note"), reason
    for kind, effect in change.effects.by_kind if change.effects else ():
        yield language.say("By kind"), f"{language.say(KINDS[kind])}: {signed(effect, language)}"
    if told := by_todays_rules(change, language):
        yield language.say("Rulebook"), told
    names = {measure.id: measure.name for measure in (*_before(case), *case.account.measures)}
    for one in sorted(change.measures, key=lambda one: half_up(one.effect)):
        if half_up(one.effect):
            told = f"{signed(one.effect, language)} {one.id} {names[one.id]}"
            yield language.say("By measure"), told
