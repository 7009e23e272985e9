"""Numbers that do not agree, value for money, and targets and actuals that show little."""

from pipeline.codes.code import Code
from pipeline.translatable import _

FIGURES: dict[str, Code] = {
    "does-not-recompute": Code(
        "warning",
        _(
            "The agency states {published}; recomputed from the rows it is {ours}. "
            "This report uses {ours}."
        ),
        kind=_("A printed figure does not recompute from its rows"),
    ),
    "parts-differ": Code(
        "warning",
        _(
            "The actual of the year is given as {actual}; the parts of the year, put together as "
            "the register says, make {made}. The delivered figure stays."
        ),
        kind=_("The year's actual differs from what its parts make"),
    ),
    "rule-waived": Code(
        "warning",
        _(
            "Rows of {table} that break the rule “{problem}” and were accepted knowingly: "
            "{count}. {reason}"
        ),
        kind=_("Rows that break a rule were accepted knowingly"),
    ),
    "unused-waiver": Code(
        "note",
        _("The waiver for “{problem}” in {table} matches no row and can be removed."),
        kind=_("A waiver that matches no row"),
    ),
    "ratio-or-percent": Code(
        "warning",
        _(
            "{measure} is {actual} % while {beside}. A value as small as {value} is probably a "
            "ratio written where a percentage belongs ({value} = {as_percent} %)."
        ),
        kind=_("A ratio that was probably meant as a percentage"),
    ),
    "economy-equals-efficiency": Code(
        "note",
        _(
            "Economy and efficiency are both {actual} %: output achievement is exactly 100 %, so "
            "efficiency (spending ratio ÷ output achievement) reduces to the spending ratio. "
            "The two measures say one thing twice."
        ),
        kind=_("Economy and efficiency measure the same thing"),
    ),
    "under-delivery": Code(
        "warning",
        _(
            "Under 90 % spent and output below target: {lines}; lines in all: {count}. What is "
            "left of their ceilings cannot be read as saving alone."
        ),
    ),
    "mean-of-shares": Code(
        "note",
        _(
            "Of all ceilings together {pooled} % was spent; the mean of the percentages of {lines} "
            "budget lines is {mean} %. This report uses {pooled} %, in which money counts by its "
            "amount."
        ),
        kind=_("The mean of percentages differs from the share of all money spent"),
    ),
    "output-short": Code(
        "warning",
        _(
            "{measure} is {actual} %, but output fell short of its target; spending less is "
            "thrift only where output held, so it is not rated as good."
        ),
        kind=_("Little was spent, but output fell short of its target"),
    ),
    "output-unknown": Code(
        "warning",
        _(
            "{measure} is {actual} %, but no budget line has both an output target and an output; "
            "without them it is not rated as good."
        ),
        kind=_("Little was spent, and no output shows whether that is thrift"),
    ),
    "denominator": Code(
        "warning",
        _(
            "The ratio counts {part} of {kept} rows ({ratio} %); counted over all {all} rows it is "
            "{part_all} of {all} ({ratio_all} %). The choice of denominator decides the figure."
        ),
        kind=_("A ratio that depends on which rows it is counted over"),
    ),
    "deduction-unknown": Code(
        "warning",
        _(
            "The points that {measure} deducts from the overall score are not known, so there is "
            "no overall score. Write them in its column actual; 0 where there are none."
        ),
    ),
    "no-target": Code("warning", _("{measure} has no target; it is shown and not scored.")),
    "no-actual": Code(
        "warning",
        _("{measure} was not measured: {reason}"),
        kind=_("A measure that was not measured"),
    ),
    "target-implied": Code(
        "warning",
        _("The target of {measure} is implied; no document states it."),
    ),
    "zero-target": Code(
        "warning", _("The target of {measure} is zero, which has no ratio: {counts}. {remedy}")
    ),
    "negative-target": Code(
        "warning",
        _("The target of {measure} is below zero, which {variant} cannot judge."),
        kind=_("A target below zero that its formula cannot judge"),
    ),
    "grade-missed": Code(
        "warning",
        _(
            "{measure} came to {actual}, which is below its target of {target}. The scale {scale} "
            "has no points, so that the target counts as missed and the measure has no score."
        ),
        kind=_("A grade below its target on a scale without points"),
    ),
    "zero-actual": Code(
        "warning",
        _("The actual of {measure} is zero, which {variant} cannot judge."),
        kind=_("An actual of zero that its formula cannot judge"),
    ),
    "negative-actual": Code(
        "warning",
        _("The actual of {measure} is below zero, which {variant} cannot judge."),
        kind=_("An actual below zero that its formula cannot judge"),
    ),
    "unusable-worst": Code(
        "warning",
        _("The worst value of {measure}, {worst}, is not above its target of zero."),
        kind=_("A worst value that is not above a target of zero"),
    ),
    "unfit-variant": Code(
        "warning",
        _("The variant {variant} does not fit {measure}, whose polarity is {polarity}."),
        kind=_("A variant that does not fit its measure's polarity"),
    ),
    "last-value": Code(
        "warning",
        _("{measure} was not measured; its latest known actual, {counted}, counts instead."),
        kind=_("The latest known actual counts for a measure that was not measured"),
    ),
    "counted-as-zero": Code(
        "warning", _("{measure} was not measured and counts as zero, as the rulebook says.")
    ),
    "at-maximum": Code(
        "note",
        _("{measure} reached its target, the highest value possible, and counts {cap} %."),
        kind=_("A target reached that is the highest value possible"),
    ),
    "no-output": Code(
        "warning",
        _("{measure} needs output targets and actuals, and no budget line has both."),
    ),
    "claimed-achieved-below-100": Code(
        "warning",
        _("The text claims “{claim}”, but of {of} targets {count} were missed: {measures}."),
        kind=_("The text claims that all was achieved, though targets were missed"),
    ),
    "perspective-empty": Code(
        "warning",
        _("The perspective {perspective} has no measure."),
        kind=_("A perspective without any measure"),
    ),
    "low-coverage": Code(
        "warning",
        _(
            "{coverage} % of the scorecard's weight was scored, less than the {minimum} % the "
            "rulebook asks for; there is no overall score."
        ),
        kind=_("Too little of the scorecard was scored for an overall score"),
    ),
    "partial-coverage": Code(
        "note",
        _("{coverage} % of the weight of {node} was scored; the rest has no score."),
        kind=_("A part of the weight has no score"),
    ),
}
