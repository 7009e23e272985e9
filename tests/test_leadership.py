"""What brief and summary say, read from their PDFs: with these two pages alone a head of agency
knows what was met, what got worse, what is in doubt, what is to be decided, by whom and by when."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline import examine
from pipeline.case import Case
from pipeline.document import PrintedTable, Section
from pipeline.problems import Problem
from pipeline.report.chapters.plan_of_action import plan_of_action
from pipeline.report.leadership.bars import perspectives_in_full, programmes, span_of
from pipeline.report.leadership.decided import decisions
from pipeline.report.leadership.doubts import doubts
from pipeline.report.leadership.pages import brief
from pipeline.report.leadership.remarks import remarks
from pipeline.report.leadership.told import by_and_due, inside
from pipeline.statistics.elements import IKM_2017
from tests.case_by_hand import DEFAULT
from tests.pages_by_hand import text_of
from tests.quarter_by_hand import made
from tests.reported_by_hand import case, document, past, past_measure
from tests.set_alone import brief_and_summary, screen_alone
from tests.surveys_by_hand import case_of as surveyed

pytestmark = pytest.mark.one_in(2)

OTHERS = (
    "foreword", "chapters", "annexes", "workings", "contents", "workings_contents", "tables",
    "figures",
)  # fmt: skip
"""What of a document is left out here."""
PERSPECTIVES = ("financial", "customer", "internal_process", "learning_growth")


def row(key: str, name: str, actual: float | None, target: float | None, **more: Any) -> Any:
    """A measure in percent."""
    return {"measure_id": key, "measure": name, "actual": actual, "target": target, **more}


def printed(of: Case, folder: Path) -> tuple[str, str]:
    """The text of the brief and of the summary, in the order it is read."""
    whole = document(of)
    brief, summary = brief_and_summary(replace(whole, **dict.fromkeys(OTHERS, ())))
    told = _flat(text_of(brief, folder, "-raw")), _flat(text_of(summary, folder, "-raw"))
    assert whole.summary.decisions.heading in told[1]
    return told


def _flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def in_order(text: str, *parts: str) -> bool:
    """Whether a text holds the parts in this order."""
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


LINES = [
    {"code": "1.01", "name": "Pendataan", "ceiling": Decimal(500), "realized": Decimal(590)},
    {"code": "1.02", "name": "Pelatihan", "ceiling": Decimal(300), "realized": Decimal(290)},
]


def test_spending_over_the_ceiling_leads_both_pages_and_is_nowhere_praised(tmp_path: Path) -> None:
    absorbed = row("M1", "Serapan anggaran", None, 95.0, formula="budget.absorption",
                   cause="Blangko dibeli sebelum perubahan anggaran.")  # fmt: skip
    pages = printed(
        case(absorbed, row("M2", "Cakupan", 90.0, 80.0), budget=LINES, language="id"), tmp_path
    )
    assert "1 dari 2 target tercapai; belanja melampaui pagu" in pages[0]
    assert "belanja melampaui pagu" in pages[1]
    for page in pages:
        assert in_order(
            page,
            "Belanja melampaui pagu dengan kelebihan Rp80",
            "Pertanggungjawabkan kelebihan belanja Rp80",
            "Blangko dibeli sebelum perubahan anggaran.",
            "Target yang tidak tercapai",
            "Serapan anggaran 110,00 %, melampaui pagu",
        )
        assert "Pertahankan" not in page
        assert "terlampaui" not in page
    assert "110,00 %" in pages[0]
    assert "anggaran terserap: Rp880 dari Rp800" in pages[0]


def test_a_programme_over_its_ceiling_is_named_though_the_whole_is_not(tmp_path: Path) -> None:
    lines = [LINES[0], {**LINES[1], "ceiling": Decimal(900)}]
    for page in printed(case(row("M1", "Cakupan", 90.0, 80.0), budget=lines, language="id"),
                        tmp_path):  # fmt: skip
        assert "belanja satu program melampaui pagunya" in page
        assert (
            "Pendataan melampaui pagunya dengan kelebihan Rp90 (terserap 118,00 % dari pagu)"
            in page
        )
        assert "Pertanggungjawabkan kelebihan belanja Rp90 pada Pendataan" in page


def test_the_programme_that_spent_least_is_listed_before_those_that_spent_nearly_all() -> None:
    spent = {"Pendataan": 99, "Pelatihan": 84, "Arsip": 101, "Loket": 95, "Kantor": 120}
    lines = [
        {"code": f"1.0{n}", "name": name, "ceiling": Decimal(100), "realized": Decimal(share)}
        for n, (name, share) in enumerate(spent.items(), start=1)
    ]
    listed = programmes(case(row("M1", "Cakupan", 90.0, 80.0), budget=lines))
    assert listed is not None
    order = [one.name for one in listed.rows]
    assert order == ["Kantor", "Arsip", "Pelatihan", "Loket", "Pendataan"]


def test_where_nothing_was_measured_its_data_are_to_be_delivered(tmp_path: Path) -> None:
    rows = (row("M1", "Cakupan", None, 80.0), row("M2", "Kehadiran", None, 90.0))
    brief, summary = printed(case(*rows, language="id"), tmp_path)
    assert "Ketercapaian 2 target belum diketahui" in brief
    assert brief.count("belum terukur") == 5
    assert "Belum diketahui apakah" in summary
    assert "2 target 2024." in summary
    assert "tidak mencapai satu pun" not in summary
    for page in (brief, summary):
        assert in_order(page, "Data belum dapat dinilai", "Lengkapi data 2 indikator")
        assert "cakupan dan kehadiran" in page
        assert (
            "Cakupan tidak diukur: realisasinya tidak disampaikan. Demikian pula kehadiran." in page
        )
        assert page.count("belum terukur, target") == 2
        assert "2 target dapat dinilai" in page
        assert "Naikkan" not in page
        assert "paling tinggi" not in page


@pytest.mark.slow
def test_none_of_the_targets_counts_as_met_only_where_all_were_judged(tmp_path: Path) -> None:
    rows = (row("M1", "Cakupan", 70.0, 80.0), row("M2", "Kehadiran", None, 90.0))
    _brief, summary = printed(case(*rows, language="id"), tmp_path)
    assert "mencapai 0 dari 2 target 2024; 1 target tidak tercapai dan 1 belum terukur" in summary


def test_where_all_was_met_nothing_is_asked_for(tmp_path: Path) -> None:
    rows = [row(f"M{n}", f"Cakupan {n}", 90.0, 80.0) for n in range(3)]
    brief, summary = printed(case(*rows, language="id"), tmp_path)
    assert "Seluruh 3 target tercapai" in brief
    assert "mencapai seluruh 3 target 2024." in summary
    for page in (brief, summary):
        assert "Tidak ada yang perlu diputuskan" in page
        assert "Oleh" not in page
        assert "Target yang tidak tercapai" not in page


def test_a_favourable_rating_stands_beside_the_targets_that_were_missed(tmp_path: Path) -> None:
    rows = [
        row(f"M{n}", f"Cakupan {n}", 95.0, 100.0, perspective=name, objective_id=f"O{n}")
        for n, name in enumerate((*PERSPECTIVES, "customer"))
    ]
    brief, summary = printed(case(*rows, language="id"), tmp_path)
    both = "Sangat Tinggi, walau tidak satu pun target tercapai"
    assert both in brief
    assert both in summary
    assert brief.count("Sangat Tinggi") == summary.count("Sangat Tinggi") == 1
    assert "tidak mencapai satu pun dari 5 target 2024" in summary
    assert "95,00 paling tinggi 120" in brief


HISTORY = [
    {"measure_id": "M1", "period": "2023", "actual": 40.0},
    {"measure_id": "M2", "period": "2023", "actual": 99.0},
]


def test_what_got_worse_stands_before_what_got_better(tmp_path: Path) -> None:
    rows = (row("M1", "Cakupan", 90.0, 80.0), row("M2", "Kehadiran", 85.0, 80.0))
    brief, summary = printed(case(*rows, history=HISTORY, language="id"), tmp_path)
    assert "Seluruh 2 target tercapai; 1 indikator memburuk" in brief
    for page in (brief, summary):
        assert "Perubahan sejak 2023" in page
        assert in_order(page, "Memburuk: Kehadiran", "99,00 % → 85,00 %", "Membaik: Cakupan")
        assert in_order(
            page, "Tidak ada yang perlu diputuskan", "1 indikator memburuk, tetapi masih"
        )


@pytest.mark.parametrize(
    ("days", "due"),
    [
        ((), "not yet set"),
        ((date(2025, 5, 1), date(2025, 3, 1)), "1\u00a0March 2025 and 1\u00a0May 2025"),
        (
            (date(2025, 5, 1), date(2025, 3, 1), date(2025, 4, 1), date(2025, 3, 1)),
            "from 1\u00a0March 2025 to 1\u00a0May 2025",
        ),
    ],
)
def test_of_many_days_a_decision_names_the_ends(days: tuple[date, ...], due: str) -> None:
    by, told = by_and_due(["Unit A", "Unit B", "Unit A"], days, case({}))
    assert by.text == "Unit A and Unit B"
    assert told.text.replace(" March", "\u00a0March").replace(" May", "\u00a0May") == due


def test_what_moved_lists_the_measures_that_the_title_counts(tmp_path: Path) -> None:
    rows = [
        row(f"M{n}", f"Cakupan {n}", 60.0, 50.0, perspective=name, objective_id=f"O{n}")
        for n, name in enumerate((*PERSPECTIVES, "customer", "financial"))
    ]
    then = [61.0 + n if n < 4 else 40.0 for n in range(6)]
    sides = [one["perspective"] for one in rows]
    before = past(
        "2023",
        {"scorecard": 110.0, "financial": 118.0},
        *(
            past_measure(f"M{n}", target=50.0, actual=actual, score=actual * 2, perspective=side)
            for n, (actual, side) in enumerate(zip(then, sides, strict=True))
        ),
    )
    brief, summary = printed(case(*rows, earlier=(before,), language="id"), tmp_path)
    assert "4 indikator memburuk" in brief
    for page in (brief, summary):
        assert page.count("Memburuk:") == 4
        assert in_order(page, "Memburuk:", "Membaik:")
        assert page.count("Nilai keseluruhan: 110,00 pada 2023") == 1


@pytest.mark.slow
def test_the_furthest_behind_is_listed_and_what_is_unmeasured_is_named() -> None:
    rows = [row(f"M{n}", f"coverage {n}", 70.0 - n, 80.0) for n in range(5)]
    rows += [row(f"U{n}", f"attendance {n}", None, 80.0) for n in range(2)]
    missed, *_others = brief(case(*rows, budget=LINES)).lists
    assert [part.name for part in missed.rows[:2]] == ["coverage 4", "coverage 3"]
    assert missed.least == 5
    assert missed.more[5] == "not measured besides: attendance 0 and attendance 1"
    assert missed.more[4].startswith("and 1 more; not measured besides: ")
    (named, *_others), caveat = brief(case(*rows)).lists, brief(case(*rows)).caveat
    assert caveat is not None
    assert "attendance 0 and attendance 1" in caveat.text
    assert named.more[4] == "and 1 more; not measured: 2"


@pytest.mark.slow
def test_every_perspective_is_shown_on_a_full_page(tmp_path: Path) -> None:
    rows = [
        row(f"M{n}", f"Cakupan {n}", 70.0, 80.0, perspective=name, objective_id=f"O{n}",
            cause="Loket tutup. " * 9)
        for n, name in enumerate(PERSPECTIVES * 3)
    ]  # fmt: skip
    scored = case(*rows, budget=LINES, language="id")
    for page in printed(scored, tmp_path):
        for node in scored.account.perspectives:
            assert page.count(node.name) >= 1


def test_a_quarter_is_compared_with_the_one_before(tmp_path: Path) -> None:
    folder = made("klaten")
    told = _flat(text_of((folder / "brief.pdf").read_bytes(), tmp_path, "-raw"))
    assert "Angka periode sebelumnya tidak disampaikan" not in told
    assert "2,8 hari kerja → 2,9 hari kerja" in told


def test_without_an_earlier_year_it_is_said_that_nothing_can_be_compared(tmp_path: Path) -> None:
    for page in printed(case(row("M1", "Cakupan", 90.0, 80.0), language="id"), tmp_path):
        assert page.count("Angka periode sebelumnya tidak disampaikan") == 1
        assert "Membaik" not in page


@pytest.mark.slow
def test_a_figure_of_few_respondents_is_named_as_uncertain(tmp_path: Path) -> None:
    answers = [[4, 5], [3, 4], [5, 4], [4, 3], [2, 3], [5, 5]]
    asked = surveyed(answers, language_code="id", measure={"measure": "Kepuasan", "target": 40.0})
    for page in printed(asked, tmp_path):
        assert "Kepuasan 47,00 %, target 40 % (hanya 6 responden)" in page
        assert page.count("hanya 6 responden") == 1
        assert "hanya bersandar" not in page


def test_fewer_respondents_than_the_population_asks_for_are_a_doubt() -> None:
    answers = [[3 + (n + item) % 2 for item in range(9)] for n in range(40)]
    asked = surveyed(answers, formula=IKM_2017, items=NINE, scale=[1, 4], population=4120)
    told = doubts(replace(asked, account=replace(asked.account, findings=examine.found(asked))))
    assert told is not None
    assert told.sentences[-1].endswith(
        ": 40 respondents answered; for a population of 4,120 Krejcie and Morgan's table asks "
        "for 351."
    )


@pytest.mark.slow
def test_few_respondents_of_a_measure_without_a_target_are_a_doubt(tmp_path: Path) -> None:
    answers = [[4, 5], [3, 4], [5, 4], [4, 3], [2, 3], [5, 5]]
    asked = surveyed(answers, language_code="id", measure={"measure": "Kepuasan", "target": None})
    for page in printed(asked, tmp_path):
        assert "Kepuasan hanya bersandar pada jawaban 6 responden." in page


@pytest.mark.parametrize(
    ("solution", "told"),
    [
        ("Mempertahankan kinerja loket.", "Langkah perbaikan belum ditetapkan"),
        ("Mempertahankan loket dan menambah petugas.", "Mempertahankan loket dan menambah petugas"),
    ],
)
def test_no_decision_maintains_what_missed_its_target(
    solution: str, told: str, tmp_path: Path
) -> None:
    missed = row("M1", "Cakupan", 70.0, 80.0, solution=solution)
    scored = case(missed, language="id")
    for page in printed(scored, tmp_path):
        assert told in page
    first = next(iter(plan_table(plan_of_action(scored))))
    assert ("Naikkan Cakupan" in first) == told.startswith("Langkah perbaikan")
    met = case({**missed, "actual": 90.0}, language="id")
    assert "Mempertahankan" in next(iter(plan_table(plan_of_action(met))))


NINE = [f"U{place}" for place in range(1, 10)]


def plan_table(section: Section) -> list[str]:
    """What is to be done, row by row."""
    (table,) = [block for block in section.blocks if isinstance(block, PrintedTable)]
    return [row[1].text for row in table.rows if len(row) > 1]


def test_what_share_of_the_weight_was_scored_stands_beside_the_score(tmp_path: Path) -> None:
    rows = (
        row("M1", "Cakupan", 90.0, 80.0, weight=3.0),
        row("M2", "Kehadiran", None, 80.0, weight=1.0),
        *(row(f"P{n}", f"Lain {n}", 90.0, 80.0, perspective=name, objective_id=f"P{n}")
          for n, name in enumerate(PERSPECTIVES[1:])),
    )  # fmt: skip
    page, _summary = printed(case(*rows, language="id"), tmp_path)
    assert "nilai keseluruhan dari 93,75 % bobot" in page
    whole, _summary = printed(case(rows[0], *rows[2:], language="id"), tmp_path)
    assert "bobot:" not in whole


@pytest.mark.slow
def test_a_brief_without_a_score_says_why(tmp_path: Path) -> None:
    page, _summary = printed(case(row("M1", "Cakupan", 90.0, 80.0), language="id"), tmp_path)
    assert "tanpa nilai keseluruhan: baru 25 % bobot dinilai, sedikitnya " in page


def test_a_verdict_that_another_sample_could_turn_is_named(tmp_path: Path) -> None:
    answers = [[4, 5], [3, 4], [5, 4], [4, 3], [2, 3], [5, 5]]
    measure = {"measure": "Kepuasan", "target": 46.0, "perspective": "customer"}
    asked = surveyed(answers, language_code="id", rules=DEFAULT, measure=measure)
    for page in printed(asked, tmp_path):
        assert (
            "Kepuasan sebesar 47,00 % mencapai target 46 %, tetapi selang kepercayaan surveinya, "
            in page
        )


@pytest.mark.slow
def test_the_cause_is_the_agencys_own_and_a_missing_one_is_told_once(tmp_path: Path) -> None:
    rows = (
        row("M1", "Cakupan", 70.0, 80.0, weight=3.0, cause="Dua loket tutup.",
            solution="Loket dibuka kembali.", owner="Kepala Bidang", due=date(2025, 6, 30)),
        row("M2", "Kehadiran", 60.0, 80.0),
        row("M3", "Pelatihan", 60.0, 80.0),
    )  # fmt: skip
    for page in printed(case(*rows, language="id"), tmp_path):
        step = ("Loket dibuka kembali", "Cakupan: 70,00 %, target 80 %.", "Dua loket tutup.")
        assert in_order(page, "Tiga keputusan", *step, "Naikkan kehadiran dari 60,00 %")
        for told in ("Kepala Bidang", "30 Juni 2025"):
            assert told in page
        assert page.count("Penyebab tidak disampaikan untuk keputusan 2 dan 3.") == 1
        assert page.count("belum ditetapkan") == 2
        assert page.count("usulan: Pejabat keuangan") == 2
        assert "nilai Keuangan +" in page
        assert "Upayakan" not in page


def test_who_answers_and_by_when_may_come_from_the_answers_to_the_advice() -> None:
    rows = (row("M1", "Cakupan", 70.0, 80.0),)
    (advice,) = case(*rows).account.recommendations
    answer = {"recommendation_id": advice.id, "owner": "Sekretaris", "due": date(2025, 3, 1)}
    (decision,) = decisions(case(*rows, actions=[answer])).items
    assert {fact.term: fact.text for fact in decision.facts} == {
        "By": "Sekretaris", "Due": "1 March 2025", "Worth": "Financial +12.50 points",
    }  # fmt: skip


def test_where_nobody_is_named_a_decision_proposes_the_role_that_usually_answers() -> None:
    (decision,) = decisions(case(row("M1", "Cakupan", 70.0, 80.0))).items
    by = decision.facts[0]
    assert (by.term, by.text, by.is_set) == ("By", "proposed: Finance officer", False)
    several = {"financial": "Finance officer", "customer": "Service unit", "internal_process": ""}
    rows = [row(f"M{n}", f"M{n}", 70.0, 80.0, perspective=p, solution="Open it.", objective_id=p)
            for n, p in enumerate(several)]  # fmt: skip
    (decision,) = decisions(case(*rows)).items
    assert decision.facts[0].text == "proposed: Finance officer, Service unit and Unit in charge"


@pytest.mark.parametrize("code", ["figures-as-before", "months-empty"])
def test_a_warning_that_a_delivered_figure_may_be_wrong_is_a_doubt(code: str) -> None:
    clean = case(row("M1", "Cakupan", 90.0, 80.0), language="id")
    values = {"folder": "before"} if code == "figures-as-before" else {"months": "Mei"}
    warned = with_warning(clean, Problem(code, "budget.csv", values=values))
    for told in (doubts(warned), *(part for part in remarks(warned) if "pasti" in part.heading)):
        assert told
        assert told.sentences[0].startswith("budget.csv: ")


def test_no_doubt_is_denied_where_a_warning_stands() -> None:
    clean = case(row("M1", "Cakupan", 90.0, 80.0), language="id")
    unused = with_warning(clean, Problem("unused-file", "catatan.csv"))
    assert doubts(unused) is None


def test_a_doubt_that_could_turn_a_verdict_stands_before_one_that_is_settled() -> None:
    rows = (
        row("M1", "spending", None, 95.0, formula="budget.absorption", published=90.0),
        row("M2", "coverage", 0.9, 95.0),
    )
    told = doubts(case(*rows, budget=LINES))
    assert told
    assert in_order(" ".join(told.sentences), "probably a ratio", "This report uses")


def test_decisions_and_plan_follow_priority_and_then_gain() -> None:
    rows = (
        row("M1", "near", 79.0, 80.0, weight=5.0),
        row("M2", "far", 40.0, 80.0),
        row("M3", "farther", 20.0, 80.0),
    )
    scored = case(*rows)
    names = ("farther", "far", "near")
    asked = [decision.what for decision in decisions(scored).items]
    planned = repr(plan_of_action(scored))
    assert [name for text in asked for name in names if f" {name} from" in text] == list(names)
    assert in_order(planned, *(f" {name} from" for name in names))


def test_one_step_for_several_targets_is_one_decision() -> None:
    step = {"solution": "Open the desk again.", "owner": "Section A"}
    rows = (
        row("M1", "near", 79.0, 80.0, cause="Closed in May.", **step),
        row("M2", "far", 40.0, 80.0, cause="Closed in May.", **step),
        row("M3", "met", 90.0, 80.0, **step),
    )
    (decision,) = decisions(case(*rows)).items
    assert decision.what == "Open the desk again"
    assert decision.about == (
        "far: 40.00\u00a0%, target 80\u00a0%; near: 79.00\u00a0%, target 80\u00a0%."
    )
    assert decision.why == "Cause: Closed in May."
    assert [fact.term for fact in decision.facts] == ["By", "Due"]


def with_warning(of: Case, problem: Problem) -> Case:
    return replace(of, account=replace(of.account, warnings=(problem,)))


def test_money_goes_before_missed_targets_and_these_before_data() -> None:
    rows = (
        row("M1", "light", 70.0, 80.0, weight=1.0),
        row("M2", "heavy", 70.0, 80.0, weight=5.0),
        row("M3", "unknown", None, 80.0),
        row("M4", "unpromised", 70.0, None),
    )
    asked = [decision.what for decision in decisions(case(*rows)).items]
    assert asked == [
        "Raise heavy from 70.00\u00a0% to 80\u00a0%",
        "Raise light from 70.00\u00a0% to 80\u00a0%",
        "Deliver the data of 1 measure not yet measured",
    ]
    first, second, _third = decisions(case(*rows, budget=LINES)).items
    assert first.what.startswith("Account for Rp80 spent above the ceiling")
    assert second.what == asked[0]
    (last,) = decisions(case(rows[-1])).items
    assert last.what == "Set a target for 1 measure: unpromised"


@pytest.mark.parametrize(
    ("polarity", "actual", "told"),
    [
        ("maximize", 60.0, "Raise a measure from 60.00\u00a0% to 80\u00a0%"),
        ("minimize", 90.0, "Lower a measure from 90.00\u00a0% to 80\u00a0%"),
        ("stabilize", 90.0, "Bring a measure from 90.00\u00a0% to 80\u00a0%"),
    ],
)
def test_a_decision_says_which_way_by_the_polarity(polarity: str, actual: float, told: str) -> None:
    scored = case(row("M1", "a measure", actual, 80.0, polarity=polarity))
    assert [one.what for one in decisions(scored).items] == [told]


@pytest.mark.slow
def test_figures_that_contradict_one_another_are_the_caveat(tmp_path: Path) -> None:
    written = case(row("M1", "Cakupan", 90.0, 80.0, published=70.0), language="id")
    for page in printed(written, tmp_path):
        assert in_order(page, "Angka yang saling bertentangan.", "Cakupan: Instansi menc", "70")


def test_a_target_that_was_met_only_as_it_was_revised_is_named(tmp_path: Path) -> None:
    loosened = row("M1", "Cakupan", 75.0, 70.0, target_before=80.0)
    for page in printed(case(loosened, language="id"), tmp_path):
        assert "Cakupan mencapai target 70 % hanya karena target itu diubah dari 80 %." in page


@pytest.mark.slow
def test_the_pages_speak_english_where_the_report_does(tmp_path: Path) -> None:
    rows = (row("M1", "coverage", 70.0, 80.0), row("M2", "attendance", 95.0, 80.0))
    brief, summary = printed(case(*rows, history=HISTORY, language="en"), tmp_path)
    assert "1 of 2 targets met; 1 measure worsened" in brief
    assert "met 1 of 2 targets of 2024; 1 target was missed and 1 measure worsened" in summary
    by = "By proposed: Finance officer"
    assert in_order(
        brief, "One decision asked for", by, "Due not yet set", "Targets missed", "Worse:"
    )


def test_no_name_is_cut_from_a_list_of_six() -> None:
    rows = [row(f"M{n}", f"cakupan {n}", 5.0, None) for n in range(6)]
    (decision,) = decisions(case(*rows)).items
    assert "cakupan 5" in decision.what
    assert "more" not in decision.what
    rows += [row(f"M{n}", f"cakupan {n}", 5.0, None) for n in range(6, 12)]
    (decision,) = decisions(case(*rows)).items
    assert re.search("[0-9] more", decision.what)


def test_what_was_not_measured_is_named_once_by_its_decision() -> None:
    (decision,) = decisions(case(row("M1", "cakupan", None, 80.0))).items
    assert "cakupan" not in decision.what
    assert decision.why.count("cakupan") == 1


def test_where_nothing_was_promised_what_was_measured_is_listed(tmp_path: Path) -> None:
    rows = (row("M1", "Cakupan", 70.0, None), row("M2", "Kehadiran", 95.0, None))
    for page in printed(case(*rows, language="id"), tmp_path):
        assert in_order(page, "Terukur, tetapi tidak bertarget", "Cakupan", "70,00")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Serapan anggaran", "serapan anggaran"),
        ("Kepatuhan LHKPN", "kepatuhan LHKPN"),
        ("IKM pelayanan", "IKM pelayanan"),
        ("KTP-el tercetak", "KTP-el tercetak"),
        ("Indeks Kepuasan Masyarakat", "Indeks Kepuasan Masyarakat"),
        ("", ""),
    ],
)
def test_a_name_is_small_inside_a_sentence_unless_it_is_a_title(name: str, told: str) -> None:
    assert inside(name) == told


@pytest.mark.parametrize(
    ("values", "span"),
    [
        ([95.0, 104.0], 10),
        ([95.0, 89.0], 20),
        ([70.0, 100.0], 50),
        ([100.0] * 9 + [1.0], 10),
        ([1.0, 2.0], 50),
    ],
)
def test_bars_reach_as_far_as_nine_values_of_ten(values: list[float], span: int) -> None:
    assert span_of(values, 100.0) == span


def test_on_a_screen_the_summary_comes_first() -> None:
    made = screen_alone(document(case(row("M1", "Cakupan", 70.0, 80.0))))
    places = [made.index(f'id="{name}"') for name in ("summary", "foreword", "contents")]
    assert places == sorted(places)
    assert '<a class="skip" href="#summary">' in made


@pytest.mark.slow
def test_the_brief_of_few_measures_has_what_there_is_to_know_of_each(tmp_path: Path) -> None:
    told = row("M1", "Cakupan", 70.0, 80.0, definition="Bayi yang diimunisasi", source="Puskesmas")
    page, _summary = printed(case(told, language="id"), tmp_path)
    assert in_order(page, "Cakupan: 10,00 poin persen di bawah target", "Target tidak tercapai")
    assert "Definisi. Bayi yang diimunisasi" in page
    assert "Sumber. Puskesmas" in page
    more = [{**told, "measure_id": f"M{n}", "measure": f"Cakupan {n}"} for n in range(3)]
    assert brief(case(*more)).cards == ()
    page, _summary = printed(case(*more, language="id"), tmp_path)
    assert "Bayi yang diimunisasi" not in page


def test_a_perspective_has_its_own_weight_and_no_target_counts_as_missed_unjudged() -> None:
    rows = [
        row(f"M{n}", f"coverage {n}", None if n == 1 else 70.0, 80.0, perspective=name,
            objective_id=f"O{n}")
        for n, name in enumerate(PERSPECTIVES)
    ]  # fmt: skip
    shown = perspectives_in_full(case(*rows))
    assert shown
    assert [one.beside for one in shown.rows] == ["25\u00a0%"] * 4
    assert [one.cells[0] for one in shown.rows] == ["0 of 1", "not known", "0 of 1", "0 of 1"]
    assert shown.columns[0] == "Perspective and weight"


def test_one_target_is_not_counted_like_many() -> None:
    for actual, title in ((90.0, "The one target was met"), (70.0, "The one target was missed")):
        assert brief(case(row("M1", "coverage", actual, 80.0))).title == title
    assert decisions(case(row("M1", "coverage", 70.0, 80.0))).note == "The agency gave no cause."
