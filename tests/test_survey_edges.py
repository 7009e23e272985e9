"""What the survey annex prints at its edges: few respondents, few items, odd scales, no spread."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest

from pipeline.case import Case
from pipeline.document import PrintedTable, Section
from pipeline.examine import found
from pipeline.examine.survey_methods import instrument_not_as_named
from pipeline.examine.surveys import duplicate_item, validity_against_alpha
from pipeline.report.data.record import record_of
from pipeline.report.data.sheets import sheets_of
from pipeline.statistics.reliability import alpha_floor_if_all_valid
from pipeline.tables import enclosed_tables
from pipeline.values import Number
from tests.reported_by_hand import record
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import rulebook, tables
from tests.test_survey_annex import WORDS, said, sections, sentences, table


def answers(n: int, k: int = 5, scale: tuple[int, int] = (1, 5)) -> list[list[int]]:
    rng = np.random.default_rng(1)
    level = rng.normal(size=(n, 1))
    width = scale[1] - scale[0]
    drawn = sum(scale) / 2 + width / 5 * (level + rng.normal(size=(n, k)))
    return np.clip(np.rint(drawn), *scale).astype(int).tolist()


def survey(matrix: list[list[Any]], **given: Any) -> dict[str, Section]:
    """The annex's parts without the survey's id."""
    return {name.removesuffix("-customer"): part for name, part in parts(matrix, **given).items()}


def parts(matrix: list[list[Any]], **given: Any) -> Mapping[str, Section]:
    given.setdefault("rules", rulebook(survey=WORDS))
    return sections(case_of(matrix, **given))


def notes(section: Section) -> str:
    return " ".join(part.note for part in section.blocks if isinstance(part, PrintedTable))


EDGES = {
    "one respondent": (answers(1), {}),
    "two respondents": (answers(2), {}),
    "four respondents": (answers(4), {}),
    "all alike": ([[3] * 5] * 40, {}),
    "one constant item": ([[*row[:4], 4] for row in answers(40)], {}),
    "one item": (answers(40, 1), {}),
    "two items": (answers(40, 2), {}),
    "items that contradict": ([[a, 6 - a, 3 + i % 2] for i, a in enumerate([1, 2, 4, 5] * 9)], {}),
    "yes and no": (answers(60, 4, (0, 1)), {"scale": [0, 1]}),
    "0 to 10": (answers(60, 4, (0, 10)), {"scale": [0, 10]}),
    "gaps": ([[None if (i + j) % 9 == 0 else a for j, a in enumerate(r)]
              for i, r in enumerate(answers(90))], {}),
    "more than the population": (answers(60), {"population": 50}),
    "the whole population": (answers(60), {"population": 60}),
    "terms that repeat each other": (
        [[*row, row[0]] for row in answers(60)],
        {"regression": {"dependent": "q5", "terms": ["q1", "q6"]}},
    ),
}  # fmt: skip


@pytest.mark.one_in(8)
@pytest.mark.parametrize("words", ["id", "en"])
@pytest.mark.parametrize("edge", EDGES)
def test_every_edge_has_an_annex_a_record_and_sheets(edge: str, words: str) -> None:
    matrix, given = EDGES[edge]
    case = case_of(matrix, language_code=words, **given)
    texts = [said(block.runs) for part in sections(case).values() for block in part.blocks
             if hasattr(block, "runs")]  # fmt: skip
    cells = [cell.text for part in sections(case).values() for block in part.blocks
             if isinstance(block, PrintedTable) for row in block.rows for cell in row]  # fmt: skip
    printed = " ".join([*texts, *cells])
    assert "nan" not in printed.casefold().split()
    assert "None" not in printed
    assert not {"0.000", "0,000"} & {cell for cell in cells if cell.startswith(("−0", "-0"))}
    assert {"validity-customer", "reliability-customer", "uncertainty-customer"} <= set(
        sections(case)
    )
    case = replace(case, account=replace(case.account, findings=found(case)))
    told = asdict(record_of(case, report="x", revision=1))
    json.dumps(told, default=str, allow_nan=False)
    assert sheets_of(case)


def test_one_respondent_has_no_statistics_and_is_told_why() -> None:
    one = survey(answers(1))
    assert sentences(one["validity"]).startswith("Validity cannot be tested")
    assert sentences(one["reliability"]).startswith("There is no Cronbach's alpha")
    assert sentences(one["uncertainty"]).startswith("No interval can be given")
    codes = [finding.code for finding in found(case_of(answers(1)))]
    assert ("few-respondents" in codes, "small-sample" in codes) == (True, False)


@pytest.mark.slow
def test_two_respondents_are_too_few_for_r_and_told_so_by_their_interval() -> None:
    two = survey(answers(2))
    assert sentences(two["validity"]).startswith("Validity cannot be tested")
    assert "With fewer than 30 respondents (2) it bears no label" in sentences(two["reliability"])
    assert notes(two["uncertainty"]) == (
        "With few respondents the bootstrap interval is too narrow; the t interval applies. An end "
        "beyond the scale means: too few respondents to say more."
    )
    assert notes(survey(answers(60))["uncertainty"]) == ""


@pytest.mark.parametrize(("n", "few"), [(29, True), (30, False)])
def test_thirty_respondents_may_carry_a_word(n: int, few: bool) -> None:
    told = sentences(survey([row * 3 for row in answers(n)])["reliability"])
    assert ("bears no label" in told) == few
    assert ("rated Reliable" in told) != few


def test_an_interval_over_two_words_gives_none_though_many_answered() -> None:
    told = sentences(survey(answers(40, 4, (0, 1)), scale=[0, 1])["reliability"])
    assert told.endswith(
        "That interval spans more than one label of the rulebook, so none is given."
    )


def test_a_rulebook_without_words_withholds_none() -> None:
    told = sentences(survey(answers(40), rules=rulebook())["reliability"])
    assert told.endswith("over 40 respondents.")


@pytest.mark.slow
def test_a_single_item_is_not_valid_by_being_its_own_total() -> None:
    case = case_of(answers(40, 1))
    (item,) = case.account.surveys[0].items
    assert (item.item_total_r, item.valid, item.item_total_p) == (None, None, None)
    assert sentences(survey(answers(40, 1))["validity"]).startswith("Validity cannot be tested")


@pytest.mark.slow
def test_of_two_items_none_can_be_left_out() -> None:
    rows = table(survey(answers(40, 2))["validity"], "validity-table-customer")
    assert [row[5] for row in rows] == ["–", "–"]
    assert "or too few items are left" in notes(survey(answers(40, 2))["validity"])


def test_an_item_everybody_answered_alike_is_named_where_it_is_left_out() -> None:
    matrix = [[*row[:4], 4] for row in answers(40)]
    found_ = survey(matrix)
    assert table(found_["validity"], "validity-table-customer")[4][1:4] == ["–", "0.312", "–"]
    assert notes(found_["importance"]) == "Left out for want of an importance of their own: q5."


@pytest.mark.slow
def test_the_scale_of_ten_has_its_distribution_and_that_of_fifty_four_none() -> None:
    ten = survey(answers(60, 4, (0, 10)), scale=[0, 10])
    assert len(table(ten["descriptive"], "answers-customer")[0]) == 12
    fifty = survey(answers(60, 4, (0, 54)), scale=[0, 54])
    with pytest.raises(KeyError):
        table(fifty["descriptive"], "answers-customer")


def test_the_whole_population_leaves_nothing_unsure() -> None:
    told = sentences(survey(answers(60), population=60)["uncertainty"])
    assert "The whole population of 60 answered, so the sample leaves nothing unsure." in told
    assert told.endswith("a measure: the whole population answered, so 857 is no estimate.")


def test_a_population_smaller_than_its_respondents_narrows_nothing() -> None:
    free, wrong = (case_of(answers(60), population=size) for size in (None, 50))
    one, other = (case.account.surveys[0] for case in (free, wrong))
    assert other.margin_of_error == one.margin_of_error > 0
    assert "is smaller than the respondents and narrows nothing" in sentences(
        survey(answers(60), population=50)["uncertainty"]
    )


@pytest.mark.slow
def test_every_interval_is_narrowed_by_the_same_population() -> None:
    free, known = (case_of(answers(60), population=size).account.surveys[0] for size in (None, 200))
    left = (140 / 199) ** 0.5
    for name in ("mean_interval", "bootstrap_interval"):
        wide, narrow = (getattr(one, name) for one in (free, known))
        for end, closer in zip(wide, narrow, strict=True):
            assert closer - free.mean == pytest.approx(left * (end - free.mean), rel=1e-9)
    low, high = known.mean_interval
    assert (high - low) / 2 == pytest.approx(known.margin_of_error, rel=1e-9)


def test_valid_items_that_hang_loosely_together_are_named() -> None:
    told = sentences(survey(answers(29))["validity"])
    assert told.endswith(
        "Valid, yet only loosely tied to the other items (corrected r under 0.300): q2."
    )


def test_weak_items_within_the_margin_of_error_are_no_order() -> None:
    assert "another sample could order the items otherwise" in sentences(
        survey(answers(5000))["importance"]
    )


def test_groups_that_are_hidden_are_not_said_to_be_small() -> None:
    units = ["A"] * 30 + ["B"] * 30 + ["C"] * 4
    least = rulebook(survey={"smallest_group": 5})
    found_ = survey(answers(64), columns={"unit": units}, groups=["unit"], rules=least)
    told = sentences(found_["groups"])
    assert "fewer than two of those shown have the 10 respondents" in told


# --- detectors ----------------------------------------------------------------------------------


def claimed(alpha: float, n: int = 40, *, all_valid: bool = True) -> Case:
    return case_of(answers(n), published={"alpha": alpha, "all_valid": all_valid})


@pytest.mark.slow
def test_an_alpha_below_what_valid_items_give_is_found_and_one_above_is_not() -> None:
    """Five items, n = 40, r critical 0.312: alpha is then at least 1.25 · (1 − 1 ÷ (5 · 0.312²)).

    That is negative: so many respondents make every alpha possible. With ten, 0.632: 0.624.
    """
    assert list(validity_against_alpha(claimed(0.10))) == []
    (finding,) = validity_against_alpha(claimed(0.60, n=10))
    assert finding.expected == Number(0.624, 3, fixed=True)
    assert list(validity_against_alpha(claimed(0.63, n=10))) == []
    assert list(validity_against_alpha(claimed(0.10, n=10, all_valid=False))) == []
    assert list(validity_against_alpha(case_of(answers(10)))) == []


@pytest.mark.slow
def test_the_floor_of_alpha_holds_whenever_all_items_are_valid() -> None:
    """Never a misfire: with the items' own deviations no such alpha lies below its floor."""
    held = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        n, k = int(rng.integers(5, 30)), int(rng.integers(2, 9))
        level = rng.normal(size=(n, 1))
        matrix = np.clip(np.rint(3 + 1.2 * level + rng.normal(size=(n, k))), 1, 5).tolist()
        statistics = case_of(matrix).account.surveys[0]
        if all(item.valid for item in statistics.items):
            critical = statistics.items[0].r_critical
            floor = alpha_floor_if_all_valid([item.sd for item in statistics.items], critical)
            assert statistics.alpha >= floor - 1e-9
            held += 1
    assert held > 20


