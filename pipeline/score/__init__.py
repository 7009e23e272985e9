"""Actuals and targets in, scores at every level out. Missing stays missing; rounded once."""

from pipeline.score.scorecard import scored

__all__ = ["scored"]
