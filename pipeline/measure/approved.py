"""A survey → the same with its level of approval, of each item and of all."""

from dataclasses import replace

from pipeline.account import Survey
from pipeline.statistics.approval import approval


def with_approval(found: Survey) -> Survey:
    """The survey with its level of approval: the sum of answers as a share of the highest possible
    sum, whatever form the answers came in."""
    items = tuple(
        replace(item, approval=approval(item.sum, item.n, found.scale)) for item in found.items
    )
    return replace(found, items=items, approval=approval(found.total, found.answers, found.scale))
