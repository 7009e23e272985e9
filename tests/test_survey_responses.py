"""How a survey was answered, end to end: what does not apply, straight lines, repeats, privacy."""

import json
from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from pipeline import run
from pipeline.account.record import as_json
from pipeline.case import Case
from pipeline.document import Paragraph, PrintedTable
from pipeline.examine.survey_methods import incomplete_answers
from pipeline.examine.survey_responses import (
    answers_not_applicable,
    repeated_submissions,
    straight_liners,
)
from pipeline.ingest import ReportFolder, read_report_file, read_rulebook
from pipeline.measure.responses import answered_alike
from pipeline.problems import InputsRefused
from pipeline.report.data.record import record_of
from pipeline.report.data.sheets import sheets_of
from pipeline.report.surveys.annex import survey_annex
from pipeline.reportfile import Questionnaire
from pipeline.values import Number
from tests.delivery_by_hand import REPORT, validated_folder, written
from tests.examples import built, record
from tests.orders_by_hand import order_of
from tests.survey_shapes import as_csv
from tests.test_privacy import everything

pytestmark = pytest.mark.one_in(2)

WORDS = ("Tidak {}", "Kurang {}", "{}", "Sangat {}")
ABOUT = ("sesuai", "mudah", "cepat", "murah", "sesuai", "kompeten", "ramah", "baik", "jelas")
NEVER = "Tidak pernah menggunakan"
ELEMENTS = [
    f'{{ id = "u{n}", text = "Pertanyaan ke-{n}", element = "U{n}" }}' for n in range(1, 10)
]
TOML = '[rulebook]\nuse = "open"\n' + REPORT.replace(
    'scale = [1, 5]\nitems = ["q1", "q2"]',
    f'scale = [1, 4]\nitems = [{", ".join(ELEMENTS)}]\ngroups = ["Unit layanan"]',
)
REALIZATION = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
    "C1,customer,S1,Puas,IKM,poin,maximize,80,survey.ikm_2017\n"
    "C2,customer,S1,Puas,Indeks,poin,maximize,80,survey.total_index\n"
)
OPEN = 'id = "open"\nextends = "rapor-2026"\n[survey]\nsmallest_group = 1\n'
"""A rulebook that shows what few persons answered, as what is worked out by hand is of few."""
Answer = int | None | str


def form(people: Sequence[Sequence[Answer]], units: Sequence[str] = ()) -> list[list[object]]:
    """A Google form of these answers on 1–4, in the words of the regulation."""
    rows: list[list[object]] = [
        ["Timestamp", "Alamat email", "Nomor WhatsApp", "Unit layanan",
         *(f"{n}. Pertanyaan ke-{n}" for n in range(1, 10)), "Kritik dan saran"]
    ]  # fmt: skip
    for number, answers in enumerate(people):
        said = [
            WORDS[answer - 1].format(about).capitalize() if isinstance(answer, int) else answer
            for answer, about in zip(answers, ABOUT, strict=True)
        ]
        unit = units[number] if units else "Loket"
        rows.append(
            [f"2024/03/12 9:{number:02}:33 PM GMT+7", f"warga{number}@contoh.invalid",
             f"0812555{number:05}", unit, *(cell or "" for cell in said),
             f"Catatan rahasia {number}"]
        )  # fmt: skip
    return rows


def given(rows: Sequence[Sequence[object]], toml: str = TOML) -> dict[str, str | bytes | None]:
    return {
        "report.toml": toml,
        "open.toml": OPEN,
        "realization.csv": REALIZATION,
        "survey_trust.csv": as_csv([list(row) for row in rows]),
    }


def case_of(folder: Path, rows: Sequence[Sequence[object]], toml: str = TOML) -> Case:
    return case_in(written(folder, given(rows, toml)))


def case_in(place: ReportFolder) -> Case:
    report = read_report_file(place)
    book = read_rulebook(report.rulebook.use, place, place.shared)
    edition = report.report.model_copy(update={"language": "en"})
    order = order_of(place, report.model_copy(update={"report": edition}), book)
    return run.accounted(order, validated_folder(place)).case


