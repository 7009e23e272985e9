"""Values that are worded later: numbers, clauses and lists, as each language writes them."""

import pytest

from pipeline.codes import FINDINGS
from pipeline.language import language
from pipeline.problems import Finding
from pipeline.values import Joined, Message, Number, Value

NO_LIMIT = Message("no limit")


@pytest.mark.parametrize(
    ("value", "en", "id_"),
    [
        (Number(1234.5), "1,234.5", "1.234,5"),
        (Number(80.0), "80", "80"),
        (Number(0.1234567, 4), "0.1235", "0,1235"),
        (Number(0.5, 3, fixed=True), "0.500", "0,500"),
        (Number(-0.25), "−0.25", "−0,25"),
        (Number(None), "not available", "tidak tersedia"),
        (Number(None, 3, fixed=True), "not available", "tidak tersedia"),
        (NO_LIMIT, "no limit", "tanpa batas"),
        (Message("{low}–{high}", {"low": Number(1.5), "high": Number(2.0)}), "1.5–2", "1,5–2"),
        (
            Message("any of the {count} measures", {"count": 1200}),
            "any of the 1,200 measures",
            "satu pun dari 1.200 indikator",
        ),
        ([Number(1.5), NO_LIMIT], "1.5 and no limit", "1,5 dan tanpa batas"),
        ([{"en": "Good", "id": "Baik"}, "B"], "Good and B", "Baik dan B"),
        (Joined([Message("{n}", {"n": 1.5}), "b", "c"], "; "), "1.50; b; c", "1,50; b; c"),
    ],
)
def test_a_value_is_shown_as_its_language_writes_it(value: Value, en: str, id_: str) -> None:
    assert (language("en").shown(value), language("id").shown(value)) == (en, id_)


def test_a_message_within_a_message_is_said_too() -> None:
    clause = Message("it was measured in another unit ({items})", {"items": [NO_LIMIT, "x"]})
    assert language("en").say("{reason}", reason=clause) == (
        "it was measured in another unit (no limit and x)"
    )


def test_what_was_found_lists_its_parts_as_data() -> None:
    assert language("id").noted([Number(1.5), Number(2.0), "q3"]) == "1,5, 2, q3"
    assert language("id").noted(81.5) == "81,50"
    assert language("id").noted("") == ""


def test_of_a_finding_s_list_the_first_are_named_and_a_clause_is_said_whole() -> None:
    reason = Message(
        "these items were not asked alike in both: {items}", {"items": ["q1", "q2", "q3"]}
    )
    values: dict[str, Value] = {"dependent": "q9", "terms": ("a", "b", "c", "d"), "reason": reason}
    said = language("en").finding(Finding("regression-refused", "x", values=values), 2)
    assert "The regression of q9 on a, b and 2 more was asked for" in said
    assert "in both: q1, q2 and q3." in said
    three = language("en").finding(
        Finding("regression-refused", "x", values={**values, "terms": ("a", "b", "c")}), 2
    )
    assert "on a, b and c was asked for" in three


def test_a_finding_fills_found_and_expected_in_besides_its_values() -> None:
    values = {"period": "2023", "signed": Number(81.5)}
    finding = Finding("history-differs", "M1", Number(80.0), Number(81.5), values)
    assert language("id").finding(finding).count("81,5") == 2
    assert " 80," in language("id").finding(finding)


def test_a_joined_value_of_a_finding_is_named_whole() -> None:
    elements = Joined([f"U{n}" for n in range(1, 10)], "; ")
    finding = Finding("element-order-assumed", "x", values={"elements": elements})
    assert "U1; U2; U3; U4; U5; U6; U7; U8; U9." in language("en").finding(finding, 2)


def test_an_unknown_finding_is_an_error_of_its_own() -> None:
    assert "no-such" not in FINDINGS
    with pytest.raises(KeyError, match="not in the catalogue"):
        Finding("no-such", "M1")
