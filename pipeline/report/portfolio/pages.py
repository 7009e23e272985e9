"""The portfolio of a period as pages: headline, who is missing, ranking, and what recurs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Literal

from pipeline.account import Gathered, Portfolio
from pipeline.document import Bullets, Embedded, PrintedTable, Runs, Section, Words
from pipeline.document.portfolio import PortfolioPages
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.report.portfolio.absent import absent_section, apart_section
from pipeline.report.portfolio.headline import headline, lead, name_of, not_in
from pipeline.report.portfolio.heat import heat_maps
from pipeline.report.portfolio.moved import moved_section
from pipeline.report.portfolio.ranking import ranking
from pipeline.report.portfolio.recurring import overdue_section, recurring_section
from pipeline.rounding import half_up
from pipeline.rulebook.weights import weight_shares

_AUTHOR = "Rapor"
"""The author, where the agencies are of several regions."""
_PRINTED = 8
"""Characters of a fingerprint that are printed."""


def portfolio_pages(
    portfolio: Portfolio,
    gathered: Gathered,
    language: Language,
    paper: Literal["A4", "F4"],
    words: Words,
    fingerprint: str,
) -> PortfolioPages:
    """All its pages, with the layout's fixed words; `fingerprint` is that of portfolio.json."""
    say = language.say
    period = named_period(portfolio.period, language)
    kind = title_of(portfolio, language)
    table = ranking(portfolio, gathered, language)
    numbers = _Numbers(language)
    of_table = replace(table, label=numbers.next()) if table else None
    maps = heat_maps(portfolio, gathered, language)
    return PortfolioPages(
        language=language.code,
        paper=paper,
        title=kind,
        period=period,
        author=portfolio.region or _AUTHOR,
        description=headline(portfolio, language),
        issued_on=portfolio.as_of.isoformat(),
        running_head=f"{portfolio.region} · {kind} {period}".strip(" ·"),
        imprint=say("account {fingerprint}", fingerprint=fingerprint[:_PRINTED]),
        words=words,
        kind=f"{kind} {period}" + (f", {portfolio.region}" if portfolio.region else ""),
        headline=headline(portfolio, language),
        lead=lead(portfolio, language),
        not_in=not_in(portfolio, language),
        ranking=of_table,
        heat=tuple(replace(one, label=numbers.next()) for one in maps),
        sections=tuple(_numbered(_sections(portfolio, gathered, language), numbers)),
    )


def title_of(portfolio: Portfolio, language: Language) -> str:
    """The title of the portfolio."""
    return language.say("Performance portfolio")


def embedded(portfolio: Portfolio, content: bytes, language: Language) -> Embedded:
    """portfolio.json as a file inside the PDF."""
    day = datetime.combine(portfolio.as_of, time())
    return Embedded("portfolio.json", content, language.say("The portfolio as data"), day, "Data")


class _Numbers:
    """Counts tables in reading order."""

    def __init__(self, language: Language) -> None:
        self._language, self._count = language, 0

    def next(self) -> str:
        self._count += 1
        return self._language.say("Table {number}", number=str(self._count))


def _sections(portfolio: Portfolio, gathered: Gathered, language: Language) -> Iterator[Section]:
    yield from absent_section(portfolio, language)
    yield from apart_section(portfolio, gathered, language)
    yield from moved_section(portfolio, language)
    yield from overdue_section(portfolio, language)
    yield from recurring_section(portfolio, gathered, language)
    yield Section(
        "method",
        language.say("How it is made"),
        (Bullets(tuple(_method(portfolio, gathered, language))),),
    )


def _numbered(sections: Iterator[Section], numbers: _Numbers) -> Iterator[Section]:
    """The sections with their tables numbered."""
    for section in sections:
        blocks = (
            replace(block, label=numbers.next()) if isinstance(block, PrintedTable) else block
            for block in section.blocks
        )
        yield replace(section, blocks=tuple(blocks))


def _method(portfolio: Portfolio, gathered: Gathered, language: Language) -> Iterator[Runs]:
    """How ranks come about, and what a reader must know about them."""
    say = language.say
    yield (
        say(
            "Made of the published scorecards of {period}, each checked against its manifest, as "
            "of {day}; worked examples stay out.",
            period=named_period(portfolio.period, language),
            day=portfolio.as_of,
        ),
    )
    if portfolio.rulebook:
        yield (
            say(
                "Ranked are agencies under one rulebook ({rulebook}), with the same weights of "
                "perspectives ({weights}) and the same days.",
                rulebook=portfolio.rulebook.title or portfolio.rulebook.id,
                weights=_weights(portfolio, language),
            ),
        )
        yield (
            say(
                "The interval of a score is what it would be with every survey at its worse and at "
                "its better end; a score without surveys is a point. Whoever lies wholly above "
                "another goes before it. Where intervals touch or overlap, and where scores are "
                "equal, either may go first, so a rank is the best and the worst place."
            ),
        )
    yield from _doubts(portfolio, gathered, language)


def _weights(portfolio: Portfolio, language: Language) -> str:
    shares = weight_shares(one.weight for one in portfolio.perspectives)
    return ", ".join(f"{language.short(half_up(100 * share, 1))} %" for share in shares)


def _doubts(portfolio: Portfolio, gathered: Gathered, language: Language) -> Iterator[Runs]:
    say = language.say
    older = [name_of(one.agency) for one in portfolio.agencies if one.without_interval]
    if older:
        told = say(
            "The records of {agencies} are of an earlier version that does not tell the interval; "
            "they rank as points.",
            agencies=language.some(older, 8),
        )
        yield (told,)
    drafts: Sequence[str] = [one.status for one in portfolio.agencies if one.status == "draft"]
    if drafts:
        yield (say("Drafts are ranked like finals and may still change."),)
    listed = {one.agency.id for one in gathered.expected}
    strangers = [
        name_of(one.agency) for one in portfolio.agencies if listed and one.agency.id not in listed
    ]
    if strangers:
        told = say(
            "{agencies} delivered and do not stand in agencies.csv.",
            agencies=language.some(strangers, 8),
        )
        yield (told,)