def actuals(case: Case) -> list[float | None]:
    return [measure.actual for measure in case.account.measures]


ALL_THREE: list[Answer] = [3] * 9
NO_COST: list[Answer] = [4, 4, 4, NEVER, 4, 4, 4, 4, 4]
LEFT_OUT: list[Answer] = [1, 2, 1, 2, 1, 2, 1, 2, None]
VARIED: list[Answer] = [3, 4, 3, 2, 4, 3, 4, 3, 4]


@pytest.mark.slow
def test_each_element_is_the_mean_of_its_own_filled_answers(tmp_path: Path) -> None:
    case = case_of(tmp_path, form([ALL_THREE, NO_COST, NO_COST, LEFT_OUT]))
    # The one who left the last item empty gave the others 1, 2, 1, 2 …; 1/9 each, times 25.
    means = [3.0, 3.25, 3.0, 2.5, 3.0, 3.25, 3.0, 3.25, 11 / 3]
    expected = sum(means) / 9 * 25
    index, total = actuals(case)
    assert index == pytest.approx(expected)
    assert total == 27.0
    (survey,) = case.account.surveys
    quality = survey.service_quality
    assert quality.respondents == 4
    assert [part.nrr for part in quality.elements] == pytest.approx(means)
    assert [part.answers for part in quality.elements] == [4, 4, 4, 2, 4, 4, 4, 4, 3]
    assert (survey.delivered, survey.respondents, survey.inapplicable) == (4, 1, 2)
    assert survey.answered == 4
    index = case.account.measure("C1")
    assert (index.numbers["respondents"], index.evidence[0].rows) == (4, "2-5")


def test_an_index_that_nobody_completed_listwise_has_its_elements(tmp_path: Path) -> None:
    other: list[Answer] = [4, 4, 4, 2, 4, 4, NEVER, 4, 4]
    case = case_of(tmp_path, form([NO_COST, other]))
    assert actuals(case) == [pytest.approx((8 * 4 + 2) / 9 * 25), None]
    (survey,) = case.account.surveys
    assert [item.n for item in survey.items] == [2, 2, 2, 1, 2, 2, 1, 2, 2]
    assert (survey.respondents, survey.answered, survey.alpha) == (0, 2, None)
    (annex,) = survey_annex(case)
    assert "At least one item was answered by 2" in "".join(
        str(run) for block in annex.sections[0].blocks for run in block.runs
    )


def test_an_element_that_concerns_nobody_leaves_no_index(tmp_path: Path) -> None:
    case = case_of(tmp_path, form([NO_COST, NO_COST]))
    assert actuals(case) == [None, None]
    assert [survey.service_quality for survey in case.account.surveys] == [None]


def test_who_is_concerned_by_nothing_is_no_respondent(tmp_path: Path) -> None:
    case = case_of(tmp_path, form([[NEVER] * 9, ALL_THREE]))
    assert case.account.measure("C1").numbers["respondents"] == 1


def test_groups_have_the_index_of_those_whom_it_concerns(tmp_path: Path) -> None:
    people = [ALL_THREE] * 5 + [NO_COST] * 3 + [ALL_THREE] * 3 + [LEFT_OUT]
    units = ["Loket"] * 5 + ["Daring"] * 6 + ["Daring"]
    toml = TOML.replace('use = "open"', 'use = "rapor-2026"')
    (survey,) = case_of(tmp_path, form(people, units), toml).account.surveys
    groups = survey.service_quality.groups
    # Online: three gave 3, three 4 but for costs, and one 1, 2, 1, 2 … but for the last item.
    daring = (22 / 7 * 4 + 23 / 7 * 3 + 11 / 4 + 21 / 6) / 9 * 25
    assert [(group.value, group.respondents) for group in groups] == [("Daring", 7), ("Loket", 5)]
    assert [group.index for group in groups] == [pytest.approx(daring), pytest.approx(75.0)]


