"""A final that still holds what a new folder does is refused, a draft warned, an example let be."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.publish.starter_rows import EXAMPLE_ROWS, example_rows
from pipeline.reportfile.placeholders import PLACEHOLDERS
from tests.codes.appended import final
from tests.codes.builders import Files, budget, rewritten
from tests.commands import rapor
from tests.delivery_by_hand import written
from tests.test_init import STARTERS

pytestmark = pytest.mark.usefixtures("without_paper")


def told(tmp_path: Path, files: Files) -> tuple[int, list[str]]:
    """How the command ended, and the values that it named as left over, in order."""
    written(tmp_path / "inputs" / "a", files)
    ended = rapor("report", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    said = ended.stdout + ended.stderr
    return ended.returncode, re.findall(r"masih memuat “([^”]+)”", said)


def test_a_final_names_every_value_of_the_starter_at_once(tmp_path: Path) -> None:
    new = '"Dinas Contoh"\nregion = "Kabupaten Contoh"\naddress = ["Jalan Contoh 1"]'
    assert told(tmp_path, final('"Dinas Rekaan"', new)) == (
        11,
        ["Jalan Contoh 1", "Dinas Contoh", "Kabupaten Contoh"],
    )


def warned(tmp_path: Path, files: Files) -> tuple[int, set[tuple[str, str]]]:
    """How checking ended, and the places and values that a draft was warned of."""
    written(tmp_path / "inputs" / "a", files)
    ended = rapor("check", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    said = ended.stdout + ended.stderr
    return ended.returncode, set(re.findall(r"(\S+): “([^”]+)” masih tertulis", said))


def test_a_draft_is_warned_of_each_value_and_row(tmp_path: Path) -> None:
    files = {
        **rewritten('"Dinas Rekaan"', '"Dinas Contoh"\naddress = ["Jalan Contoh 1"]'),
        **budget("Activity", "Kegiatan contoh A"),
    }
    code, named = warned(tmp_path, files)
    assert code == 0
    assert {value for _, value in named} == {"Dinas Contoh", "Jalan Contoh 1", "Kegiatan contoh A"}


@pytest.mark.slow
def test_an_example_may_say_it(tmp_path: Path) -> None:
    said = str(rewritten('"Dinas Rekaan"', '"Dinas Contoh"')["report.toml"])
    for status in ("draft", "final"):
        new = f'[report]\nexample = true\nstatus = "{status}"'
        files = {"report.toml": said.replace("[report]", new)}
        assert warned(tmp_path / status, files) == (0, set())


@pytest.mark.slow
def test_what_merely_resembles_it_may_stay(tmp_path: Path) -> None:
    assert told(tmp_path, final('"Dinas Rekaan"', '"Dinas Contoh Satu"'))[1] == []


@pytest.mark.slow
def test_rows_of_the_starter_are_named_too(tmp_path: Path) -> None:
    files = {**final("[period]", "[period]"), **budget("Activity", "Kegiatan contoh A")}
    written(tmp_path / "inputs" / "a", files)
    ended = rapor("report", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert ended.returncode == 10
    listed = (tmp_path / "outputs" / "a" / "refused" / "problems.csv").read_text()
    assert "placeholder-left" in listed
    assert "Kegiatan contoh A" in listed


def starter_values() -> Iterator[str]:
    """What the starter says of an agency that no agency has."""
    for starter in STARTERS.values():
        yield from re.findall(r'"([^"]*[Cc]ontoh[^"]*)"', starter.read_text())
    for language, word in (("id", "contoh"), ("en", "example")):
        for table in EXAMPLE_ROWS:
            for row in example_rows(table, language):
                yield from (v for v in row.values() if isinstance(v, str) and word in v.lower())


def test_the_rows_of_an_english_starter_are_english() -> None:
    """Of two words or more; one alone may be a code, such as pns."""
    rows = [row for table in EXAMPLE_ROWS for row in example_rows(table, "en")]
    texts = {v for row in rows for v in row.values() if isinstance(v, str) and " " in v}
    same = {v for table in EXAMPLE_ROWS for row in EXAMPLE_ROWS[table] for v in row.values()}
    assert texts
    assert texts & same == set()


def test_every_one_of_the_starter_is_known() -> None:
    assert set(starter_values()) - PLACEHOLDERS == set()
