"""A measure (IKU) in the account: its target, its actual, and how it was judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pipeline.account.certainty import Certainty
from pipeline.account.cumulative import Cumulative
from pipeline.account.disclosures import Disclosures
from pipeline.account.fields import INTERNAL
from pipeline.account.flags import Flag
from pipeline.account.next_step import NextStep
from pipeline.account.particulars import Denominator, Particulars
from pipeline.account.past import Compared, Figure, IndexRule, Told
from pipeline.account.services import Services
from pipeline.account.verdict import Ends, MetReason, compared
from pipeline.rounding import half_up
from pipeline.scorecard import (
    REPORTED,
    Evidence,
    PkStatus,
    Polarity,
    TargetSource,
    is_percent,
    is_rupiah,
)


@dataclass(frozen=True, kw_only=True)
class Measure:
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
    definition: str | None = None
    """What is measured, and how (definisi operasional)."""
    source: str | None = None
    """Where the agency took the figure from."""
    collected: str | None = None
    """How often its data are collected."""
    verified_by: str | None = None
    """The unit or role that verified the figure."""
    limitation: str | None = None
    """What its data do not show, and how that is made up for."""
    disclosures: Disclosures = field(default_factory=Disclosures)
    """Which of five items about its data are stated."""
    cause: str | None = None
    """The reason for the result, in the agency's words."""
    solution: str | None = None
    """What was or will be done, in the agency's words."""
    programme: str | None = None
    """The programme that supports it."""
    owner: str | None = None
    """The unit or role that answers for it."""
    next_step: NextStep = field(default_factory=NextStep)
    renstra_target: float | None = None
    renstra_grade: str | None = None
    renstra_achievement: float | None = None
    """Achievement in percent, with the Renstra's end target as the target."""
    national_standard: float | None = None
    national_grade: str | None = None
    national_achievement: float | None = None
    """Achievement in percent, with the national standard as the target."""
    published: float | None = None
    """The figure the agency printed itself."""
    aggregation: str | None = None
    """How the parts of a year are combined into the year so far: last, sum, mean."""
    cumulative: Cumulative | None = None
    """In a report of less than a year; `target` and `actual` are then of the year so far."""
    flags: tuple[Flag, ...] = ()
    index_rule: IndexRule | None = None
    """The rule that made the index of a survey."""
    survey: str = ""
    """The survey its actual was computed from."""
    certainty: Certainty | None = None
    evidence: tuple[Evidence, ...] = ()
    """The delivered files and the rows in them that were counted."""
    numbers: Mapping[str, float | int] = field(default_factory=dict)
    """The numbers its working prints, by the formula's names for them."""
    working: str | None = None
    """The formula with its numbers, in the report's language."""
    past: tuple[Figure, ...] = ()
    """Earlier periods that may be compared with this period, oldest first."""
    services: Services | None = None
    """Minutes by service and step, over the rows this measure counts."""
    particulars: Particulars = field(default_factory=Particulars)
    """Lines, trainings, documents or services among the rows that were counted."""
    further_numbers: Annotated[Mapping[str, float | int], INTERNAL] = field(default_factory=dict)
    """Numbers that its working knows but does not print: they stay internal."""
    denominator: Annotated[Denominator | None, INTERNAL] = None
    delivered_past: Annotated[tuple[Figure, ...], INTERNAL] = ()
    """Earlier periods from table `history`."""
    apart: Annotated[tuple[Compared, ...], INTERNAL] = ()
    """Earlier finals whose figure is not comparable with this one as it is."""
    index_before: Annotated[Compared | None, INTERNAL] = None
    """Its index in the last final that has its survey."""

    @property
    def is_reported(self) -> bool:
        return self.formula == REPORTED

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

    @property
    def renstra(self) -> Told | None:
        """The Renstra's end target, a number or a grade."""
        return self.renstra_grade or self.renstra_target

    @property
    def standard(self) -> Told | None:
        """The national standard, a number or a grade."""
        return self.national_grade or self.national_standard

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
