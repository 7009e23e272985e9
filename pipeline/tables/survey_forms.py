"""Surveys delivered without respondents: totals of each item, or counts of each answer."""

from collections.abc import Collection

import polars as pl

from pipeline.reportfile import Questionnaire
from pipeline.tables.kinds import Column, Kind, Table, may, must

_TOTALS = ("jumlah", "jumlah responden", "responden")
"""Headings of the column of all answers to an item, beside those of each answer."""


def wide_total_names() -> frozenset[str]:
    """Headings, folded, of the total of a row of counts."""
    return frozenset(("total", *_TOTALS))


def totals_table(survey_id: str) -> Table:
    """The contract of `survey_<id>_totals`: one row for each item, with the sum of its answers."""
    return Table(
        f"survey_{survey_id}_totals",
        "an item of a survey",
        (
            _item(),
            may("text", Kind.TEXT, "the question", "pertanyaan"),
            must("total", Kind.NUMBER, "the sum of all answers", "jumlah nilai", low=0),
            may(
                "answers",
                Kind.COUNT,
                "how many answered the item; empty: all `respondents` of report.toml",
                "jumlah jawaban",
                "jumlah terisi",
                low=1,
            ),
        ),
        key=("item",),
    )


def counts_table(survey_id: str, survey: Questionnaire | None = None) -> Table:
    """The contract of `survey_<id>_counts`: one row for each answer to an item."""
    low, high = survey.scale if survey else (None, None)
    return Table(
        f"survey_{survey_id}_counts",
        "an answer to an item",
        (
            _item(),
            must("answer", Kind.NUMBER, "the answer", "jawaban", "nilai", low=low, high=high),
            must("count", Kind.COUNT, "how many gave it", "jumlah", "jumlah responden", low=0),
        ),
        key=("item", "answer"),
    )


def wide_counts_table(survey_id: str, survey: Questionnaire) -> Table:
    """`survey_<id>_counts` in its other shape: one row for each item, one column per answer."""
    return Table(
        f"survey_{survey_id}_counts",
        "an item of a survey, a column an answer of its scale",
        (
            _item(),
            Column("number", Kind.TEXT, "number of the row", aliases=("no", "no.", "nomor")),
            Column("text", Kind.TEXT, "the question", aliases=("pertanyaan", "uraian")),
            *(
                Column(point, Kind.COUNT, f"how many answered {point}", required=True, low=0)
                for point in points_of(survey)
            ),
            Column(
                "total",
                Kind.COUNT,
                "how many answered",
                aliases=_TOTALS,
                low=0,
            ),
        ),
        key=("item",),
    )


def points_of(survey: Questionnaire) -> list[str]:
    """The answers that a scale allows, as headings of the wide shape."""
    low, high = survey.scale
    return [str(point) for point in range(low, high + 1)]


def is_wide(columns: Collection[str], survey: Questionnaire) -> bool:
    """Whether a table of counts has a column per answer; `columns` are those recognised."""
    return len({*columns} & {*points_of(survey)}) > 1


def answer_counts(counts: pl.DataFrame) -> pl.DataFrame:
    """`item`, `answer` and `count` of a typed table of counts in either shape."""
    if "answer" in counts.columns:
        return counts.select("item", "answer", "count")
    points = [name for name in counts.columns if name.lstrip("-").isdigit()]
    long = counts.unpivot(points, index="item", variable_name="answer", value_name="count")
    return long.with_columns(pl.col("answer").cast(pl.Float64))


def _item() -> Column:
    also = ("unsur", "kode unsur", "unsur pelayanan", "kode butir")
    return must("item", Kind.CODE, "id of the item", "butir", *also)
