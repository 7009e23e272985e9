"""The strategy map laid out: boxes that hold their words, and links on ways of their own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import MapLink, MapObjective, MapPerspective, StrategyMap
from pipeline.render import shipped_templates
from pipeline.render.fonts import sans
from pipeline.render.measures import MEASURES, POINTS
from pipeline.render.strategy_map import drawn
from pipeline.render.strategy_map.routes import Ends, MapBox, Route, routes
from tests.page_checks import complaints, overlapping
from tests.pages_by_hand import chapter, small
from tests.pdf_pages import read
from tests.reported_by_hand import case, document
from tests.set_alone import report_alone, screen_alone

SHEET = MEASURES.map
WIDTH, LABEL, GAP = SHEET.width, SHEET.label, SHEET.gap
FACES = sans((shipped_templates(),))
NAME = "Meningkatnya mutu pelayanan administrasi kependudukan bagi seluruh warga"


@st.composite
def maps(draw: st.DrawFn) -> tuple[dict[str, MapBox], list[Ends]]:
    """Up to five shelves of up to four boxes, and links between any two of them."""
    boxes: dict[str, MapBox] = {}
    for shelf, count in enumerate(draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))):
        width = (WIDTH - LABEL - GAP * count) / count
        for place in range(count):
            boxes[f"{shelf}.{place}"] = MapBox(shelf, LABEL + place * (width + GAP), width)
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
    given_map: tuple[dict[str, MapBox], list[Ends]],
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
    given_map: tuple[dict[str, MapBox], list[Ends]],
) -> None:
    boxes, links = given_map
    runs = [run for route in routes(links, boxes, WIDTH) for run in route.runs]
    for index, one in enumerate(runs):
        for other in runs[index + 1 :]:
            if (one.lane, one.track) == (other.lane, other.track):
                low, high = sorted((one.start, one.end))
                first, last = sorted((other.start, other.end))
                assert high < first or last < low


def strategy_map(*objectives: int, name: str = NAME, links: tuple[Ends, ...] = ()) -> StrategyMap:
    """A map of perspectives with so many objectives each."""
    sides = tuple(
        MapPerspective(
            f"Perspektif {side}",
            tuple(
                MapObjective(f"{side}.{n}", f"{name} {n}", "100,00 · Sangat Tinggi", "met", f"o{n}")
                for n in range(count)
            ),
            f"Sasaran, {side}",
        )
        for side, count in enumerate(objectives)
    )
    given = tuple(MapLink(one, other, f"{one} → {other}") for one, other in links)
    return StrategyMap(
        "peta",
        "Peta",
        sides,
        given,
        "Peta, Bagian {number} dari {all}",
        "Hubungan",
        label="Gambar 1",
    )


def test_perspectives_stand_from_the_top_and_a_link_joins_the_edges_of_its_boxes() -> None:
    (drawing,) = drawn(strategy_map(1, 1, links=(("1.0", "0.0"),)), FACES)
    first, second = drawing.nodes
    assert first.y + first.height < second.y
    (points,) = drawing.links
    assert points[0] == (second.x + second.width / 2, second.y)
    assert points[-1] == (first.x + first.width / 2, first.y + first.height)
    assert drawing.alt == "Sasaran, 0: o0. Sasaran, 1: o0. Hubungan: 1.0 → 0.0."


def test_four_abreast_every_box_says_its_whole_rating() -> None:
    (drawing,) = drawn(strategy_map(4), FACES)
    assert [" ".join(node.standing) for node in drawing.nodes] == ["100,00 · Sangat Tinggi"] * 4
    for node in drawing.nodes:
        room = node.width - 2 * SHEET.padding - SHEET.mark
        assert all(SHEET.standing * FACES.regular.width(line) <= room for line in node.standing)
        lines = len(node.lines) + len(node.standing)
        assert lines * SHEET.line + 2 * SHEET.padding <= node.height


@pytest.mark.parametrize("name", ["wort " * 60, "W" * 300, "ii " * 200])
def test_a_name_too_long_for_its_box_is_broken_and_ends_in_an_ellipsis(name: str) -> None:
    (drawing,) = drawn(strategy_map(4, name=name), FACES)
    for node in drawing.nodes:
        assert len(node.lines) == 4
        assert node.lines[-1].endswith("…")
        room = node.width - 2 * SHEET.padding
        wide = [SHEET.name * FACES.semibold.width(line) for line in node.lines]
        assert max(wide) <= room < max(wide) + 5 * SHEET.name
        assert node.x + node.width <= SHEET.width


def test_a_long_name_of_a_perspective_stays_in_its_label() -> None:
    tight = MapPerspective(
        "Pembelajaran dan Pertumbuhan " * 9, strategy_map(1).perspectives[0].objectives, ""
    )
    (drawing,) = drawn(StrategyMap("m", "", (tight,)), FACES)
    (row,) = drawing.rows
    assert all(SHEET.row * FACES.semibold.width(line) <= LABEL - SHEET.inset for line in row.lines)
    assert len(row.lines) * SHEET.line <= row.height


@pytest.mark.parametrize(("objectives", "drawings"), [((4,) * 4, 1), ((15,) * 4, 2), ((60,), 2)])
def test_a_map_too_tall_to_read_is_drawn_in_parts(
    objectives: tuple[int, ...], drawings: int
) -> None:
    found = drawn(strategy_map(*objectives, links=(("0.1", "0.0"),)), FACES)
    assert len(found) == drawings
    assert all(drawing.height <= SHEET.tallest for drawing in found)
    assert sum(len(drawing.nodes) for drawing in found) == sum(objectives)
    assert [bool(drawing.links) for drawing in found] == [drawings == 1] * drawings
    if drawings > 1:
        captions = [drawing.caption for drawing in found]
        assert captions == ["Peta, Bagian 1 dari 2", "Peta, Bagian 2 dari 2"]


def test_the_parts_of_a_map_share_one_number_and_its_links_are_listed() -> None:
    given = strategy_map(15, 15, 15, 15, links=(("0.1", "0.0"),))
    page = screen_alone(small(chapters=chapter(given)))
    assert page.count('<span class="label">Gambar 1.</span> Peta, Bagian') == 2
    assert 'id="peta"' in page
    assert 'id="peta-2"' in page
    assert "<li>0.1 → 0.0</li>" in page
    assert list(overlapping(read(report_alone(small(chapters=chapter(given)))))) == []
    whole = screen_alone(small(chapters=chapter(strategy_map(2, links=(("0.1", "0.0"),)))))
    assert "<li>0.1 → 0.0</li>" not in whole


@pytest.mark.slow
def test_a_report_whose_map_takes_two_drawings_has_nothing_wrong() -> None:
    rows = [
        {
            "measure_id": f"M{side}{n}",
            "objective_id": f"{side}{n}",
            "objective": f"{NAME} {side}{n}",
            "perspective": side,
            "target": 100.0,
            "actual": 100.0,
        }
        for side in ("financial", "customer", "internal_process", "learning_growth")
        for n in range(15)
    ]
    links = [{"from_objective": "financial1", "to_objective": "financial0"}]
    made = document(case(*rows, links=links, language="id"))
    assert complaints(read(report_alone(made)), screen_alone(made)) == []


def test_the_tallest_map_has_letters_of_eight_points() -> None:
    drawing = SHEET.height * POINTS / SHEET.tallest
    assert drawing * min(SHEET.name, SHEET.row, SHEET.standing) == pytest.approx(SHEET.smallest)
    assert SHEET.height < 297 - MEASURES.page.top - MEASURES.page.bottom
