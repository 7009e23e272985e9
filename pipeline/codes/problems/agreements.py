"""Targets, the agreement that states them, and what a revision did with each measure."""

from pipeline.codes.code import Code
from pipeline.translatable import _

AGREEMENTS: dict[str, Code] = {
    "two-agreements": Code(
        "warning",
        _("targets of the first agreement stand beside targets of the revised one (rows: {rows})"),
        _("Look whether the revised agreement states these targets; it replaces the first."),
    ),
    "revision-not-shown": Code(
        "warning",
        _(
            "targets are of a revised agreement, but no ceiling of the budget was revised "
            "(rows: {rows})"
        ),
        _("Add the column ceiling_before, or write pk as the source of these targets."),
    ),
    "revised-without-before": Code(
        "warning",
        _("a target is marked as revised, without the target before (rows: {rows})"),
        _("Write the target before the revision in the column target_before."),
    ),
    "revised-to-the-same": Code(
        "warning",
        _("a target is marked as revised and equals the target before (rows: {rows})"),
        _("Correct one of the two targets, or write tetap in the column pk_status."),
    ),
    "unchanged-but-differs": Code(
        "warning",
        _("a target is marked as unchanged and differs from the target before (rows: {rows})"),
        _("Write diubah in the column pk_status, or correct one of the two targets."),
    ),
    "new-with-before": Code(
        "warning",
        _("a measure is marked as new and has a target before the revision (rows: {rows})"),
        _("Empty the column target_before, or write diubah or tetap in the column pk_status."),
    ),
    "dropped-with-actual": Code(
        "warning",
        _("a measure is marked as dropped; its actual is not counted (rows: {rows})"),
        _("Empty the actual; if the measure is still promised, write tetap or diubah instead."),
    ),
    "revised-in-first-agreement": Code(
        "warning",
        _(
            "a measure is marked as new or revised, while its target is said to be of the first "
            "agreement (rows: {rows})"
        ),
        _("Write pk_perubahan as the source of these targets, or tetap in the column pk_status."),
    ),
    "nothing-promised": Code(
        "error",
        _("every measure is marked as dropped, so nothing is left to be scored"),
        _("Write tetap, baru or diubah for the measures that the revised agreement has."),
    ),
}
