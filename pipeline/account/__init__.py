"""The account: one typed record of a report, which every later stage reads.

`measure`, `score`, `examine` and `recommend` each add what they own; scorecard.json is the same
records as a file, and earlier finals are read back by them.
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
from pipeline.account.earlier import AgencyName, Past, PeriodDays, RulebookName
from pipeline.account.flags import Flag, is_unearned
from pipeline.account.measure import Certainty, Denominator, Measure
from pipeline.account.node import WHOLE, Node
from pipeline.account.particulars import CountedLine, Lacking, Named, Particulars, Training
from pipeline.account.past import Compared, Figure, IndexRule, Unlike
from pipeline.account.record import Record, ToldFinding, ToldProblem, as_json, json_schema
from pipeline.account.register import Action, Factor, Link, Waiver
from pipeline.account.services import ServiceMinutes, Services, StepMinutes
from pipeline.account.survey import (
    AnsweredAlike,
    Interval,
    ItemStatistics,
    Repeated,
    Survey,
    SurveySince,
)

__all__ = [
    "WHOLE",
    "Account",
    "Action",
    "AgencyName",
    "Amounts",
    "AnsweredAlike",
    "Budget",
    "BudgetLine",
    "Certainty",
    "Compared",
    "CountedLine",
    "Denominator",
    "Factor",
    "Figure",
    "Flag",
    "IndexRule",
    "Interval",
    "ItemStatistics",
    "Lacking",
    "Link",
    "Measure",
    "Named",
    "Node",
    "ObjectiveCost",
    "Particulars",
    "Past",
    "PeriodDays",
    "Programme",
    "Reading",
    "Recommendation",
    "Record",
    "Repeated",
    "RulebookName",
    "ServiceMinutes",
    "Services",
    "Shares",
    "StepMinutes",
    "Survey",
    "SurveySince",
    "ToldFinding",
    "ToldProblem",
    "Training",
    "Unlike",
    "Waiver",
    "as_json",
    "is_unearned",
    "json_schema",
]
