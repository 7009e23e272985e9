"""CSV files as programs write them: which rows and cells come in, and which files do not."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.formats.csv import csv_reading
from pipeline.problems import Problem, Reason
from pipeline.reportfile import FileSource

Rows = list[tuple[object, ...]]


def rows(content: bytes, **source: object) -> Rows:
    reading = csv_reading(content, "x.csv", FileSource.model_validate(source))
    assert reading.problems == ()
    return [tuple(reading.frame.columns), *reading.frame.rows()]


def problems(content: bytes) -> tuple[Problem, ...]:
    return csv_reading(content, "x.csv", FileSource()).problems


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n1,2\n",
        b"a;b\r\n1;2\r\n",
        b"a\tb\n1\t2",
        b"\xef\xbb\xbfa,b\n1,2\n",
        b'\xef\xbb\xbf"a","b"\n"1","2"\n',
        b"a,b\r1,2\r",
        b"a , b\n 1 ,\xc2\xa02 \n",
        b"a,b,,\n1,2,,\n",
        b"a,b\n1,2,,\n",
        b"a,b\n1,2, ,\n",
        b'a,b\n1,"2",\n',
    ],
)
def test_separators_line_ends_and_trailing_cells_make_no_difference(content: bytes) -> None:
    assert rows(content) == [("_row", "a", "b"), (2, "1", "2")]


def test_rows_keep_the_numbers_a_spreadsheet_shows() -> None:
    content = b'\n\na,b\n1,2\n\n , \n3,"x\n\ny"\n5,6\n'
    expected = [("_row", "a", "b"), (4, "1", "2"), (7, "3", "x\n\ny"), (8, "5", "6")]
    assert rows(content) == expected
    assert rows(content.replace(b'"x\n\ny"', b"4")) == [
        *expected[:2],
        (7, "3", "4"),
        expected[3],
    ]


def test_a_declared_heading_row_leaves_the_titles_above_out() -> None:
    content = b'"Report, of\n2024",,\nUnit: x\n\na,b\n1,2\n'
    assert rows(content, header_row=4) == [("_row", "a", "b"), (5, "1", "2")]
    plain = b"Report,\nUnit: x,\na,b\n1,2\n"
    assert rows(plain, header_row=3) == [("_row", "a", "b"), (4, "1", "2")]


def test_empty_cells_and_short_rows_are_null_and_quotes_are_taken_off() -> None:
    content = b'a,b,c\n1,,\n2\n3,"",say "hi"\n4,"a, ""b""",x\n'
    assert rows(content) == [
        ("_row", "a", "b", "c"),
        (2, "1", None, None),
        (3, "2", None, None),
        (4, "3", None, 'say "hi"'),
        (5, "4", 'a, "b"', "x"),
    ]


@pytest.mark.parametrize("quote", [b"", b'"'])
def test_rows_with_more_cells_than_headings_are_all_named(quote: bytes) -> None:
    content = b"a,b\n1,2,3\n4,5,\n" + quote + b"6" + quote + b",7,,8\n"
    assert problems(content) == (
        Problem("ragged-row", "x.csv", row=2, values={"found": 3, "expected": 2}),
        Problem("ragged-row", "x.csv", row=4, values={"found": 4, "expected": 2}),
    )


@pytest.mark.parametrize("content", [b'a,b\n1,2\n\n3,"4\n5,6\n', b'a,b\n1,2\n\n"3"x,4\n'])
def test_an_open_quotation_mark_is_named_with_its_row(content: bytes) -> None:
    values = {"format": "CSV", "reason": Reason("quotes")}
    assert problems(content) == (Problem("unreadable-file", "x.csv", row=4, values=values),)


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"a,b\n1,\x002\n", "nul-byte", 2),
        ("a,b\n1,2\n".encode("utf-16") + b"\x00", "encoding", None),
        ("a,b\n1,\x002\n".encode("utf-16"), "nul-byte", 2),
        (b"a,b\n1,2\nJos\xc3,3\n", "encoding", 3),
        (b"a,b\n1,2\n3,caf\xc3", "encoding", 3),
        (b"a,b\n1,2\n\xe9\x81,3\n", "encoding", 3),
        (b"a,b\n\xc3\xa9,2\n\xe9,3\n", "mixed-encodings", 3),
        (b"\xef\xbb\xbfa,b\n1,2\n\xe9,3\n", "mixed-encodings", 3),
    ],
)
def test_what_is_no_text_is_named_with_its_line(content: bytes, code: str, row: int | None) -> None:
    assert problems(content) == (Problem(code, "x.csv", row=row),)


@pytest.mark.parametrize("mark", [BOM_UTF16_LE, BOM_UTF16_BE])
def test_what_excel_calls_unicode_text_is_read(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == BOM_UTF16_LE else "utf-16-be"
    reading = csv_reading(mark + "a\tb\n1\té\n".encode(encoding), "x.csv", FileSource())
    assert reading.problems == ()
    assert reading.frame.rows() == [(2, "1", "é")]


def test_windows_text_is_read_with_a_warning() -> None:
    content = "a,b\n1,2\nJosé,“3” – ½\n".encode("cp1252")
    reading = csv_reading(content, "x.csv", FileSource())
    assert reading.problems == (Problem("windows-encoding", "x.csv", row=3),)
    assert reading.frame.rows() == [(2, "1", "2"), (3, "José", "“3” – ½")]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"PK\x03\x04\x14\x00", "XLSX (ZIP)"),
        (b"\xd0\xcf\x11\xe0\xa1", "XLS"),
        (b"%PDF-1.7", "PDF"),
        (b"\n <!DOCTYPE html><table>", "HTML"),
        (b"PAR1\x15", "Parquet"),
    ],
)
def test_a_file_of_another_format_is_named_for_what_it_is(content: bytes, found: str) -> None:
    values = {"found": found, "format": "CSV"}
    assert problems(content) == (Problem("wrong-ending", "x.csv", values=values),)


@pytest.mark.parametrize("content", [b"", b"\n\n", b" , \n,\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_heading_is_an_empty_table(content: bytes) -> None:
    assert problems(content) == (Problem("empty-table", "x.csv"),)


def test_headings_that_repeat_or_are_empty_are_named() -> None:
    assert problems(b"a,a,,_row\n1,2,3,4\n") == (
        Problem("duplicate-column", "x.csv", column="a"),
        Problem("unnamed-column", "x.csv", column="C"),
        Problem("duplicate-column", "x.csv", column="_row"),
    )


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8), st.sampled_from(",;\t"))
def test_every_cell_that_was_written_comes_in(cells: list[tuple[str, str]], mark: str) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    lines = [mark.join(map(quoted, row)) for row in [("a", "b"), *cells]]
    found = rows("\n".join(lines).encode())
    tidy = [
        (number, *(cell.strip() or None for cell in row)) for number, row in enumerate(cells, 2)
    ]
    assert found == [("_row", "a", "b"), *(row for row in tidy if row[1] or row[2])]


@given(st.binary(max_size=60))
def test_any_bytes_give_rows_or_problems(content: bytes) -> None:
    reading = csv_reading(b"a,b\n" + content, "x.csv", FileSource())
    assert reading.problems or reading.frame.columns == ["_row", "a", "b"]
