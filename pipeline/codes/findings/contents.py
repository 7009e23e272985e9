"""What the report should contain but was not given, and what its policy means for it."""

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
        kind=_("An objective without a critical success factor"),
    ),
    "history-differs": Code(
        "warning",
        _(
            "For {period} the table history gives {found}, but the final report of that period "
            "gives {signed}. This report uses {signed}."
        ),
        kind=_("The table history differs from an earlier final"),
    ),
    "earlier-renamed": Code(
        "note",
        _(
            "{measure} was called “{before}” in {periods}; the two are compared as one measure. "
            "One that measures something else needs an id of its own."
        ),
        kind=_("A measure that had another name before"),
    ),
    "history-not-as-long": Code(
        "warning",
        _(
            "The table history gives figures of {periods}, which are not as long as {own}; they "
            "are left out of comparisons."
        ),
        kind=_("Figures of periods of another length"),
    ),
    "capped": Code(
        "note",
        _("The achievement of {measure}, {achievement} %, counts as {cap} % (the rulebook's cap)."),
        kind=_("An achievement that counts as the rulebook's cap"),
    ),
    "floored": Code(
        "note",
        _(
            "The achievement of {measure}, {achievement} %, counts as {floor} % "
            "(the rulebook's floor)."
        ),
        kind=_("An achievement that counts as the rulebook's floor"),
    ),
    "rulebook-vintage": Code(
        "warning",
        _(
            "The rulebook {rulebook} is valid from {valid_from} to {valid_to}; the period lies "
            "outside."
        ),
        kind=_("A period outside the rulebook's validity"),
    ),
    "weights-near-whole": Code(
        "warning",
        _(
            "The weights of {node} add up to {sum}, nearly but not quite {whole}; they were "
            "normalised."
        ),
        kind=_("Weights that do not quite add up and were normalised"),
    ),
    "rulebook-names-unknown": Code(
        "warning",
        _("The rulebook names “{name}” under {key}, which the report does not have."),
        kind=_("The rulebook names something the report does not have"),
    ),
    "advice-unused": Code(
        "note",
        _("The rulebook's advice “{advice}” was given to no measure: {reason}."),
        kind=_("Advice of the rulebook that was given to no measure"),
    ),
    "tied-perspectives": Code(
        "note",
        _("{perspectives} share the lowest score of the perspectives, {score}."),
        kind=_("Several perspectives share the lowest score"),
    ),
    "vision-missing": Code("note", _("The agency's vision and mission were not given.")),
    "prose-contradicts": Code(
        "note",
        _("The text says “{claim}”, but {expected}. The sentence: “{sentence}”"),
        kind=_("A sentence of the agency that contradicts the figures"),
    ),
}
