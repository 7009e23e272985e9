"""Targets and actuals that say more than a number: signs, units, ranges, grades."""

from pipeline.codes.code import Code
from pipeline.translatable import _

PROMISES: dict[str, Code] = {
    # --- signs, units, ranges -----------------------------------------------------------------
    "sign-on-actual": Code(
        "error",
        _("“{value}” has a sign, and what was reached is one number"),
        _("Write the number that was reached, without a sign."),
    ),
    "sign-against-polarity": Code(
        "error",
        _("the sign of “{value}” is against the polarity {polarity} of its row"),
        _(
            "≥ goes with maximize, ≤ with minimize, none with stabilize: correct the polarity, or "
            "the sign."
        ),
    ),
    "strict-target": Code(
        "error",
        _("“{value}” leaves out the number that it names; a target is itself met"),
        _("Write {allowed}, or the next value that still meets the target."),
    ),
    "strict-target-told": Code(
        "warning",
        _("“{value}” leaves out the number that it names; what was reached is another number"),
        _("Nothing, if the target is {number}; else write the next value that still meets it."),
    ),
    "unit-differs": Code(
        "error",
        _("“{value}” is in {unit}, and the measure is measured in {own}"),
        _(
            "Write {number} alone if it is in {own}; else write the value in {own}, or correct the "
            "unit of the measure."
        ),
    ),
    "range-in-cell": Code(
        "error",
        _("“{value}” is a range in one cell"),
        _("Leave the cell empty, and write {low} under target_low and {high} under target_high."),
    ),
    "range-for-number": Code(
        "error",
        _("“{value}” is a range, and the column “{column}” takes one number"),
        _("Write one number: {low}, {high}, or what lies between."),
    ),
    # --- percent beside fraction --------------------------------------------------------------
    "fraction-beside-percent": Code(
        "warning",
        _("{value} stands beside {other} % and is probably a fraction"),
        _("Write {as_percent} if it means {as_percent} %; nothing, if it is right."),
    ),
    "weights-of-two-kinds": Code(
        "warning",
        _("the weight {value} in {node} is probably a fraction, and the others are in percent"),
        _("Write {as_percent}, so that the weights make 100; nothing, if it is right."),
    ),
    # --- grades -------------------------------------------------------------------------------
    "neither-number-nor-grade": Code(
        "error",
        _("“{value}” is neither a number nor a grade of a known scale ({scales})"),
        _(
            "Write digits only, or leave the cell empty. A grade needs its scale in report.toml, "
            'best first: [scales.own] groups = [["best"], ["next"]], and '
            '[measures."{measure}"] scale = "own".'
        ),
    ),
    "grade-unknown": Code(
        "error",
        _("“{value}” is no grade of the scale {scale}{nearest}"),
        _("Write one of its grades: {grades}."),
    ),
    "grade-scale-unclear": Code(
        "error",
        _("“{value}” does not tell which scale the grades of this row are of: {scales}"),
        _('Write in report.toml [measures."{measure}"] scale = "{scale}", or another of them.'),
    ),
    "unknown-scale": Code(
        "error",
        _("no scale of grades has the id “{value}”{nearest}"),
        _("Name one of {scales}, or declare it: [scales.{value}] groups = [[…], […]], best first."),
    ),
    "number-beside-grade": Code(
        "error",
        _("“{value}” is no grade, and the rest of the measure is told in grades of {scale}"),
        _("Write one of its grades ({grades}), or numbers in every cell of the measure."),
    ),
    "grade-and-number": Code(
        "error",
        _("“{value}” is a grade and a number in one cell"),
        _("Write one of them in every cell of the row: {grade}, or the number."),
    ),
    "grade-of-number": Code(
        "error",
        _("“{value}” is no number, and the measure {measure} is told in numbers in this report"),
        _("Write the number of that period, or leave the cell empty."),
    ),
    "grade-polarity": Code(
        "error",
        _("a measure that is told in grades cannot have the polarity {value}"),
        _("Write maximize: the better grade is always better."),
    ),
    "grade-of-formula": Code(
        "error",
        _("“{value}” is a grade, and the formula {formula} computes a number"),
        _("Write the target as a number, or the formula reported and the grade that was reached."),
    ),
    "bound-of-grade": Code(
        "error",
        _("{value} says nothing of a measure that is told in grades of {scale}"),
        _("Leave the cell empty; the target is the grade."),
    ),
}
