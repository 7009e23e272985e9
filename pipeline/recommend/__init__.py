"""The account and a rulebook's advice in, recommendations out, with their evidence and worth."""

from pipeline.recommend.advice import recommended

__all__ = ["recommended"]
