"""The evaluator's sheet as dated data: criteria, their points, and what would prove them.

The sheets are the TOML files beside this file; `ingest` reads them.
"""

from pipeline.evaluation.sheet import OUTPUTS, Criterion, Deadline, EvaluatorSheet, Need, SheetPart

__all__ = ["OUTPUTS", "Criterion", "Deadline", "EvaluatorSheet", "Need", "SheetPart"]
