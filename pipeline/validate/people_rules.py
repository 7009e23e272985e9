"""Rules of the officials whom report.toml names."""

from collections.abc import Iterator
from datetime import date

from pipeline.problems import Problem, Reason
from pipeline.validate.review import Review

NIP_DIGITS = 18


def nips_are_well_formed(review: Review) -> Iterator[Problem]:
    """A NIP, where it is given, has birth date (8), appointment (6), sex (1), serial number (3)."""
    given = review.report_file
    named = {
        "agency.head.nip": given.agency.head,
        "agency.superior.nip": given.agency.superior,
        "review.nip": given.review,
    }
    for column, person in named.items():
        if person is not None and person.nip and (reason := nip_fault(person.nip)):
            values = {"reason": Reason(reason)}
            yield Problem("bad-nip", "report.toml", column=column, value=person.nip, values=values)


def nip_fault(nip: str) -> str:
    """Why a NIP is not well-formed, as a name in REASONS; empty when it is. Spaces do not count."""
    digits = nip.replace(" ", "")
    if len(digits) != NIP_DIGITS or not (digits.isascii() and digits.isdigit()):
        return "nip-digits"
    if not _is_date(digits[:8]):
        return "nip-birth"
    if not _is_date(digits[8:14] + "01"):
        return "nip-month"
    return "" if digits[14] in "12" else "nip-sex"


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True
