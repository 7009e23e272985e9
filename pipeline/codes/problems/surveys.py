"""Surveys: their items, their answers, the form they come in."""

from pipeline.codes.code import Code
from pipeline.translatable import _

SURVEYS: dict[str, Code] = {
    "survey-twice": Code(
        "error",
        _("the survey “{survey}” was delivered more than once: {tables}"),
        _("Keep one of the tables."),
    ),
    "respondents-missing": Code(
        "error",
        _("the totals of the survey “{survey}” say nothing without the number of respondents"),
        _(
            "Add respondents under [surveys.{survey}] in report.toml, or a column answers that "
            "says how many answered each item."
        ),
    ),
    "survey-without-items": Code(
        "error",
        _("nothing says which items the survey “{survey}” has"),
        _(
            'Name them, as items = ["q1", "q2"], under [surveys.{survey}] in report.toml; only '
            "totals and counts of items may do without."
        ),
    ),
    "unknown-item": Code(
        "error",
        _("the survey “{survey}” has no item “{value}”{nearest}"),
        _("Correct the id, or add the item under [surveys.{survey}] in report.toml."),
    ),
    "item-missing": Code(
        "error",
        _("no row gives the answers to the item “{value}” of the survey “{survey}”"),
        _("Add the item, or remove it under [surveys.{survey}] in report.toml."),
    ),
    "variable-name-taken": Code(
        "error",
        _("the variable “{value}” of the survey “{survey}” has the name of an item or intercept"),
        _(
            'Give it another name, such as "X1" = ["q1", "q2"] under [surveys.{survey}.variables] '
            "in report.toml, and where the regression names it."
        ),
    ),
    "unknown-term": Code(
        "error",
        _("the survey “{survey}” has neither an item nor a variable “{value}”{nearest}"),
        _(
            'Correct it, or declare the variable: "{value}" = ["q1", "q2"] under '
            "[surveys.{survey}.variables] in report.toml."
        ),
    ),
    "item-enters-twice": Code(
        "error",
        _("the item “{value}” enters the regression of the survey “{survey}” twice, by: {terms}"),
        _(
            "Leave it in one of them: of a variable under [surveys.{survey}.variables], of single "
            "items in terms = […] under [surveys.{survey}.regression] in report.toml."
        ),
    ),
    "dependent-among-terms": Code(
        "error",
        _("the regression of the survey “{survey}” explains “{value}” by itself"),
        _("Write terms = [{terms}] under [surveys.{survey}.regression] in report.toml."),
    ),
    "unknown-element": Code(
        "error",
        _("the item “{item}” names “{value}”, which the formula {formula} does not know{nearest}"),
        _("Correct the name under [surveys.{survey}] in report.toml."),
    ),
    "element-named-otherwise": Code(
        "error",
        _(
            "the item “{item}” asks about {named} (“{value}”), but its code {code} is that of "
            "{element}"
        ),
        _("Name its element in words under [surveys.{survey}] in report.toml."),
    ),
    "element-missing": Code(
        "error",
        _("no item asks about “{value}”, which the formula {formula} needs"),
        _('Name it in {key} = "…" of an item under [surveys.{survey}] in report.toml.'),
    ),
    "facet-items": Code(
        "error",
        _("the facet “{value}” has {count} items, where the index has 9 or 18"),
        _("Correct the items under [surveys.{survey}] in report.toml."),
    ),
    "scale-differs": Code(
        "error",
        _("the formula {formula} needs answers on {expected}, not on {value}"),
        _("Correct scale under [surveys.{survey}] in report.toml, or use another formula."),
    ),
    "formula-needs-answers": Code(
        "error",
        _("the formula {formula} needs the answers of each respondent, not their sums"),
        _("Deliver survey_{survey}.csv."),
    ),
    "incomplete-responses": Code(
        "warning",
        _("{count} responses were never submitted and were left out: rows {rows}"),
        _("Nothing, if they were broken off; else fill in the column “{column}”."),
    ),
    "rejected-responses": Code(
        "warning",
        _("“{column}” says “{value}” of {count} responses, which were left out: rows {rows}"),
        _("Nothing, if they are not to count; else correct the cells."),
    ),
    "unapproved-responses": Code(
        "warning",
        _("{count} responses count that nobody approved under “{column}”: rows {rows}"),
        _("Nothing, if they may count; else judge them in the survey program and export it anew."),
    ),
    "refused-to-take-part": Code(
        "warning",
        _("{count} refused to take part (“{column}”) and are no respondents: rows {rows}"),
        _("Nothing, if that is so; else correct the cells."),
    ),
    "respondents-numbered": Code(
        "warning",
        _("no column holds a code of the respondent; each of {count} rows counts as one"),
        _(
            "Nothing, if that is so; else name the column of codes: columns.respondent_id = "
            '"…" under [sources.{table}] in report.toml.'
        ),
    ),
    "respondent-or-sum": Code(
        "error",
        _("the row looks like the sums or means of those above it, and no code says whose it is"),
        _("Delete the row; if it is a respondent, give each row a code under respondent_id."),
    ),
    "item-in-two-columns": Code(
        "error",
        _("two columns ask the item “{item}”: {columns}"),
        _('Say which: columns.{item} = "…" under [sources.{table}] in report.toml.'),
    ),
    "column-of-two-items": Code(
        "error",
        _("the column “{column}” fits more than one item: {items}"),
        _(
            "Give each item a text of its own in report.toml, or name its column there: "
            'columns.… = "…" under [sources.{table}].'
        ),
    ),
}
