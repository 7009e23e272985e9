"""Every table an agency may deliver, by its name."""

from pipeline.tables.budget import BUDGET
from pipeline.tables.kinds import Column, Kind, Table
from pipeline.tables.realization import REALIZATION
from pipeline.tables.registers import (
    ACTIONS,
    ATTENDANCE,
    CSF,
    CUSTOMERS,
    DOCUMENTS,
    HISTORY,
    LINKS,
    SERVICES,
    STAFF,
    TRAINING,
)
from pipeline.tables.service_times import SERVICE_TIMES

DELIVERED: dict[str, Table] = {
    table.name: table
    for table in (
        REALIZATION,
        BUDGET,
        SERVICE_TIMES,
        DOCUMENTS,
        TRAINING,
        STAFF,
        SERVICES,
        CUSTOMERS,
        ATTENDANCE,
        HISTORY,
        LINKS,
        CSF,
        ACTIONS,
    )
}


def declared_table(name: str, columns: dict[str, Kind]) -> Table:
    """The contract of a table declared only in report.toml, for the formula `share`."""
    return Table(
        name,
        "a row of a declared table",
        tuple(
            Column(column, kind, "", required=True, may_be_empty=True)
            for column, kind in columns.items()
        ),
        open=True,
    )
