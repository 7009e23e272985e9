"""A large file of answers is read straight into narrow types: faster, and never anything else.

Each file is read both ways. What comes of it, tables or problems, has to be the same.
"""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingest.formats import csv_narrow
from pipeline.problems import InputsRefused, Problem
from tests.delivery_by_hand import REALIZATION, REPORT, validated_folder, written

GROUPED = REPORT + 'groups = ["unit"]\n'
HEADING = "respondent_id,unit,q1,q2\n"
CLEAN = HEADING + "1,Loket A,4,5\n2,Loket B,3,4\n3,Loket A,1,\n"
WITH_TEXT = "respondent_id,unit,q1,q2,saran\n1,Loket A,4,5,ya\n2,Loket B,3,4,\n3,Loket A,1,,\n"

NARROW = {
    "as delivered": CLEAN,
    "Windows line ends": CLEAN.replace("\n", "\r\n"),
    "with a byte order mark": "\ufeff" + CLEAN,
    "semicolons": CLEAN.replace(",", ";"),
    "tabs": CLEAN.replace(",", "\t"),
    "title rows above": "SURVEI KEPUASAN\n\n" + CLEAN,
    "codes with letters": CLEAN.replace("\n1,", "\nR1,").replace("\n2,", "\nR-2,"),
    "codes in falling order": HEADING + "3,A,4,5\n2,B,3,4\n1,A,1,2\n",
    "groups with white space": HEADING + "1, Loket A ,4,5\n2,Loket A,3,4\n3,,1,1\n4,  ,1,1\n",
    "answers with white space": HEADING + "1,A, 4,5\n2,B,3,4\n",
    "groups joined": HEADING + "1,A;B,4,5\n2,A,3,4\n",
    "a question nobody asked for": CLEAN.replace("q2\n", "q2,saran\n").replace(",5\n", ",5, ya \n"),
    "a phone number nobody asked for": "respondent_id,q1,q2,Nomor HP\n1,4,5,081200000001\n",
    "an answer out of range": CLEAN.replace("4,5", "4,6"),
    "a negative answer": CLEAN.replace("4,5", "4,-1"),
    "the row that counts the columns": HEADING + "1,2,3,4\n2,A,5,5\n",
    "without the item that report.toml names": "respondent_id,unit,q1\n1,A,4\n",
    "written in full": "Responden,Unit,Q1,Q2\n1,A,4,5\n",
}
AS_TEXT: dict[str, str | bytes] = {
    "old Macintosh line ends": CLEAN.replace("\n", "\r"),
    "Windows characters": (CLEAN + "4,Loket Émile,5,5\n").encode("cp1252"),
    "Windows characters nobody asked for": WITH_TEXT.encode() + b"4,A,5,5,caf\xe9\n",
    "half a character": CLEAN.encode() + b"4,Loket \xc3\xa9\xc3,5,5\n",
    "a NUL byte in a group": CLEAN + "4,Loket\0A,5,5\n",
    "a NUL byte nobody asked for": WITH_TEXT + "4,A,5,5,\0\n",
    "a quotation mark nobody asked for": WITH_TEXT + '4,A,5,5,"ya, tentu"\n',
    "blank rows below": CLEAN + "\n\n,,,\n",
    "the heading again": CLEAN + HEADING + "4,A,5,5\n",
    "a total": CLEAN + "Jumlah,,8,9\n",
    "a total beyond eight bits": CLEAN + "Jumlah,,800,900\n",
    "a note": CLEAN + "Sumber: survei,,,\n",
    "a row too long": CLEAN + "4,A,5,5,5\n",
    "a row too short": CLEAN + "4,A\n",
    "answers in words": CLEAN + "4,A,puas,5\n",
    "answers between the points": CLEAN + "4,A,3.5,5\n",
    "decimal commas": CLEAN.replace(",", ";") + "4;A;3,5;5\n",
    "an answer of NA": CLEAN + "4,A,n/a,5\n",
    "an identity number": CLEAN + "190001011920011001,A,5,5\n",
    "one code twice": CLEAN + "2,A,5,5\n",
    "two codes that are one number": CLEAN.replace("\n3,", "\n007,") + "7,A,5,5\n",
    "a code left out": CLEAN + ",A,5,5\n",
    "quotation marks": CLEAN + '4,"Loket A, lantai 2",5,5\n',
    "a column without a heading": CLEAN.replace("q2\n", "q2,\n"),
    "a heading twice": CLEAN.replace("q2\n", "q2,q2\n").replace(",5\n", ",5,5\n"),
    "nothing but the heading": HEADING,
    "no answers at all": HEADING + "1,A,,\n",
}


