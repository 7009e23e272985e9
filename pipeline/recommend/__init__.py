"""The account and a rulebook's advice in, recommendations out, with their evidence and worth."""

from pipeline.recommend.advice import recommended
from pipeline.recommend.conditions import unused_advice

__all__ = ["recommended", "unused_advice"]
