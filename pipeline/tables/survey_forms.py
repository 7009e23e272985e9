"""Surveys delivered without their respondents: totals of each item, or counts of each answer."""

from pipeline.reportfile import Survey
from pipeline.tables.kinds import Column, Kind, Table


def totals_table(survey_id: str) -> Table:
    """The contract of `survey_<id>_totals`: one row an item, its answers added up."""
    return Table(
        f"survey_{survey_id}_totals",
        "an item of a survey",
        (
            _item(),
            Column("text", Kind.TEXT, "the question", aliases=("pertanyaan",)),
            Column(
                "total",
                Kind.NUMBER,
                "the sum of all answers",
                required=True,
                aliases=("jumlah nilai",),
                low=0,
            ),
        ),
        key=("item",),
    )


def counts_table(survey_id: str, survey: Survey | None = None) -> Table:
    """The contract of `survey_<id>_counts`: one row an answer to an item."""
    low, high = survey.scale if survey else (None, None)
    return Table(
        f"survey_{survey_id}_counts",
        "an answer to an item",
        (
            _item(),
            Column(
                "answer",
                Kind.NUMBER,
                "the answer",
                required=True,
                aliases=("jawaban", "nilai"),
                low=low,
                high=high,
            ),
            Column(
                "count",
                Kind.COUNT,
                "how many gave it",
                required=True,
                aliases=("jumlah", "jumlah responden"),
                low=0,
            ),
        ),
        key=("item", "answer"),
    )


def _item() -> Column:
    return Column("item", Kind.CODE, "id of the item", required=True, aliases=("butir", "unsur"))
