"""Rapor turns an agency's spreadsheets into its balanced scorecard and performance report."""

__version__ = "0.1.0"
