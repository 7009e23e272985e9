"""A plot laid out: names that cover nothing or are left out, numbers clear of others."""

from itertools import combinations

import numpy as np
import pytest

from pipeline.document import Point, Scatter, Tick
from pipeline.render import shipped_templates
from pipeline.render.fonts import sans
from pipeline.render.measures import MEASURES
from pipeline.render.plot import Plot, plotted
from pipeline.render.plot_names import _box
from pipeline.report.surveys.importance import importance_blocks
from tests.page_checks import overlapping
from tests.pages_by_hand import chapter, small
from tests.pdf_pages import read
from tests.set_alone import report_alone, screen_alone
from tests.surveys_by_hand import case_of
from tests.test_survey_annex import matrix

CORNERS = ("Prioritas utama", "Pertahankan prestasi", "Prioritas rendah", "Berlebihan")
FACES = sans((shipped_templates(),))
SHEET = MEASURES.plot
SIDES = {(9, 4): "right", (-9, 4): "left", (0, -10): "above", (0, 19): "below"}


def crowd(count: int) -> list[Point]:
    """Points that are close together around the middle."""
    places = np.random.default_rng(5).normal(0.5, 0.12, size=(count, 2))
    return [
        Point(float(x), float(y), f"pertanyaan_{number}", strong=x < 0.5 < y)
        for number, (x, y) in enumerate(places, 1)
    ]


def scatter(*points: Point, **more: object) -> Scatter:
    given = ("s", "Plot", points, "x", "y", 0.5, 0.5, CORNERS, "plot")
    return Scatter(*given, **more)  # type: ignore[arg-type]


def laid_out(*points: Point) -> Plot:
    return plotted(scatter(*points), FACES)


def sides(plot: Plot) -> list[str]:
    """The side of its mark that each name is on; `none` where there is no name."""
    return [
        SIDES[round(mark.name.x - mark.x), round(mark.name.y - mark.y)] if mark.name else "none"
        for mark in plot.marks
    ]


def test_a_lonely_name_stands_to_the_right_of_its_mark() -> None:
    found = laid_out(Point(0.2, 0.2, "q1"))
    assert sides(found) == ["right"]
    (mark,) = found.marks
    assert (mark.x, mark.y) == (SHEET.left + 0.2 * SHEET.wide, SHEET.bottom - 0.2 * SHEET.high)


def test_a_name_keeps_clear_of_its_neighbour_the_lines_and_the_edge() -> None:
    points = [Point(0.2, 0.2, "q1"), Point(0.27, 0.2, "q2"), Point(0.49, 0.8, "q3")]
    points += [Point(0.985, 0.3, "q4"), Point(0.7, 0.5, "q5")]
    assert sides(laid_out(*points)) == ["right", "right", "left", "left", "above"]


def test_a_name_of_wide_letters_needs_more_room_than_one_of_narrow_ones() -> None:
    near = Point(0.26, 0.2, "")
    assert sides(laid_out(Point(0.2, 0.2, "ii"), near))[0] == "right"
    assert sides(laid_out(Point(0.2, 0.2, "WW"), near))[0] == "left"


@pytest.mark.slow
def test_where_there_is_a_crowd_no_name_covers_another_and_some_are_left_out() -> None:
    found = laid_out(*crowd(40))
    shown = [
        _box(mark.name, FACES.regular.width(mark.name.text)) for mark in found.marks if mark.name
    ]
    assert 10 < len(shown) < len(found.marks)
    assert not found.named
    assert not any(one.meets(other) for one, other in combinations(shown, 2))
    pages = read(report_alone(small(chapters=chapter(scatter(*crowd(40))))))
    assert list(overlapping(pages)) == []


def test_points_at_one_place_share_a_mark_with_all_their_names() -> None:
    found = laid_out(Point(0.2, 0.2, "q1"), Point(0.2, 0.2, "q2"), Point(0.8, 0.8, "q3"))
    assert [mark.name.text for mark in found.marks if mark.name] == ["q1, q2", "q3"]


def test_numbers_of_an_axis_stand_clear_of_each_other_and_the_first_come_first() -> None:
    def shown(*ticks: Tick) -> tuple[list[str], list[str]]:
        found = plotted(scatter(x_ticks=ticks, y_ticks=ticks), FACES)
        return (
            [text.text for _, text in found.x_ticks],
            [text.text for _, text in found.y_ticks],
        )

    ends = (Tick(0.1, "1,000"), Tick(0.9, "5,000"))
    assert shown(*ends, Tick(0.5, "3,000")) == (["1,000", "3,000", "5,000"],) * 2
    assert shown(*ends, Tick(0.12, "1,200")) == (["1,000", "5,000"],) * 2


@pytest.mark.slow
def test_the_note_says_that_the_table_has_what_the_plot_leaves_out() -> None:
    def page(items: int) -> str:
        asked = case_of(matrix(k=items), items=[f"pertanyaan_nomor_{n}" for n in range(items)])
        blocks = importance_blocks(asked.account.surveys[0], asked)
        plot = next(block for block in blocks if isinstance(block, Scatter))
        return screen_alone(small(chapters=chapter(plot)))

    assert "A name without room is left out" in page(60)
    assert "A name without room is left out" not in page(5)
