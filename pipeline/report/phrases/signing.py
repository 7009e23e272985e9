"""Places to sign: for the head below what the agency says, for both parties below an agreement."""

from dataclasses import replace

from pipeline.case import Case
from pipeline.document import Party, Signatures
from pipeline.report.phrases.names import spaced_nip
from pipeline.reportfile import Person


def signed_by_head(case: Case) -> Signatures:
    """The head of the agency alone, with the place and day of issue."""
    edition = case.report_file.report
    day = case.language.date(edition.issued_on)
    place = f"{edition.issued_at}, {day}" if edition.issued_at else day
    return Signatures(place, (party("", case.report_file.agency.head),))


def signed_by_head_here(case: Case) -> Signatures:
    """The same where the report itself is signed: with a field for an electronic signature."""
    head = case.report_file.agency.head
    field = case.language.say("Place for the signature of {whom}", whom=head.title or head.name)
    return replace(signed_by_head(case), field=field)


def party(role: str, person: Person) -> Party:
    """A signatory, with a role or without."""
    nip = f"NIP. {spaced_nip(person.nip)}" if person.nip else ""
    return Party(role, person.title, person.name, person.rank, nip)