def test_a_small_group_is_withheld_by_those_whom_the_index_counts(tmp_path: Path) -> None:
    people = [ALL_THREE] * 6 + [NO_COST] * 6 + [ALL_THREE] * 4
    units = ["Loket"] * 6 + ["Daring"] * 6 + ["Kecil"] * 4
    toml = TOML.replace('use = "open"', 'use = "rapor-2026"')
    (survey,) = case_of(tmp_path, form(people, units), toml).account.surveys
    groups = survey.service_quality.groups
    assert [group.value for group in groups if group.respondents is None] == ["Daring", "Kecil"]


@pytest.mark.slow
def test_annex_record_and_sheets_tell_what_does_not_apply(tmp_path: Path) -> None:
    case = case_of(tmp_path, form([ALL_THREE, VARIED, NO_COST, LEFT_OUT]))
    (annex,) = survey_annex(case)
    told = [block for block in annex.sections[0].blocks if isinstance(block, Paragraph)]
    first, second = ("".join(map(str, block.runs)) for block in told)
    assert "At least one item was answered by 4" in first
    assert "Every item was answered by 2" in first
    assert "does not concern the respondent: 1, in 1 items" in second
    assert "left out nothing else: 1;" in second
    table = next(b for b in annex.sections[0].sections[0].blocks if isinstance(b, PrintedTable))
    assert [column.heading for column in table.columns][2:4] == ["Missing", "N/A"]
    assert [[cell.text for cell in row][2:4] for row in table.rows][3::5] == [
        ["0", "1"],
        ["1", "0"],
    ]
    (survey,) = json.loads(as_json(record_of(case, report="x", revision=0)))["surveys"]
    assert [item["not_applicable"] for item in survey["items"]] == [0, 0, 0, 1, 0, 0, 0, 0, 0]
    assert survey["inapplicable"] == 1
    columns = {name: columns for name, columns, _ in sheets_of(case)}
    assert "not_applicable" in columns["survey_items"]


def test_where_all_is_applicable_nothing_is_said_of_it(tmp_path: Path) -> None:
    case = case_of(tmp_path, form([ALL_THREE, VARIED]))
    (survey,) = case.account.surveys
    assert survey.inapplicable == 0
    assert not any(item.not_applicable for item in survey.items)
    assert list(answers_not_applicable(case)) == []


@pytest.mark.slow
def test_what_does_not_apply_is_a_finding_and_no_missing_answer(tmp_path: Path) -> None:
    case = case_of(tmp_path, form([ALL_THREE, VARIED, NO_COST, NO_COST]))
    (finding,) = answers_not_applicable(case)
    assert (finding.found, finding.values["items"], finding.values["left"]) == ("2", ["u4 (2)"], 2)
    assert list(incomplete_answers(case)) == []


# --- answers that were hardly given -----------------------------------------------------------


def test_straight_liners_are_counted_with_their_share(tmp_path: Path) -> None:
    case = case_of(tmp_path, form([ALL_THREE, [4] * 9, VARIED, LEFT_OUT]))
    (finding,) = straight_liners(case)
    values = {"count": 2, "n": 4, "share": Number(50.0), "items": 9}
    assert (finding.code, finding.where, finding.values) == (
        "straight-liners",
        "survey_trust",
        values,
    )


@pytest.mark.slow
def test_one_answer_to_a_question_and_its_opposite_contradicts_itself(tmp_path: Path) -> None:
    toml = TOML.replace('element = "U9"', 'element = "U9", reversed = true')
    case = case_of(tmp_path, form([ALL_THREE, VARIED]), toml)
    (finding,) = straight_liners(case)
    assert (finding.code, finding.found) == ("straight-liners-reversed", "1")


def test_the_middle_of_a_scale_contradicts_nothing(tmp_path: Path) -> None:
    items = ", ".join(
        f'{{ id = "q{n}"{", reversed = true" if n == 5 else ""} }}' for n in range(1, 6)
    )
    toml = '[rulebook]\nuse = "open"\n' + REPORT.replace(
        'items = ["q1", "q2"]', f"items = [{items}]"
    )
    rows = [["respondent_id", *(f"q{n}" for n in range(1, 6))], ["a", *"33333"], ["b", *"44444"]]
    files = {
        "report.toml": toml,
        "open.toml": OPEN,
        "survey_trust.csv": as_csv([list(row) for row in rows]),
    }
    (finding,) = straight_liners(case_in(written(tmp_path, files)))
    assert finding.found == "1"


