"""Strangers' books after all that hands do to them: a draft with the same figures, or a reason.

What a habit changes is the look of a sheet, never a figure: whatever `init --from` proves of it
alone must give the true figures, and what it cannot prove it must name.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import run
from pipeline.ingest import ReportFolder
from pipeline.language import language
from pipeline.problems import InputsRefused, PolicyWrong, Problem
from pipeline.proposals import Proposal
from pipeline.publish import Told
from pipeline.starting import start_from
from tests.fuzz import habits
from tests.fuzz.draws import few
from tests.fuzz.mutations import file_mutated
from tests.fuzz.outcomes import spoken
from tests.survey_shapes import ITEMS, truth
from tests.workbooks_by_hand import workbook

pytestmark = pytest.mark.one_in(4)

BUDGET: habits.Sheet = [
    ["Kode Rekening", "Uraian", "Anggaran Setelah Perubahan", "Realisasi", "%"],
    ["5", "BELANJA DAERAH", 3_750_000, 2_812_500, 75.0],
    ["5.1", "BELANJA OPERASI", 1_250_000, 937_500, 75.0],
    ["5.1.01", "Belanja Pegawai", 1_000_000, 812_500, 81.25],
    ["5.1.02", "Belanja Barang dan Jasa", 250_000, 125_000, 50.0],
    ["5.2", "BELANJA MODAL", 2_500_000, 1_875_000, 75.0],
]
MEASURES: habits.Sheet = [
    ["Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "% Capaian"],
    ["Meningkatnya layanan", "Layanan tepat waktu", "%", 90, 81, 90.0],
    ["Meningkatnya layanan", "Indeks kepuasan", "Indeks", 80, 88, 110.0],
    ["Meningkatnya akuntabilitas", "Temuan yang selesai", "Berkas", 12, 9, 75.0],
    ["Meningkatnya akuntabilitas", "Dokumen selesai", "Dokumen", 16, 10, 62.5],
]
PEOPLE = [one for one in truth() if all(isinstance(answer, int) for answer in one.answers)]
SURVEY: habits.Sheet = [
    ["Responden", *ITEMS.values()],
    *([f"R{n}", *map(int, one.answers)] for n, one in enumerate(PEOPLE)),  # type: ignore[arg-type]
]
Figures = Mapping[str, object]
TRUTH: Mapping[str, Figures] = {
    "budget": {"ceiling": Decimal(3_750_000), "realized": Decimal(2_812_500)},
    "measures": {
        str(row[1]).capitalize(): pytest.approx((row[3], row[4], row[5])) for row in MEASURES[1:]
    },
    "survey": {
        text.capitalize(): pytest.approx(mean(row[number] for row in SURVEY[1:]))  # type: ignore[type-var]
        for number, text in enumerate(ITEMS.values(), start=1)
    },
}
SEEN: Mapping[str, list[bool]] = {kind: [] for kind in TRUTH}


def of_budget(made: run.Accounted) -> Figures:
    budget = made.case.account.budget
    assert budget is not None
    return {"ceiling": budget.ceiling, "realized": budget.realized}


def of_measures(made: run.Accounted) -> Figures:
    return {
        one.name: (one.target, one.actual, one.achievement) for one in made.case.account.measures
    }


def of_survey(made: run.Accounted) -> Figures:
    (survey,) = made.case.account.surveys
    return {_as_read(item.text): item.mean for item in survey.items}


def _as_read(text: str) -> str:
    """A question whichever way it is written: habits change headings."""
    return " ".join(text.split()).capitalize()


KINDS: Mapping[str, tuple[habits.Sheet, Callable[[run.Accounted], Figures]]] = {
    "budget": (BUDGET, of_budget),
    "measures": (MEASURES, of_measures),
    "survey": (SURVEY, of_survey),
}


def perspective(readings: Sequence[Proposal]) -> Proposal | None:
    """The one answer that no sheet gives: every measure is the customers'; None without it."""
    for one in readings:
        values = one.keys.get("values")
        if isinstance(values, Mapping) and values.get("perspective") == "customer":
            return one
    return None


def begun(name: str, content: bytes) -> run.Accounted | Sequence[Problem]:
    """What `init --from` makes of one file: an account, or what keeps it from being one."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "inputs" / "dinas-2024"
        folder.parent.mkdir()
        own = Path(place) / name
        own.write_bytes(content)
        year = (date(2024, 1, 1), date(2024, 12, 31))
        told = Told(date(2025, 1, 31), "Dinas Contoh", "Kabupaten Rekaan", *year)
        job = run.Job(folder.parent, Path(place) / "outputs", is_question=True)
        start = start_from(folder, [own], told, language("id"), job, perspective)
        spoken(start.problems)
        try:
            order = run.ordered(ReportFolder(folder.name, folder), job)
            return run.accounted(order, run.checked(order, job))
        except (PolicyWrong, InputsRefused) as refusal:
            spoken(refusal.problems)
            return refusal.problems


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_books_go_in_as_they_are(kind: str) -> None:
    sheet, figures = KINDS[kind]
    made = begun("berkas.xlsx", workbook({"Sheet1": sheet}))
    assert isinstance(made, run.Accounted), made
    assert figures(made) == TRUTH[kind]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("kind", KINDS)
@few(4)
@given(data=st.data())
def test_what_a_hand_changes_of_the_look_changes_no_figure(kind: str, data: st.DataObject) -> None:
    sheet, figures = KINDS[kind]
    ending, content = habits.saved(habits.changed(sheet, data.draw), data.draw)
    made = begun(f"berkas{ending}", content)
    SEEN[kind].append(isinstance(made, run.Accounted))
    if isinstance(made, run.Accounted):
        assert figures(made) == TRUTH[kind]
    else:
        assert any(problem.refuses for problem in made)


@pytest.mark.parametrize("kind", KINDS)
def test_most_changed_books_reach_a_draft(kind: str) -> None:
    """Of those that the test above tried, if it ran in this process."""
    seen = SEEN[kind]
    assert sum(seen) >= 0.9 * len(seen)


@pytest.mark.parametrize("kind", KINDS)
@few(4)
@given(data=st.data())
def test_a_spoilt_book_ends_in_an_account_or_in_problems(kind: str, data: st.DataObject) -> None:
    ending, content = habits.saved(habits.changed(KINDS[kind][0], data.draw), data.draw)
    for _ in range(data.draw(st.integers(1, 2))):
        content = file_mutated(f"berkas{ending}", content, data.draw)
    begun(f"berkas{ending}", content)
