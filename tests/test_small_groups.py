"""Figures of few persons: a figure alone, and what is left when others are subtracted."""

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl
import pytest

from pipeline.account import Flag
from pipeline.examine.completeness import no_actual
from pipeline.examine.figures import denominator
from pipeline.problems import Reason
from pipeline.statistics.disclosure import given_away
from tests.case_by_hand import DEFAULT, case_of
from tests.delivery_by_hand import REPORT, places, problems_of, written
from tests.tables_by_hand import delivered, report_file

DISCREET = DEFAULT.model_copy(
    update={"survey": DEFAULT.survey.model_copy(update={"smallest_group": 5})}
)
N = 20
Chosen = Callable[[int], bool]


def told(persons: pl.Series | None = None, **groups: Chosen) -> list[tuple[str, ...]]:
    """What figures over these of twenty rows give away of fewer than five persons."""
    rows = {name: pl.Series([chosen(row) for row in range(N)]) for name, chosen in groups.items()}
    return list(given_away(rows, pl.Series(range(N)) if persons is None else persons, 5))


def every(_: int) -> bool:
    return True


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({}, []),
        ({"all": every}, []),
        ({"few": lambda row: row < 4}, [("few",)]),
        ({"enough": lambda row: row < 5}, []),
        ({"nobody": lambda row: False, "all": every}, []),
        ({"all": every, "but four": lambda row: row < 16}, [("all", "but four")]),
        ({"all": every, "but five": lambda row: row < 15}, []),
        ({"six": lambda row: row < 6, "eight": lambda row: row < 8}, [("eight", "six")]),
        ({"low": lambda row: row < 8, "high": lambda row: row >= 10}, []),
        (
            {"all": every, "low": lambda row: row < 8, "high": lambda row: row >= 10},
            [("all", "high", "low")],
        ),
        ({"low": lambda row: row < 12, "high": lambda row: row >= 10}, []),
        (
            {"all": every, "low": lambda row: row < 12, "high": lambda row: row >= 10},
            [("all", "low", "high")],
        ),
    ],
)
def test_a_group_is_given_away_by_sums_and_differences(
    groups: Mapping[str, Chosen], expected: list[tuple[str, ...]]
) -> None:
    assert told(**groups) == expected


def test_of_person_days_persons_are_counted() -> None:
    four, all_of_three = pl.Series([row % 4 for row in range(N)]), pl.Series([0, 1, 2] * 6 + [0, 1])
    assert told(four, half=lambda row: row < 10) == []
    assert told(four, one=lambda row: row % 4 == 0) == [("one",)]
    assert told(all_of_three, days=lambda row: row < 10) == []


STAFF = "staff_id,status,trained\n" + "".join(
    f"P{n},{'honorer' if n >= 14 else 'pppk' if n >= 8 else 'pns'},{'ya' if n % 2 else 'tidak'}\n"
    for n in range(16)
)
"""Eight pns, six pppk, two honorer."""
HEAD = "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"


def asking(**formulas: str) -> str:
    return HEAD + "".join(
        f"{measure},customer,S2,Trust,Index {measure},percent,maximize,80,{formula}\n"
        for measure, formula in formulas.items()
    )


def refused(tmp_path: Path, toml: str, realization: str, **tables: str) -> dict[str, str]:
    """The name of the reason by the key of report.toml at which a figure of few is refused."""
    files = {
        "report.toml": REPORT + toml,
        "realization.csv": realization,
        **{f"{name}.csv": rows for name, rows in tables.items()},
    }
    return {
        problem.column: reason.name
        for problem in problems_of(written(tmp_path, files))
        if problem.code == "small-group" and isinstance(reason := problem.values["reason"], Reason)
    }


