"""The folder, its files, and what they really are."""

from pipeline.codes.code import Code
from pipeline.translatable import _

FILES: dict[str, Code] = {
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
    "figures-as-before": Code(
        "warning",
        _("the file is the same as that of {folder}, an earlier period"),
        _("Put in the figures of this period; nothing, if they are the same."),
    ),
    "agency-untied": Code(
        "warning",
        _("{folder} is an earlier period of an agency of this name and region, with another id"),
        _(
            "If it is the same agency, give both one id, so that the periods are compared: "
            'id = "{id}" under [agency] in report.toml.'
        ),
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
    "unknown-ending": Code(
        "error",
        _("files that end in {found} cannot be read"),
        _("Save it as XLSX or CSV."),
    ),
    "encoding": Code(
        "error",
        _("the text is neither valid UTF-8 nor valid UTF-16"),
        _("Save the file as “CSV UTF-8”."),
    ),
    "mixed-encodings": Code(
        "error",
        _("the text is UTF-8 in some places and not in others"),
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
    "unusable-picture": Code(
        "error",
        _("the picture cannot be printed: {reason}"),
        _("Make it a PNG of about 600 × 600 pixels, or a plain SVG with text turned into paths."),
    ),
    "unusable-scan": Code(
        "error",
        _("the picture cannot be printed: {reason}"),
        _("Save it as PNG or JPEG at about 1,600 × 2,300 pixels, a page at 200 dots an inch."),
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
        _(
            "Name it for its table, remove it, or put its rows under those of the sheet that "
            "was read."
        ),
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
    "rows-outside-range": Code(
        "warning",
        _("outside the range {range} stand {count} rows of numbers that were not read: {rows}"),
        _("Nothing, if they are another table; else widen range, or remove it, in report.toml."),
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
    "lines-in-quotes": Code(
        "error",
        _("each line stands in quotes as a whole, so that the table has a single column"),
        _("Save the file anew from the spreadsheet it comes from, a cell in each column."),
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
}
