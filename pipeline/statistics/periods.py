"""A survey beside the same one of an earlier period: compared, restated, or refused with why.

What was signed then is read from its record. Two figures are set side by side only where the same
items were asked on the same scale, and an index only where the same rule made it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.elements import IKM
from pipeline.statistics.groups import Difference, Group, difference
from pipeline.statistics.service_quality import CONVERSION, element_weight, weighted_index
from pipeline.statistics.survey import ItemStatistics, SurveyStatistics

Unlike = Literal["formula", "scale", "items", "rule", "respondents", "unit"]
"""Why two figures may not stand side by side as they are."""
Rule = Mapping[str, float | str | None]
"""What an index is made by, beside its items and their scale."""

TOTAL = "survey.total_index"


@dataclass(frozen=True)
class AskedItem:
    """An item as it was asked, and the mean of its answers where it is known."""

    id: str
    text: str
    reversed: bool
    mean: float | None

    @property
    def question(self) -> tuple[str, str, bool]:
        """What must be alike in two periods; case and spacing of the wording need not."""
        return self.id, " ".join(self.text.casefold().split()), self.reversed


@dataclass(frozen=True)
class EarlierSurvey:
    """A survey as the final record of an earlier period holds it.

    Mean and deviation are of the respondents' mean answers; `elements` are the mean answers (NRR)
    of a satisfaction index.
    """

    period: str
    respondents: int
    scale: tuple[int, int]
    items: tuple[AskedItem, ...]
    mean: float | None = None
    sd: float | None = None
    elements: tuple[float, ...] = ()


@dataclass(frozen=True)
class Since:
    """This period's survey against an earlier one's.

    `unlike` says why the means are not compared, `about` which items are not the same. Without
    either and without a difference, one of the two has too few respondents or no spread.
    """

    before: EarlierSurvey
    unlike: Unlike | None
    about: tuple[str, ...]
    difference: Difference | None


@dataclass(frozen=True)
class IndexSince:
    """An earlier index for this period's rule: as it was signed, restated, or neither.

    `unlike` is what then and now do not share, `about` the items that are not the same, or the unit
    of then. `restated` is the earlier index as the rule of now makes it of the same answers; null
    where the record cannot tell.
    """

    unlike: Unlike | None
    restated: float | None = None
    about: tuple[str, ...] = ()


def asked(item: ItemStatistics) -> AskedItem:
    return AskedItem(item.id, item.text, item.reversed, item.mean)


def since(now: SurveyStatistics, before: EarlierSurvey, policy: SurveyPolicy) -> Since:
    """Welch's t and Hedges' g of the respondents' mean answers, now less then."""
    about = _not_shared(now, before)
    if now.scale != before.scale:
        return Since(before, "scale", (), None)
    if about:
        return Since(before, "items", about, None)
    groups = (
        Group("now", now.respondents, now.mean, now.sd),
        Group(before.period, before.respondents, before.mean, before.sd),
    )
    large = [one for one in groups if one.sd is not None and _large(one.n, policy)]
    return Since(before, None, (), difference(large, policy.confidence))


def _large(n: int | None, policy: SurveyPolicy) -> bool:
    return n is not None and n >= policy.compare_at_least


def _not_shared(now: SurveyStatistics, before: EarlierSurvey) -> tuple[str, ...]:
    """The items that only one period asked, or that the two asked differently, by their ids."""
    here = {item.id: asked(item).question for item in now.items}
    there = {item.id: item.question for item in before.items}
    return tuple(id_ for id_ in {**here, **there} if here.get(id_) != there.get(id_))


def index_rule(
    formula: str, policy: SurveyPolicy, values: Mapping[str, float], items: Sequence[str] | None
) -> Rule:
    """What makes an index of the formula: its policy, the threshold used, the items it looks at.

    `values` are those of the measure's working.
    """
    is_ikm = formula in IKM
    return {
        "formula": formula,
        "weight": policy.weight if is_ikm else None,
        "digits": policy.index_digits if is_ikm else None,
        "at_least": values.get("at_least"),
        "items": None if items is None else " ".join(sorted(items)),
    }


@dataclass(frozen=True)
class SignedIndex:
    """An index in an earlier final: its value and what made it, as far as the record tells."""

    value: float
    formula: str
    rule: Rule | None


def index_since(
    signed: SignedIndex,
    before: EarlierSurvey,
    now: SurveyStatistics,
    rule: Rule,
    policy: SurveyPolicy,
) -> IndexSince:
    """What an earlier index is worth beside one that `rule` made of this period's answers."""
    if signed.formula != rule["formula"]:
        return IndexSince("formula")
    if now.scale != before.scale:
        return IndexSince("scale")
    if about := _not_shared(now, before):
        return IndexSince("items", about=about)
    if signed.rule is None or dict(signed.rule) != dict(rule):
        return IndexSince("rule", _restated(before, rule, policy))
    if rule["formula"] == TOTAL and now.respondents != before.respondents:
        whole = None if before.mean is None else before.mean * now.respondents * len(now.items)
        return IndexSince("respondents", whole)
    return IndexSince(None, signed.value)


def _restated(before: EarlierSurvey, rule: Rule, policy: SurveyPolicy) -> float | None:
    """A satisfaction index of the elements' means that were signed, weighed as now."""
    if rule["formula"] not in IKM or not before.elements:
        return None
    weight = element_weight(policy.weight, len(before.elements))
    return weighted_index(before.elements, weight, policy.index_digits) * CONVERSION
