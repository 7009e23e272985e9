"""What the report should contain and was not given, and what its policy means for it."""

from pipeline.codes.code import Code
from pipeline.translatable import _

CONTENTS: dict[str, Code] = {
    "cause-missing": Code(
        "note",
        _("No cause was given for measures that missed their target: {measures}."),
    ),
    "solution-missing": Code(
        "note",
        _("No solution was given for measures that missed their target: {measures}."),
    ),
    "programme-missing": Code(
        "note",
        _("No supporting programme was given for measures that missed their target: {measures}."),
    ),
    "earlier-missing": Code("note", _("No figures of earlier periods were given for {measures}.")),
    "renstra-missing": Code("note", _("No Renstra end target was given for {measures}.")),
    "standard-missing": Code("note", _("No national standard was given for {measures}.")),
    "text-missing": Code("note", _("The agency gave no text for these sections: {sections}.")),
    "factors-missing": Code("note", _("No critical success factors were delivered.")),
    "objective-without-factor": Code(
        "note",
        _("The objective {objective} has no critical success factor that a measure shows."),
    ),
    "history-differs": Code(
        "warning",
        _(
            "For {period} the table history gives {found}, but the final report of that period "
            "gives {signed}. This report uses {signed}."
        ),
    ),
    "earlier-renamed": Code(
        "note",
        _(
            "{measure} was called “{before}” in {periods}; the two are compared as one measure. "
            "One that measures something else needs an id of its own."
        ),
    ),
    "history-not-as-long": Code(
        "warning",
        _(
            "The table history gives figures of {periods}, which are not as long as {own}; they "
            "are left out of comparisons."
        ),
    ),
    "capped": Code(
        "note",
        _("The achievement of {measure}, {achievement} %, counts as {cap} % (the rulebook's cap)."),
    ),
    "floored": Code(
        "note",
        _(
            "The achievement of {measure}, {achievement} %, counts as {floor} % "
            "(the rulebook's floor)."
        ),
    ),
    "rulebook-vintage": Code(
        "warning",
        _(
            "The rulebook {rulebook} is valid from {valid_from} to {valid_to}; the period lies "
            "outside."
        ),
    ),
    "weights-near-whole": Code(
        "warning",
        _(
            "The weights of {node} add up to {sum}, nearly but not quite {whole}; they were "
            "normalised."
        ),
    ),
    "rulebook-names-unknown": Code(
        "warning",
        _("The rulebook names “{name}” under {key}, which the report does not have."),
    ),
    "advice-unused": Code(
        "note", _("The rulebook's advice “{advice}” was given to no measure: {reason}.")
    ),
    "tied-perspectives": Code(
        "note", _("{perspectives} share the lowest score of the perspectives, {score}.")
    ),
    "vision-missing": Code("note", _("The agency's vision and mission were not given.")),
    "prose-contradicts": Code(
        "note",
        _("The text says “{claim}”, but {expected}. The sentence: “{sentence}”"),
    ),
}
