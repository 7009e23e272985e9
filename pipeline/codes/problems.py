"""What can be wrong with a delivery or with policy, and what its sender should do."""

from pipeline.codes.code import Code
from pipeline.translatable import _

PROBLEMS: dict[str, Code] = {
    # --- the folder and its files -------------------------------------------------------------
    "missing-table": Code(
        "error",
        _("the table “{table}” was not delivered"),
        _("Put {table}.csv into the report's folder, or name its file in report.toml."),
    ),
    "missing-file": Code(
        "error",
        _("the file named in report.toml does not exist"),
        _("Put the file into the report's folder, or correct its name in report.toml."),
    ),
    "outside-folder": Code(
        "error",
        _("the file lies outside the report's folder"),
        _("Copy the file into the report's folder or into inputs/shared."),
    ),
    "two-files": Code(
        "error",
        _("two files carry the table “{table}”: {files}"),
        _("Keep one of them."),
    ),
    "unused-file": Code(
        "warning",
        _("the file belongs to no table and was not used"),
        _("Rename it for its table, or remove it."),
    ),
    "unreadable-file": Code(
        "error",
        _("the file cannot be read as {format}: {reason}"),
        _("Open it in the program that made it and save it again."),
    ),
    "wrong-ending": Code(
        "error",
        _("the file is not what its ending says: it looks like {found}"),
        _("Save it again as a real {format} file."),
    ),
    "encoding": Code(
        "error",
        _("the text is not valid UTF-8"),
        _("Save the file as “CSV UTF-8”."),
    ),
    "mixed-encodings": Code(
        "error",
        _("the text is UTF-8 in some places and not in others"),
        _("Save the file as “CSV UTF-8”."),
    ),
    "utf-16": Code(
        "error",
        _("the text is UTF-16, which Excel calls “Unicode text”"),
        _("Save the file as “CSV UTF-8”."),
    ),
    "nul-byte": Code(
        "error",
        _("the text holds NUL bytes, which no text has"),
        _("Export the file again; it is damaged."),
    ),
    "windows-encoding": Code(
        "warning",
        _("the text is not UTF-8 and was read as Windows text (cp1252)"),
        _("Save the file as “CSV UTF-8” if letters with accents look wrong."),
    ),
    "line-too-long": Code(
        "error",
        _("a line is longer than {limit} bytes"),
        _("Export the table again, one row a line."),
    ),
    "encrypted-file": Code(
        "error",
        _("the file is protected by a password"),
        _("Save it without a password."),
    ),
    "too-large": Code(
        "error",
        _("the file is too large: {reason}"),
        _("Delete what lies outside the table, or deliver the table as CSV."),
    ),
    "too-many-columns": Code(
        "error",
        _("the table has {found} columns, more than {limit}"),
        _("Delete the columns that are not needed."),
    ),
    "missing-package": Code(
        "error",
        _("reading {format} needs a part of Rapor that is not installed"),
        _("Install it: pip install 'rapor[{extra}]'."),
    ),
    "column-type": Code(
        "error",
        _("the column “{column}” holds {found}, which is neither text, number nor date"),
        _("Write it as text, numbers or dates."),
    ),
    "missing-sheet": Code(
        "error",
        _("there is no sheet “{value}”{nearest}"),
        _("Correct sheet under [sources.{table}] in report.toml."),
    ),
    "which-sheet": Code(
        "error",
        _("the workbook has more than one sheet and none is named {table}: {sheets}"),
        _('Say which: sheet = "…" under [sources.{table}] in report.toml.'),
    ),
    "unused-sheet": Code(
        "warning",
        _("the sheet belongs to no table and was not used"),
        _("Name it for its table, or remove it."),
    ),
    "hidden-rows": Code(
        "warning",
        _("hidden rows were read like the others: {rows}"),
        _("Unhide them and look, or delete them."),
    ),
    "hidden-columns": Code(
        "warning",
        _("hidden columns were read like the others: {columns}"),
        _("Unhide them and look, or delete them."),
    ),
    "stacked-blocks": Code(
        "error",
        _("the sheet is not one table: a second block begins here"),
        _('Say which block is meant, as range = "{range}" under [sources.{table}] in report.toml.'),
    ),
    "database-refused": Code(
        "error",
        _("the database cannot answer: {reason}"),
        _("Correct database or query under [sources.{table}] in report.toml."),
    ),
    "empty-table": Code(
        "error",
        _("the table has no rows"),
        _("Fill the table, or remove the file if there is nothing to report."),
    ),
    "ragged-row": Code(
        "error",
        _("the row has {found} cells, but the heading has {expected}"),
        _("Put a text that holds the separator into quotes, or remove the extra cells."),
    ),
    "unmatched-where": Code(
        "error",
        _("no row has {column} = {value}{nearest}"),
        _("Correct where under [sources.{table}] in report.toml."),
    ),
    # --- headings -----------------------------------------------------------------------------
    "missing-column": Code(
        "error",
        _("the column “{column}” is missing{nearest}"),
        _("Add the column “{column}” with this heading."),
    ),
    "unknown-column": Code(
        "error",
        _("the column “{column}” is not known here{nearest}"),
        _("Correct the heading, or remove the column."),
    ),
    "duplicate-column": Code(
        "error",
        _("the heading “{column}” stands more than once"),
        _("Keep one column with this heading."),
    ),
    "unnamed-column": Code(
        "error",
        _("the column {column} has cells but no heading"),
        _("Give the column a heading, or empty it."),
    ),
    # --- cells --------------------------------------------------------------------------------
    "empty-cell": Code("error", _("the cell is empty"), _("Fill it in; this column is required.")),
    "not-a-number": Code(
        "error", _("“{value}” is not a number"), _("Write digits only, or leave the cell empty.")
    ),
    "ambiguous-number": Code(
        "error",
        _("“{value}” may be read with a thousands mark or a decimal mark"),
        _('Declare decimal = "," or decimal = "." under [sources.{table}] in report.toml.'),
    ),
    "ambiguous-date": Code(
        "error",
        _("“{value}” may be read with the day first or the month first"),
        _('Declare dates = "d/m/y" or dates = "m/d/y" under [sources.{table}] in report.toml.'),
    ),
    "error-cell": Code(
        "error",
        _("the cell holds the error {value}"),
        _("Mend the formula, or write the value itself."),
    ),
    "totals-row": Code(
        "warning",
        _("the row “{value}” is a total and was not counted again"),
        _("Nothing, if that is what it is; else give the row a key of its own."),
    ),
    "note-row": Code(
        "warning",
        _("the row stands below the data, holds words only, and was left out"),
        _("Nothing, if it is a note; else fill in its required cells."),
    ),
    "column-numbers": Code(
        "warning",
        _("the row counts the columns and was left out"),
        _("Nothing, if that is what it does; else give the row its values."),
    ),
    "not-a-date": Code("error", _("“{value}” is not a date"), _("Write the date as 2024-01-31.")),
    "not-a-time": Code(
        "error", _("“{value}” is not a time"), _("Write the time as 2024-01-31 08:00.")
    ),
    "time-without-date": Code(
        "error",
        _("“{value}” has no date, but another time of this row has one"),
        _("Write both with their dates, as 2024-01-31 08:00, or both without."),
    ),
    "not-whole": Code("error", _("“{value}” is not a whole number"), _("Write a whole number.")),
    "not-an-amount": Code(
        "error",
        _("“{value}” is not an amount of money"),
        _("Write digits only, with at most two decimals."),
    ),
    "not-yes-no": Code("error", _("“{value}” is neither yes nor no"), _("Write ya or tidak.")),
    "not-a-choice": Code(
        "error", _("“{value}” is not one of {choices}{nearest}"), _("Use one of these words.")
    ),
    "text-too-long": Code(
        "error",
        _("the text has more than {limit} characters"),
        _("Shorten it; what is longer belongs into a document of its own."),
    ),
    "out-of-range": Code(
        "error", _("{value} lies outside {low} to {high}"), _("Correct the value.")
    ),
    "negative": Code("error", _("{value} is below zero"), _("Correct the value.")),
    "duplicate-key": Code(
        "error",
        _("the key {value} stands already in row {first}"),
        _("Give each row a key of its own, or remove the repeated row."),
    ),
    "against-contract": Code(
        "error",
        _("“{value}” breaks the rule {rule} of its column"),
        _("Correct the value; the data dictionary says what the column holds."),
    ),
    # --- between columns and tables -----------------------------------------------------------
    "unknown-perspective": Code(
        "error",
        _("the rulebook has no perspective “{value}”{nearest}"),
        _("Use one of: {choices}."),
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
        _("Add the column to the table."),
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
    "condition-differs": Code(
        "error",
        _("the condition {value} does not fit the column “{column}” of the table “{table}”"),
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
        _("no row of {table} has {column} = {value}{nearest}"),
        _('Correct the value under [measures."{measure}"] in report.toml.'),
    ),
    "links-cycle": Code(
        "error",
        _("the links lead in a circle: {circle}"),
        _("Remove the link that points back; a cause cannot be its own effect."),
    ),
    "survey-twice": Code(
        "error",
        _("the survey “{survey}” was delivered more than once: {tables}"),
        _("Keep one of the tables."),
    ),
    "respondents-missing": Code(
        "error",
        _("the totals of the survey “{survey}” say nothing without the number of respondents"),
        _("Add respondents under [surveys.{survey}] in report.toml."),
    ),
    "unknown-item": Code(
        "error",
        _("the survey “{survey}” has no item “{value}”{nearest}"),
        _("Correct the id, or add the item under [surveys.{survey}] in report.toml."),
    ),
    "item-missing": Code(
        "error",
        _("no row gives the answers to the item “{value}” of the survey “{survey}”"),
        _("Add the item, or remove it under [surveys.{survey}] in report.toml."),
    ),
    "unknown-element": Code(
        "error",
        _("the item “{item}” names “{value}”, which the formula {formula} does not know{nearest}"),
        _("Correct the name under [surveys.{survey}] in report.toml."),
    ),
    "element-missing": Code(
        "error",
        _("no item asks about “{value}”, which the formula {formula} needs"),
        _('Name it in {key} = "…" of an item under [surveys.{survey}] in report.toml.'),
    ),
    "facet-items": Code(
        "error",
        _("the facet “{value}” has {count} items, where the index has 9 or 18"),
        _("Correct the items under [surveys.{survey}] in report.toml."),
    ),
    "scale-differs": Code(
        "error",
        _("the formula {formula} needs answers on {expected}, not on {value}"),
        _("Correct scale under [surveys.{survey}] in report.toml, or use another formula."),
    ),
    "formula-needs-answers": Code(
        "error",
        _("the formula {formula} needs the answers of each respondent, not their sums"),
        _("Deliver survey_{survey}.csv."),
    ),
    "incomplete-responses": Code(
        "warning",
        _("{count} responses were never submitted and were left out: rows {rows}"),
        _("Nothing, if they were broken off; else fill in the column “{column}”."),
    ),
    "item-in-two-columns": Code(
        "error",
        _("two columns ask the item “{item}”: {columns}"),
        _('Say which: columns.{item} = "…" under [sources.{table}] in report.toml.'),
    ),
    "column-of-two-items": Code(
        "error",
        _("the column “{column}” fits more than one item: {items}"),
        _(
            "Give each item a text of its own in report.toml, or name its column there: "
            'columns.… = "…" under [sources.{table}].'
        ),
    ),
    "answered-twice": Code(
        "error",
        _("the item “{item}” is answered in more than one column of this row: {columns}"),
        _("Keep one of the answers."),
    ),
    "unknown-answer": Code(
        "error",
        _("the answer “{value}” belongs to no scale known here; cells: {count}"),
        _("Correct it, or say what it stands for under [surveys.{survey}] in report.toml: {line}"),
    ),
    "ambiguous-answer": Code(
        "error",
        _("the answer “{value}” stands for {choices} by different scales; cells: {count}"),
        _("Say what it stands for under [surveys.{survey}] in report.toml: {line}"),
    ),
    "answer-number-differs": Code(
        "error",
        _("the answer “{value}” bears the number {number}, but its words are answer {expected}"),
        _("Correct it, or declare labels under [surveys.{survey}] in report.toml."),
    ),
    "answers-of-other-scale": Code(
        "error",
        _(
            "the answers are those of a scale of {found} points, which is not the declared one: "
            "{words}"
        ),
        _("Correct scale under [surveys.{survey}] in report.toml, or declare labels there."),
    ),
    "several-answers": Code(
        "error",
        _("“{value}” is more than one answer; cells: {count}"),
        _("An item takes one answer of each respondent; correct it, or leave the item out."),
    ),
    "joined-groups": Code(
        "warning",
        _("“{value}” names several groups at once; such cells: {count}, each a group of its own"),
        _("Nothing, if that is meant; else write one group into each cell."),
    ),
    "joined-condition": Code(
        "warning",
        _("{count} cells name “{value}” among other answers and do not count as it"),
        _("Nothing, if that is meant; else write one answer into each cell."),
    ),
    "counts-differ": Code(
        "error",
        _("the counts of this row add up to {sum}, not to {value}"),
        _("Correct the counts, or their total."),
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
    "range-reversed": Code(
        "error",
        _("target_low {low} is above target_high {high}"),
        _("Exchange the two values."),
    ),
    "over-ceiling": Code(
        "error",
        _("realized {realized} is above the ceiling {ceiling}"),
        _("Spending above the ceiling is not allowed; correct the amount."),
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
    # --- spending by month --------------------------------------------------------------------
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
        "warning",
        _("realized says {found}, but the months make {expected}; the months were counted"),
        _('Correct one of them; realized = "total" counts the column realized alone.'),
    ),
    "line-differs": Code(
        "error",
        _("{value} is not {first}, the amount in another row of the same line"),
        _("Write the same amount in every row of the line; the ceiling is the revised one."),
    ),
    # --- times, dates and persons ---------------------------------------------------------------
    "more-alike": Code(
        "warning",
        _("{count} more places have the fault “{kind}”; they are not listed one by one"),
        _("Mend those that are listed and all that are alike, then check again."),
    ),
    "finished-before-start": Code(
        "error", _("the end lies before the start"), _("Correct one of the two times.")
    ),
    "more-than-whole": Code(
        "error",
        _("{part} {value} is more than {whole} {limit}"),
        _("Correct one of the two values."),
    ),
    "outside-period": Code(
        "error",
        _("the date {value} lies outside the period {start} to {end}"),
        _("Correct the date, or move the row to its own period."),
        waivable=True,
    ),
    "due-before-period": Code(
        "warning",
        _("the document was due on {value}, before the period that begins on {start}; it counts"),
        _("Remove the row if it belongs to an earlier report."),
    ),
    "after-report": Code(
        "error",
        _("{value} lies after {issued}, the day this report is issued"),
        _("Correct the date, or issued_on in report.toml; leave it empty while unfinished."),
        waivable=True,
    ),
    "not-an-earlier-period": Code(
        "warning",
        _("“{value}” is no period before {own}, so the row is not used"),
        _("Write the period as 2018, 2024-S1, 2024-Q3 or 2024-07, or remove the row."),
    ),
    "weight-missing": Code(
        "warning",
        _("other measures of “{node}” have a weight; this one has none and counts as 1"),
        _("Fill in every weight, or none of them."),
    ),
    "weights-all-zero": Code(
        "error",
        _("every measure of “{node}” weighs zero, so nothing could be scored"),
        _("Write the weights, or leave all of them empty for equal ones."),
    ),
    "two-agreements": Code(
        "warning",
        _("the target is of the first agreement, while other targets are of the revised one"),
        _("Look whether the revised agreement states this target; it replaces the first."),
    ),
    "revision-not-shown": Code(
        "warning",
        _("the target is of a revised agreement, but no ceiling of the budget was revised"),
        _("Add the column ceiling_before, or write pk as the source of the target."),
    ),
    "percent-too-large": Code(
        "error",
        _("{value} percent is more than a thousand"),
        _("Look for a lost decimal mark, or correct the unit of measurement."),
        waivable=True,
    ),
    "bad-nip": Code(
        "error",
        _("the NIP is not well-formed: {reason}"),
        _("A NIP has 18 digits: birth date, month of appointment, 1 or 2, serial number."),
    ),
    # --- report.toml and rulebooks ------------------------------------------------------------
    "toml-missing": Code(
        "error", _("report.toml is missing"), _("Copy one from an example and fill it in.")
    ),
    "toml-syntax": Code(
        "error", _("this is not valid TOML: {reason}"), _("Correct the line that is named.")
    ),
    "toml-unknown-key": Code(
        "error", _("the key “{column}” is not known here{nearest}"), _("Correct or remove it.")
    ),
    "toml-missing-key": Code("error", _("the key “{column}” is missing"), _("Add it.")),
    "toml-value": Code(
        "error", _("the key “{column}” is wrong: {reason}"), _("Correct its value.")
    ),
    "unknown-rulebook": Code(
        "error",
        _("there is no rulebook “{value}”{nearest}"),
        _("Use a shipped rulebook, or put the file beside report.toml."),
    ),
    "rulebook-loop": Code(
        "error", _("the rulebook extends itself: {value}"), _("Remove one `extends`.")
    ),
    "bands-do-not-tile": Code(
        "error",
        _("the bands of “{column}” do not tile: {reason}"),
        _("Give rising floors, the first of which starts the scale."),
    ),
    "advice-field": Code(
        "error",
        _("the advice “{advice}” names the unknown field {value}"),
        _("Use one of: {choices}."),
    ),
    "advice-rating": Code(
        "error",
        _("the advice “{advice}” names the rating {value}, which no band has{nearest}"),
        _("Correct the rating."),
    ),
    "advice-missing": Code(
        "error",
        _("a measure rated {value} by “{column}” may be left without advice"),
        _("Add an [[advice]] that holds for every such measure, or mark the band met = true."),
    ),
    "final-changed": Code(
        "error",
        _("the inputs of a final report have changed since revision {revision}"),
        _('Say why: revision_note = "…" under [report] in report.toml.'),
    ),
    "draft-over-final": Code(
        "error",
        _("a final report stands already; a draft may not replace it"),
        _('Set status = "final" with a revision_note, or write to other outputs.'),
    ),
}
