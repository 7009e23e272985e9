"""The names of a plot's points: on a side where they cover nothing, or left out."""

from itertools import combinations

import numpy as np
import pytest

from pipeline.document import Point, Scatter, Side
from pipeline.render import rendered
from pipeline.report.surveys.importance import importance_blocks
from pipeline.report.surveys.plot_names import _name, named
from tests.page_checks import overlapping
from tests.pages_by_hand import chapter, small
from tests.pdf_pages import read
from tests.surveys_by_hand import case_of
from tests.test_survey_annex import matrix

CORNERS = ("Prioritas utama", "Pertahankan prestasi", "Prioritas rendah", "Berlebihan")
MIDDLE = (0.5, 0.5)


def crowd(count: int) -> list[Point]:
    """Points that stand close together around the middle."""
    places = np.random.default_rng(5).normal(0.5, 0.12, size=(count, 2))
    return [
        Point(float(x), float(y), f"pertanyaan_{number}", strong=x < 0.5 < y)
        for number, (x, y) in enumerate(places, 1)
    ]


def plot(points: tuple[Point, ...]) -> Scatter:
    return Scatter("s", "Plot", points, "x", "y", *MIDDLE, CORNERS, "plot")


def test_a_lonely_name_stands_to_the_right_of_its_mark() -> None:
    (only,) = named([Point(0.2, 0.2, "q1")], MIDDLE, CORNERS)
    assert (only.label, only.side) == ("q1", "right")


def test_a_name_keeps_clear_of_its_neighbour_the_lines_and_the_edge() -> None:
    points = [Point(0.2, 0.2, "q1"), Point(0.27, 0.2, "q2"), Point(0.49, 0.8, "q3")]
    points += [Point(0.985, 0.3, "q4"), Point(0.7, 0.5, "q5")]
    sides = [point.side for point in named(points, MIDDLE, CORNERS)]
    assert sides == ["right", "right", "left", "left", "above"]


def test_where_there_is_a_crowd_no_name_covers_another_and_some_are_left_out() -> None:
    drawn = named(crowd(40), MIDDLE, CORNERS)
    shown = [_name(point, point.side) for point in drawn if point.label]
    assert 10 < len(shown) < len(drawn)
    assert not any(one.meets(other) for one, other in combinations(shown, 2))
    pages = read(rendered(small(chapters=chapter(plot(drawn)))).report_pdf)
    assert list(overlapping(pages)) == []


@pytest.mark.parametrize(
    ("side", "place"),
    [
        ("right", ("165.0", "294.0", "start")),
        ("left", ("147.0", "294.0", "end")),
        ("above", ("156.0", "280.0", "middle")),
        ("below", ("156.0", "309.0", "middle")),
    ],
)
def test_a_name_is_drawn_on_the_side_that_was_chosen(
    side: Side, place: tuple[str, str, str]
) -> None:
    drawn = plot((Point(86 / 580, 0.2, "nama", side=side),))
    html = rendered(small(chapters=chapter(drawn))).report_html.decode()
    assert 'x="{}" y="{}" text-anchor="{}"'.format(*place) in html


def test_the_note_says_that_the_table_has_what_the_plot_leaves_out() -> None:
    def note(items: int) -> str:
        asked = case_of(matrix(k=items), items=[f"pertanyaan_nomor_{n}" for n in range(items)])
        blocks = importance_blocks(asked.measured.surveys["customer"], asked)
        return next(block.note for block in blocks if isinstance(block, Scatter))

    assert "left out" in note(60)
    assert "left out" not in note(5)
