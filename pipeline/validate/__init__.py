"""Validate: raw tables in, typed tables out, or every problem of the delivery at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from pipeline.account import Taken
from pipeline.delivery import DeliveredFile, Delivery, RawTable, Tables, placed
from pipeline.problems import InputsRefused, Problem
from pipeline.reportfile import FileSource, ReportFile
from pipeline.rulebook import Rulebook
from pipeline.tables import Table
from pipeline.tables.joined import joined_table
from pipeline.validate.agencies import expected_agencies
from pipeline.validate.budget import typed_budget
from pipeline.validate.columns import typed_table
from pipeline.validate.contract import contract_problems
from pipeline.validate.contracts import contract_for, contracts
from pipeline.validate.earlier_years import figures_by_year, history_of
from pipeline.validate.grades import told_in_grades
from pipeline.validate.named import with_ids
from pipeline.validate.polarities import with_polarities
from pipeline.validate.proposed_codes import with_codes_proposed
from pipeline.validate.proposed_files import with_files_proposed
from pipeline.validate.proposed_missing import with_missing_proposed
from pipeline.validate.proposed_rulebooks import Shelf, with_rulebooks_proposed
from pipeline.validate.proposed_values import with_values_proposed
from pipeline.validate.proposed_waivers import with_waivers
from pipeline.validate.proposed_years import with_years_proposed
from pipeline.validate.quarters import typed_register
from pipeline.validate.responses import inapplicable, repeated
from pipeline.validate.review import Review
from pipeline.validate.rules import RULES
from pipeline.validate.spelling import spelt_alike
from pipeline.validate.taken import with_taken
from pipeline.validate.ticked import joined_columns
from pipeline.validate.ticks import with_ticks_proved
from pipeline.validate.typed import TypedTable
from pipeline.validate.unspent import without_spending_needed
from pipeline.validate.waivers import waived_problems, without
from pipeline.validate.written import told_in_days

NOTHING: Mapping[str, Taken] = {}
__all__ = ["contract_of_delivered", "expected_agencies", "told_in_days", "validated"]


def validated(
    delivery: Delivery,
    report_file: ReportFile,
    rulebook: Rulebook,
    shelf: Shelf = dict,
    taken: Mapping[str, Taken] = NOTHING,
) -> Tables:
    """Type every table and check it alone, against the others, and against the rulebook.

    `taken` are other agencies' signed measures, by the measures whose actuals they are.

    `shelf` reads the other rulebooks that might be chosen; it is asked only where this one does
    not know what a table names.
    Raises InputsRefused with every problem, warnings included, if an error is not waived.
    """
    tables, found = _typed(delivery, report_file)
    tables = with_ids(tables, rulebook)
    tables, found = with_polarities(tables, found, report_file)
    tables, found = with_taken(tables, found, taken)
    found = with_values_proposed(found, tables.get("realization"), delivery, rulebook)
    found = with_years_proposed(found, tables, report_file)
    found = without_spending_needed(found, tables, report_file, delivery.problems)
    review = Review(tables, report_file, rulebook)
    problems = _with_proposals([*delivery.problems, *found], review, shelf, delivery.tables)
    waived = waived_problems(problems, report_file.accept, tables)
    left = without(problems, [problem for _, problem in waived])
    if not any(problem.refuses for problem in left):
        left += [problem for table in tables.values() for problem in contract_problems(table)]
    parts = _parts(delivery)
    if any(problem.refuses for problem in left):
        raise InputsRefused(_placed(with_waivers(left, tables), parts))
    return replace(
        _passed(delivery, review),
        problems=tuple(sorted(_placed(left, parts), key=lambda problem: problem.order)),
        waived=tuple((index, _placed([problem], parts)[0]) for index, problem in waived),
        taken={measure: one.source for measure, one in taken.items()},
    )


def _with_proposals(
    found: Iterable[Problem], review: Review, shelf: Shelf, raw: Mapping[str, RawTable]
) -> list[Problem]:
    """Every problem, those of the rules too, with the lines of report.toml that would settle it."""
    tables, report_file = review.tables, review.report_file
    breaches = chain.from_iterable(rule(review) for rule in RULES)
    problems = with_files_proposed([*_without_followers([*found, *breaches])])
    problems = [*with_ticks_proved(problems, tables, raw)]
    problems = with_missing_proposed(problems, tables, report_file)
    problems = with_codes_proposed(problems, tables, report_file)
    return with_rulebooks_proposed(problems, tables.get("realization"), shelf)


def _passed(delivery: Delivery, review: Review) -> Tables:
    """The tables of a delivery that may be measured."""
    tables, measures = review.tables, review.measures
    kept = {} if measures is None else {"realization": measures.frame}
    typed = {name: table.frame for name, table in tables.items()} | kept
    frames, graded, graded_before = told_in_grades(review, typed)
    return Tables(
        frames,
        {name: table.source for name, table in tables.items()},
        not_applicable=inapplicable(delivery, tables),
        repeated=repeated(delivery, tables),
        joined=joined_columns(tables, review.report_file),
        dropped=review.dropped(),
        beside={name: table.beside for name, table in tables.items() if table.beside},
        behind={name: table.behind for name, table in tables.items() if table.behind},
        graded=graded,
        graded_before=graded_before,
        parts=_parts(delivery),
    )


def _parts(delivery: Delivery) -> dict[str, tuple[DeliveredFile, ...]]:
    """The sheets or files of each table that is of several."""
    told = {name: tuple(part.source for part in raw.parts) for name, raw in delivery.tables.items()}
    return {name: parts for name, parts in told.items() if parts}


def _placed(
    problems: Iterable[Problem], parts: Mapping[str, tuple[DeliveredFile, ...]]
) -> list[Problem]:
    """The problems, those of a table of several sheets at the sheet and the row of each."""
    of_first = {(each[0].file, each[0].sheet): each for each in parts.values()}
    return [
        placed(problem, found)
        if (found := of_first.get((problem.file, problem.sheet)))
        else problem
        for problem in problems
    ]


def contract_of_delivered(raw: RawTable, report_file: ReportFile) -> Table | None:
    """The contract by which a delivered table is judged, in the shape it came in."""
    table = contracts(report_file).get(raw.name)
    return None if table is None else contract_for(raw, table, report_file)


def _typed(
    delivery: Delivery, report_file: ReportFile
) -> tuple[dict[str, TypedTable], list[Problem]]:
    tables: dict[str, TypedTable] = {}
    problems: list[Problem] = []
    known = contracts(report_file)
    for name, raw in delivery.tables.items():
        if name in known:
            source = _with_decimal(report_file.sources.get(name, FileSource()), report_file)
            if name == "budget":
                numbers = range(1, len(source.join) + 1)
                others = [delivery.tables[joined_table(name, number)] for number in numbers]
                tables[name], found = typed_budget(raw, source, report_file.period, others)
            elif years := figures_by_year(raw, source, report_file.period):
                register = tables.get("realization")
                tables[name], found = history_of(raw, years, source, register)
            elif name == "realization":
                contract = contract_for(raw, known[name], report_file)
                tables[name], found = typed_register(raw, contract, source, report_file)
            else:
                contract = contract_for(raw, known[name], report_file)
                tables[name], found = typed_table(raw, contract, source)
            problems += found
    return spelt_alike(tables), problems


def _with_decimal(source: FileSource, report_file: ReportFile) -> FileSource:
    """What is said of a source, with the report's decimal mark where it says none."""
    mark = source.decimal or report_file.report.decimal
    return source.model_copy(update={"decimal": mark})


def _without_followers(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems without those that only follow from an earlier one.

    A cell that could not be read is not also out of range, and the cells of a row that is itself
    at fault are not reported. Problems of whole columns and files all stay, each once.
    """
    seen: set[tuple[str, str, int, str]] = set()
    whole: dict[tuple[str, str, str, str, str], list[Problem]] = {}
    for problem in problems:
        if problem.row is None:
            place = (problem.code, problem.file, problem.sheet, problem.column, problem.value)
            told = replace(problem, proposals=())
            if told not in (same := whole.setdefault(place, [])):
                same.append(told)
                yield problem
            continue
        row = (problem.file, problem.sheet, problem.row)
        cell = (*row, problem.column)
        if cell not in seen and (*row, "") not in seen:
            seen.add(cell)
            yield problem
