"""What leadership reads: the one-page brief and the summary, made of the same parts.

Lists are given whole. A template shows as many rows as the page holds; `more[n]` then says what is
left out where the first n are shown, and is empty where nothing is.
"""

from dataclasses import dataclass

from pipeline.document.cards import MeasureCard
from pipeline.document.marks import Deviation, Mark


@dataclass(frozen=True)
class Fact:
    """One fact about a decision: by whom, by when, what it is worth."""

    term: str
    text: str
    is_set: bool = True


@dataclass(frozen=True)
class Decision:
    """`what` in a line; `why` is the cause that the agency gives and `how` what is to follow, or
    empty.

    `about` are the figures that call for it, where `what` does not name them.
    """

    number: str
    what: str
    why: str
    how: str
    facts: tuple[Fact, ...]
    about: str = ""


@dataclass(frozen=True)
class Decisions:
    """What leadership is asked to decide; `nothing` is printed where there is no decision."""

    heading: str
    items: tuple[Decision, ...]
    note: str = ""
    nothing: str = ""


@dataclass(frozen=True)
class Counted:
    """How many targets have the outcome of a mark."""

    mark: Mark
    count: str
    word: str


@dataclass(frozen=True)
class Standing:
    """A figure of the whole: its value, what it is, and `beside` them the most it can be."""

    value: str
    told: str
    beside: str = ""
    mark: Mark | None = None


@dataclass(frozen=True)
class TallyStrip:
    """Targets, score and money side by side: a missing score gives its reason, while other unknown
    figures are left out."""

    counted: tuple[Counted, ...]
    standings: tuple[Standing, ...]


@dataclass(frozen=True)
class Caveat:
    """A warning that is printed before any praise."""

    title: str
    text: str
    mark: Mark | None = None


@dataclass(frozen=True)
class RowOfList:
    """`word` says what kind of row it is, where a mark does not."""

    name: str
    value: str
    mark: Mark | None = None
    word: str = ""


@dataclass(frozen=True)
class ShortList:
    """`nothing` is printed where there are no rows, `note` below them; the first `least` of them
    are shown on any page that can hold them."""

    heading: str
    rows: tuple[RowOfList, ...]
    more: tuple[str, ...]
    nothing: str = ""
    note: str = ""
    least: int = 0


@dataclass(frozen=True)
class DeviationRow:
    """A part and its bar; `cells` fill the further columns."""

    name: str
    beside: str
    value: str
    deviation: Deviation | None
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deviations:
    """Parts as bars around their promise: `ends` label the scale's left end, middle and right end;
    the first `least` of the rows are shown on any page that can hold them."""

    heading: str
    columns: tuple[str, ...]
    ends: tuple[str, str, str]
    rows: tuple[DeviationRow, ...]
    more: tuple[str, ...]
    least: int = 0


@dataclass(frozen=True)
class Remarks:
    """Sentences under a heading, the weightiest first."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """One page for leadership; its title states the result of the period. A report of few measures
    adds `cards`, where the page holds them."""

    kind: str
    title: str
    strip: TallyStrip
    caveat: Caveat | None
    decisions: Decisions
    lists: tuple[ShortList, ...]
    deviations: tuple[Deviations, ...]
    doubts: Remarks | None
    read_on: str = ""
    cards: tuple[MeasureCard, ...] = ()


@dataclass(frozen=True)
class Summary:
    """The report in one page, with the same facts as the brief."""

    lead: str
    caveat: Caveat | None
    decisions: Decisions
    perspectives: Deviations | None
    lists: tuple[ShortList, ...]
    remarks: tuple[Remarks, ...]
