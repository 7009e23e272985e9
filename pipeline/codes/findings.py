"""What a reader of the report should know; a finding never refuses."""

from pipeline.codes.code import Code
from pipeline.translatable import _

FINDINGS: dict[str, Code] = {
    # --- numbers that do not agree ------------------------------------------------------------
    "does-not-recompute": Code(
        "warning",
        _(
            "The agency states {published}; recomputed from the rows it is {ours}. "
            "This report uses {ours}."
        ),
    ),
    "parts-differ": Code(
        "warning",
        _(
            "The actual of the year is given as {actual}; the parts of the year, put together as "
            "the register says, make {made}. The delivered figure stays."
        ),
    ),
    "rule-waived": Code(
        "warning",
        _(
            "Rows of {table} that break the rule “{problem}” and were accepted knowingly: "
            "{count}. {reason}"
        ),
    ),
    "unused-waiver": Code(
        "note", _("The waiver for “{problem}” in {table} matches no row and can be removed.")
    ),
    "ratio-or-percent": Code(
        "warning",
        _(
            "{measure} is {actual} % while {beside}. A value as small as {value} is probably a "
            "ratio written where a percentage belongs ({value} = {as_percent} %)."
        ),
    ),
    "economy-equals-efficiency": Code(
        "note",
        _(
            "Economy and efficiency are both {actual} %: output achievement is exactly 100 %, so "
            "efficiency (spending ratio ÷ output achievement) reduces to the spending ratio. "
            "The two measures say one thing twice."
        ),
    ),
    # --- value for money ----------------------------------------------------------------------
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
    ),
    "output-short": Code(
        "warning",
        _(
            "{measure} is {actual} %, but output fell short of its target; spending less is "
            "thrift only where output held, so it is not rated as good."
        ),
    ),
    "output-unknown": Code(
        "warning",
        _(
            "{measure} is {actual} %, but no budget line has both an output target and an output; "
            "without them it is not rated as good."
        ),
    ),
    # --- surveys ------------------------------------------------------------------------------
    "sample-below-population": Code(
        "warning",
        _(
            "{n} respondents answered; for a population of {population} Krejcie and Morgan's "
            "table asks for {needed}."
        ),
    ),
    "element-order-assumed": Code(
        "note",
        _(
            "Elements are given by code alone and read in the regulation's order: {elements}. "
            "Forms print some of them in another order; the index does not depend on it."
        ),
    ),
    "element-label-differs": Code(
        "warning",
        _(
            "The agency states {printed} for {element}; its mean answer {nrr} comes to "
            "{converted} and is {ours}."
        ),
    ),
    "printed-by-other-weight": Code(
        "warning",
        _(
            "The printed {published} comes from a weight of {weight} an element, with which "
            "{elements} elements reach {highest} at most."
        ),
    ),
    "letter-by-vintage": Code(
        "note",
        _(
            "{actual} is {rating} here and would be {other} by the bands of {regulation}; letters "
            "of the two are not to be compared."
        ),
    ),
    "duplicate-item": Code(
        "warning",
        _(
            "Items {items} ask the same question but {difference}; identical "
            "questions should agree, and asking twice inflates alpha."
        ),
    ),
    "tied-lowest": Code("note", _("Items {items} share {least}.")),
    "small-sample": Code(
        "warning",
        _(
            "With few respondents ({n}) Cronbach's alpha {alpha} has a {level} % interval from "
            "{low} to {high}."
        ),
    ),
    "few-respondents": Code(
        "warning",
        _(
            "So few respondents ({n}) speak for themselves; what they answered need not hold for "
            "everyone served."
        ),
    ),
    "validity-against-alpha": Code(
        "warning",
        _(
            "All items are called valid, but with {n} respondents that needs an alpha of at least "
            "about {floor}; the printed alpha is {alpha}. Both can hardly be true. Computed here: "
            "{valid} of {items} items are valid."
        ),
    ),
    "constant-item": Code(
        "note", _("Every respondent gave item {item} the same answer; it has no correlation.")
    ),
    "alpha-with-constant": Code(
        "note",
        _(
            "Everyone who answered all items gave the same answer to {constant}. Cronbach's alpha "
            "is {alpha} over all {items} items and {without} over the {left} that vary; programs "
            "such as SPSS and R leave the others out."
        ),
    ),
    "instrument-not-as-named": Code(
        "warning",
        _(
            "It is called {instrument}, which has {needed} facets; the items here name {facets}. "
            "Its norms and its name do not carry over to other items."
        ),
    ),
    "regression-refused": Code(
        "warning",
        _("The regression of {dependent} on {terms} was asked for and is refused: {reason}."),
    ),
    "regression-on-few": Code(
        "warning",
        _(
            "The regression with {terms} terms rests on {n} answers; {enough} would be needed for "
            "coefficients that another sample would repeat."
        ),
    ),
    "band-uncertain": Code(
        "warning",
        _(
            "{measure}: the {level} % interval from {low} to {high} reaches the bands {bands}; "
            "another sample could have been rated differently."
        ),
    ),
    "incomplete-answers": Code(
        "note",
        _(
            "Of {delivered} respondents {left} left at least one item empty. An index by elements "
            "counts what they answered; totals, correlations and alpha leave them out (listwise)."
        ),
    ),
    "answers-not-applicable": Code(
        "note",
        _(
            "{count} answers say that the item does not concern the respondent: {items}. An index "
            "by elements takes each element over those whom it concerns; {left} respondents are "
            "missing from totals and correlations for that reason alone."
        ),
    ),
    "straight-liners": Code(
        "note",
        _(
            "{count} of {n} respondents ({share} %) gave the same answer to all {items} items. "
            "They may mean it, or may not have read the questions."
        ),
    ),
    "straight-liners-reversed": Code(
        "warning",
        _(
            "{count} of {n} respondents ({share} %) gave the same answer to all {items} items, "
            "although some are worded the other way round: they contradict themselves."
        ),
    ),
    "repeated-submissions": Code(
        "warning",
        _(
            "{count} of {n} responses ({share} %) repeat another one in every answer and in "
            "everything else that was recorded, under another number: rows {rows}. Every figure "
            "counts them."
        ),
    ),
    "item-against-total": Code(
        "warning",
        _(
            "Item {item} falls where the other items rise (r {r}); if it is worded the other way "
            "round, say reversed = true in report.toml."
        ),
    ),
    "alpha-negative": Code(
        "warning",
        _(
            "Cronbach's alpha is {alpha}: the items contradict each other, and their total "
            "measures nothing."
        ),
    ),
    "more-than-population": Code(
        "warning",
        _("{n} respondents are more than the population of {population}; one of the two is wrong."),
    ),
    "earlier-not-comparable": Code(
        "warning",
        _(
            "{measure}: the {before} of {period} is left out of comparisons: {reason}. Measure it "
            "the same way again, or begin a new series."
        ),
    ),
    "earlier-restated": Code(
        "note",
        _(
            "{measure}: the {before} of {period} is left out of comparisons: {reason}. By the rule "
            "of now it would be {restated}."
        ),
    ),
    # --- targets, actuals, coverage -----------------------------------------------------------
    "denominator": Code(
        "warning",
        _(
            "The ratio counts {part} of {kept} rows ({ratio} %); counted over all {all} rows it is "
            "{part_all} of {all} ({ratio_all} %). The choice of denominator decides the figure."
        ),
    ),
    "deduction-unknown": Code(
        "warning",
        _(
            "The points that {measure} deducts from the overall score are not known, so there is "
            "no overall score. Write them in its column actual; 0 where there are none."
        ),
    ),
    "no-target": Code("warning", _("{measure} has no target; it is shown and not scored.")),
    "no-actual": Code("warning", _("{measure} was not measured: {reason}")),
    "target-implied": Code(
        "warning",
        _("The target of {measure} is implied; no document states it."),
    ),
    "zero-target": Code(
        "warning", _("The target of {measure} is zero, which has no ratio: {counts}. {remedy}")
    ),
    "negative-target": Code(
        "warning", _("The target of {measure} is below zero, which {variant} cannot judge.")
    ),
    "grade-missed": Code(
        "warning",
        _(
            "{measure} came to {actual}, which is below its target of {target}. The scale {scale} "
            "has no points, so that the target counts as missed and the measure has no score."
        ),
    ),
    "zero-actual": Code(
        "warning", _("The actual of {measure} is zero, which {variant} cannot judge.")
    ),
    "negative-actual": Code(
        "warning", _("The actual of {measure} is below zero, which {variant} cannot judge.")
    ),
    "not-finite": Code(
        "warning", _("The achievement of {measure} is beyond any number that can be written.")
    ),
    "unusable-worst": Code(
        "warning", _("The worst value of {measure}, {worst}, is not above its target of zero.")
    ),
    "unfit-variant": Code(
        "warning",
        _("The variant {variant} does not fit {measure}, whose polarity is {polarity}."),
    ),
    "last-value": Code(
        "warning",
        _("{measure} was not measured; its latest known actual, {counted}, counts instead."),
    ),
    "counted-as-zero": Code(
        "warning", _("{measure} was not measured and counts as zero, as the rulebook says.")
    ),
    "at-maximum": Code(
        "note",
        _("{measure} reached its target, the highest value possible, and counts {cap} %."),
    ),
    "no-output": Code(
        "warning",
        _("{measure} needs output targets and actuals, and no budget line has both."),
    ),
    "claimed-achieved-below-100": Code(
        "warning",
        _("The text claims “{claim}”, but of {of} targets {count} were missed: {measures}."),
    ),
    "perspective-empty": Code("warning", _("The perspective {perspective} has no measure.")),
    "low-coverage": Code(
        "warning",
        _(
            "{coverage} % of the scorecard's weight was scored, less than the {minimum} % the "
            "rulebook asks for; there is no overall score."
        ),
    ),
    "partial-coverage": Code(
        "note",
        _("{coverage} % of the weight of {node} was scored; the rest has no score."),
    ),
    # --- what the report should contain and was not given -------------------------------------
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
    # --- policy -------------------------------------------------------------------------------
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
}