ALONE: dict[str, str | None] = {
    "budget.csv": None,
    "realization.csv": "".join(REALIZATION.splitlines(keepends=True)[::2]),
}
"""The survey is all that is delivered."""


def outcome(
    folder: Path, content: str | bytes, narrow: bool, monkeypatch: pytest.MonkeyPatch, toml: str
) -> tuple[pl.DataFrame | None, tuple[Problem, ...], bool]:
    """The survey under plain types, or None where refused; the problems; whether it was narrow."""
    monkeypatch.setattr(csv_narrow, "NARROW_FROM", 0 if narrow else 10**9)
    monkeypatch.setattr(csv_narrow, "HEAD", len(CLEAN) - 4)  # what a case adds is seen below it
    files = {**ALONE, "report.toml": toml, "survey_trust.csv": content}
    try:
        tables = validated_folder(written(folder, files))
    except InputsRefused as refusal:
        return None, refusal.problems, False
    frame = tables["survey_trust"]
    # A code only distinguishes respondents: `01` may be read as 1 where no other 1 is beside it.
    plain = frame.drop("respondent_id").with_columns(
        pl.col("unit").cast(pl.String), pl.col("q1", "q2").cast(pl.Float64)
    )
    return plain, tables.problems, frame.schema["q1"] == pl.Int8


@pytest.mark.slow
@pytest.mark.one_in(6)
@pytest.mark.parametrize("case", [*NARROW, *AS_TEXT])
def test_both_ways_come_to_the_same(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (NARROW | AS_TEXT)[case]
    quick, found, was_narrow = outcome(tmp_path / "a", content, True, monkeypatch, GROUPED)
    plain, expected, _ = outcome(tmp_path / "a", content, False, monkeypatch, GROUPED)
    assert found == expected
    assert (quick is None) == (plain is None)
    if quick is not None and plain is not None:
        assert quick.rows() == plain.rows()
        assert was_narrow == (case in NARROW), "which way it went"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "is_narrow"),
    [
        ('[sources.survey_trust]\nwhere = { unit = "Loket A" }\n', True),
        ('[sources.survey_trust]\nwhere = { unit = "Loket Z" }\n', True),
        ('[sources.survey_trust]\nrange = "A1:D3"\n', False),
        ('[sources.survey_trust]\ncolumns = { q1 = "q2", q2 = "q1" }\n', True),
    ],
)
def test_what_report_toml_says_of_the_file_holds_either_way(
    source: str, is_narrow: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    toml = GROUPED + source
    quick, found, was_narrow = outcome(tmp_path / "a", CLEAN, True, monkeypatch, toml)
    plain, expected, _ = outcome(tmp_path / "a", CLEAN, False, monkeypatch, toml)
    assert found == expected
    assert (quick is None) == (plain is None)
    if quick is not None and plain is not None:
        assert quick.rows() == plain.rows()
        assert was_narrow == is_narrow


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ('labels = { "1" = "5", "5" = "1" }\n', [4, 3, 5]),
        ('not_applicable = ["1"]\n', [4, 3, None]),
    ],
)
def test_numbers_that_stand_for_something_else_are_read_as_words(
    declared: str,
    expected: list[float | None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick, _, was_narrow = outcome(tmp_path / "a", CLEAN, True, monkeypatch, GROUPED + declared)
    assert not was_narrow
    assert quick is not None
    assert quick["q1"].to_list() == expected


_cells = st.sampled_from(["1", "2", "5", "", "0", "6", " 3", "03", "+4", "x", "-", "4.0", "999"])
_codes = st.sampled_from(["1", "2", "3", "10", "01", "R1", "R2", "", " 4", "Jumlah", "Total 2"])


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_codes, st.sampled_from(["A", "B ", ""]), _cells, _cells), max_size=6))
def test_no_file_is_read_differently(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, ...]]
) -> None:
    content = HEADING + "".join(",".join(row) + "\n" for row in rows)
    quick = outcome(tmp_path / "a", content, True, monkeypatch, GROUPED)
    plain = outcome(tmp_path / "a", content, False, monkeypatch, GROUPED)
    assert [(problem.order, problem.value) for problem in quick[1]] == [
        (problem.order, problem.value) for problem in plain[1]
    ]
    if quick[0] is not None and plain[0] is not None:
        assert quick[0].rows() == plain[0].rows()
