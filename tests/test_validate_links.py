"""Cause–effect links lead onwards."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import places

HEAD = "from_objective,to_objective\n"


@pytest.mark.parametrize(
    ("links", "faults"),
    [
        ("S1,S2\nS2,S3\nS1,S3\n", []),
        ("S1,S1\n", [(2, "S1")]),
        ("S1,S2\nS2,S1\n", [(3, "S1")]),
        ("S1,S2\nS2,S3\nS3,S1\n", [(4, "S1")]),
    ],
)
def test_a_circle_of_links_is_refused_at_the_link_that_closes_it(
    tmp_path: Path, links: str, faults: list[tuple[int, str]]
) -> None:
    found = places(tmp_path / "r", {"links.csv": HEAD + links})
    assert found == [
        ("links-cycle", "links.csv", row, "to_objective", value) for row, value in faults
    ]
