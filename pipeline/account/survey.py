"""A survey in the account: descriptive figures, validity, reliability, uncertainty, its index."""

from dataclasses import dataclass
from typing import Annotated

from pipeline.account.fields import INTERNAL, Described
from pipeline.account.past import Unlike
from pipeline.statistics.groups import Difference, Grouping
from pipeline.statistics.importance import Importance
from pipeline.statistics.regression import Regression
from pipeline.statistics.service_quality import ServiceQuality

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
class SurveySince(Described):
    """A survey beside the last final that has it: the test of both means, or why there is none.

    `unlike` says why the means are not compared, `about` which items are not the same. Without
    either and without a difference, one of the two has too few respondents or no spread.
    """

    period: str
    respondents: int
    mean: float | None
    sd: float | None
    difference: Difference | None = None
    unlike: Unlike | None = None
    about: tuple[str, ...] = ()
    refused: str | None = None
    """Why they are not compared, in the report's language."""


@dataclass(frozen=True)
class AnsweredAlike:
    """Respondents who gave one answer to everything, of those who answered all of it.

    `contradicting`: some items are worded the other way round, so that it contradicts itself.
    """

    count: int
    of: int
    items: int
    contradicting: bool


@dataclass(frozen=True)
class Repeated:
    """Responses that repeat an earlier one, of how many, and the rows they stand in."""

    count: int
    of: int
    rows: str


@dataclass(frozen=True, kw_only=True)
class Survey(Described):
    """One survey. `respondents` answered every item; `delivered` counts all rows, `inapplicable`
    those that answered every item but those that do not concern them.

    Mean, deviation and intervals are of the respondents' mean answers; `margin_of_error` is half
    of their t interval, narrowed by the `population` where that is known.
    """

    id: str
    title: str = ""
    respondents: int
    delivered: int
    inapplicable: int = 0
    population: int | None = None
    scale: tuple[int, int]
    items: tuple[ItemStatistics, ...]
    service_quality: ServiceQuality | None = None
    """Its elements and groups, where a satisfaction index reads it."""
    index: float | None = None
    """The actual of the first measure that uses it."""
    category: str | None = None
    """The key of the band that rates the index."""
    index_interval: Interval | None = None
    index_bands: tuple[str, ...] = ()
    """Keys of every band that the interval reaches."""
    certain: bool | None = None
    """Whether the interval reaches one band only; null where nothing is rated."""
    bounds: Interval
    """The least and the most that the total can be (respondents × items × scale ends)."""
    total: Annotated[float, INTERNAL] = 0.0
    alpha: float | None = None
    alpha_interval: Interval | None = None
    standardised_alpha: float | None = None
    mean_inter_item_r: float | None = None
    reliability: str | None = None
    """The key of the rulebook's word for alpha; null where the respondents or alpha's interval do
    not carry one."""
    reliability_text: str | None = None
    mean: float | None = None
    sd: float | None = None
    mean_interval: Interval | None = None
    bootstrap_interval: Interval | None = None
    margin_of_error: float | None = None
    lowest: tuple[str, ...] = ()
    """Every item that shares the lowest total."""
    highest: tuple[str, ...] = ()
    groups: tuple[Grouping, ...] = ()
    since: SurveySince | None = None
    importance: Importance | None = None
    answered_alike: AnsweredAlike | None = None
    repeated: Repeated | None = None
    regression: Annotated[Regression | None, INTERNAL] = None

    @property
    def by_totals(self) -> bool:
        """Whether it was delivered added up, so that nothing is known of single respondents."""
        return all(item.missing is None for item in self.items)
