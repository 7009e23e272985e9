"""Several sheets or files that form one table, their rows in sequence."""

from pipeline.codes.code import Code
from pipeline.translatable import _

STACKED: dict[str, Code] = {
    "unlike-headings": Code(
        "error",
        _(
            "its headings are not those of {other}, so they are not one table; missing: {missing}; "
            "only here: {surplus}"
        ),
        _("Give both the same headings, or read one of them, as sheet or file in report.toml."),
    ),
    "unlike-days": Code(
        "error",
        _("of this workbook and {other} one counts its days from 1904, the other from 1900"),
        _("Save both anew in one program, or read one of them, as file in report.toml."),
    ),
    "repeats-others": Code(
        "error",
        _("all its {count} rows stand in the other sheets or files of the table “{table}” as well"),
        _("Take it out of the list under [sources.{table}] in report.toml: its rows count once."),
    ),
    "respondents-by-sheet": Code(
        "warning",
        _(
            "the respondents of {count} sheets or files are numbered from one in each; their codes "
            "were told apart"
        ),
        _(
            "Nothing, if they are other respondents; if they are the same ones again, read one "
            "sheet or file of them under [sources.{table}] in report.toml."
        ),
    ),
}
