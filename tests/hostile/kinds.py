"""All hostile deliveries, by kind."""

from collections.abc import Mapping

from tests.hostile import (
    books,
    drawings,
    extremes,
    houses,
    masses,
    policies,
    settings,
    stores,
    texts,
)
from tests.hostile.case import Cases

KINDS: Mapping[str, Cases] = {
    "settings": settings.CASES,
    "texts": texts.CASES,
    "books": books.CASES,
    "stores": stores.CASES,
    "drawings": drawings.CASES,
    "policies": policies.CASES,
    "houses": houses.CASES,
    "extremes": extremes.CASES,
    "masses": masses.CASES,
}
