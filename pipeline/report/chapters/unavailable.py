"""Chapter III.A: which analyses are not available, for which measures and why, in one table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import Account, Flag, Measure, states
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.places import places_text
from pipeline.report.phrases.wording import runs
from pipeline.translatable import _


@dataclass(frozen=True)
class _Missing:
    """An analysis, the measures for which it is missing, and why."""

    analysis: str
    measures: Sequence[Measure]
    why: str


def unavailable(case: Case) -> Iterator[Block]:
    """A lead-in and the table; nothing where every analysis is available."""
    missing = [one for one in _analyses(case) if one.measures]
    if not missing:
        return
    language, account = case.language, case.account
    whom = [_for_whom(one.measures, account, language) for one in missing]
    alike = len(set(whom)) == 1
    told = _ALIKE if alike else _FOR_SOME
    unmeasured = any(not measure.is_measured for measure in account.measures)
    yield Paragraph(
        (
            *runs(language, told, table=Ref("unavailable"), measures=whom[0]),
            *(runs(language, _REASONS, quality=Ref("quality")) if unmeasured else ()),
        )
    )
    columns = (
        Column(language.say("Analysis"), width=30),
        *(() if alike else (Column(language.say("Measures"), width=27),)),
        Column(language.say("Why"), width=70 if alike else 43),
    )
    rows = tuple(
        (
            Cell(language.say(one.analysis)),
            *(() if alike else (Cell(who),)),
            Cell(language.say(one.why)),
        )
        for one, who in zip(missing, whom, strict=True)
    )
    yield PrintedTable("unavailable", language.say("Analyses not yet available"), columns, rows)


_ALIKE = _("{table} lists what cannot be told about {measures}.")
_FOR_SOME = _("{table} lists what cannot be told.")
_REASONS = _(" {quality} tells why a measure was not measured.")


def _for_whom(measures: Sequence[Measure], account: Account, language: Language) -> str:
    if len(measures) == len(account.measures):
        return (
            language.say("all measures") if len(measures) > 1 else language.say("the one measure")
        )
    return places_text(measures, account, language)


def _analyses(case: Case) -> Iterator[_Missing]:
    """The seven analyses that the regulation asks for, in its order."""
    account = case.account
    asked = [measure for measure in account.measures if not is_deduction(measure)]
    yield _Missing(
        _("Target and actual"),
        [m for m in asked if not m.is_measured or Flag.NO_TARGET in m.flags],
        _why_not_judged(asked),
    )
    yield _Missing(
        _("Earlier periods"),
        [m for m in asked if not m.past and not m.is_new],
        _("none was delivered"),
    )
    yield _Missing(
        _("Renstra end target"),
        [m for m in asked if m.renstra is None],
        _("none was delivered"),
    )
    yield _Missing(
        _("National standard"),
        [m for m in asked if m.standard is None],
        _("none was delivered"),
    )
    yield _Missing(
        _("Cause and solution"),
        [m for m in asked if not states(m.cause) or not states(m.solution)],
        _("not both were given"),
    )
    yield _Missing(
        _("Efficiency of resource use"),
        [m for m in asked if m.objective_id not in _costed(account)],
        _WITHOUT_BUDGET if account.budget is None else _("no budget line names the objective"),
    )
    yield _Missing(
        _("Supporting programme"),
        [m for m in asked if not states(m.programme)],
        _("none is named"),
    )


def _why_not_judged(asked: Sequence[Measure]) -> str:
    """What the measures without both figures lack: the actual, the target, or either."""
    unmeasured = any(not measure.is_measured for measure in asked)
    without = any(Flag.NO_TARGET in measure.flags for measure in asked)
    if unmeasured and without:
        return _("not measured, or no target was promised")
    return _("not measured") if unmeasured else _("no target was promised")


_WITHOUT_BUDGET = _("no budget was delivered")


def _costed(account: Account) -> frozenset[str]:
    """The objectives whose cost is known, by their ids."""
    linked = account.budget.linked if account.budget else ()
    return frozenset(cost.id for cost in linked)
