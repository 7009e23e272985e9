"""Chapter III.A, one objective: its measures as cards, and what it cost beside what it achieved."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, Node, ObjectiveCost, tallied
from pipeline.case import Case
from pipeline.document import Block, MeasureCard, Remark, Section
from pipeline.language import Language
from pipeline.report.budget.efficiency import READINGS
from pipeline.report.chapters.measure_card import measure_card
from pipeline.report.phrases.places import numbers, objectives_in_order
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import lowered
from pipeline.rounding import half_up
from pipeline.translatable import _


def objective_sections(case: Case) -> Iterator[Section]:
    """A section for every objective, in the order of the account."""
    for place, (objective, inside) in enumerate(objectives_in_order(case.account), 1):
        yield _objective(place, case.account.objective(objective), inside, case)


def _objective(place: int, node: Node, inside: Sequence[Measure], case: Case) -> Section:
    language = case.language
    targets = lowered(headed(tallied(inside), language))
    return Section(
        f"objective-{node.id}",
        node.name if len(inside) == 1 else f"{node.name}: {targets}",
        (*_cards(inside, case), *_cost(node, case)),
        number=language.say("Objective {number}.", number=str(place)),
        detail=_standing(node, inside, case),
        ruled=True,
    )


def _cards(inside: Sequence[Measure], case: Case) -> Iterator[MeasureCard]:
    placed = numbers(case.account)
    for measure in inside:
        yield measure_card(measure, placed[measure.id], case)


def _standing(node: Node, inside: Sequence[Measure], case: Case) -> str:
    """Its perspective; its score and rating, where its single measure does not show the same."""
    language = case.language
    side = language.say("Perspective {name}", name=case.perspective_name(node.perspective or ""))
    if len(inside) == 1 and _says_all(inside[0], node, case):
        return side
    most = case.rulebook.limits("objective")[1]
    score = (
        language.say("not scored")
        if node.score is None
        else language.say("score {score} of {most}", score=node.score, most=language.short(most))
    )
    band = case.node_band("objective", node.rating)
    return " · ".join([side, score, *([language.text(band.label)] if band else [])])


def _says_all(only: Measure, node: Node, case: Case) -> bool:
    """Whether a measure's achievement and rating are those of its objective, to the last digit."""
    achieved = None if only.achievement is None else half_up(only.achievement)
    return node.score == achieved and case.node_band("objective", node.rating) == case.band_of(only)


_EFFICIENCY = _(
    "{spent} % of a ceiling of {ceiling} was spent for a score of {score}: {ratio} % of the score, "
    "{reading}."
)
_UNSCORED = _("{spent} % of a ceiling of {ceiling} was spent: {reading}.")
_UNSPENT = _("Of a ceiling of {ceiling}, {reading}.")


def _cost(node: Node, case: Case) -> Iterator[Block]:
    """Efficiency of resource use; nothing where no budget line names the objective."""
    budget, language = case.account.budget, case.language
    linked = budget.linked if budget else ()
    for cost in linked:
        if cost.id == node.id:
            label = language.say("Efficiency of resource use")
            yield Remark(label, (_worked_out(cost, language),))


def _worked_out(cost: ObjectiveCost, language: Language) -> str:
    message = _EFFICIENCY
    if cost.ratio is None:
        message = _UNSPENT if cost.spent_percent is None else _UNSCORED
    return language.say(
        message,
        spent=cost.spent_percent,
        ceiling=language.money(cost.ceiling),
        score=cost.score,
        ratio=cost.ratio,
        reading=language.say(READINGS[cost.reading]),
    )
