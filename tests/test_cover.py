"""The cover names the report as the regulation does, and says of a final only why it is another."""

from datetime import date

import pytest

from pipeline import report
from tests.reported_by_hand import case, document
from tests.tables_by_hand import report_file

YEAR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}
HALF = {"start": date(2024, 1, 1), "end": date(2024, 6, 30)}


@pytest.mark.parametrize(
    ("language", "period", "title", "when"),
    [
        ("id", YEAR, "Laporan Kinerja Instansi Pemerintah (LKjIP)", "Tahun 2024"),
        ("en", YEAR, "Government agency performance report (LKjIP)", "Year 2024"),
        ("id", HALF, "Laporan Kinerja", "Semester I 2024"),
    ],
)
def test_a_year_s_report_has_the_regulation_s_title(
    language: str, period: dict[str, date], title: str, when: str
) -> None:
    edition = {"issued_on": "2025-02-28", "language": language}
    told = document(case({}, given=report_file(report=edition, period=period)))
    assert (told.formal_title, told.formal_period) == (title, when)
    assert told.description == f"{title}, {told.author}, {told.period}"


@pytest.mark.parametrize(
    ("edition", "revision", "said"),
    [
        ({"status": "final"}, 1, ""),
        ({"status": "final", "revision_note": "a row was missing"}, 1, ""),
        (
            {"status": "final", "revision_note": "a row was missing"},
            2,
            "Revision 2: a row was missing",
        ),
        ({"status": "draft", "revision_note": "a row was missing"}, 2, ""),
    ],
)
def test_a_cover_says_why_a_final_is_another(
    edition: dict[str, str], revision: int, said: str
) -> None:
    given = report_file(report={"issued_on": "2025-02-28", "language": "en", **edition})
    made = report.document_of(case({}, given=given), logo="", files={}, revision=revision)
    assert made.status == said
