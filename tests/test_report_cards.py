"""One card a measure: its figures, what they mean, what the agency says; and the overview."""

from datetime import date

import pytest

from pipeline.case import Case
from pipeline.document import Deviation, MeasureCard, PrintedTable, Remark
from pipeline.language import language
from pipeline.report.chapters.measure_card import COMPACT
from pipeline.report.phrases.deviations import deviation, ends, span_of
from pipeline.report.phrases.places import places_text
from tests.document_parts import parts, section, table, told
from tests.reported_by_hand import case, document
from tests.tables_by_hand import Cells

ENGLISH = language("en")
MET: Cells = {"target": 80.0, "actual": 90.0}
MISSED: Cells = {"target": 80.0, "actual": 60.0}


def years(*actuals: float | None, target: float = 80.0, measure: str = "M1") -> list[Cells]:
    """An actual for each year up to the one before the period."""
    first = 2024 - len(actuals)
    return [
        {"measure_id": measure, "period": str(year), "target": target, "actual": actual}
        for year, actual in enumerate(actuals, first)
    ]


def cards(of: Case) -> list[MeasureCard]:
    return [part for part in parts(document(of).chapters) if isinstance(part, MeasureCard)]


def card(*rows: Cells, **others: list[Cells]) -> MeasureCard:
    return cards(case(*rows, **others))[0]


def test_every_measure_has_one_card_under_its_objective_and_number() -> None:
    rows = (
        {**MET},
        {**MISSED, "measure_id": "M2"},
        {**MET, "measure_id": "N", "objective_id": "O9"},
    )
    assert [(one.id, one.number) for one in cards(case(*rows))] == [
        ("measure-M1", "1.1"),
        ("measure-M2", "1.2"),
        ("measure-N", "2.1"),
    ]


def test_a_strip_has_target_actual_achievement_and_both_judgements() -> None:
    strip = card(MISSED).strip
    (now,) = strip.periods
    assert (now.target, now.actual, now.achievement) == ("80.00", "60.00", "75.00")
    assert strip.mark == "missed"
    assert strip.verdict == "Target missed; rated Medium"


def test_a_strip_shows_four_earlier_periods_at_most_and_the_workings_all() -> None:
    past = years(50.0, 51.0, 52.0, 53.0, 54.0)
    found = case(MISSED, history=past)
    shown = cards(found)[0].strip.periods
    assert [one.heading for one in shown] == ["2020", "2021", "2022", "2023", "2024"]
    rows = table(document(found), "earlier-table")
    assert [row[0] for row in rows[1:]] == ["2019", "2020", "2021", "2022", "2023"]


@pytest.mark.parametrize(
    ("actuals", "drawn"), [((), False), ((50.0,), False), ((50.0, 55.0), True)]
)
def test_a_line_is_drawn_from_three_known_periods(actuals: tuple[float, ...], drawn: bool) -> None:
    strip = card(MISSED, history=years(*actuals)).strip
    assert bool(strip.alt) is drawn
    assert all((one.point is not None) is drawn for one in strip.periods)


def test_what_is_held_against_the_actual_says_what_is_left_of_it() -> None:
    strip = card({**MISSED, "renstra_target": 90.0, "national_standard": 55.0}).strip
    assert [(one.target, one.actual) for one in strip.beside] == [
        ("90.00", "30.00 to go"),
        ("55.00", "reached"),
    ]


def test_a_year_that_is_not_known_is_a_dash_and_never_zero() -> None:
    past = [{"measure_id": "M1", "period": "2023", "achievement": 93.0}]
    before, _now = card(MISSED, history=past).strip.periods
    assert (before.actual, before.target, before.achievement) == ("–", "–", "93.00")


def test_large_amounts_stand_in_millions() -> None:
    strip = card({"measured_in": "rupiah", "target": 123_456_789_012.0, "actual": 1e11}).strip
    assert strip.unit == "Rp million"
    assert strip.periods[0].target == "123,456.79"


