"""What a reader should know of a survey."""

from pipeline.codes.code import Code
from pipeline.translatable import _

SURVEYS: dict[str, Code] = {
    "sample-below-population": Code(
        "warning",
        _(
            "{n} respondents answered; for a population of {population} Krejcie and Morgan's "
            "table asks for {needed}."
        ),
        kind=_("Fewer respondents than the population asks for"),
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
        kind=_("A printed grade of an element differs from ours"),
    ),
    "printed-by-other-weight": Code(
        "warning",
        _(
            "The printed {published} comes from a weight of {weight} an element, with which "
            "{elements} elements reach {highest} at most."
        ),
        kind=_("A printed index that comes from another weight of elements"),
    ),
    "letter-by-vintage": Code(
        "note",
        _(
            "{actual} is {rating} here and would be {other} by the bands of {regulation}; letters "
            "of the two are not to be compared."
        ),
        kind=_("A letter that differs by the regulation it is judged by"),
    ),
    "duplicate-item": Code(
        "warning",
        _(
            "Items {items} ask the same question but {difference}; identical "
            "questions should agree, and asking twice inflates alpha."
        ),
        kind=_("Survey items that ask the same question"),
    ),
    "tied-lowest": Code(
        "note",
        _("Items {items} share {least}."),
        kind=_("Several survey items share the lowest value"),
    ),
    "small-sample": Code(
        "warning",
        _(
            "With few respondents ({n}) Cronbach's alpha {alpha} has a {level} % interval from "
            "{low} to {high}."
        ),
        kind=_("Few respondents, so that reliability has a wide interval"),
    ),
    "few-respondents": Code(
        "warning",
        _(
            "So few respondents ({n}) speak for themselves; what they answered need not hold for "
            "everyone served."
        ),
        kind=_("Few respondents, who need not speak for all who were served"),
    ),
    "validity-against-alpha": Code(
        "warning",
        _(
            "All items are called valid, but with {n} respondents that needs an alpha of at least "
            "about {floor}; the printed alpha is {alpha}. Both can hardly be true. Computed here: "
            "{valid} of {items} items are valid."
        ),
        kind=_("All items are called valid against what the printed alpha allows"),
    ),
    "constant-item": Code(
        "note",
        _("All {n} answers to item {item} that count are the same; it has no correlation."),
        kind=_("A survey item that everyone answered alike"),
    ),
    "alpha-with-constant": Code(
        "note",
        _(
            "Everyone who answered all items gave the same answer to {constant}. Cronbach's alpha "
            "is {alpha} over all {items} items and {without} over the {left} that vary; programs "
            "such as SPSS and R leave the others out."
        ),
        kind=_("Alpha over items that everyone answered alike"),
    ),
    "instrument-not-as-named": Code(
        "warning",
        _(
            "It is called {instrument}, which has {needed} facets; the items here name {facets}. "
            "Its norms and its name do not carry over to other items."
        ),
        kind=_("A survey that is not the instrument it is called"),
    ),
    "regression-refused": Code(
        "warning",
        _("The regression of {dependent} on {terms} was asked for and is refused: {reason}."),
        kind=_("A regression that was asked for and is refused"),
    ),
    "regression-on-few": Code(
        "warning",
        _(
            "The regression with {terms} terms rests on {n} answers; {enough} would be needed for "
            "coefficients that another sample would repeat."
        ),
        kind=_("A regression that rests on few answers"),
    ),
    "band-uncertain": Code(
        "warning",
        _(
            "{measure}: the {level} % interval from {low} to {high} reaches the bands {bands}; "
            "another sample could have been rated differently."
        ),
        kind=_("A rating that another sample could change"),
    ),
    "incomplete-answers": Code(
        "note",
        _(
            "Of {delivered} respondents {left} left at least one item empty. An index by elements "
            "counts what they answered; totals, correlations and alpha leave them out (listwise)."
        ),
        kind=_("Respondents who left items empty"),
    ),
    "answers-not-applicable": Code(
        "note",
        _(
            "{count} answers say that the item does not concern the respondent: {items}. An index "
            "by elements takes each element over those whom it concerns; {left} respondents are "
            "missing from totals and correlations for that reason alone."
        ),
        kind=_("Answers that an item does not concern the respondent"),
    ),
    "straight-liners": Code(
        "note",
        _(
            "{count} of {n} respondents ({share} %) gave the same answer to all {items} items. "
            "They may mean it, or may not have read the questions."
        ),
        kind=_("Respondents who gave one answer to all items"),
    ),
    "straight-liners-reversed": Code(
        "warning",
        _(
            "{count} of {n} respondents ({share} %) gave the same answer to all {items} items, "
            "although some are worded the other way round: they contradict themselves."
        ),
        kind=_("Respondents who gave one answer to all items, though some are reversed"),
    ),
    "repeated-submissions": Code(
        "warning",
        _(
            "{count} of {n} responses ({share} %) repeat another one in every answer and in "
            "everything else that was recorded, under another number: rows {rows}. Every figure "
            "counts them."
        ),
        kind=_("Responses that repeat another one in everything"),
    ),
    "item-against-total": Code(
        "warning",
        _(
            "Item {item} falls where the other items rise (r {r}); if it is worded the other way "
            "round, say reversed = true in report.toml."
        ),
        kind=_("A survey item that runs against the others"),
    ),
    "alpha-negative": Code(
        "warning",
        _(
            "Cronbach's alpha is {alpha}: the items contradict each other, and their total "
            "measures nothing."
        ),
        kind=_("Survey items that contradict each other"),
    ),
    "more-than-population": Code(
        "warning",
        _("{n} respondents are more than the population of {population}; one of the two is wrong."),
        kind=_("More respondents than the population"),
    ),
    "earlier-not-comparable": Code(
        "warning",
        _(
            "{measure}: the {before} of {period} is left out of comparisons: {reason}. Measure it "
            "the same way again, or begin a new series."
        ),
        kind=_("An earlier figure that is left out of comparisons"),
    ),
    "earlier-restated": Code(
        "note",
        _(
            "{measure}: the {before} of {period} is left out of comparisons: {reason}. By the rule "
            "of now it would be {restated}."
        ),
        kind=_("An earlier figure that today's rule would change"),
    ),
}
