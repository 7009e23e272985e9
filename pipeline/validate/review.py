"""What the rules between columns and tables look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import polars as pl

from pipeline.grades import GradeScale
from pipeline.problems import Problem
from pipeline.reportfile import Parameters, ReportFile
from pipeline.rulebook import Rulebook
from pipeline.scorecard import PkStatus
from pipeline.validate.typed import TypedTable

_DROPPED = pl.col("pk_status").eq_missing(pl.lit(PkStatus.DROPPED.value))


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

    @cached_property
    def measures(self) -> TypedTable | None:
        """The table of measures without those that the revised agreement dropped."""
        realization = self.read("realization")
        return realization and replace(realization, frame=realization.frame.filter(~_DROPPED))

    def dropped(self) -> pl.DataFrame | None:
        """The rows of those measures; null where there are none."""
        realization = self.read("realization")
        if realization is None:
            return None
        rows = realization.frame.filter(_DROPPED)
        return None if rows.is_empty() else rows

    def known(self, table: str, column: str) -> list[str] | None:
        """The values of a column; None where the table is not there to be compared with."""
        found = self.read(table)
        if found is None or column not in found.headings:
            return None
        values: list[str | None] = found.frame[column].unique(maintain_order=True).to_list()
        return [value for value in values if value is not None]

    @property
    def scales(self) -> Mapping[str, GradeScale]:
        """The scales of grades that are known."""
        return self.rulebook.grade_scales(self.report_file.scales)

    def parameters(self, measure_id: str) -> Parameters:
        return self.report_file.measures.get(measure_id, Parameters())

    def is_unavailable(self, measure_id: str) -> bool:
        return bool(self.parameters(measure_id).unavailable)


Rule = Callable[[Review], Iterator[Problem]]
"""A rule between columns or tables: its name is the rule, its result every breach of it."""
