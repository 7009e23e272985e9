"""What the rules between columns and tables look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.problems import Problem
from pipeline.reportfile import Parameters, ReportFile
from pipeline.rulebook import Rulebook
from pipeline.validate.typed import TypedTable


@dataclass(frozen=True)
class Review:
    """The typed tables of a delivery and what was declared of them."""

    tables: Mapping[str, TypedTable]
    report_file: ReportFile
    rulebook: Rulebook

    def read(self, name: str) -> TypedTable | None:
        """A table that was delivered and could be read."""
        table = self.tables.get(name)
        return table if table is not None and table.was_read else None

    def known(self, table: str, column: str) -> list[str] | None:
        """The values of a column; None where the table is not there to be compared with."""
        found = self.read(table)
        if found is None or column not in found.headings:
            return None
        values: list[str] = found.frame[column].drop_nulls().unique(maintain_order=True).to_list()
        return values

    def parameters(self, measure_id: str) -> Parameters:
        return self.report_file.measures.get(measure_id, Parameters())

    def is_unavailable(self, measure_id: str) -> bool:
        return bool(self.parameters(measure_id).unavailable)


Rule = Callable[[Review], Iterator[Problem]]
"""A rule between columns or tables: its name is the rule, its result every breach of it."""
