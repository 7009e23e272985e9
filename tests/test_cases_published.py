"""Published reports, delivered as tables: our figures are the recomputed ones, and every printed
figure that is wrong is named by a finding."""

from collections.abc import Mapping
from typing import Any

import pytest

from pipeline.problems import InputsRefused
from pipeline.rounding import half_up
from tests.published import NAMES, expected, figure, recorded

TOLD = {
    "does-not-recompute",
    "printed-by-other-weight",
    "element-label-differs",
    "element-order-assumed",
    "letter-by-vintage",
    "sample-below-population",
    "under-delivery",
    "output-short",
    "output-unknown",
    "weights-near-whole",
    "denominator",
    "tied-lowest",
}
"""The findings of which a case must have those it names, and no other."""

REFUSED = [name for name in NAMES if "refused" in expected(name)]
BUILT = [name for name in NAMES if name not in REFUSED]
FIGURES = [(name, each) for name in BUILT for each in expected(name)["figures"]]


def test_every_case_of_the_collection_that_can_be_delivered_is_here() -> None:
    cases = {expected(name)["case"].split("_")[0] for name in NAMES}
    assert cases == {
        "H00", "H02", "H03", "H04", "H07", "H08", "H09", "H10", "H12", "H14", "H19", "H20", "H21",
        "H22", "H23", "H24", "H25",
    }  # fmt: skip
    assert [name for name in NAMES if not expected(name)["source"]] == []


@pytest.mark.one_in(2)
@pytest.mark.parametrize(("name", "asked"), FIGURES, ids=str)
def test_our_figure_is_the_recomputed_one(name: str, asked: Mapping[str, Any]) -> None:
    found = figure(recorded(name), asked["of"])
    if asked.get("absent"):
        assert found is None
    elif "contains" in asked:
        assert asked["contains"] in found
    elif "digits" in asked:
        assert half_up(found, asked["digits"]) == asked["value"]
    else:
        assert found == asked["value"]


@pytest.mark.parametrize("name", BUILT)
def test_every_wrong_printed_figure_is_told_and_no_right_one(name: str) -> None:
    wanted = expected(name)["findings"]
    named = TOLD | {finding["code"] for finding in wanted}
    told = [finding for finding in recorded(name)["findings"] if finding["code"] in named]
    assert sorted(map(_place, told)) == sorted(map(_place, wanted))
    for finding in wanted:
        (said,) = (other for other in told if _place(other) == _place(finding))
        assert finding == {key: said[key] for key in finding}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_by_name(name: str) -> None:
    with pytest.raises(InputsRefused) as refusal:
        recorded(name)
    wanted = expected(name)["refused"]
    found = [(problem.code, problem.column, problem.value) for problem in refusal.value.problems]
    asked = [(each["code"], each["column"], each.get("value", "")) for each in wanted]
    assert sorted(found) == sorted(asked)


def _place(finding: Mapping[str, str]) -> tuple[str, str]:
    return finding["code"], finding["where"]
