"""What became of a recommendation: of an earlier report, or of whoever evaluates the agency."""

from dataclasses import dataclass
from datetime import date

from pipeline.account.past import Told
from pipeline.scorecard import Progress, Source


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One recommendation and the agency's answer to it."""

    recommendation_id: str
    source: Source = Source.RAPOR
    """Who gave it."""
    recommendation: str = ""
    """What it says, in the words it was given in."""
    measure: str = ""
    """The measure it is about; empty where it is about none."""
    since: str | None = None
    """The period whose report gave it first; null where no earlier final of ours has it."""
    status: str | None = None
    """How far it is, in the agency's own words; null where it did not answer."""
    progress: Progress | None = None
    """What these words say; null where they say something else."""
    owner: str | None = None
    due: date | None = None
    note: str | None = None
    """The plan, or what was done."""
    evidence: str | None = None
    adjusts: str | None = None
    """What was adjusted by it: strategy, policy, activity, budget."""
    overdue: bool = False
    """Whether it was to be done by the end of the period and is not."""
    times: int = 1
    """How many reports in a row it stands in without an answer, this one among them; 0 where it is
    answered. The answer of the last report, given back as it was, is none."""
    before: Told | None = None
    """The actual of its measure in the period that gave it, where that may stand beside today's."""
    met: bool | None = None
    """Whether its measure meets its target now."""
    met_before: bool | None = None
    """Whether its measure met its target in the report that gave it last; null where that is not
    known."""

    @property
    def is_answered(self) -> bool:
        return self.times == 0

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done: the agency did it, or says that it cannot."""
        return self.progress in (Progress.DONE, Progress.IMPOSSIBLE)

    @property
    def is_pending(self) -> bool:
        """Whether leadership is still to be asked about it: left unanswered or overdue, and its
        measure did not reach meanwhile the target it missed then."""
        is_late = self.overdue or not self.is_answered
        is_reached = self.met is True and self.met_before is False
        return is_late and not self.is_closed and not is_reached
