"""The strategy map in words: the status of its objectives, and its links."""

from collections.abc import Iterator, Sequence

from pipeline.account import Measure, Node, tallied
from pipeline.case import Case
from pipeline.document import MapLink, MapObjective, MapPerspective
from pipeline.report.phrases.marks import mark_of_all, mark_words
from pipeline.report.phrases.tally import headed
from pipeline.report.phrases.wording import lowered
from pipeline.rulebook import Band


def map_links(case: Case) -> tuple[MapLink, ...]:
    """The links as they are read aloud: cause, arrow, effect."""
    names = {objective.id: objective.name for objective in case.account.objectives}
    return tuple(
        MapLink(link.source, link.target, f"{names[link.source]} → {names[link.target]}")
        for link in case.account.links
    )


def perspectives(case: Case) -> Iterator[MapPerspective]:
    """The perspectives from the top, each with its objectives."""
    for perspective in case.account.perspectives:
        objectives = tuple(
            _objective(objective, case)
            for objective in case.account.objectives
            if objective.perspective == perspective.id
        )
        alt = case.language.say("Objectives, {perspective}", perspective=perspective.name)
        yield MapPerspective(perspective.name, objectives, alt)


def _objective(objective: Node, case: Case) -> MapObjective:
    inside = [measure for measure in case.account.measures if measure.objective_id == objective.id]
    standing, mark = list(_standing(objective, inside, case)), mark_of_all(inside)
    seen = [mark_words(case.language)[mark]] if mark and len(inside) == 1 else []
    return MapObjective(
        objective.id,
        objective.name,
        " · ".join(standing),
        mark,
        f"{objective.name} ({', '.join([*standing, *seen])})",
    )


def _standing(objective: Node, inside: Sequence[Measure], case: Case) -> Iterator[str]:
    """An objective's score, its rating in a word, and how many targets were met where it has
    several; the mark shows the outcome of a single target."""
    language, score = case.language, objective.score
    yield language.say("not scored") if score is None else language.number(score)
    if band := _band(objective, inside, case):
        yield language.text(band.label)
    if mark_of_all(inside) and len(inside) > 1:
        yield lowered(headed(tallied(inside), language))


def _band(objective: Node, inside: Sequence[Measure], case: Case) -> Band | None:
    """The objective's band; where the rulebook does not rate objectives, that of its single
    measure."""
    own = case.node_band("objective", objective.rating)
    return case.band_of(inside[0]) if own is None and len(inside) == 1 else own
