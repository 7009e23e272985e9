"""Actuals and targets in, scores at every level out. Missing stays missing; rounded once."""

from pipeline.score.scorecard import scored
from pipeline.score.supposed import supposing
from pipeline.score.yardsticks import against_yardsticks

__all__ = ["against_yardsticks", "scored", "supposing"]
