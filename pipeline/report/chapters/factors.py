"""Chapter II: critical success factors, from the vision through objectives to measures."""

from collections.abc import Iterator, Sequence

from pipeline.account import Account, Factor
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.wording import paragraph


def factors_section(case: Case) -> Iterator[Section]:
    """Vision → objective → factor → measure, where factors were delivered; the heading counts
    them."""
    factors = case.account.factors
    if factors is not None:
        yield Section("factors", _heading(factors, case), tuple(_blocks(factors, case)))


def _heading(factors: Sequence[Factor], case: Case) -> str:
    """How many factors there are, and whether a measure shows each."""
    language = case.language
    shown = sum(_is_shown(factor, case.account) for factor in factors)
    if shown < len(factors):
        return language.say(
            "Critical success factors: {shown} of {count} shown by a measure",
            count=len(factors),
            shown=shown,
        )
    return language.say_many(
        "Critical success factors: {count} factor leads from objectives to measures",
        "Critical success factors: {count} factors lead from objectives to measures",
        len(factors),
    )


def _is_shown(factor: Factor, account: Account) -> bool:
    return factor.measure_id is not None and account.knows(factor.measure_id)


def _blocks(factors: Sequence[Factor], case: Case) -> Iterator[Block]:
    language, agency = case.language, case.report_file.agency
    yield paragraph(
        language,
        "{table} names what must go right, and the measure that shows it.",
        table=Ref("factors-table"),
    )
    if agency.vision:
        yield paragraph(language, "All of them serve the vision: {vision}", vision=agency.vision)
    yield _table(tuple(_rows(factors, case.account, language)), language)


def _table(rows: Sequence[tuple[str, tuple[Cell, ...]]], language: Language) -> PrintedTable:
    """The factors with their objective in a column, or in a row above where one has several."""
    columns = (
        Column(language.say("Critical success factor"), width=40),
        Column(language.say("Measure that shows it"), width=28),
    )
    is_once = len({objective for objective, _cells in rows}) == len(rows)
    beside = tuple((Cell(objective), *cells) for objective, cells in rows)
    return PrintedTable(
        "factors-table",
        language.say("From objectives through critical success factors to measures"),
        (Column(language.say("Objective"), width=32), *columns) if is_once else columns,
        beside if is_once else grouped(rows),
    )


def _rows(
    factors: Sequence[Factor], account: Account, language: Language
) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Every objective with its factors in the order delivered; without factors it has dashes."""
    names = {measure.id: measure.name for measure in account.measures}
    objectives = {measure.objective_id: measure.objective for measure in account.measures}
    for objective_id, objective in objectives.items():
        inside = [factor for factor in factors if factor.objective_id == objective_id]
        for factor in inside:
            shown = names.get(factor.measure_id or "", language.missing)
            yield objective, (Cell(factor.factor, detail=factor.id), Cell(shown))
        if not inside:
            yield objective, (Cell(language.missing), Cell(language.missing))
