"""The evaluator's sheet as dated data: criteria, what each is worth, and what would prove it.

The sheets are the TOML files beside this one; `ingest` reads them.
"""

from pipeline.evaluation.sheet import OUTPUTS, Criterion, Deadline, EvaluatorSheet, Need, SheetPart

__all__ = ["OUTPUTS", "Criterion", "Deadline", "EvaluatorSheet", "Need", "SheetPart"]
