"""Budget lines without codes or amounts, and lines with details below them."""

from pipeline.codes.code import Code
from pipeline.translatable import _

BUDGET_LINES: dict[str, Code] = {
    "dash-is-zero": Code(
        "warning",
        _("“-” was read as zero in {count} lines: so they come to the total that the print gives"),
        _("Nothing, if nothing was spent there; else write the amount."),
    ),
    "dash-unclear": Code(
        "warning",
        _("“-” stands for the amount in {count} lines; it is not known whether that is zero"),
        _('Write zero = ["-"] under [sources.{table}] in report.toml if it is, else the amount.'),
    ),
    "lines-numbered": Code(
        "warning",
        _("the lines have no codes, so {count} were numbered in their order"),
        _("Nothing, if the order stays; else add a column of codes, which tie the years together."),
    ),
    "lines-unproved": Code(
        "error",
        _("the lines have no codes, and some may be the sums of others; no total row shows which"),
        _("Add a column of codes, or a last row Jumlah with what all the lines come to."),
    ),
    "lines-differ": Code(
        "error",
        _("the lines have no codes, and do not come to their total: {found} and not {expected}"),
        _("Look whether a line is missing or wrong, or add a column of codes."),
    ),
    "share-rows": Code(
        "warning",
        _("rows that hold the shares of the line above in percent were not counted: {rows}"),
        _("Nothing, if that is what they are; else give each a code of its own."),
    ),
    "details-left-out": Code(
        "warning",
        _("rows without a code are parts of the accounts above and were not counted again: {rows}"),
        _("Nothing, if that is what they are; else give each a code of its own."),
    ),
}