TITLES = [
    ("Job Descriptive Index", True),
    ("Survei JDI pegawai", True),
    ("Indeks Deskripsi Pekerjaan (2024)", True),
    ("Survei adjdi", False),
    ("Survei kepuasan pegawai", False),
    ("Job description of the staff", False),
]


@pytest.mark.parametrize(("title", "named"), TITLES)
def test_a_name_is_an_instrument_only_as_whole_words(title: str, named: bool) -> None:
    assert bool(list(instrument_not_as_named(case_of(answers(30), title=title)))) == named


def test_an_instrument_with_its_five_facets_is_what_it_is_named() -> None:
    facets = ["Work", "Pay", "Promotion", "Supervision", "Co-workers"]
    items = [{"id": f"q{i}", "facet": facet} for i, facet in enumerate(facets)]
    assert list(instrument_not_as_named(case_of(answers(30), title="JDI", items=items))) == []
    four = [{**item, "facet": facets[min(i, 3)]} for i, item in enumerate(items)]
    (finding,) = instrument_not_as_named(case_of(answers(30), title="JDI", items=four))
    assert (finding.found, finding.expected) == ("4", "5")


@pytest.mark.parametrize(
    ("texts", "doubled"),
    [
        (("Puas atas layanan", "puas  atas LAYANAN"), True),
        (("Puas atas layanan", "Puas atas petugas"), False),
        (("", ""), False),
    ],
)
def test_items_of_one_wording_that_disagree_are_found(
    texts: tuple[str, str], doubled: bool
) -> None:
    items = [{"id": "q1", "text": texts[0]}, {"id": "q2", "text": texts[1]}, "q3"]
    found_ = list(duplicate_item(case_of([[1, 2, 3], [4, 4, 4], [5, 3, 2]] * 5, items=items)))
    assert [finding.values["items"] for finding in found_] == ([["q1", "q2"]] if doubled else [])
    same = case_of([[2, 2, 3], [4, 4, 4]] * 5, items=items)
    assert list(duplicate_item(same)) == []


