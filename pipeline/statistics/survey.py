"""What a survey's statistics are: descriptive figures, validity and reliability per item."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ItemStatistics:
    """One item over the complete respondents. Correlations are null for a constant item."""

    id: str
    text: str
    n: int
    sum: float
    mean: float
    min: float
    max: float
    sd: float | None
    item_total_r: float | None
    corrected_item_total_r: float | None
    alpha_if_deleted: float | None
    r_critical: float | None
    valid: bool | None


@dataclass(frozen=True)
class SurveyStatistics:
    """One survey. `respondents` answered every item; `delivered` counts all rows.

    `low` and `high` are the range the total can take (respondents × items × scale ends).
    `lowest` and `highest` name every item that shares the extreme total.
    """

    id: str
    title: str
    delivered: int
    respondents: int
    items: tuple[ItemStatistics, ...]
    scale: tuple[int, int]
    total: float
    low: float
    high: float
    mean: float | None
    mean_interval: tuple[float, float] | None
    alpha: float | None
    alpha_interval: tuple[float, float] | None
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
