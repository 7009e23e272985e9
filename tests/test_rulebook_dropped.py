"""A rulebook that extends another may drop a perspective of it, and begins when it says so."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.ingest import read_rulebook
from pipeline.language import language
from tests.codes.builders import merged, rulebook
from tests.delivery_by_hand import GOOD, places
from tests.published import record_of
from tests.test_rulebook_loading import faults, folder

HEAD = "".join(f'{name} = "own"\n' for name in ("id", "title", "citation", "confidence"))
OVER = f'{HEAD}extends = "rapor-2026"\n'
DROPPED = '[[perspectives]]\nid = "{}"\ndrop = true\n'
SIDES = ("financial", "customer", "internal_process", "learning_growth")


def said(path: Path, text: str) -> list[tuple[str, str]]:
    """The key and the English sentence of every fault."""
    words = language("en")
    return [(fault.column, words.problem(fault)) for fault in faults(path, text)]


def test_a_dropped_perspective_is_gone_and_told_as_a_difference(tmp_path: Path) -> None:
    loaded = read_rulebook("own", folder(tmp_path, own=OVER + DROPPED.format("customer")))
    left = [perspective.id for perspective in loaded.rulebook.perspectives]
    assert left == [side for side in SIDES if side != "customer"]
    (found,) = (part for part in loaded.differences if part.key.startswith("perspectives"))
    assert (found.key, found.own) == ("perspectives.customer", None)


def test_what_one_drops_the_next_may_have_again(tmp_path: Path) -> None:
    again = '[[perspectives]]\nid = "customer"\nname = "Warga"\nweight = 2\n'
    books = folder(
        tmp_path,
        own=OVER.replace("rapor-2026", "middle") + again,
        middle=OVER.replace('id = "own"', 'id = "middle"') + DROPPED.format("customer"),
    )
    *_, last = read_rulebook("own", books).rulebook.perspectives
    assert (last.id, last.name, last.weight) == ("customer", "Warga", 2.0)


def test_a_perspective_that_the_other_has_not_cannot_be_dropped(tmp_path: Path) -> None:
    assert said(tmp_path / "a", OVER + DROPPED.format("custmer")) == [
        (
            "perspectives.custmer.drop",
            "the key “perspectives.custmer.drop” is wrong: the rulebook it extends has no "
            "perspective “custmer”; perhaps “customer” is meant",
        )
    ]


@pytest.mark.parametrize("value", ['"yes"', "1"])
def test_drop_is_true_or_false(tmp_path: Path, value: str) -> None:
    text = OVER + DROPPED.format("customer").replace("true", value)
    ((column, sentence),) = said(tmp_path / "a", text)
    assert column == "perspectives.customer.drop"
    assert "true or false belongs here" in sentence


def test_one_perspective_must_be_left(tmp_path: Path) -> None:
    text = OVER + "".join(map(DROPPED.format, SIDES))
    assert [column for column, _ in said(tmp_path / "a", text)] == ["perspectives"]


@pytest.mark.slow
def test_weights_that_are_left_make_the_whole(tmp_path: Path) -> None:
    book = rulebook(DROPPED.format("learning_growth"))
    place = tmp_path / "inputs" / "dinas"
    place.mkdir(parents=True)
    for name, text in merged(GOOD, book).items():
        (place / name).write_text(str(text))
    record = record_of(tmp_path / "inputs", "dinas")
    assert [part["weight_used"] for part in record["perspectives"]] == [pytest.approx(1 / 3)] * 3
    assert record["scorecard"]["coverage"] == 1.0


@pytest.mark.slow
def test_a_measure_of_a_dropped_perspective_is_refused(tmp_path: Path) -> None:
    found = places(tmp_path, rulebook(DROPPED.format("customer")))
    assert [(code, column, value) for code, _file, _row, column, value in found] == [
        ("unknown-perspective", "perspective", "customer")
    ]


@pytest.mark.parametrize(
    ("own", "start", "end"),
    [
        ("", date(2019, 1, 1), date(2019, 12, 31)),
        ("valid_from = 2020-01-01\n", date(2020, 1, 1), None),
        ("valid_to = 2020-12-31\n", date(2019, 1, 1), date(2020, 12, 31)),
    ],
)
def test_what_begins_by_itself_does_not_end_with_the_other(
    tmp_path: Path, own: str, start: date, end: date | None
) -> None:
    text = OVER.replace("rapor-2026", "klaten-2019") + own
    book = read_rulebook("own", folder(tmp_path, own=text)).rulebook
    assert (book.valid_from, book.valid_to) == (start, end)
