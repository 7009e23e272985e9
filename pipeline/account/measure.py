"""A measure (IKU) in the account: what was promised, what came of it, and how it was judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pipeline.account.fields import INTERNAL, Described
from pipeline.account.flags import Flag
from pipeline.account.particulars import Particulars
from pipeline.account.past import Compared, Figure, IndexRule
from pipeline.account.services import Services
from pipeline.rounding import half_up
from pipeline.scorecard import REPORTED, Evidence, Polarity, TargetSource, is_percent, is_rupiah

Interval = tuple[float, float]

_MET = 100.0


@dataclass(frozen=True)
class Certainty(Described):
    """How sure a rating is: the interval of the actual, in its unit, and every band it reaches.

    One band: certain. None: the measure is not rated.
    """

    interval: Interval
    bands: tuple[str, ...]
    """Keys of the bands, from the lowest up."""

    @property
    def certain(self) -> bool | None:
        return len(self.bands) == 1 if self.bands else None


@dataclass(frozen=True)
class Denominator:
    """Rows that count and rows that were kept, beside the same two over the whole table."""

    part: int
    kept: int
    part_all: int
    all: int


@dataclass(frozen=True, kw_only=True)
class Measure(Described):
    """One measure. Actual and targets are in its unit; achievement and score are percentages."""

    id: str
    perspective: str
    objective_id: str
    objective: str
    """The objective (sasaran) in words."""
    name: str = ""
    measured_in: str = ""
    """The unit as the agency writes it."""
    polarity: Polarity
    """Which way is better."""
    formula: str = ""
    """How the actual is computed: an id of the catalogue of formulas."""
    variant: str | None = None
    """The rule that compared actual and target."""
    target: float | None
    """The value promised; null where there is none or a range."""
    target_low: float | None = None
    target_high: float | None = None
    target_source: TargetSource | None = None
    """The document that states the target."""
    actual: float | None
    """The value achieved; null where it was not measured."""
    counted: float | None = None
    """The actual that counts, which a rulebook may take from an earlier period."""
    achievement: float | None
    """Percent, 100 = target met, before conversion, floor and cap."""
    capped: float | None = None
    """What the achievement counts: converted and limited, not rounded."""
    score: float | None
    """`capped`, rounded once."""
    rating: str | None
    """The key of the band."""
    rating_text: str | None = None
    """The band's label in the report's language."""
    weight: float
    """As given, 1 where empty."""
    weight_used: float | None = None
    """Share (0–1) of the node it counts in, after what is missing was left out."""
    worst: float | None = None
    """Its worst value, from which a target of zero is measured."""
    maximum: float | None = None
    """The highest value that is possible."""
    digits: int = 2
    """Decimals in which its actual and target are printed."""
    definition: str | None = None
    """What is measured, and how (definisi operasional)."""
    source: str | None = None
    """Where the agency took the figure from."""
    cause: str | None = None
    """Why it came so, as the agency says."""
    solution: str | None = None
    """What was or will be done, as the agency says."""
    programme: str | None = None
    """The programme that supports it."""
    owner: str | None = None
    """The unit or role that answers for it."""
    renstra_target: float | None = None
    renstra_achievement: float | None = None
    """Percent, as if the Renstra's end target were the target."""
    national_standard: float | None = None
    national_achievement: float | None = None
    """Percent, as if the national standard were the target."""
    published: float | None = None
    """The figure the agency printed itself."""
    aggregation: str | None = None
    """How sub-periods make the period: last, sum, mean. No figure depends on it."""
    flags: tuple[Flag, ...] = ()
    index_rule: IndexRule | None = None
    """Of an index of a survey: what made it."""
    survey: str = ""
    """The survey its actual was computed from."""
    certainty: Certainty | None = None
    evidence: tuple[Evidence, ...] = ()
    """The delivered files and the rows of them that were counted."""
    numbers: Mapping[str, float | int] = field(default_factory=dict)
    """The numbers its working prints, by the formula's names for them."""
    working: str | None = None
    """The formula with its numbers, in the report's language."""
    past: tuple[Figure, ...] = ()
    """Earlier periods that may stand beside this one, oldest first."""
    services: Services | None = None
    """Minutes by service and step, over the rows this measure counts."""
    particulars: Particulars = field(default_factory=Particulars)
    """Lines, trainings, documents or services among the rows that were counted."""
    further_numbers: Annotated[Mapping[str, float | int], INTERNAL] = field(default_factory=dict)
    """Numbers its working knows and does not print: they do not leave the house."""
    denominator: Annotated[Denominator | None, INTERNAL] = None
    delivered_past: Annotated[tuple[Figure, ...], INTERNAL] = ()
    """What table `history` says of it."""
    apart: Annotated[tuple[Compared, ...], INTERNAL] = ()
    """Earlier finals whose figure may not stand beside this one as it is."""
    index_before: Annotated[Compared | None, INTERNAL] = None
    """Its index in the last final that has its survey."""

    @property
    def is_reported(self) -> bool:
        """Whether its actual was taken as the agency reported it."""
        return self.formula == REPORTED

    @property
    def is_percent(self) -> bool:
        return is_percent(self.measured_in)

    @property
    def is_rupiah(self) -> bool:
        return is_rupiah(self.measured_in)

    @property
    def fell_short(self) -> bool:
        """Whether its achievement, as it is printed, is below 100 %."""
        return self.achievement is not None and half_up(self.achievement) < _MET

    @property
    def has_range(self) -> bool:
        """Whether the target is a range."""
        return self.target_low is not None and self.target_high is not None

    def rounded(self, value: float) -> float:
        """A value of this measure, rounded once to the decimals it is printed with."""
        return half_up(value, self.digits)

    def distance(self, one: float, other: float) -> float:
        """How far two values of it lie apart, by the numbers as printed."""
        return self.rounded(abs(self.rounded(one) - self.rounded(other)))

    def direction(self, value: float, other: float) -> int:
        """1, 0 or −1: above, at or below the other value, by the numbers as printed."""
        shown, beside = self.rounded(value), self.rounded(other)
        return (shown > beside) - (shown < beside)
