"""A measure (IKU) in the account: how it was judged, what is known of it, and where from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pipeline.account.certainty import Certainty
from pipeline.account.cumulative import Cumulative
from pipeline.account.disclosures import Disclosures
from pipeline.account.fields import INTERNAL
from pipeline.account.flags import Flag
from pipeline.account.judged import Judged
from pipeline.account.next_step import NextStep
from pipeline.account.particulars import Denominator, Particulars
from pipeline.account.past import Compared, Figure, IndexRule, Told
from pipeline.account.services import Services
from pipeline.scorecard import REPORTED, Evidence


@dataclass(frozen=True, kw_only=True)
class Measure(Judged):
    """One measure. Actual and targets are in its unit; achievement and score are percentages."""

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
    def renstra(self) -> Told | None:
        """The Renstra's end target, a number or a grade."""
        return self.renstra_grade or self.renstra_target

    @property
    def standard(self) -> Told | None:
        """The national standard, a number or a grade."""
        return self.national_grade or self.national_standard