RATIO = "workforce.trained_ratio"
COUNTED, BESIDE = "few-counted", "few-beside"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"A": '["honorer"]'}, {"A": COUNTED}),
        ({"A": '["pns"]', "B": '["pppk"]'}, {}),
        ({"A": '["pns"]', "B": '["pns", "honorer"]'}, {"A": BESIDE}),
        ({"A": '["pns"]', "W": '["pns", "pppk", "honorer"]', "B": '["pppk"]'}, {"B": BESIDE}),
        ({"A": '["pns", "pppk"]', "W": '["pns", "pppk", "honorer"]'}, {"A": BESIDE}),
    ],
)
def test_staff_figures_tell_of_five_or_none(
    tmp_path: Path, rows: Mapping[str, str], expected: Mapping[str, str]
) -> None:
    toml = "".join(f"[measures.{m}]\nrows = {{ status = {kept} }}\n" for m, kept in rows.items())
    found = refused(tmp_path, toml, asking(**dict.fromkeys(rows, RATIO)), staff=STAFF)
    assert found == {f"measures.{measure}": reason for measure, reason in expected.items()}


def test_another_formula_on_the_same_table_counts_too(tmp_path: Path) -> None:
    toml = (
        '[measures.A]\nrows = { status = ["pns", "pppk"] }\n'
        '[measures.B]\ntable = "staff"\ncolumn = "trained"\nis = true\n'
    )
    found = refused(tmp_path, toml, asking(A=RATIO, B="share"), staff=STAFF)
    assert list(found) == ["measures.A"]


@pytest.mark.slow
def test_a_whole_staff_of_three_may_be_shown_and_a_part_of_it_not(tmp_path: Path) -> None:
    three = "staff_id,status,trained\nP1,pns,ya\nP2,pns,tidak\nP3,honorer,ya\n"
    assert refused(tmp_path / "a", "", asking(A=RATIO), staff=three) == {}
    toml = '[measures.A]\nrows = { status = ["pns"] }\n'
    assert list(refused(tmp_path / "b", toml, asking(A=RATIO), staff=three)) == ["measures.A"]


def test_a_column_that_few_filled_is_a_figure_of_few(tmp_path: Path) -> None:
    toml = '[measures.A]\ntable = "staff"\ncolumn = "position"\nis = "staf"\n'
    rows = "staff_id,position\n" + "".join(f"P{n},{'staf' if n < 3 else ''}\n" for n in range(9))
    assert list(refused(tmp_path, toml, asking(A="share"), staff=rows)) == ["measures.A"]


def test_one_person_with_many_days_is_one_person(tmp_path: Path) -> None:
    toml = '[measures.A]\nrows = { staff_id = ["P0"] }\n'
    days = "staff_id,date,arrived_at,due_at,excused\n" + "".join(
        f"P{n},2024-01-{day:02},2024-01-{day:02} 07:00,2024-01-{day:02} 07:30,tidak\n"
        for n in range(6)
        for day in range(1, 9)
    )
    found = refused(tmp_path, toml, asking(A="workforce.punctuality"), attendance=days)
    assert list(found) == ["measures.A"]


def survey(*units: str) -> str:
    rows = (f"R{n},{1 + n % 5},{1 + n % 4},{unit}\n" for n, unit in enumerate(units))
    return "respondent_id,q1,q2,unit\n" + "".join(rows)


GROUPED = REPORT.replace('items = ["q1", "q2"]', 'items = ["q1", "q2"]\ngroups = ["unit"]')
SHARE = '[measures.A]\ntable = "survey_trust"\ncolumn = "q1"\nat_least = 3\n'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [("", False), ('rows = { unit = ["A"] }', False), ('rows = { unit = ["C"] }', True)],
)
def test_groups_that_a_survey_shows_and_a_figure_leave_no_few(
    tmp_path: Path, rows: str, expected: bool
) -> None:
    """Of A 20, B 3 and C 6 the survey shows A alone; a figure of C would give B away."""
    files = {
        "report.toml": GROUPED + SHARE + rows,
        "realization.csv": asking(A="share"),
        "survey_trust.csv": survey(*"A" * 20, *"B" * 3, *"C" * 6),
    }
    assert [code for code, *_ in places(tmp_path, files)] == ["small-group"] * expected


