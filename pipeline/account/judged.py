"""A target and an actual in the account, and how the actual was judged by the target."""

from dataclasses import dataclass

from pipeline.account.past import Told
from pipeline.account.verdict import Ends, MetReason, compared
from pipeline.rounding import half_up
from pipeline.scorecard import PkStatus, Polarity, TargetSource, is_percent, is_rupiah


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What was promised, what was reached, and what it counts. Actual and targets are in the unit
    of the measure; achievement and score are percentages."""

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
    """The promised value; null where there is none or a range."""
    target_low: float | None = None
    target_high: float | None = None
    target_source: TargetSource | None = None
    """The document that states the target."""
    target_before: float | None = None
    """The target before it was revised in the year; for a dropped measure, its last target."""
    pk_status: PkStatus | None = None
    """What the revised agreement of the year did with it."""
    scale: str | None = None
    """The scale, if the measure is in grades. `target` and `actual` are then points."""
    grades: tuple[tuple[str, ...], ...] = ()
    """The grades of that scale, best first; grades in one group are equal."""
    target_grade: str | None = None
    actual_grade: str | None = None
    grade_before: str | None = None
    actual: float | None
    """The value achieved; null where it was not measured."""
    counted: float | None = None
    """The actual that counts, which a rulebook may take from an earlier period."""
    achievement: float | None
    """Percent, 100 = target met, before conversion, floor and cap."""
    met: bool | None = None
    """Whether the actual meets the target, whatever the score is; null where either is missing."""
    met_reason: MetReason | None = None
    """Why `met`; `over_ceiling`: its own budget lines spent too much, so it is not met."""
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
    """Its worst value, from which achievement is measured if the target is zero."""
    maximum: float | None = None
    """The highest possible value."""
    digits: int = 2
    """Decimals in which its actual and target are printed."""

    @property
    def is_new(self) -> bool:
        """Whether the revised agreement added it, so that it has no earlier years."""
        return self.pk_status is PkStatus.NEW

    @property
    def was_revised(self) -> bool:
        """Whether its target was changed during the year."""
        if self.pk_status is None or self.before is not None:
            return self.before not in (None, self.promised) and not self.is_new
        return self.pk_status is PkStatus.REVISED

    @property
    def is_percent(self) -> bool:
        return is_percent(self.measured_in)

    @property
    def is_rupiah(self) -> bool:
        return is_rupiah(self.measured_in)

    @property
    def fell_short(self) -> bool:
        """Whether its actual itself misses the target, whatever was spent."""
        if self.actual is None or self.met_reason is not MetReason.OVER_CEILING:
            return self.met is False
        return compared(self.actual, self.target, self.ends, self.polarity).met is False

    @property
    def has_target(self) -> bool:
        """Whether a value or a range was promised."""
        return self.target is not None or self.has_range or self.target_grade is not None

    @property
    def promised(self) -> Told | None:
        """The target, a number or a grade; null where there is none or a range."""
        return self.target_grade or self.target

    @property
    def before(self) -> Told | None:
        """The target before it was revised, a number or a grade."""
        return self.grade_before or self.target_before

    @property
    def reached(self) -> Told | None:
        """The actual, a number or a grade."""
        return self.actual_grade or self.actual

    @property
    def is_measured(self) -> bool:
        return self.reached is not None

    def height(self, value: Told) -> float:
        """A number itself; for a grade, how many groups of its scale are below it."""
        if not isinstance(value, str):
            return value
        above = next(place for place, group in enumerate(self.grades) if value in group)
        return float(len(self.grades) - 1 - above)

    @property
    def has_range(self) -> bool:
        """Whether the target is a range."""
        return self.ends is not None

    @property
    def ends(self) -> Ends | None:
        """The ends of the range that is the target; null where it is none."""
        if self.target_low is None or self.target_high is None:
            return None
        return self.target_low, self.target_high

    def rounded(self, value: float) -> float:
        """A value of this measure, rounded once to the decimals it is printed with."""
        return half_up(value, self.digits)

    def distance(self, one: float, other: float) -> float:
        """How far apart two values are, computed from the numbers as printed."""
        return self.rounded(abs(self.rounded(one) - self.rounded(other)))

    def direction(self, value: Told, other: Told) -> int:
        """1, 0 or −1: above, equal to or below the other value as printed or by grade."""
        shown, beside = self.rounded(self.height(value)), self.rounded(self.height(other))
        return (shown > beside) - (shown < beside)
