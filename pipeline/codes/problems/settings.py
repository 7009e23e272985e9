"""report.toml and rulebooks."""

from pipeline.codes.code import Code
from pipeline.translatable import _

SETTINGS: dict[str, Code] = {
    "toml-missing": Code(
        "error", _("report.toml is missing"), _("Copy one from an example and fill it in.")
    ),
    "reserved-name": Code(
        "error",
        _("a report's folder cannot be called “{value}”, as the portfolio is in the outputs"),
        _("Give the folder another name."),
    ),
    "toml-syntax": Code(
        "error", _("this is not valid TOML: {reason}"), _("Correct the line that is named.")
    ),
    "toml-unknown-key": Code(
        "error", _("the key “{column}” is not known here{nearest}"), _("Correct or remove it.")
    ),
    "toml-missing-key": Code("error", _("the key “{column}” is missing"), _("Add it.")),
    "toml-value": Code(
        "error", _("the key “{column}” is wrong: {reason}{nearest}"), _("Correct its value.")
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
        _(
            "Add an [[advice]] that holds for every such measure, or mark the band "
            "favourable = true."
        ),
    ),
    "advice-met": Code(
        "error",
        _("the advice “{advice}” says met = {value}, which does not tell the band from the target"),
        _(
            "Write favourable = {value} if the band is meant, as before, or reached = {value} if "
            "the target is."
        ),
    ),
    "placeholder-left": Code(
        "error",
        _("a final report still says “{value}”, as a new folder does before it is filled in"),
        _("Write the agency's own words, take the line out, or leave the report a draft."),
    ),
    "placeholder-in-draft": Code(
        "warning",
        _("“{value}” still stands there, as in a new folder before it is filled in"),
        _("Write the agency's own words or take the line out; a final report may not say it."),
    ),
    "final-changed": Code(
        "error",
        _("the inputs of a final report have changed since revision {revision}: {files}"),
        _('Say why: revision_note = "…" under [report] in report.toml.'),
    ),
    "earlier-revised": Code(
        "error",
        _("an earlier final that this one reads was revised or withdrawn since: {files}"),
        _(
            'See what that changes in this report, then say so: revision_note = "…" under [report] '
            "in report.toml."
        ),
    ),
    "taken-unsigned": Code(
        "error",
        _("“{value}” is to be taken from {agency}, which has no final report of {period}"),
        _("Build its final first, with the same days; or write the actual into this report's own."),
    ),
    "taken-unknown": Code(
        "error",
        _("the final report of {agency} has no measure “{value}”{nearest}"),
        _('Correct the id after the slash: from = "agency/measure".'),
    ),
    "taken-unlike": Code(
        "error",
        _("“{column}” is “{value}” here and “{theirs}” in {measure} of {agency}, which is taken"),
        _("Take a measure of the same unit, way and definition, or write both alike."),
    ),
    "taken-and-delivered": Code(
        "error",
        _("the actual is to be taken from {measure} of {agency}, and is delivered or computed too"),
        _("Leave the actual and its formula empty, or remove “from” in report.toml."),
    ),
    "nothing-withdrawn": Code(
        "error",
        _("there is no final report of this period that could be withdrawn"),
        _('Set status = "draft", or "final".'),
    ),
    "withdrawal-unexplained": Code(
        "error",
        _("a final report is withdrawn without a reason of its own"),
        _('Say why: revision_note = "…" under [report] in report.toml.'),
    ),
    "final-altered": Code(
        "error",
        _("a signed scorecard of an earlier period is no longer as it was published"),
        _("Restore the folder of that period from its backup; outputs are never edited by hand."),
    ),
    "final-not-found": Code(
        "error",
        _("the final of {period} is not among the outputs: what it advised cannot be carried on"),
        _("Build it first, or name the outputs where it lies: {command}"),
    ),
    "draft-over-final": Code(
        "error",
        _("a final report stands already; a draft may not replace it"),
        _('Set status = "final" with a revision_note, or write to other outputs.'),
    ),
}
