"""The strategy map's links: every one on a way of its own, and none over a box."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import StrategyMap
from pipeline.render import shipped_templates
from pipeline.report.strategy_map.routes import Box, Ends, Route, routes
from pipeline.report.strategy_map.section import _TALLEST
from tests.document_parts import captioned, references, table
from tests.reported_by_hand import case, document

WIDTH, LABEL, GAP = 1000.0, 150.0, 24.0


@st.composite
def maps(draw: st.DrawFn) -> tuple[dict[str, Box], list[Ends]]:
    """Up to five shelves of up to four boxes, and links between any two of them."""
    boxes: dict[str, Box] = {}
    for shelf, count in enumerate(draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))):
        width = (WIDTH - LABEL - GAP * count) / count
        for place in range(count):
            boxes[f"{shelf}.{place}"] = Box(shelf, LABEL + place * (width + GAP), width)
    pairs = [(a, b) for a in boxes for b in boxes if a != b]
    links = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    return boxes, links


def passed(route: Route) -> list[tuple[int, float]]:
    """The shelves a link passes, and where."""
    return [
        (min(one.lane, other.lane), one.end)
        for one, other in zip(route.runs, route.runs[1:], strict=False)
    ]


@given(maps())
@settings(deadline=None)
def test_links_end_at_their_boxes_and_pass_no_other(
    given_map: tuple[dict[str, Box], list[Ends]],
) -> None:
    boxes, links = given_map
    for (source, target), route in zip(links, routes(links, boxes, WIDTH), strict=True):
        for name, x in ((source, route.runs[0].start), (target, route.runs[-1].end)):
            assert boxes[name].x <= x <= boxes[name].x + boxes[name].width
        for shelf, x in passed(route):
            on_shelf = [box for box in boxes.values() if box.shelf == shelf]
            assert not any(box.x < x < box.x + box.width for box in on_shelf)


@given(maps())
@settings(deadline=None)
def test_links_of_one_lane_that_overlap_stand_on_different_tracks(
    given_map: tuple[dict[str, Box], list[Ends]],
) -> None:
    boxes, links = given_map
    runs = [run for route in routes(links, boxes, WIDTH) for run in route.runs]
    for index, one in enumerate(runs):
        for other in runs[index + 1 :]:
            if (one.lane, one.track) == (other.lane, other.track):
                low, high = sorted((one.start, one.end))
                first, last = sorted((other.start, other.end))
                assert high < first or last < low


def test_four_abreast_every_box_says_its_whole_rating() -> None:
    rows = [
        {"measure_id": f"M{n}", "objective_id": f"O{n}", "target": 100.0, "actual": 100.0}
        for n in range(4)
    ]
    whole = document(case(*rows, language="id"))
    drawn = next(part for part in captioned(whole) if isinstance(part, StrategyMap))
    assert [node.standing for node in drawn.nodes] == ["100,00 · Sangat Tinggi"] * 4


@pytest.mark.parametrize(("each", "maps"), [(4, 1), (15, 2), (60, 2)])
def test_a_map_too_tall_to_read_is_drawn_in_parts_and_its_links_are_listed(
    each: int, maps: int
) -> None:
    name = "Meningkatnya mutu pelayanan administrasi kependudukan bagi seluruh warga"
    sides = ("financial", "customer", "internal_process", "learning_growth")
    rows = [
        {
            "measure_id": f"M{side}{n}",
            "objective_id": f"{side}{n}",
            "objective": f"{name} {side}{n}",
            "perspective": side,
            "target": 100.0,
            "actual": 100.0,
        }
        for side in (sides if each < 60 else sides[:1])
        for n in range(each)
    ]
    links = [{"from_objective": "financial1", "to_objective": "financial0"}]
    whole = document(case(*rows, links=links))
    drawn = [part for part in captioned(whole) if isinstance(part, StrategyMap)]
    assert len(drawn) == maps
    assert all(part.height <= _TALLEST for part in drawn)
    assert sum(len(part.nodes) for part in drawn) == len(rows)
    listed = [part.id for part in captioned(whole) if part.id == "strategy-links"]
    assert listed == ["strategy-links"] * (maps > 1)
    assert [bool(part.links) for part in drawn] == [maps == 1] * maps
    if maps > 1:
        assert table(whole, "strategy-links") == [[f"{name} financial1", f"{name} financial0"]]
    referred = {ref.target for ref in references(whole)}
    assert {part.id for part in drawn} | set(listed) <= referred


def test_the_tallest_map_has_letters_of_six_points() -> None:
    style = (shipped_templates() / "shared" / "tables.css").read_text()
    (limit,) = re.findall(r"svg.map { max-height: (\d+)mm }", style)
    template = (shipped_templates() / "shared" / "map.html.jinja").read_text()
    smallest = min(map(int, re.findall(r", (1\d), ink", template)))
    assert int(limit) * 72 / 25.4 / _TALLEST * smallest >= 6
