"""Rolled-up scores → the account's objectives, perspectives and scorecard."""

from collections.abc import Mapping
from typing import Any

from pipeline.account import Node
from pipeline.language import Language
from pipeline.rulebook import Rulebook
from pipeline.score.scorecard import Scored


def objective_nodes(
    scored: Scored, names: Mapping[str, str], rulebook: Rulebook
) -> tuple[Node, ...]:
    """Every objective under its name, in the order of the register."""
    highest = rulebook.limits("objective")[1]
    return tuple(
        _node(row, names[row["id"]], highest, perspective=row["parent"])
        for row in scored.objectives.iter_rows(named=True)
    )


def perspective_nodes(scored: Scored, rulebook: Rulebook, language: Language) -> tuple[Node, ...]:
    """Every perspective of the rulebook, in its order."""
    highest = rulebook.limits("perspective")[1]
    return tuple(
        _node(row, language.text(rulebook.perspective(row["id"]).name), highest)
        for row in scored.perspectives.iter_rows(named=True)
    )


def scorecard_node(scored: Scored, rulebook: Rulebook) -> Node:
    """The scorecard."""
    return _node(scored.scorecard.row(0, named=True), "", rulebook.limits("scorecard")[1])


def _node(
    row: Mapping[str, Any], name: str, highest: float, perspective: str | None = None
) -> Node:
    return Node(
        id=row["id"],
        name=name,
        perspective=perspective,
        weight=row["weight"],
        weight_used=row["weight_used"],
        value=row["value"],
        deducted=row["deducted"],
        score=row["score"],
        rating=row["rating"],
        coverage=row["coverage"],
        out_of=highest,
    )
