"""Budget lines, their sums, and spending by month."""

from pipeline.codes.code import Code
from pipeline.translatable import _

BUDGETS: dict[str, Code] = {
    "over-ceiling": Code(
        "error",
        _("realized {realized} is above the ceiling {ceiling}"),
        _(
            "Look whether both amounts are those of the revised budget and the year's account. "
            "Where the account itself says so, accept it with the reason, which the report prints."
        ),
        waivable=True,
    ),
    "zero-ceiling": Code(
        "error",
        _("money was realized, but the ceiling is zero"),
        _("Fill in the revised ceiling."),
        waivable=True,
    ),
    "sum-differs": Code(
        "error",
        _("the line says {found}, but the {lines} lines below it make {expected}"),
        _("Find the line that is missing, stands under another code, or has a wrong amount."),
        waivable=True,
    ),
    "counted-twice": Code(
        "error",
        _("the amounts of the line are the sums of all other lines; they would be counted twice"),
        _("Remove the line, or empty its code and name it Jumlah if it is their total."),
        waivable=True,
    ),
    "total-differs": Code(
        "warning",
        _("the total says {found}, but the lines it adds up make {expected}"),
        _("Look whether a line is missing or counted twice; the lines are what counts."),
    ),
    "total-multiple": Code(
        "error",
        _("the total says {found}, but the lines make {expected}: one is {times} times the other"),
        _("Look whether lines are counted twice, or amounts stand in thousands."),
        waivable=True,
    ),
    "change-differs": Code(
        "error",
        _("the change says {found}, but after less before is {expected}"),
        _("Correct the change, or the ceiling before or after it."),
        waivable=True,
    ),
    "change-percent-differs": Code(
        "warning",
        _("the change says {found} %, but the ceilings give {expected} %"),
        _("Correct the percentage; the ceilings are what counts."),
    ),
    "amount-too-large": Code(
        "error",
        _("{value} is more money than there is"),
        _("Look whether two cells were run together, and correct the amount."),
    ),
    "accounts-repeat": Code(
        "error",
        _("the code {value} stands already in row {first}, under other lines"),
        _(
            "If these are accounts that repeat under every activity, say so: "
            'accounts = ["{account}"] under [sources.budget] in report.toml, or a column level. '
            "Else remove the repeated row."
        ),
    ),
    "amounts-in-units": Code(
        "error",
        _("“{value}” says that amounts are in units of {unit} rupiah, and report.toml does not"),
        _(
            "Add unit = {unit} under [sources.budget] in report.toml, or unit = 1 if the amounts "
            "are in rupiah all the same."
        ),
    ),
    "spending-missing": Code(
        "error",
        _("the file says what was planned (DPA, RKA), and not what was spent"),
        _(
            "Put the account of the year (LRA) in its place, with ceiling and realisation. Else, "
            "where no measure is of the budget, leave the file out; where some are, say of each "
            'why nothing can be said of the spending: unavailable = "…" under its own '
            "[measures.…] in report.toml."
        ),
    ),
    "output-part": Code(
        "error",
        _(
            "output {output} has {lines} lines, and this one does not say whether it is the "
            "volume or an indicator"
        ),
        _(
            "Write volume or indicator in the column level, or correct the code: lines of one "
            "output have the same code up to its last dot."
        ),
    ),
    "output-volume": Code(
        "error",
        _("output {output} has {lines} lines, and {volumes} of them say volume; it must be one"),
        _("Write volume in the column level of one line, and indicator in the others."),
    ),
    "months-undeclared": Code(
        "error",
        _("the budget gives its spending by month, and nothing says how"),
        _(
            'Add realized = "of_month" (the money of each month alone) or realized = "cumulative" '
            "(the money up to each month) under [sources.budget] in report.toml; "
            'realized = "total" counts the column realized alone.'
        ),
    ),
    "months-and-quarters": Code(
        "error",
        _("columns of more than one kind hold the spending: {kinds}"),
        _('Say which count: realized_by = "month" under [sources.budget] in report.toml.'),
    ),
    "no-months": Code(
        "error",
        _("report.toml declares spending by month, and the budget has no such columns or rows"),
        _("Correct realized or realized_by under [sources.budget] in report.toml."),
    ),
    "months-of-two-years": Code(
        "error",
        _("the period {start} to {end} lies in two years, and a month does not say which"),
        _("Deliver the column realized instead of months."),
    ),
    "not-a-month": Code(
        "error",
        _("“{value}” is no month or quarter of {year}"),
        _("Write the month by its name, as Januari, or TW I for a quarter."),
    ),
    "months-beyond": Code(
        "warning",
        _("money of {month}, after the period's end on {end}, was not counted: rows {rows}"),
        _("Nothing, if the period is right; else correct end under [period] in report.toml."),
    ),
    "months-empty": Code(
        "warning",
        _("there is no amount for {months}, so what was spent of the line is not known"),
        _(
            "Write 0 where nothing was spent, or declare that an empty month is nothing spent: "
            'empty_months = "zero" under [sources.budget] in report.toml.'
        ),
    ),
    "cumulative-falls": Code(
        "error",
        _("{amount} up to this month is less than {before} up to the month before"),
        _("Correct the amount; or the months are not cumulative: write realized = “of_month”."),
        waivable=True,
    ),
    "cumulative-stops": Code(
        "warning",
        _("the last amount is of {month}, before the period's end on {end}: rows {rows}"),
        _("Fill in the months up to the period's end, unless nothing more was spent."),
    ),
    "period-within-quarter": Code(
        "error",
        _("the period ends on {end}, within a quarter or semester of the spending"),
        _("Deliver the spending by month, or the column realized."),
    ),
    "realized-differs": Code(
        "error",
        _("realized says {found}, but the months make {expected}: they are not the same thing"),
        _(
            "Look what the months hold. If they are a plan (RAK), the column realized alone "
            'counts: realized = "total" under [sources.budget] in report.toml. Else correct one of '
            "the two."
        ),
        waivable=True,
    ),
    "line-differs": Code(
        "error",
        _("{value} is not {first}, the amount in another row of the same line"),
        _("Write the same amount in every row of the line."),
    ),
    "ceiling-moves": Code(
        "warning",
        _("the ceiling of the line moves from {first} to {last}; the last one was counted"),
        _("Nothing, if it was revised in the year; else correct the rows that differ."),
    ),
    "revenue-left-out": Code(
        "warning",
        _(
            "{lines} lines are revenue, which is no spending, and were not counted: {realized} was "
            "received of the {ceiling} expected"
        ),
        _(
            "Nothing, if that is what they are. If they are programmes, write accounts = [] under "
            "[sources.budget] in report.toml."
        ),
    ),
    "financing-left-out": Code(
        "warning",
        _(
            "{lines} lines are financing, which is no spending, and were not counted: {realized} "
            "of {ceiling}"
        ),
        _(
            "Nothing, if that is what they are. If they are programmes, write accounts = [] under "
            "[sources.budget] in report.toml."
        ),
    ),
    "accounts-or-programmes": Code(
        "error",
        _(
            "codes that begin with {kinds} may be accounts, of which 5 alone is spending, or "
            "programmes, which all are"
        ),
        _(
            'Say which: accounts = ["4", "5", "6"] or accounts = [] under [sources.budget] in '
            "report.toml."
        ),
    ),
    "no-spending": Code(
        "error",
        _("every line is revenue or financing, and none is spending"),
        _(
            "Deliver the lines of spending, whose accounts begin with 5. If these are programmes, "
            "write accounts = [] under [sources.budget] in report.toml."
        ),
    ),
    "several-years": Code(
        "error",
        _("the column “{column}” holds the years {years}, and the report is of {year}"),
        _(
            "Say which rows count: where = {{ … }} under [sources.{table}] in report.toml; else "
            "the years would be taken together. Only a column that says something else may be "
            "removed."
        ),
    ),
}
