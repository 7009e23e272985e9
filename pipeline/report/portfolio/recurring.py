"""What several agencies share: findings, advice; and others' recommendations that are overdue."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.account import Gathered, Portfolio
from pipeline.account.portfolio import OverdueRow, Recurring
from pipeline.document import Column, PrintedTable, Section
from pipeline.language import Language
from pipeline.report.portfolio.general import advice_kind, finding_kind
from pipeline.report.portfolio.headline import name_of
from pipeline.report.portfolio.tables import shortened, table
from pipeline.scorecard import Source
from pipeline.translatable import _

_MOST = 12
"""Findings, and pieces of advice, that are listed; portfolio.xlsx has the rest."""
_NAMED = 3
"""Agencies that are named for each."""
_LONGEST = 220
"""Characters of a recommendation that are printed."""
_GIVERS: Mapping[Source, str] = {Source.LHE: "LHE", Source.APIP: "APIP", Source.BPK: "BPK"}
_GIVER = _("Given by")


def names_of(portfolio: Portfolio) -> Mapping[str, str]:
    """The names of the agencies that delivered, by id."""
    return {one.agency.id: name_of(one.agency) for one in portfolio.agencies}


def recurring_section(
    portfolio: Portfolio, gathered: Gathered, language: Language
) -> Iterator[Section]:
    """Findings and advice that more than one agency has."""
    say = language.say
    notes = [finding_kind(one.id, language) for one in portfolio.findings]
    advised = [advice_kind(one.id, gathered, language) for one in portfolio.advice]
    captions = (say("Notes that several agencies have"), say("Advice several agencies were given"))
    tables = (
        _table(
            "notes", captions[0], _rows(portfolio.findings, notes, portfolio, language), language
        ),
        _table(
            "advice", captions[1], _rows(portfolio.advice, advised, portfolio, language), language
        ),
    )
    shown = tuple(one for one in tables if one.rows)
    if shown:
        yield Section("recurring", say("What recurs"), shown)


_Row = tuple[str, str, str]


def _rows(
    found: Sequence[Recurring], told: Sequence[str], portfolio: Portfolio, language: Language
) -> Sequence[_Row]:
    """What recurs, how many agencies have it, and which; what has the same words is one row."""
    names = names_of(portfolio)
    having: dict[str, set[str]] = {}
    for one, text in zip(found, told, strict=True):
        having.setdefault(shortened(text, _LONGEST), set()).update(one.agencies)
    return [
        (text, language.number(len(agencies), 0), _which(agencies, names, language))
        for text, agencies in sorted(having.items(), key=lambda item: -len(item[1]))
    ]


def _which(agencies: Collection[str], names: Mapping[str, str], language: Language) -> str:
    if len(agencies) == len(names):
        return language.say("all")
    return language.some(sorted(names[agency] for agency in agencies), _NAMED)


def _table(key: str, caption: str, rows: Sequence[_Row], language: Language) -> PrintedTable:
    columns = (
        Column(language.say("What"), width=48),
        Column(language.say("Number of agencies"), kind="number", width=13),
        Column(language.say("Which"), width=39),
    )
    left = len(rows) - _MOST
    note = language.say("{count} more: see portfolio.xlsx.", count=left) if left > 0 else ""
    return table(key, caption, columns, rows[:_MOST], note)


def overdue_section(portfolio: Portfolio, language: Language) -> Iterator[Section]:
    """Recommendations of evaluators and auditors that were due in the period and are not done."""
    if not portfolio.overdue:
        return
    say = language.say
    columns = (
        Column(say("Agency"), width=26),
        Column(say(_GIVER), width=11),
        Column(say("Recommendation"), width=44),
        Column(say("Due"), width=19),
    )
    names = names_of(portfolio)
    rows = [_overdue(one, names, language) for one in portfolio.overdue]
    caption = say("Overdue recommendations of evaluators and auditors, by agency")
    yield Section("overdue", say("Overdue follow-up"), (table("overdue", caption, columns, rows),))


def _overdue(
    one: OverdueRow, names: Mapping[str, str], language: Language
) -> tuple[str, str, str, str]:
    told = shortened(one.recommendation, _LONGEST) or one.recommendation_id
    owner = f" ({shortened(one.owner, 60)})" if one.owner else ""
    giver = next((text for source, text in _GIVERS.items() if source is one.source), "")
    return names[one.agency], giver, told + owner, language.date(one.due) if one.due else ""
