"""Which of an agency's texts are read: all prose of its register and of report.toml."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pipeline.case import Case
from pipeline.examine.prose import contradicted
from pipeline.reportfile import Parameters
from pipeline.reportfile.formalities import Review
from tests.prose_by_hand import agency, writing

WRONG, RIGHT = "Serapan anggaran mencapai 71,30 persen.", "Laporan ini telah direviu."


def with_review(text: str) -> Case:
    review = Review(by="Inspektorat (contoh)", on=date(2025, 2, 20), text=text)
    given = agency().report_file.model_copy(update={"review": review})
    return replace(agency(), report_file=given)


def with_note(text: str) -> Case:
    report = agency().report_file.report.model_copy(update={"revision_note": text})
    given = agency().report_file.model_copy(update={"report": report})
    return replace(agency(), report_file=given)


def with_reason(text: str) -> Case:
    asked = {"C1": Parameters(unavailable=text)}
    given = agency().report_file.model_copy(update={"measures": asked})
    return replace(agency(), report_file=given)


@pytest.mark.parametrize(
    ("place", "with_text"),
    [
        ("review.text", with_review),
        ("report.revision_note", with_note),
        ("measures.C1.unavailable", with_reason),
        ("text.foreword", lambda text: writing(agency(), "text.foreword", text)),
    ],
)  # fmt: skip
def test_every_text_is_held_against_the_account(
    place: str, with_text: Callable[[str], Case]
) -> None:
    assert [(one.where, one.found) for one in contradicted(with_text(WRONG))] == [
        (place, "71,30 persen")
    ]
    assert list(contradicted(with_text(RIGHT))) == []


def test_lines_without_a_word_in_their_name_name_nothing() -> None:
    case = writing(agency(), "text.closing", WRONG)
    budget = case.account.budget
    assert budget is not None
    unnamed = tuple(replace(part, name="–") for part in budget.programmes)
    account = replace(case.account, budget=replace(budget, programmes=unnamed))
    assert [one.found for one in contradicted(replace(case, account=account))] == ["71,30 persen"]
