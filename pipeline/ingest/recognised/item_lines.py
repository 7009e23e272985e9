"""Writes the lines of report.toml that name the items of a survey."""

from collections.abc import Collection, Iterator

from pipeline.ingest.recognised.questions import Questions
from pipeline.proposals import Proposal, Setting


def item_lines(header: tuple[str, ...], asked: Questions) -> Iterator[Proposal]:
    """The items; where a question may be there twice, once reversed, a reading without each
    version.

    Several such pairs are one question to the sender, as the same person recoded them all. Items
    that may be on another scale are in or out together.
    """
    open_pairs = [pair for pair in asked.twins if not pair.is_proved]
    first, recoded = ([getattr(pair, one) for pair in open_pairs] for one in ("first", "recoded"))
    ways = [way for way in ([*first], [*recoded]) if way] or [[]]
    ways += [[*way, *asked.doubtful] for way in ways] if asked.doubtful else []
    if len(ways) == 1:
        yield Proposal(header, {"items": _written(asked, ())})
        return
    for gone in ways:
        keys = {"items": _written(asked, gone)}
        told = f"− {', '.join(gone)}" if gone else f"+ {', '.join(asked.doubtful)}"
        yield Proposal(header, keys, "reading", told)


def _written(asked: Questions, gone: Collection[str]) -> Setting:
    """The items without those that are left out."""
    return tuple(
        {
            "id": code,
            **({"text": text} if text else {}),
            **({"element": asked.elements[code]} if code in asked.elements else {}),
            **({"reversed": True} if heading in asked.turned else {}),
        }
        for heading, (code, text) in asked.without(gone).items()
    )
