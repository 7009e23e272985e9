"""The tables embedded in a file, found by the file names that the report stage gave them."""

from collections.abc import Iterator, Mapping

from pipeline import report
from pipeline.case import Case
from pipeline.tables import DELIVERED, WHOLE, WORKINGS, Enclosed, Table, counts_table, totals_table

_CSV = ".csv"


def tables_in(inside: Mapping[str, bytes], case: Case) -> Mapping[str, Enclosed]:
    """The embedded tables by file name, in the order in which they are embedded."""
    known = list(_known(inside, case))
    files = report.file_names(table.name for table, _survey in known)
    named = {f"{files[table.name]}{_CSV}": (table, survey) for table, survey in known}
    return {
        name: Enclosed(table, inside[name], survey=survey)
        for name, (table, survey) in named.items()
        if name in inside
    }


def _known(inside: Mapping[str, bytes], case: Case) -> Iterator[tuple[Table, str]]:
    """Each table that may be embedded, with the id of the survey whose answers it adds up."""
    yield from ((DELIVERED[name], "") for name in WHOLE if f"{name}{_CSV}" in inside)
    for survey in case.account.surveys:
        if survey.items:
            forms = counts_table(survey.id), totals_table(survey.id)
            files = report.file_names(form.name for form in forms)
            there = (form for form in forms if f"{files[form.name]}{_CSV}" in inside)
            yield next(there, forms[0]), survey.id
    yield WORKINGS, ""
