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
    "answered-twice": Code(
        "error",
        _("the item “{item}” is answered in more than one column of this row: {columns}"),
        _("Keep one of the answers."),
    ),
    "unknown-answer": Code(
        "error",
        _("the answer “{value}” belongs to no scale known here; cells: {count}"),
        _(
            "Correct it, or say what it stands for under [surveys.{survey}] in report.toml: in "
            "labels, or in missing if it is no answer."
        ),
    ),
    "ambiguous-answer": Code(
        "error",
        _("the answer “{value}” stands for {choices} by different scales; cells: {count}"),
        _("Say in labels under [surveys.{survey}] in report.toml what it stands for."),
    ),
    "answer-number-differs": Code(
        "error",
        _("the answer “{value}” bears the number {number}, but its words are answer {expected}"),
        _("Correct it, or declare labels under [surveys.{survey}] in report.toml."),
    ),
    "labelled-outside-scale": Code(
        "error",
        _("“{value}”, which the file calls “{word}”, lies outside the scale; cells: {count}"),
        _(
            "Say under [surveys.{survey}] in report.toml what it is: missing if no answer was "
            "given, not_applicable if the item does not concern the respondent."
        ),
    ),
    "labels-against-scale": Code(
        "error",
        _("the file calls {value} “{word}”, which is answer {expected} of the scale"),
        _(
            "Say under [surveys.{survey}] in report.toml which numbers count: labels give each its "
            "own; reversed = true turns an item round."
        ),
    ),
    "labels-turned-with-answers": Code(
        "warning",
        _(
            "the file calls {value} “{word}”, for the column is “{first}” turned round with its "
            "words; its numbers count as they are"
        ),
        _(
            "Nothing, if that is so; else say under [surveys.{survey}] in report.toml which "
            "numbers count: labels give each its own."
        ),
    ),
    "no-answer-given": Code(
        "warning",
        _("{count} cells say that no answer was given and count as empty: {words}"),
        _("Nothing, if that is what they say; else declare them in report.toml."),
    ),
    "answers-how-often": Code(
        "warning",
        _("every item is answered by how often it happens, and “always” counts as the best answer"),
        _(
            "Nothing, if that is so; an item whose best answer is “never” needs reversed = true "
            "under [surveys.{survey}] in report.toml."
        ),
    ),
    "words-of-their-own": Code(
        "warning",
        _("the items {items} are answered in words of their own, which are read so: {value}"),
        _("Nothing, if that is so; else declare labels under [surveys.{survey}] in report.toml."),
    ),
    "answers-of-other-scale": Code(
        "error",
        _(
            "the answers are those of a scale of {found} points, which is not the declared one: "
            "{words}"
        ),
        _("Correct scale under [surveys.{survey}] in report.toml, or declare labels there."),
    ),
    "several-answers": Code(
        "error",
        _("“{value}” is more than one answer; cells: {count}"),
        _("An item takes one answer of each respondent; correct it, or leave the item out."),
    ),
    "joined-groups": Code(
        "warning",
        _("“{value}” names several groups at once; such cells: {count}, each a group of its own"),
        _("Nothing, if that is meant; else write one group into each cell."),
    ),
    "joined-condition": Code(
        "warning",
        _("{count} cells name “{value}” among other answers and do not count as it"),
        _("Nothing, if that is meant; else write one answer into each cell."),
    ),
    "ticked-condition": Code(
        "warning",
        _("{count} cells name “{value}” among other options that were ticked, and count as it"),
        _("Nothing, if whoever ticked several options is to count for each of them."),
    ),
    "column-not-a-group": Code(
        "error",
        _("the formula {formula} reads “{column}”, which is not among the groups of the survey"),
        _("Name it in groups under [surveys.{survey}] in report.toml."),
    ),
    "filter-kept": Code(
        "warning",
        _("the file keeps a filter of SPSS, which selects {count} of {total} rows; all count"),
        _(
            'Nothing, if all are meant; else where = {{ "{column}" = "1" }} under '
            "[sources.{table}] in report.toml."
        ),
    ),
    "items-on-another-sheet": Code(
        "error",
        _("the items of table {table} are not on the sheet “{sheet}” but on: {sheets}"),
        _('Name the sheet: sheet = "…" under [sources.{table}] in report.toml.'),
    ),
    "counts-differ": Code(
        "error",
        _("the counts of this row add up to {sum}, not to {value}"),
        _("Correct the counts, or their total."),
    ),
    "number-skipped": Code(
        "warning",
        _("the row is numbered {value} and the one before it {before}; a row may be missing"),
        _("Deliver every row, or number the rows anew."),
    ),
}
