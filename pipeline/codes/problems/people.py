"""Times, dates and persons."""

from pipeline.codes.code import Code
from pipeline.translatable import _

DATES_AND_PERSONS: dict[str, Code] = {
    "more-alike": Code(
        "warning",
        _("{count} more places have the fault “{kind}”; they are not listed one by one"),
        _("Mend those that are listed and all that are alike, then check again."),
    ),
    "finished-before-start": Code(
        "error", _("the end lies before the start"), _("Correct one of the two times.")
    ),
    "more-than-whole": Code(
        "error",
        _("{part} {value} is more than {whole} {limit}"),
        _("Correct one of the two values."),
    ),
    "outside-period": Code(
        "error",
        _("the date {value} lies outside the period {start} to {end}"),
        _("Correct the date, or move the row to its own period."),
        waivable=True,
    ),
    "due-before-period": Code(
        "warning",
        _("the document was due on {value}, before the period that begins on {start}; it counts"),
        _("Remove the row if it belongs to an earlier report."),
    ),
    "due-before-end": Code(
        "warning",
        _("the solution is due on {value}, before the period ends on {end}"),
        _("Write when it will be done after the period, or leave the cell empty if it is done."),
    ),
    "after-report": Code(
        "error",
        _("{value} lies after {issued}, the day this report is issued"),
        _("Correct the date, or issued_on in report.toml; leave it empty while unfinished."),
        waivable=True,
    ),
    "not-an-earlier-period": Code(
        "warning",
        _("“{value}” is no period before {own}, so the row is not used"),
        _("Write the period as 2018, 2024-S1, 2024-Q3 or 2024-07, or remove the row."),
    ),
    "weight-missing": Code(
        "warning",
        _(
            "some measures of “{node}” have a weight; those without one count as 1 each "
            "(rows: {rows})"
        ),
        _("Fill in every weight, or none of them."),
    ),
    "weights-all-zero": Code(
        "error",
        _("every measure of “{node}” weighs zero, so nothing could be scored"),
        _("Write the weights, or leave all of them empty for equal ones."),
    ),
    "percent-too-large": Code(
        "error",
        _("{value} percent is more than a thousand"),
        _("Look for a lost decimal mark, or correct the unit of measurement."),
        waivable=True,
    ),
    "small-group": Code(
        "error",
        _("the measure {measure} may not be shown: {reason}"),
        _(
            "Change its rows, so that it counts at least {least} persons and leaves out none or at "
            'least {least}, or write unavailable = "…" under [measures."{measure}"] in report.toml.'
        ),
    ),
    "person-as-owner": Code(
        "warning",
        _("a person stands where a unit or a role belongs, and is printed as (withheld)"),
        _("Write the unit or the role, such as Kepala Bidang Pelayanan."),
    ),
    "person-as-id": Code(
        "error",
        _("the code has what looks like a NIK, a NIP, a telephone number or an e-mail address"),
        _("Give the measure or objective a code that tells of nobody, such as IKU-1."),
    ),
    "person-in-text": Code(
        "warning",
        _("the text has what looks like a NIK, a NIP, a telephone number or an e-mail address"),
        _(
            "Take it out. In tables it is printed as (withheld), in report.toml and rulebooks as "
            "it stands."
        ),
    ),
    "bad-nip": Code(
        "error",
        _("the NIP is not well-formed: {reason}"),
        _("A NIP has 18 digits: birth date, month of appointment, 1 or 2, serial number."),
    ),
}
