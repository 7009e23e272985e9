"""The gravest caveat: money over its ceiling, then figures that contradict one another, then data
that give no verdict."""

from collections.abc import Callable, Iterator

from pipeline.case import Case
from pipeline.document import Caveat
from pipeline.problems import Finding
from pipeline.report.leadership.overspent import Excess, Overspent, overspent
from pipeline.report.leadership.told import names_of
from pipeline.report.phrases.advice import over_ceiling
from pipeline.report.phrases.marks import mark_of

CONTRADICTIONS = (
    "claimed-achieved-below-100",
    "ratio-or-percent",
    "more-than-population",
    "element-label-differs",
    "history-differs",
    "does-not-recompute",
)
"""Findings of two figures, or a figure and a text, that cannot both be right: those that could
change a verdict first."""
SETTLED = CONTRADICTIONS[-2:]
"""Findings for which the report says which figure it uses."""


def gravest(case: Case) -> Caveat | None:
    """The first caveat there is: on money, on a contradiction, or on missing verdicts."""
    kinds: tuple[Callable[[Case], Iterator[Caveat]], ...] = (_money, _contradiction, _no_verdict)
    return next((caveat for kind in kinds for caveat in kind(case)), None)


def contradictions(case: Case) -> list[Finding]:
    """Every finding of figures that contradict one another, the gravest first."""
    found = [finding for finding in case.account.findings if finding.code in CONTRADICTIONS]
    return sorted(found, key=lambda finding: CONTRADICTIONS.index(finding.code))


def told_in_summary(case: Case) -> list[Finding]:
    """The gravest contradiction, which the summary gives as its caveat or as its first doubt."""
    return contradictions(case)[:1]


def contradiction_told(finding: Finding, case: Case) -> str:
    """A finding, after the names of its measures where its sentence does not contain them."""
    said = case.language.finding(finding)
    names = [case.account.measure(key).name for key in finding.about]
    unnamed = [name for name in names if name and name not in said]
    return f"{case.language.listed(unnamed)}: {said}" if unnamed else said


def _money(case: Case) -> Iterator[Caveat]:
    spent, say = overspent(case), case.language.say
    if spent:
        law = say("Spending above a ceiling is not allowed.")
        text = f"{excesses(spent, case)} {law}"
        yield Caveat(say("The gravest point"), text, "over_ceiling")


def excesses(spent: Overspent, case: Case) -> str:
    """By how much each part exceeds its ceiling, the three largest named."""
    told = [_excess(part, case) for part in spent.parts[:_LARGEST]]
    more = len(spent.parts) - _LARGEST
    if more > 0:
        told.append(
            case.language.say_many(
                "{count} more exceeds its ceiling.", "{count} more exceed their ceilings.", more
            )
        )
    return " ".join(told)


_LARGEST = 3


def _excess(part: Excess, case: Case) -> str:
    language = case.language
    if not part.name:
        return f"{over_ceiling(case)}."
    amount = language.money(part.over)
    if part.share is None:
        return language.say(
            "{name} exceeds its ceiling by {amount}.", name=part.name, amount=amount
        )
    return language.say(
        "{name} exceeds its ceiling by {amount}, at {share} % of it.",
        name=part.name,
        amount=amount,
        share=part.share,
    )


def _contradiction(case: Case) -> Iterator[Caveat]:
    title = case.language.say("Figures that contradict one another")
    for finding in contradictions(case):
        yield Caveat(title, contradiction_told(finding, case))


def _no_verdict(case: Case) -> Iterator[Caveat]:
    language = case.language
    unmeasured = [m for m in case.account.measures if mark_of(m) == "unmeasured"]
    if unmeasured:
        text = language.say_many(
            "Of {count} measure it is not known whether its target was met: {names}.",
            "Of {count} measures it is not known whether their targets were met: {names}.",
            len(unmeasured),
            names=names_of(unmeasured, language),
        )
        yield Caveat(language.say("Data that carry no verdict"), text, "unmeasured")