@pytest.mark.slow
def test_many_measures_have_compact_cards() -> None:
    rows = [{**MISSED, "measure_id": f"M{number}"} for number in range(1, COMPACT + 1)]
    few, many = case(*rows[:-1], history=years(1.0, 2.0)), case(*rows, history=years(1.0, 2.0))
    assert len(cards(few)[0].strip.periods) == 3
    strip = cards(many)[0].strip
    assert (len(strip.periods), strip.alt) == (1, "")
    assert [(one.heading, one.target) for one in strip.beside] == [("2023", "2.00")]


@pytest.mark.parametrize(
    ("row", "past", "said"),
    [
        (MET, (), "10.00 percentage points above the target"),
        (MISSED, (), "20.00 percentage points short of the target"),
        (MISSED, (50.0,), "20.00 percentage points short of the target; better than in 2023"),
        (MET, (95.0,), "10.00 percentage points above the target; worse than in 2023"),
        ({"target": 80.0, "actual": 80.0}, (80.0,), "Exactly on the target; as in 2023"),
        ({**MISSED, "polarity": "minimize"}, (), "20.00 percentage points below the limit"),
        ({"target": None, "target_low": 40.0, "target_high": 50.0, "actual": 45.0}, (),
         "Within the range that was promised"),
        ({"target": None, "target_low": 40.0, "target_high": 50.0, "actual": 55.0,
          "polarity": "stabilize"}, (), "Above the range that was promised"),
    ],
)  # fmt: skip
def test_the_finding_tells_how_far_from_the_promise_and_whither(
    row: Cells, past: tuple[float, ...], said: str
) -> None:
    unit = {"measured_in": "%"}
    assert card({**unit, **row}, history=years(*past)).finding == said


def test_the_account_never_repeats_the_strip() -> None:
    one = card({**MISSED, "renstra_target": 90.0}, history=years(50.0, 55.5))
    figures = {
        text
        for column in (*one.strip.periods, *one.strip.beside)
        for text in (column.actual, column.target, column.achievement)
        if text
    }
    assert not [figure for figure in figures if figure in told(one.account)]


def test_cause_solution_programme_and_owner_stand_on_the_card() -> None:
    words = {
        "cause": "floods", "solution": "boats", "programme": "Rivers", "owner": "the ferryman",
        "definition": "crossings", "source": "the log", "collected": "monthly",
        "verified_by": "the warden", "limitation": "nights are missing",
    }  # fmt: skip
    one = card({**MISSED, **words})
    assert [(remark.label, remark.runs) for remark in one.told] == [
        ("Cause", ("floods",)),
        ("Solution", ("boats",)),
    ]
    said = told(one.facts)
    assert all(text in said for name, text in words.items() if name not in ("cause", "solution"))


def test_a_next_step_has_its_day_and_its_target() -> None:
    one = card({**MISSED, "due": date(2025, 3, 31), "next_target": 85.0})
    assert [remark.runs for remark in one.told] == [
        ("Done by 31 March 2025; the target of the next period is 85\u00a0%.",)
    ]


def test_a_dash_in_a_cell_says_nothing_on_the_card() -> None:
    one = card({**MISSED, "cause": "-", "solution": "n/a", "owner": "tidak ada"})
    assert one.told == ()
    assert "Responsible" not in [fact.label for fact in one.facts]


def test_what_is_missing_stands_in_one_table_and_not_on_the_cards() -> None:
    rows = ({**MISSED, "cause": "rain", "solution": "roof"}, {**MISSED, "measure_id": "M2"})
    missing = {row[0]: row[1:] for row in table(document(case(*rows)), "unavailable")}
    assert missing["Earlier periods"][0] == "all measures"
    assert missing["Cause and solution"][0] == "1.2"
    assert len(missing) <= 7


def test_nothing_missing_needs_no_table() -> None:
    whole = {
        **MET, "cause": "c", "solution": "s", "programme": "p", "renstra_target": 90.0,
        "national_standard": 70.0, "objective_id": "O1",
    }  # fmt: skip
    line = {"code": "1", "name": "L", "ceiling": 100.0, "realized": 90.0, "objective_id": "O1"}
    found = case(whole, history=years(70.0), budget=[line])
    shown = [part.id for part in parts(document(found)) if isinstance(part, PrintedTable)]
    assert "unavailable" not in shown


