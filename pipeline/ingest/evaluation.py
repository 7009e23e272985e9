"""The last day of a period in, the sheet that its evaluators use out."""

import tomllib
from functools import cache
from importlib.resources import files

from pipeline.evaluation import EvaluatorSheet
from pipeline.reportfile import Period

_ENDING = ".toml"


def evaluator_sheet(period: Period) -> EvaluatorSheet | None:
    """The sheet on which a year is evaluated; none of a part of one, nor of a year before the
    oldest sheet that is known."""
    if period.is_part_of_a_year:
        return None
    return next((sheet for sheet in evaluator_sheets() if sheet.is_of(period.end)), None)


@cache
def evaluator_sheets() -> tuple[EvaluatorSheet, ...]:
    """Every sheet that comes with the package, in the order of their names."""
    shelf = files("pipeline") / "evaluation"
    names = sorted(file.name for file in shelf.iterdir() if file.name.endswith(_ENDING))
    texts = ((shelf / name).read_text(encoding="utf-8") for name in names)
    return tuple(EvaluatorSheet.model_validate(tomllib.loads(text)) for text in texts)
