"""What happens to good files on their way: cells, rows, headings, bytes, encodings, keys."""

import csv
import zlib
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from hypothesis import strategies as st

NASTY = (
    "", " ", "-", "n/a", "0", "-1", "+5", "1.234", "1,234", "1.234.567,89", "1e400", "-1e400",
    "NaN", "inf", "9" * 400, "0." + "9" * 400, "5 km", "Rp 1.000,-", "(1.000)", "120 %", "=1+1",
    "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "-1+1", "#REF!", "#N/A", "0000-00-00", "31/02/2024",
    "0001-01-01", "9999-12-31", "12/13/0000", "2024-02-30 25:61", "45322.7", "99999999", "ya",
    "TRUE", "*", "^.*$", "_row", "{value}", "%s", "{{ x }}", "<script>", "&amp;", "a\u202eb",
    "\u200b",
    "\u0000", "\ud7ff", "\U0001f600" * 5, "x" * 10_000, "a\nb", 'a"b', "a;b,c\td", "´“”", "Jumlah",
    "Total", "1900-01-01", "-0", "00", "respondent_id", "code", "2024-03-01 08:00",
    "\x1b[2J", "\u0660\u0661", "१२", "½", "1_000", "0x10", "1'000", "\u00a05",
)  # fmt: skip
"""Cells that break something somewhere."""

_VALUES = (
    "-1", "0", "1e400", "nan", '""', '"*"', "[]", "{}", "true", "9999-12-31", "'x'", "2024-02-30",
    "9" * 30, "[[1]]", '["a", 1]', '"../../etc/passwd"', '"^.*$"',
)  # fmt: skip
"""Values of keys."""
Rows = list[list[str]]


def file_mutated(name: str, content: bytes, draw: st.DrawFn) -> bytes:
    """One file with one thing wrong, of the kind its format is prone to."""
    ways: list[Callable[[bytes, st.DrawFn], bytes]] = [bytes_mutated]
    if name.endswith(".csv"):
        ways += [table_mutated, table_mutated, encoding_mutated]
    elif name.endswith(".toml"):
        ways += [keys_mutated, keys_mutated]
    elif name.endswith((".xlsx", ".ods")):
        ways += [part_mutated, part_mutated]
    return draw(st.sampled_from(ways))(content, draw)


def bytes_mutated(content: bytes, draw: st.DrawFn) -> bytes:
    """Bytes flipped, cut off, left out, doubled or put in."""
    at = draw(st.integers(0, max(len(content) - 1, 0)))
    match draw(st.sampled_from(["flip", "cut", "hole", "double", "insert"])):
        case "flip":
            return content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]
        case "cut":
            return content[:at]
        case "hole":
            return content[:at] + content[at + draw(st.integers(1, 40)) :]
        case "double":
            return content[:at] + content[at : at + 60] * 2 + content[at + 60 :]
        case _:
            put = draw(st.sampled_from([b"\x00", b"\xff\xfe", b"\xc3", b'"', b"\r", b"PK\x03\x04"]))
            return content[:at] + put + content[at:]


def encoding_mutated(content: bytes, draw: st.DrawFn) -> bytes:
    """The same text as another program saves it."""
    text = content.decode("utf-8", "replace")
    return draw(
        st.sampled_from(
            [
                b"\xef\xbb\xbf" + content,
                b"sep=;\r\n" + text.replace(",", ";").encode(),
                text.replace("\n", "\r\n").encode("utf-16"),
                text.replace("Kegiatan", "Kégiatan").encode("cp1252", "replace"),
                text.replace(",", "\t").replace("\n", "\r").encode(),
                text.replace("\n", ",,,\n").encode(),
                b"Laporan\n\n\n" + content + b"\n\nMengetahui,\nKepala Dinas\n",
            ]
        )
    )


