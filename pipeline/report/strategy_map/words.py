"""The strategy map in words: objectives and how they stand, its links, what its marks mean."""

from collections.abc import Iterator

from pipeline.account import Node
from pipeline.case import Case
from pipeline.document import BandMark, MapLink, MapObjective, MapPerspective
from pipeline.report.phrases.standing import scale
from pipeline.report.phrases.wording import colour_of


def map_links(case: Case) -> tuple[MapLink, ...]:
    """The links as they are read aloud: what drives, an arrow, what is driven."""
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
    standing = list(_standing(objective, case))
    return MapObjective(
        objective.id,
        objective.name,
        " · ".join(standing),
        colour_of(case.node_band("objective", objective.rating)),
        f"{objective.name} ({', '.join(standing)})",
    )


def _standing(objective: Node, case: Case) -> Iterator[str]:
    """An objective's score and, where it has one, its rating."""
    language, score = case.language, objective.score
    band = case.node_band("objective", objective.rating)
    yield language.say("not scored") if score is None else language.number(score)
    if band:
        yield language.text(band.label)


def marks(case: Case) -> tuple[BandMark, ...]:
    """What the marks mean, the open circle too where an objective has it."""
    bands = scale(case, "objective")
    if bands and any(objective.score is None for objective in case.account.objectives):
        return (*bands, BandMark(case.language.say("not scored"), "", "neutral"))
    return bands
