"""Personal data (UU 27/2022): a hundred planted values, and every output searched for them."""

import csv
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pikepdf
import polars as pl
import pytest

from pipeline.problems import InputsRefused
from pipeline.reportfile import Item, Questionnaire
from pipeline.tables import DELIVERED, personal_headings, survey_table
from pipeline.tables.personal import names_a_person
from tests.attachments import attached
from tests.examples import INPUTS, built, copied, example
from tests.pdf_pages import read
from tests.test_cli import rapor

KLATEN = "klaten-2019"


def planted(number: int) -> dict[str, str]:
    """Five values no person has, in the shapes that persons' values have."""
    return {
        "NIK": f"33100101019{number:05d}"[:16].ljust(16, "7"),
        "Nama Lengkap": f"Contoh Rekaan Kesekian{number:02d}",
        "No. HP": f"0812{number:02d}777{number:03d}",
        "E-mail": f"rekaan{number:02d}@contoh.invalid",
        "Alamat": f"Jalan Tiada Nomor {number:02d}-XQ",
    }


def with_persons(table: Path, first: int = 0) -> list[str]:
    """Give the first ten rows of a table personal columns; the values planted."""
    with table.open() as file:
        rows = list(csv.DictReader(file))
    people = [planted(first + number) for number in range(10)]
    for row, person in zip(rows, people, strict=False):
        row.update(person)
    for row in rows[10:]:
        row.update(dict.fromkeys(people[0], ""))
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return [value for person in people for value in person.values()]


def everything(folder: Path) -> Iterator[tuple[str, str]]:
    """Every readable text of every file below a folder: as it is, unzipped, and of PDFs."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        data = path.read_bytes()
        yield path.name, data.decode("utf-8", "replace")
        try:
            with ZipFile(path) as book:
                for name in book.namelist():
                    yield f"{path.name}/{name}", book.read(name).decode("utf-8", "replace")
        except BadZipFile:
            pass
        if path.suffix == ".pdf":
            yield f"{path.name} text", pdf_text(data)
            yield from pdf_streams(path)
            for name, content in attached(path).items():
                yield f"{path.name} attachment {name}", content.decode("utf-8", "replace")


def pdf_text(content: bytes) -> str:
    """The text on the pages of a PDF, and the same text without its spaces."""
    lines = [text.said for sheet in read(content).sheets for text in sheet.texts]
    said = " ".join(lines)
    return f"{said}\n{''.join(said.split())}"


def pdf_streams(path: Path) -> Iterator[tuple[str, str]]:
    with pikepdf.open(path) as pdf:
        yield f"{path.name} information", str({**pdf.docinfo})
        for found in pdf.objects:
            if isinstance(found, pikepdf.Stream):
                try:
                    text = found.read_bytes().decode("utf-8", "replace")
                except (pikepdf.PdfError, zlib.error):
                    continue
                yield f"{path.name} stream", text


def with_identity_numbers(table: Path) -> list[str]:
    """Make identity numbers the keys of a table; the numbers."""
    first, *lines = table.read_text().splitlines()
    keys = [f"33100101010{number:05d}" for number in range(1, len(lines) + 1)]
    rows = [",".join([key, *line.split(",")[1:]]) for key, line in zip(keys, lines, strict=True)]
    table.write_text("\n".join([first, *rows]) + "\n")
    return keys


def test_a_hundred_planted_values_reach_no_output(tmp_path: Path) -> None:
    """Fifty in each of two tables, and the keys of one of them."""
    inputs, outputs = copied(KLATEN, tmp_path), tmp_path / "outputs"
    keys = with_identity_numbers(inputs / KLATEN / "staff.csv")
    values = [
        *with_persons(inputs / KLATEN / "survey_customer.csv"),
        *with_persons(inputs / KLATEN / "staff.csv", first=10),
    ]
    assert len(set(values)) == 100
    ended = rapor("report", "--inputs", inputs, "--outputs", outputs)
    assert ended.returncode == 0, ended.stderr
    texts = [("terminal", ended.stdout + ended.stderr), *everything(outputs)]
    assert [(n, v) for n, text in texts for v in (*values, *keys) if v in text] == []


def test_fifty_planted_values_reach_no_refusal(tmp_path: Path) -> None:
    inputs, outputs = copied(KLATEN, tmp_path), tmp_path / "outputs"
    table = inputs / KLATEN / "survey_customer.csv"
    values = with_persons(table)
    table.write_text(table.read_text().replace(",4,", ",empat,", 3))
    ended = rapor("report", "--inputs", inputs, "--outputs", outputs)
    assert ended.returncode == 10
    texts = [("terminal", ended.stdout + ended.stderr), *everything(outputs)]
    assert [(n, v) for n, text in texts for v in values if v in text] == []


@pytest.mark.slow
def test_identity_numbers_as_keys_reach_no_refusal(tmp_path: Path) -> None:
    inputs, outputs = copied(KLATEN, tmp_path), tmp_path / "outputs"
    table = inputs / KLATEN / "staff.csv"
    keys = with_identity_numbers(table)
    table.write_text(table.read_text() + f"{keys[0]},pns,ya\n")
    with pytest.raises(InputsRefused):
        built(inputs, outputs, KLATEN)
    texts = list(everything(outputs))
    assert texts
    assert [(n, k) for n, text in texts for k in keys if k in text] == []


def test_no_code_of_a_person_travels_inside_the_report() -> None:
    """Codes of respondents, staff and customers are pseudonyms: personal data all the same."""
    tables = ("survey_customer", "survey_employee", "staff")
    codes = [
        line.split(",")[0]
        for table in tables
        for line in (INPUTS / KLATEN / f"{table}.csv").read_text().splitlines()[1:]
    ]
    files = attached(example(KLATEN) / "report.pdf")
    assert len(codes) > 50
    assert [(n, c) for n, text in files.items() for c in codes if c.encode() in text] == []


@pytest.mark.parametrize(
    "heading",
    [
        *("Nama", "NAMA RESPONDEN", "nik", "No. HP", "e-mail", "Alamat rumah", "tanggal_lahir"),
        *("Alamat email", "ipaddr. IP address", "token", "meta/username", "grp:nama", "Username"),
        *("_submitted_by", "phonenumber", "Nomor WhatsApp", "_geolocation"),
    ],
)
def test_a_heading_that_asks_who_somebody_is_is_known(heading: str) -> None:
    assert names_a_person(heading)


@pytest.mark.parametrize("heading", ["Nama layanan", "unit", "q1", "usia", "nilai", "status"])
def test_a_heading_that_asks_something_else_is_left_alone(heading: str) -> None:
    assert not names_a_person(heading)


def test_a_column_is_known_by_its_values_too_unless_it_was_declared() -> None:
    survey = Questionnaire(scale=(1, 4), items=(Item(id="q1"),), groups=("kode",))
    contract = survey_table("s", survey)
    frame = pl.DataFrame(
        {"q1": ["4", "3"], "kode": ["0812 3456 7890"] * 2, "lain": ["+62 812-3456-7890", "-"],
         "catatan": ["baik", "0812"]}
    )  # fmt: skip
    assert personal_headings(frame, contract, ()) == []
    numbers = frame.with_columns(lain=pl.lit("0812 3456 7890"))
    assert personal_headings(numbers, contract, ()) == ["lain"]
    assert personal_headings(numbers, contract, ["lain"]) == []
    assert personal_headings(numbers, DELIVERED["budget"], ()) == []
