"""What can be wrong with the answers to a survey."""

from pipeline.codes.code import Code
from pipeline.translatable import _

SURVEY_ANSWERS: dict[str, Code] = {
    "answers-in-rows": Code(
        "error",
        _("each row holds an answer, and a respondent has several rows"),
        _(
            "If it is so, name the columns under the survey's source in report.toml: "
            'long = {{ respondent = "…", item = "{column}", answer = "…" }}.'
        ),
    ),
    "answer-twice": Code(
        "error",
        _("this respondent has answered the item “{value}” in an earlier row already"),
        _("Keep one of the answers, or give each response a code of its own."),
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
        _("“{value}”, which the file calls “{word}”, is no answer on the scale; cells: {count}"),
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
