"""Actuals and targets in, scores at every level out. Missing stays missing; rounded once."""

from pipeline.score.assembly import account_of
from pipeline.score.gains import if_met
from pipeline.score.portfolio import portfolio_of

__all__ = ["account_of", "if_met", "portfolio_of"]
