"""How a change is explained: by what moved it, which way and how far, in both languages.

An invented agency, by hand. Then M1 had 80 and M2 60 of 100 and both weighed alike: 70. Now they
have 90 and 75, and M2's perspective weighs twice: (90 + 2 × 75) ÷ 3 = 80. Other actuals alone give
82.5, other weights of perspectives alone (80 + 2 × 60) ÷ 3 = 66.67. So the actuals bear
((82.5 − 70) + (80 − 66.67)) ÷ 2 = 12.92 points and the rulebook the other −2.92. M1 gave 40 and
gives 30, M2 gave 30 and gives 50.
"""

from functools import cache

import pytest

from pipeline.case import Case
from pipeline.document import Document
from pipeline.measure import measured
from pipeline.report import explanation
from pipeline.score import account_of
from tests.case_by_hand import in_language
from tests.document_parts import table, told
from tests.reported_by_hand import document
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables
from tests.test_change import LENIENT, account, row, signed
from tests.test_score import SIDES

BOTH = pytest.mark.parametrize("words", ["en", "id"])
WEIGHTED = LENIENT.model_copy(
    update={
        "perspectives": tuple(
            side.model_copy(update={"weight": 2.0 if side.id == SIDES[1] else 1.0})
            for side in LENIENT.perspectives
        )
    }
)
TOLD = {
    "en": "Overall score: 70.00 in 2023, 80.00 now; moved by actuals (+12.92) and rulebook "
    "(−2.92).",
    "id": "Nilai keseluruhan: 70,00 pada 2023, kini 80,00; karena realisasi (+12,92) dan pedoman "
    "(−2,92).",
}
BY_TODAYS_RULES = {
    "en": "By this period's rules, 2023 would have scored 66.67.",
    "id": "Dengan pedoman periode ini, nilai 2023 adalah 66,67.",
}


@cache
def moved(words: str, *, is_kept: bool = True) -> Case:
    then = [row("M1", 80.0), row("M2", 60.0, perspective=SIDES[1])]
    now = [{**then[0], "actual": 90.0}, {**then[1], "actual": 75.0}]
    past = signed(account(then), LENIENT if is_kept else None)
    order = in_language(report_file(), words)
    given = tables(realization=delivered("realization", [{**REALIZATION, **one} for one in now]))
    book = WEIGHTED if is_kept else LENIENT
    return Case(account_of(given, measured(given, order, book), order, book, [past]), order, book)


@cache
def paper(words: str) -> Document:
    return document(moved(words))


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@BOTH
def test_report_and_brief_say_what_the_score_was_and_is_and_what_moved_it(words: str) -> None:
    whole = paper(words)
    for lists in (whole.brief.lists, whole.summary.lists):
        assert [plain(one.note) for one in lists if one.note] == [TOLD[words]]


@BOTH
def test_the_workings_say_it_with_what_todays_rules_make_of_then(words: str) -> None:
    whole = paper(words)
    assert f"{TOLD[words]} {BY_TODAYS_RULES[words]}" in plain(told(whole.workings))
    points = [cells[1] for cells in table(whole, "change-table")]
    mark = "." if words == "en" else ","
    assert [cell.replace(mark, ".") for cell in points] == [
        "70.00", "+12.92", "0.00", "0.00", "−2.92", "0.00", "80.00",
    ]  # fmt: skip
    assert [cells[1].replace(mark, ".") for cells in table(whole, "change-by-measure")] == [
        "−10.00", "+20.00",
    ]  # fmt: skip


EXPLAINED = {
    "en": [
        "Why the score moved (Contoh, 2024)",
        "Score 2023 70.00",
        "Score now 80.00",
        "By kind other actuals: +12.92",
        "By kind other targets: 0.00",
        "By kind other weights: 0.00",
        "By kind another rulebook: −2.92",
        "By kind measures that came, went or were measured in one period only: 0.00",
        f"Rulebook {BY_TODAYS_RULES['en']}",
        "By measure −10.00 M1 a measure",
        "By measure +20.00 M2 a measure",
    ],
    "id": [
        "Mengapa nilai berubah (Contoh, 2024)",
        "Nilai 2023 70,00",
        "Nilai sekarang 80,00",
        "Menurut jenis perubahan realisasi: +12,92",
        "Menurut jenis perubahan target: 0,00",
        "Menurut jenis perubahan bobot: 0,00",
        "Menurut jenis perubahan pedoman penilaian: −2,92",
        "Menurut jenis indikator yang masuk, keluar, atau hanya terukur pada satu periode: 0,00",
        f"Pedoman penilaian {BY_TODAYS_RULES['id']}",
        "Menurut indikator −10,00 M1 a measure",
        "Menurut indikator +20,00 M2 a measure",
    ],
}


@BOTH
def test_explain_tells_the_five_kinds_and_the_measures(words: str) -> None:
    lines = explanation(moved(words), "change").splitlines()
    assert [plain(line) for line in lines] == EXPLAINED[words]


@BOTH
def test_without_the_rulebook_of_then_the_measures_alone_are_told(words: str) -> None:
    """By the same rules now: (90 + 75) ÷ 2 = 82.5; M1 gives 45 where it gave 40."""
    case = moved(words, is_kept=False)
    (said,) = [plain(one.note) for one in document(case).brief.lists if one.note]
    assert (
        said
        == {
            "en": "Overall score: 70.00 in 2023, 82.50 now.",
            "id": "Nilai keseluruhan: 70,00 pada 2023, kini 82,50.",
        }[words]
    )
    lines = [plain(line) for line in explanation(case, "change").splitlines()]
    by_measure = {"en": "By measure +{} {} a measure", "id": "Menurut indikator +{} {} a measure"}
    mark = "." if words == "en" else ","
    assert lines[-2:] == [
        by_measure[words].format(points.replace(".", mark), key)
        for points, key in (("5.00", "M1"), ("7.50", "M2"))
    ]
    assert not any("+12" in line or "66" in line for line in lines)
