"""Chapter II: which targets were promised, where they are stated, and what a revision changed."""

from collections.abc import Iterator

from pipeline.account import Flag, Measure
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.names import POLARITIES, stated_in
from pipeline.report.phrases.revisions import after_cell, before_cell, was_revised
from pipeline.report.phrases.tables import grouped, measure_cell
from pipeline.report.phrases.wording import paragraph, room, target_cell
from pipeline.scorecard import PkStatus


def promises_section(case: Case) -> Section:
    """The targets of the period; the heading says how much of what is measured was promised."""
    blocks = (*_told(case), *_revision(case), _table(case))
    return Section("promises", _heading(case), blocks)


def _heading(case: Case) -> str:
    measures = _scored(case)
    targets = sum(Flag.NO_TARGET not in measure.flags for measure in measures)
    if targets == len(measures):
        if targets == 1:
            return case.language.say("The one measure has a target")
        return case.language.say("All {count} measures have a target", count=targets)
    return case.language.say(
        "Measures with a target: {targets} of {measures}", targets=targets, measures=len(measures)
    )


def _told(case: Case) -> Iterator[Block]:
    language, measures = case.language, _scored(case)
    implied = sum(Flag.TARGET_IMPLIED in measure.flags for measure in measures)
    without = sum(Flag.NO_TARGET in measure.flags for measure in measures)
    yield paragraph(
        language,
        "{table} lists the targets used for the period, measure by measure.",
        table=Ref("promises-table"),
    )
    if implied:
        yield paragraph(
            language,
            "Targets that no document states, marked as implied: {implied} of {count}.",
            implied=implied,
            count=len(measures),
        )
    if without:
        yield paragraph(
            language,
            "Measures without a target, shown and not scored: {without} of {count}.",
            without=without,
            count=len(measures),
        )


def _scored(case: Case) -> list[Measure]:
    """The measures that are promised something: not what is deducted, which needs no target."""
    return [measure for measure in case.account.measures if not is_deduction(measure)]


def _revision(case: Case) -> Iterator[Block]:
    """What the revised agreement changed, in one paragraph."""
    if was_revised(case.account):
        yield Paragraph((" ".join(_changes(case)),))


def _changes(case: Case) -> Iterator[str]:
    """How much was revised, added and dropped, and what that left without a measure."""
    say, account = case.language.say, case.account
    yield say(
        "The revised agreement of the year: targets revised {revised}, measures added {new}, "
        "measures dropped {dropped}.",
        revised=sum(measure.was_revised for measure in account.measures),
        new=sum(measure.is_new for measure in account.measures),
        dropped=len(account.dropped),
    )
    if account.dropped:
        yield say("What was dropped is promised no longer: it has no score and no weight.")
    if objectives := list(account.objectives_dropped.values()):
        yield say("Objectives without a measure left: {names}.", names=objectives)
    if perspectives := _perspectives_dropped(case):
        yield say("Perspectives without a measure left: {names}.", names=perspectives)


def _perspectives_dropped(case: Case) -> list[str]:
    scored = {perspective.id for perspective in case.account.perspectives}
    dropped = dict.fromkeys(measure.perspective for measure in case.account.dropped)
    book, language = case.rulebook, case.language
    return [language.text(book.perspective(one).name) for one in dropped if one not in scored]


def _table(case: Case) -> PrintedTable:
    """Every target; where any was revised, what it was before stands beside it."""
    language, account = case.language, case.account
    widest = room((*account.measures, *account.dropped))
    revised = was_revised(account)
    columns = (
        Column(language.say("Measure"), unit=language.say("unit"), width=36 if revised else 44),
        *_targets(language, revised=revised),
        Column(language.say("Polarity"), width=22 if revised else 24),
        Column(language.say("Stated in"), width=20 if revised else 22),
    )
    return PrintedTable(
        "promises-table",
        language.say("Objectives, measures and targets"),
        columns,
        grouped(
            (
                measure.objective,
                (
                    measure_cell(measure),
                    *(
                        (
                            before_cell(measure, language, room=widest),
                            after_cell(measure, language, room=widest),
                        )
                        if revised
                        else (target_cell(measure, language, room=widest),)
                    ),
                    Cell(language.say(POLARITIES[measure.polarity])),
                    _stated(measure, language),
                ),
            )
            for measure in (*account.measures, *account.dropped)
        ),
    )


def _targets(language: Language, *, revised: bool) -> tuple[Column, ...]:
    if not revised:
        return (Column(language.say("Target"), kind="number", width=10),)
    return (
        Column(language.say("Target before"), kind="number", width=11),
        Column(language.say("Target after"), kind="number", width=11),
    )


def _stated(measure: Measure, language: Language) -> Cell:
    """The document that states the target; none states one that was dropped."""
    dropped = measure.pk_status is PkStatus.DROPPED
    return Cell("–" if dropped else stated_in(measure, language))
