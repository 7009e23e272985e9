"""The evaluator's sheet that is in use on the last day of a period."""

import tomllib
from functools import cache
from importlib.resources import files

from pipeline.evaluation import EvaluatorSheet
from pipeline.reportfile import Period

_ENDING = ".toml"


def evaluator_sheet(period: Period) -> EvaluatorSheet | None:
    """The sheet for evaluating a year; null for a part of a year, and for a year before the oldest
    known sheet."""
    if period.is_part_of_a_year:
        return None
    return next((sheet for sheet in evaluator_sheets() if sheet.is_of(period.end)), None)


@cache
def evaluator_sheets() -> tuple[EvaluatorSheet, ...]:
    """Every sheet in the package, sorted by file name."""
    shelf = files("pipeline") / "evaluation"
    names = sorted(file.name for file in shelf.iterdir() if file.name.endswith(_ENDING))
    texts = ((shelf / name).read_text(encoding="utf-8") for name in names)
    return tuple(EvaluatorSheet.model_validate(tomllib.loads(text)) for text in texts)
