"""Compares two records: every figure or word that differs, by its place."""

import json
from collections.abc import Iterator

from pipeline.values import Message
from pipeline.verify.alarms import Alarm

MOST = 200
"""Most figures that are listed one by one."""


def other_figures(old: bytes, new: bytes, about: Message) -> Iterator[Alarm]:
    """Where a record of scorecard.json differs from what it must say. Yields nothing where either
    record is no JSON."""
    try:
        before, after = dict(_leaves(json.loads(old))), dict(_leaves(json.loads(new)))
    except (ValueError, RecursionError):
        return
    places = [p for p in dict.fromkeys((*before, *after)) if before.get(p) != after.get(p)]
    for place in places[:MOST]:
        yield Alarm("figure", place, about, before.get(place, ""), after.get(place, ""))


def _leaves(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every single value with its place: `measures[IKU1].actual`."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            known = part.get("id") or part.get("code") if isinstance(part, dict) else None
            yield from _leaves(part, f"{place}[{known or number}]")
    else:
        yield place, json.dumps(value, ensure_ascii=False)
