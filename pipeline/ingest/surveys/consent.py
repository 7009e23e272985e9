"""People who were asked to take part in a survey and refused: they are no respondents."""

import re
from collections.abc import Sequence

import polars as pl

from pipeline.delivery import ROW, RawTable
from pipeline.problems import Problem
from pipeline.scorecard import row_ranges
from pipeline.tables.kinds import folded

_CONSENT = re.compile(
    r"\b(bersedia|berkenan|setuju|persetujuan|kesediaan|mau|willing|agree|consent)\b.*"
    r"\b(di ?wawancara\w*|wawancara|(menjadi|sebagai) responden|ber?partisipasi|partisipasi|mengisi"
    r"|mengikuti|ikut serta|menjawab|melanjutkan|participat\w+|take part|interview\w*|proceed"
    r"|continue|respondent|survey|survei|questionnaire|kuesioner)\b"
    r"|^(informed )?consent\b|^(lembar )?(persetujuan|kesediaan)( responden)?$"
)
_WAYS = re.compile(
    r"^(?:(?P<no>(tidak|tdk|no|not|menolak|refuse[ds]?|0|n|false)\b.*)"
    r"|(ya|iya|yes|bersedia|setuju|1|y|true|agree)\b.*)$"
)
_MOST = 3
"""Different cells of a consent question; a scale has more, or says more than yes and no."""


def is_consent(heading: str, cells: pl.Series) -> bool:
    """Whether a column asks if a person takes part, and is answered by yes and no."""
    if not _CONSENT.search(folded(heading).strip(" ?.*")):
        return False
    said = cells.cast(pl.String).drop_nulls().unique()
    return 0 < len(said) <= _MOST and all(_WAYS.match(folded(text)) for text in said)


def without_refusals(raw: RawTable, answers: Sequence[str]) -> tuple[RawTable, list[Problem]]:
    """The rows without people who refused and answered nothing, with a warning that counts them.

    `answers` are the headings of the items.
    """
    asked = [name for name in raw.frame.columns if name != ROW and name not in answers]
    heading = next((name for name in asked if is_consent(name, raw.frame[name])), None)
    if heading is None or not answers:
        return raw, []
    said = raw.frame[heading].cast(pl.String)
    noes = [text for text in said.drop_nulls().unique() if _is_no(text)]
    has_none = raw.frame.select(
        pl.all_horizontal(pl.col(list(dict.fromkeys(answers))).is_null())
    ).to_series()
    refused = said.is_in(noes).fill_null(value=False) & has_none
    if not refused.any():
        return raw, []
    rows = raw.frame[ROW].filter(refused).to_list()
    place = ("refused-to-take-part", raw.source.file, raw.source.sheet)
    values = {"count": len(rows), "rows": row_ranges(rows)}
    return raw.only(~refused), [Problem(*place, column=heading, values=values)]


def _is_no(text: str) -> bool:
    found = _WAYS.match(folded(text))
    return bool(found and found["no"])