@pytest.mark.slow
def test_one_measure_needs_no_overview() -> None:
    def has_overview(*rows: Cells) -> bool:
        shown = parts(document(case(*rows)))
        return any(isinstance(part, PrintedTable) and part.id == "overview" for part in shown)

    assert not has_overview(MET)
    assert has_overview(MET, {**MET, "measure_id": "M2"})


def test_the_overview_has_each_measure_below_its_objective_with_mark_and_number() -> None:
    found = document(case(MET, {**MISSED, "measure_id": "M2"}))
    (shown,) = [p for p in parts(found) if isinstance(p, PrintedTable) and p.id == "overview"]
    assert [(row[0].number, row[0].mark) for row in shown.rows] == [
        ("", None),
        ("1.1", "met"),
        ("1.2", "missed"),
    ]
    assert "1 of 2 targets met" in shown.rows[0][0].text
    assert shown.caption.startswith(
        "Furthest behind its target: a measure, with an achievement of 75"
    )


@pytest.mark.parametrize(
    ("values", "span"),
    [
        ([], 10),
        ([100.0, 91.0], 10),
        ([100.0, 85.0], 20),
        ([1.0, 100.0], 50),
        ([100.0] * 9 + [1.0], 10),
    ],
)
def test_bars_reach_as_far_as_nine_values_of_ten_need(values: list[float], span: float) -> None:
    assert span_of(values) == span


def test_a_bar_beyond_its_column_is_clipped_and_says_its_value() -> None:
    assert ends(20.0, ENGLISH) == ("80", "100", "120")
    assert deviation(None, 20.0, ENGLISH) is None
    short = deviation(90.0, 20.0, ENGLISH)
    assert short == Deviation(-0.5, "90.00 % of 100")
    assert deviation(150.0, 20.0, ENGLISH) == Deviation(1.0, "150.00 % of 100", clipped=True)


def test_numbers_in_a_row_are_told_by_their_ends() -> None:
    account = case(*[{**MET, "measure_id": f"M{number}"} for number in range(1, 6)]).account
    assert places_text(account.measures[:3], account, ENGLISH) == "1.1–1.3"
    two = (account.measures[0], account.measures[2])
    assert places_text(two, account, ENGLISH) == "1.1 and 1.3"


def test_efficiency_closes_its_objective_once_and_worked_out() -> None:
    line = {"code": "1", "name": "L", "ceiling": 200.0, "realized": 100.0, "objective_id": "O1"}
    found = document(case({**MET, "objective_id": "O1"}, budget=[line]))
    (closing,) = [p for p in parts(section(found, "objective-O1")) if isinstance(p, Remark)]
    assert closing.label == "Efficiency of resource use"
    assert "50.00 % of a ceiling of Rp200 was spent" in told(closing)


def test_a_programme_over_its_ceiling_stands_first_and_is_marked() -> None:
    lines = [
        {"code": "1", "name": "Within", "ceiling": 100.0, "realized": 90.0},
        {"code": "2", "name": "Beyond", "ceiling": 100.0, "realized": 110.0},
    ]
    found = document(case(MET, budget=lines))
    (shown,) = [
        p for p in parts(found) if isinstance(p, PrintedTable) and p.id == "programmes-table"
    ]
    assert [(row[0].text, row[0].mark) for row in shown.rows] == [
        ("Beyond", "over_ceiling"),
        ("Within", None),
    ]
    bar = shown.rows[0][5].deviation
    assert bar is not None
    assert (bar.share > 0, bar.against) == (True, True)
    assert shown.rows[0][3].text == "(10)"
    assert section(found, "budget").heading.endswith("1 of 2 programmes above their ceiling")


def test_an_objective_repeats_neither_score_nor_rating_of_its_only_measure() -> None:
    same, capped = {"target": 80.0, "actual": 60.0}, {"target": 80.0, "actual": 160.0}
    assert section(document(case(same)), "objective-O1").detail == "Perspective Financial"
    told = section(document(case(capped)), "objective-O1").detail
    assert told == "Perspective Financial · score 120.00 of 120 · Very high"
    both = section(document(case(same, {**same, "measure_id": "B"})), "objective-O1").detail
    assert both == "Perspective Financial · score 75.00 of 120 · Medium"
