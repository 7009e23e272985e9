"""The contracts of all tables: those delivered, and those passed from one stage to the next."""

from pipeline.tables.agencies import AGENCIES
from pipeline.tables.costs import costed, spent_shares
from pipeline.tables.csv_form import COMPUTED, inert_csv, table_csv
from pipeline.tables.delivered import DELIVERED, declared_table
from pipeline.tables.enclosures import (
    MEASURE,
    REGISTER,
    WHOLE,
    WORKINGS,
    Enclosed,
    enclosed_tables,
)
from pipeline.tables.hierarchy import code_key, leaf_lines, lines_above, parents, top_lines
from pipeline.tables.kept import equals, keeps, ticked
from pipeline.tables.kinds import Column, Kind, Table, all_differ
from pipeline.tables.months import (
    MONTH_NAMES,
    Layout,
    Span,
    budget_by_month,
    is_plan_of_a_month,
    is_plan_of_cash,
    is_span_so_far,
    layout_of,
    month_of,
    names_spans,
)
from pipeline.tables.of_period import (
    bears_another_year,
    contract_of,
    delivered_in,
    more_headings,
    of_whole_year,
    with_letters,
)
from pipeline.tables.outputs import INDICATOR, VOLUME, output_parts
from pipeline.tables.personal import personal_headings, sent_back, withheld_headings
from pipeline.tables.programmes import programmes_of
from pipeline.tables.results import (
    ActualsTable,
    MeasureScoresTable,
    NodeScoresTable,
)
from pipeline.tables.service_minutes import timed
from pipeline.tables.survey import respondent_names, survey_table
from pipeline.tables.survey_forms import (
    answer_counts,
    counts_table,
    is_wide,
    points_of,
    totals_table,
    wide_counts_table,
    wide_total_names,
)

__all__ = [
    "AGENCIES",
    "COMPUTED",
    "DELIVERED",
    "INDICATOR",
    "MEASURE",
    "MONTH_NAMES",
    "REGISTER",
    "VOLUME",
    "WHOLE",
    "WORKINGS",
    "ActualsTable",
    "Column",
    "Enclosed",
    "Kind",
    "Layout",
    "MeasureScoresTable",
    "NodeScoresTable",
    "Span",
    "Table",
    "all_differ",
    "answer_counts",
    "bears_another_year",
    "budget_by_month",
    "code_key",
    "contract_of",
    "costed",
    "counts_table",
    "declared_table",
    "delivered_in",
    "enclosed_tables",
    "equals",
    "inert_csv",
    "is_plan_of_a_month",
    "is_plan_of_cash",
    "is_span_so_far",
    "is_wide",
    "keeps",
    "layout_of",
    "leaf_lines",
    "lines_above",
    "month_of",
    "more_headings",
    "names_spans",
    "of_whole_year",
    "output_parts",
    "parents",
    "personal_headings",
    "points_of",
    "programmes_of",
    "respondent_names",
    "sent_back",
    "spent_shares",
    "survey_table",
    "table_csv",
    "ticked",
    "timed",
    "top_lines",
    "totals_table",
    "wide_counts_table",
    "wide_total_names",
    "with_letters",
    "withheld_headings",
]