def table_mutated(content: bytes, draw: st.DrawFn) -> bytes:
    """A CSV file with its rows, headings or cells changed."""
    try:
        rows = [list(row) for row in csv.reader(StringIO(content.decode(), newline=""))]
    except (UnicodeDecodeError, csv.Error):  # an earlier mutation's doing
        return bytes_mutated(content, draw)
    changed = rows_mutated(rows, draw)
    text = StringIO(newline="")
    csv.writer(text).writerows(changed)
    return text.getvalue().encode("utf-8", "surrogatepass")


def rows_mutated(rows: Rows, draw: st.DrawFn) -> Rows:
    """Rows doubled, left out or in another order; headings exchanged; cells replaced."""
    if len(rows) < 2 or not rows[0]:
        return rows
    row = draw(st.integers(0, len(rows) - 1))
    column, other = (draw(st.integers(0, len(rows[0]) - 1)) for _ in range(2))
    nasty = st.sampled_from(NASTY)
    match draw(st.sampled_from(["cell", "cell", "cell", "column", "row", "order", "heading"])):
        case "cell":
            rows[row] = _with(rows[row], column, draw(nasty))
        case "column":
            rows = [rows[0], *(_with(cells, column, draw(nasty)) for cells in rows[1:])]
        case "row":
            others = [
                [*rows, rows[row]],
                rows[:row] + rows[row + 1 :],
                [*rows[:row], [], *rows[row:]],
                [*rows, ["Jumlah", *rows[row][1:]]],
                rows[:1],
                rows + rows,
                [],
            ]
            rows = draw(st.sampled_from(others))
        case "order":
            rows = [rows[0], *draw(st.permutations(rows[1:]))]
        case _:
            heading = draw(st.sampled_from([rows[0][other], rows[0][column].upper(), *NASTY]))
            rows[0] = _with(rows[0], column, heading)
    return rows


def _with(cells: Sequence[str], column: int, cell: str) -> list[str]:
    return [*cells[:column], cell, *cells[column + 1 :]]


def part_mutated(content: bytes, draw: st.DrawFn) -> bytes:
    """A workbook with one of its parts changed, the archive whole."""
    try:
        with ZipFile(BytesIO(content)) as book:
            parts = {name: book.read(name) for name in book.namelist()}
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        return bytes_mutated(content, draw)
    name = draw(st.sampled_from(sorted(parts)))
    text = parts[name].decode("utf-8", "replace")
    swaps = [
        ("<v>", "<v>NaN"), ('t="s"', 't="e"'), ("<v>0", "<v>999"), ('r="A', 'r="XFD'),
        ("<row", "<row hidden='1'"), ('r="1"', 'r="1048576"'), ("budget", "Anggaran"),
        ("rId1", "rId9"), ("sheet", "blatt"), ("<si>", "<si><si>"), ("</", "<"), ("<c ", "<c x:"),
        ('s="1"', 's="99"'), ("standard", "\u202e"), ('name="', 'name="\U0001f600'),
    ]  # fmt: skip
    old, new = draw(st.sampled_from(swaps))
    if old in text and draw(st.booleans()):
        parts[name] = text.replace(old, new, draw(st.sampled_from([1, -1]))).encode()
    else:
        parts[name] = bytes_mutated(parts[name], draw)
    changed = BytesIO()
    with ZipFile(changed, "w", ZIP_DEFLATED) as book:
        for each, part in parts.items():
            book.writestr(each, part)
    return changed.getvalue()


def keys_mutated(content: bytes, draw: st.DrawFn) -> bytes:
    """A TOML file with a line doubled, left out or moved, or a key or a value changed."""
    lines = content.decode("utf-8", "replace").splitlines() or ["x = 1"]
    at = draw(st.integers(0, len(lines) - 1))
    key, equals, value = lines[at].partition("=")
    match draw(st.sampled_from(["without", "twice", "moved", "key", "value", "value"])):
        case "without":
            del lines[at]
        case "twice":
            lines.insert(at, lines[at])
        case "moved":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        case "key":
            lines[at] = f"{key.strip()}x {equals}{value}" if equals else f"[x.{at}]"
        case _:
            new = draw(st.sampled_from([*_VALUES, value[: len(value) // 2]]))
            lines[at] = f"{key}{equals} {new}"
    return "\n".join(lines).encode()