@pytest.mark.parametrize(("respondents", "shown"), [(4, False), (5, True)])
def test_a_survey_that_few_answered_shows_only_that_it_is_one(
    respondents: int, shown: bool
) -> None:
    columns = {"unit": ["A"] * respondents}
    regression = {"dependent": "q1", "terms": ["q2"]}
    case = case_of(
        answers(respondents),
        rules=rulebook(survey={"smallest_group": 5}),
        columns=columns,
        groups=["unit"],
        regression=regression,
    )
    (measure,) = case.account.measures
    assert (measure.actual is not None) is shown
    assert bool(measure.numbers or measure.further_numbers) is shown
    enclosed = {one.table.name for one in enclosed_tables(tables(), case.account) if one.survey}
    assert enclosed == ({"survey_customer_counts"} if shown else set())
    kept_whole = record(replace(case, account=replace(case.account, findings=found(case))))
    (survey,) = kept_whole["surveys"]
    kept = {"id", "respondents", "answered", "delivered", "inapplicable", "scale", "bounds"}
    kept |= {"certain", "few_incomplete"}
    told = {name for name, value in survey.items() if value not in (None, [], "")}
    assert (told <= kept) is not shown
    assert bool(kept_whole["regressions"]) is shown
    reasons = [
        finding["text"] for finding in kept_whole["findings"] if finding["code"] == "no-actual"
    ]
    assert ["fewer than 5 respondents" in reason for reason in reasons] == [True] * (not shown)
