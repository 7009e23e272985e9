"""Tables and figures numbered as they are read; every reference resolved, wherever it is."""

from dataclasses import replace

import pytest

from pipeline.document import (
    BarChart,
    Block,
    Bullets,
    Callout,
    Chapter,
    Document,
    Paragraph,
    PrintedTable,
    Ref,
    Section,
)
from pipeline.language import language
from pipeline.report.numbering import numbered
from tests.document_by_hand import document
from tests.document_parts import captioned, references


def table(table_id: str) -> PrintedTable:
    return PrintedTable(table_id, f"caption of {table_id}", (), ())


def chart(chart_id: str) -> BarChart:
    return BarChart(chart_id, f"caption of {chart_id}", (), alt="")


def refers(target: str) -> Paragraph:
    return Paragraph(("see ", Ref(target)))


def whole(*blocks: Block) -> Document:
    """A document of two chapters, one with parts inside parts, and an annex."""
    deepest = Section("deepest", "", (table("deep"), chart("drawn")), number="A.1.1")
    inside = Section("inside", "", (), (deepest,), number="A.1")
    section = Section("section", "", (table("second"),), (inside,), number="A")
    return numbered(
        replace(
            document(),
            foreword=(),
            chapters=(
                Chapter("opening", "", "", (table("first"), chart("early"))),
                Chapter("chapter", "Chapter I", "", blocks, (section,)),
            ),
            annexes=(Chapter("annex", "Annex A", "", (table("last"),)),),
        ),
        language("en"),
    )


def test_tables_and_figures_are_numbered_apart_in_the_order_they_are_read() -> None:
    found = whole()
    assert {part.id: part.label for part in captioned(found)} == {
        "first": "Table 1", "second": "Table 2", "deep": "Table 3", "last": "Table 4",
        "early": "Figure 1", "drawn": "Figure 2",
    }  # fmt: skip
    assert [(entry.target, entry.text) for entry in found.tables] == [
        (name, f"caption of {name}") for name in ("first", "second", "deep", "last")
    ]
    assert [entry.label for entry in found.figures] == ["Figure 1", "Figure 2"]
    assert [(entry.target, entry.level) for entry in found.contents] == [
        ("summary", 1), ("opening", 1), ("chapter", 1), ("section", 2), ("annex", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "block",
    [
        refers("deep"),
        Bullets((("one",), ("see ", Ref("deep")))),
        Callout("title", ("see ", Ref("deep"))),
    ],
)
def test_a_reference_is_resolved_in_every_block_that_can_hold_one(block: Block) -> None:
    assert references(whole(block)) == [Ref("deep", "Table 3")]


@pytest.mark.parametrize(
    ("target", "label"),
    [
        ("drawn", "Figure 2"),
        ("annex", "Annex A"),
        ("section", "Chapter I, section A"),
        ("deepest", "Chapter I, section A.1.1"),
    ],
)
def test_a_reference_says_what_it_refers_to(target: str, label: str) -> None:
    assert references(whole(refers(target))) == [Ref(target, label)]


def test_references_before_the_chapters_are_resolved() -> None:
    outside = replace(whole(), foreword=(refers("chapter"),))
    assert references(numbered(outside, language("en"))) == [Ref("chapter", "Chapter I")]


def test_a_reference_to_nothing_is_an_error() -> None:
    with pytest.raises(KeyError):
        whole(refers("nowhere"))