def test_all_of_a_survey_is_always_shown(tmp_path: Path) -> None:
    files = {
        "report.toml": REPORT + SHARE + "rows = { q2 = [1, 2, 3] }",
        "realization.csv": asking(A="share"),
        "survey_trust.csv": survey(*"A" * 16),
    }
    assert [code for code, *_ in places(tmp_path, files)] == ["small-group"]


def test_an_unavailable_measure_tells_nothing(tmp_path: Path) -> None:
    toml = '[measures.A]\nunavailable = "belum"\nrows = { status = ["honorer"] }\n'
    assert refused(tmp_path, toml, asking(A=RATIO), staff=STAFF) == {}


@pytest.mark.parametrize(("others", "shown"), [(1, False), (5, True)])
def test_the_wider_denominator_is_told_unless_it_gives_the_others_away(
    others: int, shown: bool
) -> None:
    staff = [{"staff_id": f"P{n}", "status": "pns", "trained": n > 2} for n in range(8)]
    staff += [{"staff_id": f"H{n}", "status": "honorer", "trained": False} for n in range(others)]
    case = case_of(
        [{"measure_id": "L1", "formula": RATIO, "target": 80.0}],
        rulebook=DISCREET,
        given=report_file(measures={"L1": {"rows": {"status": ["pns"]}}}),
        staff=delivered("staff", staff),
    )
    assert bool(list(denominator(case))) is shown
    assert ("staff_all" in case.account.measure("L1").further_numbers) is shown


@pytest.mark.parametrize("form", ["totals", "counts"])
@pytest.mark.parametrize(("n", "shown"), [(4, False), (5, True)])
def test_a_survey_added_up_is_as_discreet(form: str, n: int, shown: bool) -> None:
    asked = {"scale": [1, 5], "items": ["q1"], "respondents": n}
    given = report_file(surveys={"trust": asked})
    rows = {"totals": [("q1", 3.0 * n, n)], "counts": [("q1", 3.0, n)]}[form]
    names = {"totals": ["item", "total", "answers"], "counts": ["item", "answer", "count"]}[form]
    numbers = pl.Series("_row", [2], dtype=pl.UInt32)
    case = case_of(
        [{"measure_id": "C1", "formula": "survey.total_index", "target": 80.0}],
        rulebook=DISCREET,
        given=given,
        **{
            f"survey_trust_{form}": pl.DataFrame(rows, names, orient="row").insert_column(
                0, numbers
            )
        },
    )
    (measure,), (survey,) = case.account.measures, case.account.surveys
    assert (measure.actual is not None) is shown
    assert bool(survey.items) is shown


def test_a_share_of_a_survey_of_few_has_no_actual() -> None:
    given = report_file(
        surveys={"trust": {"scale": [1, 5], "items": ["q1"]}},
        measures={"C1": {"table": "survey_trust", "column": "q1", "at_least": 3}},
    )
    rows = [{"respondent_id": f"R{n}", "q1": 4.0} for n in range(4)]
    case = case_of(
        [{"measure_id": "C1", "formula": "share", "target": 80.0}],
        rulebook=DISCREET,
        given=given,
        survey_trust=delivered("survey_trust", rows, given),
    )
    (measure,) = case.account.measures
    assert (measure.actual, measure.flags) == (None, (Flag.FEW_RESPONDENTS,))
    assert (measure.numbers, measure.further_numbers) == ({}, {})


def test_where_few_answered_all_it_is_not_said_that_few_answered() -> None:
    given = report_file(surveys={"trust": {"scale": [1, 5], "items": ["q1", "q2"]}})
    rows = [{"respondent_id": f"R{n}", "q1": 4.0, "q2": 5.0 if n < 4 else None} for n in range(7)]
    case = case_of(
        [{"measure_id": "C1", "formula": "survey.total_index", "target": 80.0}],
        rulebook=DISCREET,
        given=given,
        survey_trust=delivered("survey_trust", rows, given),
    )
    (finding,) = no_actual(case)
    assert case.language.finding(finding).endswith(
        "was not measured: it rests on the answers of fewer than 5 respondents, who could be "
        "recognised."
    )
