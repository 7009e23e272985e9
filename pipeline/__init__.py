"""Rapor: an agency's spreadsheets in, its balanced scorecard and performance report out."""

__version__ = "0.1.0"
