"""What a survey's statistics are: descriptive figures, validity, reliability, uncertainty."""

from dataclasses import dataclass

from pipeline.statistics.groups import Grouping
from pipeline.statistics.importance import Importance
from pipeline.statistics.regression import Regression

Interval = tuple[float, float]


@dataclass(frozen=True)
class ItemStatistics:
    """One item over the complete respondents. Correlations are null for a constant item.

    `missing` counts its empty cells over all rows, `not_applicable` the cells that say that it
    does not concern the respondent, null where no item of the survey has any. `counts` is how many
    gave each point of the scale, lowest first, null where an answer lies between two points. A
    survey delivered as totals has only `n`, `sum` and `mean`.
    """

    id: str
    text: str
    n: int
    sum: float
    mean: float
    min: float | None
    max: float | None
    sd: float | None
    item_total_r: float | None
    corrected_item_total_r: float | None
    alpha_if_deleted: float | None
    r_critical: float | None
    valid: bool | None
    item_total_p: float | None = None
    median: float | None = None
    missing: int | None = None
    reversed: bool = False
    counts: tuple[int, ...] | None = None
    not_applicable: int | None = None


@dataclass(frozen=True)
class SurveyStatistics:
    """One survey. `respondents` answered every item; `delivered` counts all rows, `inapplicable`
    those that answered every item but those that do not concern them.

    `low` and `high` are the range the total can take (respondents × items × scale ends).
    `lowest` and `highest` name every item that shares the extreme total. Mean, deviation and
    intervals are of the respondents' mean answers; `margin` is half of their t interval, narrowed
    by the `population` where that is known. `reliability` is the key of the rulebook's word for
    alpha: null where the respondents or alpha's interval do not carry one.
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
    mean_interval: Interval | None
    alpha: float | None
    alpha_interval: Interval | None
    lowest: tuple[str, ...]
    highest: tuple[str, ...]
    sd: float | None = None
    population: int | None = None
    margin: float | None = None
    bootstrap_interval: Interval | None = None
    standardised_alpha: float | None = None
    mean_inter_item_r: float | None = None
    reliability: str | None = None
    groupings: tuple[Grouping, ...] = ()
    regression: Regression | None = None
    importance: Importance | None = None
    inapplicable: int = 0

    @property
    def by_totals(self) -> bool:
        """Whether it was delivered added up, so that nothing is known of single respondents."""
        return all(item.missing is None for item in self.items)
