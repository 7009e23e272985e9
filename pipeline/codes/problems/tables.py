"""Contradictions between the columns of a table, and between tables."""

from pipeline.codes.code import Code
from pipeline.translatable import _

TABLES: dict[str, Code] = {
    "unknown-perspective": Code(
        "error",
        _("the rulebook has no perspective “{value}”{nearest}"),
        _("Use one of: {choices}."),
    ),
    "deduction-impossible": Code(
        "error",
        _("{value} cannot be deducted: points lie between 0 and 100"),
        _("Write the points that are taken off the score, without a sign."),
    ),
    "unknown-formula": Code(
        "error",
        _("there is no formula “{value}”{nearest}"),
        _("Use a formula of the data dictionary."),
    ),
    "objective-in-two-perspectives": Code(
        "error",
        _("the objective “{value}” stands in two perspectives: {perspectives}"),
        _("Give the objective one perspective, or give one of the two another id."),
    ),
    "objective-named-twice": Code(
        "error",
        _("the objective “{value}” has more than one name: {names}"),
        _("Write the same name in every row of the objective."),
    ),
    "polarity-differs": Code(
        "error",
        _("the polarity is {value}, but the formula {formula} is {expected}"),
        _("Write {expected}, or change the formula's polarity in the rulebook."),
    ),
    "formula-needs-table": Code(
        "error",
        _("the formula {formula} needs the table “{table}”, which was not delivered"),
        _(
            "Deliver {table}.csv, or say why it cannot be measured: "
            'unavailable = "…" under [measures."{measure}"] in report.toml.'
        ),
    ),
    "formula-needs-column": Code(
        "error",
        _("the formula {formula} needs the column “{column}” of the table “{table}”"),
        _("Add the column to the table, or say in report.toml why it cannot be measured."),
    ),
    "formula-needs-parameter": Code(
        "error",
        _("the formula {formula} needs the parameter “{parameter}”"),
        _('Add it under [measures."{measure}"] in report.toml.'),
    ),
    "unknown-parameter": Code(
        "error",
        _("the formula {formula} has no parameter “{parameter}”{nearest}"),
        _('Remove it from [measures."{measure}"] in report.toml.'),
    ),
    "one-condition": Code(
        "error",
        _("the formula {formula} needs exactly one of the parameters {choices}"),
        _('Set one of them under [measures."{measure}"] in report.toml.'),
    ),
    "ticks-alone": Code(
        "error",
        _("the column holds “{value}” or nothing, and nothing says what an empty cell means"),
        _(
            'Write empty = {{ "{column}" = "tidak" }} under [sources.{table}] in report.toml '
            "where it means no; else fill the cells."
        ),
    ),
    "ticks-unsure": Code(
        "error",
        _(
            "rows {rows} hold nothing under “{column}” and one cell besides: they may be of the "
            "list, or headings and notes"
        ),
        _(
            "Fill that cell of the rows that are of the list; take the others out, or leave them "
            "out by range under [sources.{table}] in report.toml."
        ),
    ),
    "condition-differs": Code(
        "error",
        _("the condition {value} does not fit the column “{heading}” of the table “{table}”"),
        _('Correct the condition under [measures."{measure}"] in report.toml.'),
    ),
    "unknown-measure": Code(
        "error",
        _("there is no measure “{value}” in the table realization{nearest}"),
        _("Correct the id."),
    ),
    "unknown-objective": Code(
        "error",
        _("there is no objective “{value}” in the table realization{nearest}"),
        _("Correct the id."),
    ),
    "unknown-value": Code(
        "error",
        _("no row of {table} has {heading} = {value}{nearest}"),
        _(
            'Correct the value under [measures."{measure}"] in report.toml; where the period truly '
            'has none, say so there: unavailable = "…".'
        ),
    ),
    "links-cycle": Code(
        "error",
        _("the links lead in a circle: {circle}"),
        _("Remove the link that points back; a cause cannot be its own effect."),
    ),
    "above-maximum": Code(
        "error",
        _("{value} is more than the highest value possible, {maximum}"),
        _("Correct the figure, or the maximum."),
        waivable=True,
    ),
    "reported-without-cell": Code(
        "warning",
        _("the measure is reported, but its actual is empty"),
        _("Fill in the actual when it is known; until then it counts as not measured."),
    ),
    "computed-and-typed": Code(
        "error",
        _("the actual is typed in, but the formula {formula} computes it"),
        _("Leave the cell empty; put the printed figure into the column published."),
    ),
    "part-of-year-unused": Code(
        "warning",
        _("“{column}” is read only in a report of less than a year (rows: {rows})"),
        _("Nothing, if the period is right; else correct start and end in report.toml."),
    ),
    "range-reversed": Code(
        "error",
        _("target_low {low} is above target_high {high}"),
        _("Exchange the two values."),
    ),
}