def test_four_equal_answers_are_no_wonder() -> None:
    five = Questionnaire.model_validate({"scale": [1, 4], "items": list("abcde")})
    answers = pl.DataFrame({item: [3, 4] for item in five.item_ids})
    assert answered_alike(answers, five).count == 2
    four = five.model_copy(update={"items": five.items[:4]})
    assert answered_alike(answers, four) is None


def test_a_response_sent_twice_is_found_and_still_counted(tmp_path: Path) -> None:
    rows = form([ALL_THREE, VARIED, [2] * 9, VARIED])
    rows[4] = rows[2]
    case = case_of(tmp_path, rows)
    (finding,) = repeated_submissions(case)
    assert (finding.found, finding.values["rows"], finding.values["share"]) == (
        "1",
        "5",
        Number(25.0),
    )
    (survey,) = case.account.surveys
    assert (survey.delivered, survey.respondents) == (4, 4)


@pytest.mark.slow
def test_numbers_that_an_export_gives_do_not_hide_a_repeat(tmp_path: Path) -> None:
    rows = form([ALL_THREE, VARIED, [2] * 9])
    rows.append(list(rows[2]))
    numbered = [["_id", "_uuid", *rows[0]], *([n, f"u{n}", *row] for n, row in enumerate(rows[1:]))]
    numbered[0][2] = "_submission_time"
    assert [f.found for f in repeated_submissions(case_of(tmp_path, numbered))] == ["1"]


def test_equal_answers_of_one_unit_are_no_repeat(tmp_path: Path) -> None:
    plain = [["respondent_id", "Unit layanan", *(f"u{n}" for n in range(1, 10))]]
    plain += [[f"R{n}", "Loket", *"333333333"] for n in range(10)]
    dated = [[*row, "tanggal" if n == 0 else "2024-03-12"] for n, row in enumerate(plain)]
    later = [[*row, "jam" if n == 0 else f"0{n % 9}:00:{n}"] for n, row in enumerate(plain)]
    for name, rows in {"plain": plain, "dated": dated, "later": later}.items():
        assert list(repeated_submissions(case_of(tmp_path / name, rows))) == []


# --- from the form to the report --------------------------------------------------------------

PERSONAL = ("contoh.invalid", "0812555", "9:03:33", "Catatan rahasia", "GMT+7")


@pytest.mark.slow
@pytest.mark.usefixtures("without_paper")
def test_a_form_becomes_a_report_without_its_persons_times_and_remarks(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    people = [[(n + k) % 4 + 1 for k in range(9)] for n in range(20)] + [NO_COST, LEFT_OUT]
    rows = form(people, ["Loket", "Daring"] * 11)
    rows.append(rows[1])
    written(inputs / "dinas", given(rows))
    folder = built(inputs, tmp_path / "outputs", "dinas")
    kept = record(folder)
    (survey,) = kept["surveys"]
    assert (survey["delivered"], survey["respondents"], survey["inapplicable"]) == (23, 21, 1)
    codes = {finding["code"] for finding in kept["findings"]}
    assert {"repeated-submissions", "answers-not-applicable", "incomplete-answers"} <= codes
    texts = list(everything(tmp_path / "outputs"))
    assert [(name, value) for name, text in texts for value in PERSONAL if value in text] == []


def test_a_refused_form_comes_back_without_them_and_with_its_answers(tmp_path: Path) -> None:
    inputs = tmp_path / "inputs"
    rows = form([VARIED, ALL_THREE])
    rows[1][6] = "Sangat lambat sekali"
    written(inputs / "dinas", given(rows))
    with pytest.raises(InputsRefused) as refusal:
        built(inputs, tmp_path / "outputs", "dinas")
    assert [(p.code, p.row, p.column) for p in refusal.value.problems if p.refuses] == [
        ("unknown-answer", 2, "3. Pertanyaan ke-3")
    ]
    texts = list(everything(tmp_path / "outputs"))
    assert [(name, value) for name, text in texts for value in PERSONAL if value in text] == []
    assert any("Sangat lambat sekali" in text and "Sangat mudah" in text for _, text in texts)
