"""Earlier periods and this one: compared, restated, or left out with the reason.

What was signed then is read from its record. Two figures are compared only where the same
items were asked on the same scale, and an index only where the same rule made it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.account import (
    Compared,
    IndexRule,
    ItemStatistics,
    Measure,
    Past,
    Survey,
    SurveySince,
    states,
)
from pipeline.rulebook import SurveyPolicy
from pipeline.scorecard import same_unit
from pipeline.statistics.elements import IKM, TOTAL_INDEX
from pipeline.statistics.groups import Group, difference
from pipeline.statistics.service_quality import CONVERSION, element_weight, weighted_index


def survey_since(now: Survey, past: Sequence[Past], policy: SurveyPolicy) -> SurveySince | None:
    """A survey against the last final that has it: Welch's t and Hedges' g of the mean answers.

    Null where no earlier final has the survey, or nobody answered it now.
    """
    known = [(signed, before) for signed in past if (before := signed.survey(now.id))]
    if not known or not now.items:
        return None
    signed, before = known[-1]
    beside = SurveySince(signed.period.id, before.respondents, before.mean, before.sd)
    if now.scale != before.scale:
        return replace(beside, unlike="scale")
    if about := _not_shared(now, before):
        return replace(beside, unlike="items", about=about)
    groups = (
        Group("now", now.respondents, now.mean, now.sd),
        Group(signed.period.id, before.respondents, before.mean, before.sd),
    )
    large = [one for one in groups if one.sd is not None and _large(one.n, policy)]
    return replace(beside, difference=difference(large, policy.confidence))


def _large(n: int | None, policy: SurveyPolicy) -> bool:
    return n is not None and n >= policy.compare_at_least


def _not_shared(now: Survey, before: Survey) -> tuple[str, ...]:
    """The ids of items that only one of the periods asked, or that the two asked differently."""
    here = {item.id: _question(item) for item in now.items}
    there = {item.id: _question(item) for item in before.items}
    return tuple(id_ for id_ in {**here, **there} if here.get(id_) != there.get(id_))


def _question(item: ItemStatistics) -> tuple[str, str, bool]:
    """What must be the same of an item in two periods; case and spacing may differ."""
    return item.id, " ".join(item.text.casefold().split()), item.reversed


def _reworded(then: str | None, now: str | None) -> bool:
    """Whether two definitions differ in more than case, spacing and the marks between words."""
    if not states(then) or not states(now):
        return False
    return _words(then or "") != _words(now or "")


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def index_rule(
    formula: str,
    policy: SurveyPolicy,
    numbers: Mapping[str, float | int],
    items: Sequence[str] | None,
) -> IndexRule:
    """What makes an index of the formula: its policy, the threshold used, the items it looks at.

    `numbers` are those of the measure's working.
    """
    is_ikm = formula in IKM
    return IndexRule(
        formula,
        weight=policy.weight if is_ikm else None,
        digits=policy.index_digits if is_ikm else None,
        at_least=numbers.get("at_least"),
        items=None if items is None else " ".join(sorted(items)),
        answers="filled" if is_ikm else "complete",
    )


@dataclass(frozen=True)
class Comparison:
    """A measure of this period and its survey, to be compared with earlier finals."""

    measure: Measure
    survey: Survey | None
    past: Sequence[Past]
    policy: SurveyPolicy

    def apart(self) -> Iterator[Compared]:
        """The finals whose actual may not be compared with this period's as it is."""
        for signed in self.past:
            found = self.beside(signed)
            if found and found.unlike:
                yield found

    def index_before(self) -> Compared | None:
        """The index in the last final that has the survey; null where there is none."""
        if self.survey is None:
            return None
        known = [signed for signed in self.past if signed.survey(self.survey.id)]
        return self.beside(known[-1]) if known else None

    def beside(self, signed: Past) -> Compared | None:
        """An earlier final's actual, compared with this period's; null where it has none."""
        then = signed.by_id.get(self.measure.id)
        if then is None or then.reached is None:
            return None
        plain = Compared(
            signed.period.id, then.reached, formula=then.formula, rating_text=then.rating_text
        )
        before = signed.survey(self.measure.survey) if self.survey else None
        if self.survey and before:
            found = self._index(plain, then, before, self.survey)
            if found.unlike:
                return found
        if then.formula not in ("", self.measure.formula):
            return replace(plain, unlike="formula")
        if then.scale != self.measure.scale:
            return replace(plain, unlike="unit", about=(then.scale or then.measured_in,))
        if not same_unit(then.measured_in, self.measure.measured_in):
            return replace(plain, unlike="unit", about=(then.measured_in,))
        if then.polarity is not self.measure.polarity:
            return replace(plain, unlike="polarity")
        if _reworded(then.definition, self.measure.definition):
            return replace(plain, unlike="definition")
        return plain

    def _index(self, plain: Compared, then: Measure, before: Survey, now: Survey) -> Compared:
        """An earlier index compared with this period's index, restated by its rule where needed."""
        rule = self.measure.index_rule
        if rule is None or then.formula != rule.formula:
            return replace(plain, unlike="formula")
        if now.scale != before.scale:
            return replace(plain, unlike="scale")
        if about := _not_shared(now, before):
            return replace(plain, unlike="items", about=about)
        known = then.index_rule or IndexRule(then.formula)
        if known.answers != rule.answers:
            if not _left_nothing_out(before):
                return replace(plain, unlike="answers")
            known = replace(known, answers=rule.answers)
        if then.index_rule is None or known != rule:
            return replace(plain, unlike="rule", restated=_restated(before, rule, self.policy))
        if rule.formula == TOTAL_INDEX and now.respondents != before.respondents:
            whole = None if before.mean is None else before.mean * now.respondents * len(now.items)
            return replace(plain, unlike="respondents", restated=whole)
        return plain


def _left_nothing_out(before: Survey) -> bool:
    """Whether complete respondents gave every answer: who is left out answered no item at all."""
    left = before.delivered - before.respondents - before.inapplicable
    return left == 0 or all(item.missing == left for item in before.items)


def _restated(before: Survey, rule: IndexRule, policy: SurveyPolicy) -> float | None:
    """A satisfaction index of the elements' means that were signed, weighed as now."""
    quality = before.service_quality
    if rule.formula not in IKM or quality is None or not quality.elements:
        return None
    weight = element_weight(policy.weight, len(quality.elements))
    means = [element.nrr for element in quality.elements]
    return weighted_index(means, weight, policy.index_digits) * CONVERSION
