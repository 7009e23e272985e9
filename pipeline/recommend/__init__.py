"""Scores and a rulebook's advice in, recommendations out, each with its evidence and its worth."""

from pipeline.recommend.advice import recommended

__all__ = ["recommended"]
