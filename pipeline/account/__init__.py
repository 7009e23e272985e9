"""The account: one typed record of a report, which every later stage reads.

`measure`, `score`, `examine` and `recommend` each add their part; scorecard.json is the same
records as a file, and earlier finals are read back into them.
"""

from pipeline.account.account import Account
from pipeline.account.advice import Recommendation
from pipeline.account.budget import (
    Amounts,
    Budget,
    BudgetLine,
    ObjectiveCost,
    Programme,
    Reading,
    Shares,
)
from pipeline.account.certainty import Certainty, Interval
from pipeline.account.change import Change, Effects, MeasureEffect, NotSplit
from pipeline.account.cumulative import Cumulative
from pipeline.account.disclosures import Disclosures, own_texts, states
from pipeline.account.earlier import AgencyName, Past, PeriodDays, RulebookName
from pipeline.account.flags import Flag, is_unearned
from pipeline.account.follow_up import FollowUp
from pipeline.account.formalities import Published, Reviewed, Submitted
from pipeline.account.gathered import Delivered, Expected, FaultKind, Gathered, Refusal
from pipeline.account.measure import Measure
from pipeline.account.next_step import NextStep
from pipeline.account.node import WHOLE, Node
from pipeline.account.particulars import (
    AchievedOutput,
    CountedLine,
    Denominator,
    Lacking,
    Named,
    Particulars,
    Training,
)
from pipeline.account.past import Compared, EarlierScore, Figure, IndexRule, Told, Unlike
from pipeline.account.portfolio import Placed, Portfolio
from pipeline.account.readiness import Judged, NeededCell, Readiness, State, ToldReadiness
from pipeline.account.record import Record, ToldFinding, ToldProblem, as_json, json_schema
from pipeline.account.register import PROPOSED, Action, Factor, Link, Waiver, is_proposed
from pipeline.account.services import ServiceMinutes, Services, StepMinutes
from pipeline.account.survey import (
    AnsweredAlike,
    ItemStatistics,
    Repeated,
    Survey,
    SurveySince,
    VariableStatistics,
)
from pipeline.account.taken import Taken
from pipeline.account.tally import Tally, tallied
from pipeline.account.trend import better, measured_past, streak
from pipeline.account.verdict import MetReason

__all__ = [
    "PROPOSED",
    "WHOLE",
    "Account",
    "AchievedOutput",
    "Action",
    "AgencyName",
    "Amounts",
    "AnsweredAlike",
    "Budget",
    "BudgetLine",
    "Certainty",
    "Change",
    "Compared",
    "CountedLine",
    "Cumulative",
    "Delivered",
    "Denominator",
    "Disclosures",
    "EarlierScore",
    "Effects",
    "Expected",
    "Factor",
    "FaultKind",
    "Figure",
    "Flag",
    "FollowUp",
    "Gathered",
    "IndexRule",
    "Interval",
    "ItemStatistics",
    "Judged",
    "Lacking",
    "Link",
    "Measure",
    "MeasureEffect",
    "MetReason",
    "Named",
    "NeededCell",
    "NextStep",
    "Node",
    "NotSplit",
    "ObjectiveCost",
    "Particulars",
    "Past",
    "PeriodDays",
    "Placed",
    "Portfolio",
    "Programme",
    "Published",
    "Readiness",
    "Reading",
    "Recommendation",
    "Record",
    "Refusal",
    "Repeated",
    "Reviewed",
    "RulebookName",
    "ServiceMinutes",
    "Services",
    "Shares",
    "State",
    "StepMinutes",
    "Submitted",
    "Survey",
    "SurveySince",
    "Taken",
    "Tally",
    "Told",
    "ToldFinding",
    "ToldProblem",
    "ToldReadiness",
    "Training",
    "Unlike",
    "VariableStatistics",
    "Waiver",
    "as_json",
    "better",
    "is_proposed",
    "is_unearned",
    "json_schema",
    "measured_past",
    "own_texts",
    "states",
    "streak",
    "tallied",
]
