"""The strategy map in words: its links, what its marks mean, and the whole for screen readers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pipeline.case import Case
from pipeline.document import BandMark, Cell, Column, PrintedTable
from pipeline.report.phrases.standing import scale

Objective = Mapping[str, Any]


def links_of(case: Case) -> list[tuple[str, str]]:
    """From objective to objective, as delivered."""
    if "links" not in case.tables:
        return []
    return list(case.tables["links"].select("from_objective", "to_objective").iter_rows())


def links_table(links: Sequence[tuple[str, str]], case: Case) -> PrintedTable:
    """The links where a drawing has no room for them."""
    language = case.language
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    return PrintedTable(
        "strategy-links",
        language.say("Cause–effect links between objectives"),
        (
            Column(language.say("What drives"), width=50),
            Column(language.say("What is driven"), width=50),
        ),
        tuple((Cell(names[source]), Cell(names[target])) for source, target in links),
    )


def standing_of(objective: Objective, case: Case) -> Iterator[str]:
    """An objective's score and, where it has one, its rating."""
    language, score = case.language, objective["score"]
    band = case.node_band("objective", objective["rating"])
    yield language.say("not scored") if score is None else language.number(score)
    if band:
        yield language.text(band.label)


def marks(case: Case) -> tuple[BandMark, ...]:
    """What the marks mean, the open circle too where an objective has it."""
    bands = scale(case, "objective")
    if bands and case.scored.objectives["score"].null_count():
        return (*bands, BandMark(case.language.say("not scored"), "", "neutral"))
    return bands


def in_words(drawn: Collection[str], links: Sequence[tuple[str, str]], case: Case) -> str:
    """The map in words: by perspective the objectives, how each stands, and then the links."""
    language = case.language
    names = {m["objective_id"]: m["objective"] for m in case.measures()}
    told = []
    for side in case.rulebook.perspectives:
        objectives = [
            f"{names[row['id']]} ({', '.join(standing_of(row, case))})"
            for row in case.scored.objectives.iter_rows(named=True)
            if row["parent"] == side.id and row["id"] in drawn
        ]
        if objectives:
            name = case.perspective_name(side.id)
            told.append(
                language.say(
                    "Objectives, {perspective}: {objectives}.",
                    perspective=name,
                    objectives="; ".join(objectives),
                )
            )
    if links:
        ways = "; ".join(f"{names[source]} → {names[target]}" for source, target in links)
        told.append(language.say("Links: {links}.", links=ways))
    return " ".join(told)
