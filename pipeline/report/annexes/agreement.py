"""Annex: the performance agreement in its two parts; or, without it, the targets and the money."""

from collections.abc import Iterator

from pipeline.account import Flag
from pipeline.case import Case
from pipeline.document import (
    Block,
    Callout,
    Chapter,
    Definition,
    Definitions,
    Section,
    Signatures,
)
from pipeline.language import Language
from pipeline.report.annexes.targets_and_money import targets_and_money
from pipeline.report.phrases.signing import party
from pipeline.report.phrases.wording import paragraph, runs
from pipeline.reportfile import Person
from pipeline.scorecard import TargetSource

_AGREED = {TargetSource.PK, TargetSource.PK_PERUBAHAN}
_BLANK = "…………………"


def agreement(case: Case) -> Chapter:
    """Perjanjian Kinerja: the page both parties sign, then the targets and the money.

    Where nothing was agreed there is nothing to sign.
    """
    language = case.language
    if not any(measure.target_source in _AGREED for measure in case.account.measures):
        return _without_agreement(case)
    return Chapter(
        "agreement",
        "",
        _title(case),
        blocks=tuple(_caveat(case)),
        sections=(
            Section("agreement-page", language.say("Statement of the parties"), _page(case)),
            Section(
                "agreement-annex",
                language.say("Annex to the agreement: targets and budget"),
                tuple(targets_and_money(case, agreed=True)),
                own_page=True,
            ),
        ),
        own_page=True,
    )


def _without_agreement(case: Case) -> Chapter:
    """The targets that performance was scored by, and the money; without parties and signatures."""
    language = case.language
    blocks = (
        paragraph(
            language,
            "This is no performance agreement: none of these targets is stated in one. "
            "Performance was scored by them.",
        ),
        *targets_and_money(case, agreed=False),
    )
    title = language.say("Targets and budget, without a performance agreement")
    return Chapter("agreement", "", title, blocks)


def _title(case: Case) -> str:
    """Which of the year's agreements it is: the first, or the revised one."""
    sources = {measure.target_source for measure in case.account.measures}
    if TargetSource.PK_PERUBAHAN in sources:
        return case.language.say("Revised performance agreement")
    return case.language.say("Performance agreement")


def _caveat(case: Case) -> Iterator[Block]:
    """A caveat where not every target is stated in a performance agreement."""
    measures = [m for m in case.account.measures if Flag.NO_TARGET not in m.flags]
    agreed = sum(m.target_source in _AGREED for m in measures)
    if agreed < len(measures):
        language = case.language
        yield Callout(
            language.say("Not a copy of a signed agreement"),
            runs(
                language,
                "Targets that a performance agreement states: {agreed} of {all}. This form carries "
                "the targets that performance was scored by.",
                agreed=agreed,
                all=len(measures),
            ),
        )


def _page(case: Case) -> tuple[Block, ...]:
    """The statement in its usual form: the two parties, what each promises, both signatures."""
    language, given = case.language, case.report_file
    head, superior = given.agency.head, given.agency.superior or Person(name=_BLANK, title=_BLANK)
    place = given.report.issued_at or _BLANK
    return (
        paragraph(
            language,
            "For effective, transparent and accountable government that works towards results, "
            "we the undersigned:",
        ),
        _named(head, language),
        paragraph(language, "hereafter the first party, and"),
        _named(superior, language),
        paragraph(language, "as superior of the first party, hereafter the second party, agree:"),
        paragraph(
            language,
            "The first party promises to reach the performance targets of the annex to this "
            "agreement for {start} to {end}, on the way to the medium-term targets of the "
            "planning documents. Reaching them, or not, is the responsibility of the first party.",
            start=given.period.start,
            end=given.period.end,
        ),
        paragraph(
            language,
            "The second party will give the supervision needed, evaluate performance against this "
            "agreement, and take the action needed in recognition and sanction.",
        ),
        Signatures(
            f"{place}, {_BLANK}",
            (
                party(language.say("Second party"), _titled(superior)),
                party(language.say("First party"), _titled(head)),
            ),
        ),
    )


def _titled(person: Person) -> Person:
    """A party; a title that is not known becomes a blank to be filled in."""
    return person.model_copy(update={"title": person.title or _BLANK})


def _named(person: Person, language: Language) -> Definitions:
    """A party's name and position."""
    return Definitions(
        (
            Definition(language.say("Name"), person.name),
            Definition(language.say("Position"), person.title or _BLANK),
        )
    )
