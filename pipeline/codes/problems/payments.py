"""Payments that are added up for each budget line."""

from pipeline.codes.code import Code
from pipeline.translatable import _

PAYMENTS: dict[str, Code] = {
    "join-above": Code(
        "error",
        _("“{value}” has lines below it in {other}, and a payment may be for any of them"),
        _("Write the code of the lowest line that was paid for."),
    ),
    "payments-outside": Code(
        "warning",
        _("{amount} was paid before {start} or after {end}, and was not counted: rows {rows}"),
        _("Nothing, if the period is right; else correct the days, or [period] in report.toml."),
    ),
    "payment-undone": Code(
        "error",
        _("“{word}” says that the payment was not made or came back, and its amount is above zero"),
        _("Write an amount below zero for what came back, and leave out what was never paid."),
    ),
    "lines-unpaid": Code(
        "error",
        _("no payment is of the lines in rows {rows}, and nothing says what was spent of them"),
        _(
            'Write unpaid = "zero" under [sources.budget] in report.toml where the payments are '
            'all that there were; unpaid = "unknown" where some may be missing.'
        ),
    ),
}
