"""A survey in the account: descriptive figures, validity, reliability, uncertainty, its index."""

from collections import Counter
from dataclasses import dataclass
from math import fsum
from typing import Annotated

from pipeline.account.certainty import Interval
from pipeline.account.fields import INTERNAL
from pipeline.account.past import Unlike
from pipeline.statistics.groups import Difference, Grouping
from pipeline.statistics.importance import Importance, WeighedItem
from pipeline.statistics.regression import Regression
from pipeline.statistics.service_quality import ServiceQuality


@dataclass(frozen=True)
class ItemStatistics:
    """One item over the complete respondents or, if an index by elements uses the survey, over all
    its filled answers. Correlations are over the complete respondents, null for a constant item.

    `missing` counts its empty cells over all rows, `not_applicable` the cells that say that it does
    not concern the respondent, null where no item of the survey has any. `counts` is how many gave
    each point of the scale, lowest first, null where an answer lies between two points. A survey
    delivered as totals has only `n`, `sum`, `mean` and `approval`: the sum in percent of n times
    the highest answer, null for a scale that reaches below zero.
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
    approval: float | None = None


@dataclass(frozen=True)
class VariableStatistics:
    """A variable over the complete respondents: the mean answer of each to its `items`.

    `alpha` is null for a single item, or where nothing varies. A survey delivered as totals has
    only the `mean`.
    """

    name: str
    text: str
    items: tuple[str, ...]
    alpha: float | None
    mean: float
    sd: float | None


@dataclass(frozen=True)
class SurveySince:
    """A survey compared with the last final that has it: the test of both means, or why none.

    `unlike` says why the means are not compared, `about` which items differ. Without either and
    without a difference, one of the two has too few respondents or no spread.
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
    """Respondents who gave the same answer to every item, of all who answered any.

    `contradicting`: some items are worded the other way round, so such answers are contradictory.
    """

    count: int
    of: int
    items: int
    contradicting: bool


@dataclass(frozen=True)
class Repeated:
    """How many responses repeat an earlier one, of how many, and their rows."""

    count: int
    of: int
    rows: str


@dataclass(frozen=True, kw_only=True)
class Survey:
    """One survey. `respondents` answered every item, `answered` at least one (null in older
    records); `delivered` counts all rows, `inapplicable` those that answered every item except
    those that do not concern them.

    Mean, deviation, extremes and intervals are of the complete respondents' mean answers;
    `margin_of_error` is half of their t interval, narrowed by the `population` where that is known.
    """

    id: str
    title: str = ""
    respondents: int
    answered: int | None = None
    delivered: int
    inapplicable: int = 0
    population: int | None = None
    scale: tuple[int, int]
    items: tuple[ItemStatistics, ...]
    service_quality: ServiceQuality | None = None
    """Its elements and groups, where a satisfaction index uses it."""
    index: float | None = None
    """The actual of a measure that uses the survey: the first measure of the first of these
    formulas that occurs: survey.ikm_2017, survey.ikm_2004, survey.jdi, survey.total_index."""
    category: str | None = None
    """The key of the band that rates the index."""
    index_interval: Interval | None = None
    index_bands: tuple[str, ...] = ()
    """Keys of every band that the interval reaches."""
    certain: bool | None = None
    """Whether the interval reaches one band only; null where nothing is rated."""
    bounds: Interval
    """The least and the most that the total can be (respondents × items × scale ends)."""
    few_incomplete: bool = False
    """Whether means, groups, importance and regression of the complete respondents are withheld:
    next to items that count every answer they would reveal the answers of a few."""
    alpha: float | None = None
    alpha_of_varying: float | None = None
    """Alpha without the items to which all complete respondents gave the same answer, which some
    programs leave out; null where there are none, or fewer than two others."""
    alpha_interval: Interval | None = None
    standardised_alpha: float | None = None
    mean_inter_item_r: float | None = None
    reliability: str | None = None
    """The key of the rulebook's word for alpha; null where the respondents or alpha's interval do
    not justify a word."""
    reliability_text: str | None = None
    mean: float | None = None
    sd: float | None = None
    min: float | None = None
    max: float | None = None
    approval: float | None = None
    """The sum of the answers that its items count, in percent of the highest possible sum; null for
    a scale that reaches below zero."""
    mean_interval: Interval | None = None
    bootstrap_interval: Interval | None = None
    margin_of_error: float | None = None
    lowest: tuple[str, ...] = ()
    """Every item that shares the lowest mean."""
    highest: tuple[str, ...] = ()
    groups: tuple[Grouping, ...] = ()
    since: SurveySince | None = None
    importance: Importance | None = None
    variables: tuple[VariableStatistics, ...] = ()
    """The variables that report.toml makes of several items."""
    answered_alike: AnsweredAlike | None = None
    repeated: Repeated | None = None
    regression: Annotated[Regression | None, INTERNAL] = None

    @property
    def counted(self) -> int:
        """How many respondents its index counts: all who answered, if it goes by elements."""
        by_elements = self.service_quality is not None
        return self.answered if by_elements and self.answered is not None else self.respondents

    @property
    def total(self) -> float:
        """The sum of the answers that its items count."""
        return fsum(item.sum for item in self.items)

    @property
    def answers(self) -> int:
        """How many answers its items count."""
        return sum(item.n for item in self.items)

    @property
    def answer_mean(self) -> float:
        """The mean of the answers that its items count."""
        return self.total / self.answers

    @property
    def advisable(self) -> tuple[ItemStatistics, ...]:
        """The items that advice may name: valid or untested, and not asked more than once."""
        wordings = Counter(_wording(item) for item in self.items)
        return tuple(
            item
            for item in self.items
            if item.valid is not False and (not item.text or wordings[_wording(item)] == 1)
        )

    @property
    def lowest_to_raise(self) -> tuple[ItemStatistics, ...]:
        """The advisable items that share the lowest mean."""
        return tuple(item for item in self.advisable if item.id in self.lowest)

    @property
    def weak_to_raise(self) -> tuple[WeighedItem, ...]:
        """The advisable items that matter and are certainly below the mean."""
        known = {item.id for item in self.advisable}
        weak = self.importance.surely_weak if self.importance else ()
        return tuple(item for item in weak if item.id in known)

    @property
    def is_even(self) -> bool:
        """Whether every item has the same number of answers, so that totals can be compared."""
        return len({item.n for item in self.items}) <= 1

    @property
    def constant(self) -> tuple[str, ...]:
        """The items to which all complete respondents gave the same answer, though others vary."""
        if self.alpha is None:
            return ()
        return tuple(item.id for item in self.items if item.item_total_r is None)

    @property
    def by_totals(self) -> bool:
        """Whether it was delivered as sums, so that nothing is known of single respondents."""
        return all(item.missing is None for item in self.items)


def _wording(item: ItemStatistics) -> str:
    return " ".join(item.text.casefold().split())
