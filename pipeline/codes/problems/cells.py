"""Headings and cells."""

from pipeline.codes.code import Code
from pipeline.translatable import _

CELLS: dict[str, Code] = {
    "missing-column": Code(
        "error",
        _("the column “{column}” is missing{nearest}"),
        _("Add the column “{column}” with this heading."),
    ),
    "unknown-column": Code(
        "error",
        _("the column “{column}” is not known here{nearest}"),
        _(
            "Correct the heading. A column that is not needed may stay once report.toml says which "
            "are: columns = {{ … }} under [sources.{table}]."
        ),
    ),
    "duplicate-column": Code(
        "error",
        _("the heading “{column}” stands more than once"),
        _("Keep one column with this heading, or say which is meant by its letter."),
    ),
    "not-transposed": Code(
        "error",
        _("the rows hold no questions, or no columns count respondents: nothing can be turned"),
        _(
            "Take transposed = true out of report.toml; or number the respondents in the heading "
            "(R1, R2, …) and head the questions “Pertanyaan”."
        ),
    ),
    "questions-in-rows": Code(
        "error",
        _("each row holds a question, and each column is a respondent"),
        _("If it is so, say it: transposed = true under [sources.{table}] in report.toml."),
    ),
    "unnamed-column": Code(
        "error",
        _("the column {column} has cells but no heading"),
        _(
            "Give the column a heading, empty it, or name what it holds by its letter under "
            'columns in report.toml: "column:{column}".'
        ),
    ),
    "values-beside-column": Code(
        "error",
        _("the column “{column}” has cells, and report.toml says what {name} is in every row"),
        _("Empty the column, or take {name} out of values under [sources.{table}] in report.toml."),
    ),
    "part-empty": Code(
        "error",
        _("the cell is empty, while others that are added up to {name} are filled"),
        _("Write the amount, or 0 if there is none."),
    ),
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
    "formula-not-calculated": Code(
        "error",
        _("the cell holds a formula that was never calculated"),
        _("Open the file in a spreadsheet program and save it, which writes the results down."),
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
    "banner-row": Code(
        "warning",
        _("the row “{value}” heads those below it, holds nothing else, and was left out"),
        _("Nothing, if that is what it does; else fill in its cells."),
    ),
    "page-row": Code(
        "warning",
        _("the row holds words and the number of a page, as each page has them, and was left out"),
        _("Nothing, if that is what it holds; else fill in its cells."),
    ),
    "derived-row": Code(
        "warning",
        _("the row “{value}” is worked out of other rows and was not counted"),
        _("Nothing, if that is what it is; else name the row otherwise."),
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
    "time-in-utc": Code(
        "error",
        _("“{value}” is a time in UTC; in Jakarta it is {local} then"),
        _("Write it as it is in Jakarta. The text merely cut short may name the day before."),
    ),
    "days-at-one-hour": Code(
        "warning",
        _("every day has the time {time}, as midnight here has in UTC: each may be one too early"),
        _("Compare some days with the documents, and write the days without a time."),
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
    "digits-lost": Code(
        "error",
        _("“{value}” has lost digits: a column that was too narrow was saved as it looked"),
        _("Format the column as a number, make it wider, and save the file again."),
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
    "number-for-code": Code(
        "error",
        _(
            "the code {value} stands already in row {first}; it is stored as a number, which loses "
            "its last zero: 1.10 becomes 1.1"
        ),
        _("Format the column as text and write the codes anew."),
    ),
    "against-contract": Code(
        "error",
        _("“{value}” breaks the rule {rule} of its column"),
        _("Correct the value; the data dictionary says what the column holds."),
    ),
}
