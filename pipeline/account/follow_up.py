"""What became of a recommendation of an earlier report, or of the agency's evaluators."""

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
    """The recommendation, in its original words."""
    measure: str = ""
    """The measure it is about; empty where it is about no single measure."""
    since: str | None = None
    """The period whose report gave it first; null where no earlier final of ours has it."""
    status: str | None = None
    """The state of progress, in the agency's own words; null where it did not answer."""
    progress: Progress | None = None
    """What these words mean; null where that is not recognised."""
    owner: str | None = None
    due: date | None = None
    note: str | None = None
    """The plan, or what was done."""
    evidence: str | None = None
    adjusts: str | None = None
    """What was adjusted by it: strategy, policy, activity, budget."""
    overdue: bool = False
    """Whether it was due by the end of the period and is not done."""
    times: int = 1
    """In how many reports in a row it has had no answer, this report included; 0 where it is
    answered. The answer of the last report, returned unchanged, does not count as an answer."""
    before: Told | None = None
    """The actual of its measure in the period that gave it, if comparable with today's."""
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
        """Whether leadership still has to decide on it: it is unanswered or overdue, and its
        measure has not since reached the target it missed then."""
        is_late = self.overdue or not self.is_answered
        is_reached = self.met is True and self.met_before is False
        return is_late and not self.is_closed and not is_reached
