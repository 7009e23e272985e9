"""Sheets of indicators in the shapes that offices use."""

from pipeline.codes.code import Code
from pipeline.translatable import _

REGISTERS: dict[str, Code] = {
    "sections-in-column": Code(
        "error",
        _("one column holds objectives and measures, each under its perspective or objective"),
        _(
            'Name the column in report.toml: sections = "{column}" under [sources.realization]. '
            "Where a row without figures is a measure, give each measure a row with its "
            "perspective, objective and measure in columns of their own instead."
        ),
    ),
    "figures-in-rows": Code(
        "error",
        _("targets and actuals stand in rows below one another, and nothing says so"),
        _(
            'Name the column that says which is which in report.toml: figures = "{column}" under '
            "[sources.realization]."
        ),
    ),
    "achievement-without-actual": Code(
        "error",
        _("{value} stands under an achievement, and no measure of the register has an actual"),
        _(
            "Add a column actual (realisasi) with the figures themselves: an achievement is none. "
            "Without them the measures would count as not measured."
        ),
        waivable=True,
    ),
    "row-goes-on": Code(
        "error",
        _("“{value}” has no figure and stands right below a measure, as if that went on here"),
        _(
            "Where texts go on in the next row, say wrapped = true under [sources.realization] in "
            "report.toml; give a measure of its own its target, or move it away from that row."
        ),
        waivable=True,
    ),
    "average-row": Code(
        "warning",
        _("the row has an achievement and no measure, and was left out"),
        _("Nothing, if it is a mean of the others; else give the row its measure."),
    ),
    "measure-again": Code(
        "warning",
        _("the row repeats the measure above without a figure of its own, and was left out"),
        _("Nothing, if its other cells are about the same measure; else give the row its measure."),
    ),
    "step-row": Code(
        "warning",
        _("the row names a step below a measure and no measure, and was left out"),
        _("Nothing, if it is a step towards the measure above; else give the row its measure."),
    ),
    "table-below": Code(
        "warning",
        _("the row stands below the table, in another one, and was left out"),
        _("Nothing, if it is no line or measure; else move it above the total or the empty row."),
    ),
    "polarity-told-twice": Code(
        "error",
        _("the cell says {value}, and report.toml says {told} of this measure"),
        _("Correct the cell, or remove polarity under this measure in report.toml."),
    ),
    "aggregation-told-twice": Code(
        "error",
        _("the cell says {value}, and report.toml says {told} of this measure"),
        _("Correct the cell, or remove aggregation under this measure in report.toml."),
    ),
    "polarity-unlikely": Code(
        "warning",
        _("report.toml says of all measures that higher is better, and this one is {value}"),
        _("If lower is better, say so of this measure in report.toml, under its id."),
    ),
    "perspective-missing": Code(
        "error",
        _("the column “perspective” is missing; the rulebook has {choices}"),
        _(
            "Add the column, or give all measures one: "
            'values = {{ perspective = "…" }} under [sources.realization] in report.toml.'
        ),
    ),
    "measures-numbered": Code(
        "warning",
        _("the measures have no ids, so {count} were numbered in their order, up to {last}"),
        _(
            'History and [measures."IKU-1"] in report.toml go by these. Add a column measure_id '
            "with ids of your own before the order changes."
        ),
    ),
    "trainings-numbered": Code(
        "warning",
        _("the trainings have no ids, so {count} were numbered in their order, up to {last}"),
        _(
            "Nothing, if each row is one training. Add a column training_id to give ids of your "
            "own."
        ),
    ),
    "units-read": Code(
        "warning",
        _(
            "there is no column of units; those of {of} measures were read from their cells and "
            "names, and {count} have none"
        ),
        _("Look at the units in the report. Add the column measured_in (satuan) to give others."),
    ),
    "objectives-numbered": Code(
        "warning",
        _("the objectives have no ids, so {count} were numbered by their wording, up to {last}"),
        _(
            "Links and factors go by these. Add a column objective_id with ids of your own before "
            "the order or the wording changes."
        ),
    ),
    "join-unmatched": Code(
        "error",
        _("no row of {other} has “{value}”{nearest}"),
        _("Write the same key in both files, or add the row that is missing."),
    ),
    "join-twice": Code(
        "error",
        _("“{value}” stands in row {first} already, so its row in the other file is not certain"),
        _("Give each row of both files a key of its own."),
    ),
    "join-differs": Code(
        "error",
        _("“{value}” is “{first}” in {other}"),
        _("Write the same in both files, or leave the column out of one."),
    ),
    "quarters-undeclared": Code(
        "error",
        _("targets or actuals stand by quarter or month, and nothing says how"),
        _(
            'Add quarters = "of_quarter" (each quarter alone) or quarters = "cumulative" (the year '
            "up to the end of the quarter) under [sources.realization] in report.toml; of months, "
            'months = "of_month" or months = "cumulative".'
        ),
    ),
    "no-quarters": Code(
        "error",
        _(
            "report.toml says what quarters or months hold, and the sheet has none that the period "
            "is made of"
        ),
        _(
            "Remove quarters and months under [sources.realization] in report.toml, or correct the "
            "headings."
        ),
    ),
    "quarters-apart": Code(
        "error",
        _(
            "the quarters or months stand alone, and no aggregation says how they make “{figure}” "
            "so far"
        ),
        _(
            "Write sum, mean or last into the column aggregation, or give it to all measures: "
            'values = {{ aggregation = "…" }}. Percentages are never added up: mean or last.'
        ),
    ),
    "quarter-empty": Code(
        "warning",
        _("a quarter or month is empty, so “{figure}” so far is not known"),
        _("Fill it in; write 0 where it is truly nothing."),
    ),
    "quarters-differ": Code(
        "error",
        _("{value} is not {expected}, which the quarters or months make"),
        _("Correct the figure or its parts of the year, or what report.toml says that these hold."),
    ),
    "figures-far-apart": Code(
        "error",
        _("{value} is more than {times} times as far from zero as {other}"),
        _("Correct the wrong one of the two figures, or write both in the same unit."),
    ),
    "figure-too-long": Code(
        "error",
        _("“{value}” is too long for its column in the table “{table}”"),
        _("Correct the figure, or write it in a larger unit, such as million rupiah."),
    ),
}
