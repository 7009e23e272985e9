"""Chapter II: which targets were promised, where they are stated, and what a revision changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.account import Flag, Measure, measured_past
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref, Runs, Section
from pipeline.language import Language
from pipeline.report.phrases.amounts import in_columns, shared_unit, unit_of
from pipeline.report.phrases.deduction import is_deduction
from pipeline.report.phrases.names import stated_alike, stated_in
from pipeline.report.phrases.places import numbers
from pipeline.report.phrases.revisions import after_cell, before_cell, was_revised
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.wording import runs
from pipeline.scorecard import POLARITIES, PkStatus, Polarity
from pipeline.translatable import _


def promises_section(case: Case) -> Section:
    """The targets of the period; the heading says how many measures have a target."""
    blocks = (*_revision(case), Paragraph(_told(case)), _table(case))
    return Section("promises", _heading(case), blocks)


def _heading(case: Case) -> str:
    measures = _scored(case)
    targets = sum(Flag.NO_TARGET not in measure.flags for measure in measures)
    if not targets:
        return case.language.say("Objectives and targets: no measure has a target")
    if targets == len(measures):
        if targets == 1:
            return case.language.say("Objectives and targets: the one measure has a target")
        return case.language.say(
            "Objectives and targets: all {count} measures have a target", count=targets
        )
    return case.language.say(
        "Objectives and targets: {targets} of {measures} measures have a target",
        targets=targets,
        measures=len(measures),
    )


def _told(case: Case) -> Runs:
    """The lead-in: where the targets are, how many no document states, how many are missing."""
    language, measures = case.language, _scored(case)
    implied = sum(Flag.TARGET_IMPLIED in measure.flags for measure in measures)
    without = sum(Flag.NO_TARGET in measure.flags for measure in measures)
    if without == len(measures):
        return runs(language, _NO_TARGET, table=Ref("promises-table"))
    told = _lead(measures, language)
    if implied == len(measures):
        told = (*told, " ", language.say("No document states them: all are implied."))
    elif implied:
        message = _(" Targets that no document states, marked as implied: {implied} of {count}.")
        told = (*told, *runs(language, message, implied=implied, count=len(measures)))
    if without:
        message = _(" Measures without a target, shown and not scored: {without} of {count}.")
        told = (*told, *runs(language, message, without=without, count=len(measures)))
    return told


_NO_TARGET = _("{table} lists the measures. None of them has a target, so none is scored.")
_LEADS = {
    Polarity.MAXIMIZE: _(
        "{table} lists the targets used for the period; higher is better for all."
    ),
    Polarity.MINIMIZE: _("{table} lists the targets used for the period; lower is better for all."),
    Polarity.STABILIZE: _(
        "{table} lists the targets used for the period; all are best when they stay on it."
    ),
}
"""By the polarity that all measures share."""


def _lead(measures: Sequence[Measure], language: Language) -> Runs:
    """Which table has the targets, and what is the same for all of them."""
    told = _("{table} lists the targets used for the period.")
    if len({measure.polarity for measure in measures}) == 1:
        told = _LEADS[measures[0].polarity]
    table = runs(language, told, table=Ref("promises-table"))
    alike = stated_alike(measures, language)
    return (*table, " ", alike) if alike else table


def _scored(case: Case) -> list[Measure]:
    """The measures that can have a target: all but a deduction, which needs none."""
    return [measure for measure in case.account.measures if not is_deduction(measure)]


def _revision(case: Case) -> Iterator[Block]:
    """What the revised agreement changed, in one paragraph."""
    if was_revised(case.account):
        yield Paragraph((" ".join(_changes(case)),))


def _changes(case: Case) -> Iterator[str]:
    """How much was revised, added and dropped, and what has no measure left because of that."""
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
    """Every target; where any was revised, the target before is beside it.

    What is the same for all measures is said once, above.
    """
    language, account = case.language, case.account
    measures = (*account.measures, *account.dropped)
    columns = [column for column in _columns(case) if column.says_something(account.measures)]
    placed, shared = numbers(account), shared_unit(measures, language)
    return PrintedTable(
        "promises-table",
        language.say("Objectives, measures and targets"),
        (
            Column(language.say("Measure"), unit=shared or language.say("unit")),
            *(one.column for one in columns),
        ),
        grouped(
            (
                measure.objective,
                (
                    _named(measure, placed, "" if shared else unit_of(measure, language)),
                    *(one.cell(measure) for one in columns),
                ),
            )
            for measure in measures
        ),
    )


def _named(measure: Measure, placed: Mapping[str, str], unit: str) -> Cell:
    """A measure with its number and the unit of its figures; a dropped measure has a dash."""
    return Cell(measure.name, detail=unit, number=placed.get(measure.id, "–"))


@dataclass(frozen=True)
class _Printed:
    """A column and its cell for each measure; left out where it says nothing, unless `always`."""

    column: Column
    cell: Callable[[Measure], Cell]
    always: bool = False

    def says_something(self, measures: Sequence[Measure]) -> bool:
        """Whether any figure is known; in a column of words, whether they differ."""
        said = {self.cell(measure).text for measure in measures} - {"–"}
        return self.always or len(said) > (0 if self.column.kind == "number" else 1)


def _columns(case: Case) -> Iterator[_Printed]:
    """The last actual, the targets, the end target; which way is better, and which document states
    the target."""
    language, account = case.language, case.account
    say, measures = language.say, (*account.measures, *account.dropped)
    shown = {measure.id: in_columns(measure, language) for measure in measures}
    widest = max(one.decimals for one in shown.values())
    revised = was_revised(account)

    def last(measure: Measure) -> Cell:
        past = measured_past(measure)
        return shown[measure.id].cell(past[-1][1] if past else None, widest)

    def before(measure: Measure) -> Cell:
        return before_cell(shown[measure.id], widest)

    def after(measure: Measure) -> Cell:
        return after_cell(shown[measure.id], widest)

    def renstra(measure: Measure) -> Cell:
        return shown[measure.id].cell(measure.renstra, widest)

    yield _figures(say("Last actual"), last)
    if revised:
        yield _figures(say("Target before"), before, always=True)
    yield _figures(say("Target after") if revised else say("Target"), after, always=True)
    yield _figures(say("Renstra end target"), renstra)
    yield _Printed(
        Column(say("Polarity"), width=22 if revised else 25),
        lambda measure: Cell(say(POLARITIES[measure.polarity])),
    )
    yield _Printed(Column(say("Stated in"), width=13), lambda measure: _stated(measure, language))


def _figures(heading: str, cell: Callable[[Measure], Cell], *, always: bool = False) -> _Printed:
    return _Printed(Column(heading, kind="number", width=11), cell, always)


def _stated(measure: Measure, language: Language) -> Cell:
    """The document that states the target; a dash for a dropped measure."""
    dropped = measure.pk_status is PkStatus.DROPPED
    return Cell("–" if dropped else stated_in(measure, language))
