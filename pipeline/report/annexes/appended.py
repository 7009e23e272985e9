"""Annexes of the agency's own pictures, and the signed agreement in place of our form."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.case import Case
from pipeline.document import Block, Chapter, Picture, Ref
from pipeline.report.annexes.agreement import agreement
from pipeline.report.phrases.wording import paragraph
from pipeline.reportfile import Appended

Pictures = Mapping[str, str]
"""Data URIs by file name."""


def agreement_annex(case: Case, pictures: Pictures) -> Chapter:
    """The signed agreement where it was delivered as pictures, else our form."""
    pages = [one for one in _numbered(case) if one[1].replaces]
    if not pages:
        return agreement(case)
    return Chapter("agreement", "", pages[0][1].title, tuple(_blocks(pages, case, pictures)))


def appended(case: Case, pictures: Pictures) -> tuple[Chapter, ...]:
    """An annex for each picture that does not replace the agreement."""
    return tuple(
        Chapter(
            f"lampiran-{number}", "", one.title, tuple(_blocks([(number, one)], case, pictures))
        )
        for number, one in _numbered(case)
        if not one.replaces
    )


def all_pictures(case: Case, pictures: Pictures) -> tuple[Chapter, ...]:
    """All pictures as annexes, for a report that does not print our form of the agreement."""
    pages = [one for one in _numbered(case) if one[1].replaces]
    if not pages:
        return appended(case, pictures)
    return (agreement_annex(case, pictures), *appended(case, pictures))


def _numbered(case: Case) -> Sequence[tuple[int, Appended]]:
    return list(enumerate(case.report_file.lampiran, start=1))


def _blocks(
    pages: Sequence[tuple[int, Appended]], case: Case, pictures: Pictures
) -> Iterator[Block]:
    for number, one in pages:
        target = f"picture-{number}"
        yield paragraph(
            case.language, "{figure} is printed as the agency delivered it.", figure=Ref(target)
        )
        yield Picture(target, one.title, pictures[one.file], one.alt)
