"""What meeting one target would be worth: as a second run says whose actual is that target."""

from collections.abc import Mapping, Sequence
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measure import measured
from pipeline.rulebook import Rulebook
from pipeline.score import account_of, gains, if_met
from tests.fuzz.draws import few
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables
from tests.test_change import CAPPED, FIGURES, HEAVY, LENIENT, row
from tests.test_score import DEFAULT, SIDES, scoring

Row = Mapping[str, object]


def geometric() -> Rulebook:
    levels = DEFAULT.levels.model_dump(by_alias=True)
    levels["perspective"] |= {"mean": "geometric", "cap": 105.0}
    levels["scorecard"] |= {"mean": "geometric", "floor": 20.0}
    return scoring({}, levels=levels, minimum_coverage=0.3)


def deducting() -> Rulebook:
    levels = DEFAULT.levels.model_dump(by_alias=True)
    levels["scorecard"] |= {"deduct": "M0"}
    levels["perspective"] |= {"aggregate": "measures"}
    return scoring({}, levels=levels, minimum_coverage=0.0)


BOOKS = [LENIENT, CAPPED, HEAVY, geometric(), deducting()]
ROWS = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.sampled_from(range(3)),
        st.one_of(st.none(), FIGURES, FIGURES, FIGURES),
        st.one_of(st.none(), FIGURES, FIGURES, FIGURES),
        st.sampled_from([0.5, 1.0, 3.0]),
        st.sampled_from(["maximize", "minimize", "stabilize"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda drawn: drawn[0],
)


def rows_of(drawn: Sequence[tuple]) -> list[Row]:
    return [
        row(f"M{n}", actual, None if is_range else target, weight=weight, polarity=way,
            perspective=SIDES[n % 3], objective_id=f"O{n % 3}-{objective}",
            **({"target_low": target, "target_high": target + 5.0} if is_range and target else {}))
        for n, objective, actual, target, weight, way, is_range in drawn
    ]  # fmt: skip


def scores(rows: Sequence[Row], book: Rulebook) -> dict[str, float | None]:
    """The values of perspectives and scorecard of a whole run."""
    order = report_file()
    given_ = tables(realization=delivered("realization", [{**REALIZATION, **one} for one in rows]))
    account = account_of(given_, measured(given_, order, book), order, book)
    return {node.id: node.value for node in (*account.perspectives, account.scorecard)}


@few(4)
@given(ROWS, st.sampled_from(range(len(BOOKS))))
def test_it_is_the_difference_of_two_full_runs(drawn: list[tuple], place: int) -> None:
    rows, order, book = rows_of(drawn), report_file(), BOOKS[place]
    given_ = tables(realization=delivered("realization", [{**REALIZATION, **one} for one in rows]))
    asked = if_met(given_, measured(given_, order, book), order, book)
    for at, one in enumerate(rows):
        promised = one.get("target_low") or one["target"]
        if one["actual"] is None or promised is None or one["measure_id"] == "M0":
            continue
        reached = [*rows[:at], {**one, "actual": promised}, *rows[at + 1 :]]
        expected = scores(reached, book)
        found = asked.values(str(one["measure_id"]))
        assert set(found) == set(expected)
        for node, value in expected.items():
            assert found[node] == (None if value is None else pytest.approx(value, abs=1e-9))


def test_a_floor_without_a_cap_holds_for_what_would_be_too() -> None:
    rows = [
        row("M1", 1.0, 1.0, perspective=SIDES[1], objective_id="O1"),
        row("M2", 1.97, 1.0, polarity="minimize", perspective=SIDES[2], objective_id="O2"),
    ]
    order, book = report_file(), geometric()
    given_ = tables(realization=delivered("realization", [{**REALIZATION, **one} for one in rows]))
    asked = if_met(given_, measured(given_, order, book), order, book)
    assert asked.values("M1")["scorecard"] == scores(rows, book)["scorecard"] == 20.0


def test_however_many_are_asked_everything_is_scored_twice() -> None:
    rows = [
        row(f"M{n}", 50.0 + n % 60, 100.0, perspective=SIDES[n % 4], objective_id=f"O{n % 4}")
        for n in range(3000)
    ]
    order = report_file()
    given_ = tables(realization=delivered("realization", [{**REALIZATION, **one} for one in rows]))
    actuals = measured(given_, order, LENIENT)
    with mock.patch.object(gains, "measure_scores", wraps=gains.measure_scores) as scored:
        asked = if_met(given_, actuals, order, LENIENT)
        assert all(asked.values(str(one["measure_id"])) for one in rows)
    assert scored.call_count == 2
