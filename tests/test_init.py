"""`rapor init`: a new folder that explains itself and builds at once."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import pytest
from pydantic import BaseModel

from pipeline.reportfile import Parameters, ReportFile
from pipeline.tables import DELIVERED
from tests.commands import rapor

STARTER = Path(__file__).parents[1] / "pipeline" / "publish" / "starter.toml"


@pytest.fixture(params=["id", "en"])
def started(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "inputs" / "dinas-contoh-2025"
    ended = rapor("init", folder, "--language", request.param)
    assert ended.returncode == 0, ended.stderr
    return folder, request.param


def test_a_new_folder_builds_at_once(started: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = started
    ended = rapor("report", "--inputs", folder.parent, "--outputs", tmp_path / "outputs")
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "outputs" / folder.name / "2025" / "report.pdf").is_file()


def test_the_workbook_has_a_sheet_a_table_with_notes_and_drop_downs(
    started: tuple[Path, str],
) -> None:
    folder, language = started
    book = fastexcel.read_excel(folder / "inputs.xlsx")
    tables = {*DELIVERED, "survey_customer"} - {"history"}
    assert set(book.sheet_names) == {*tables, "riwayat"}
    first = book.load_sheet("realization").to_polars().columns[0]
    assert first == {"id": "kode indikator", "en": "measure_id"}[language]
    with ZipFile(folder / "inputs.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "dataValidation" in sheet
        assert "measure_id" in parts.read("xl/comments1.xml").decode()


def keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        for part in re.findall(r"\b[A-Z]\w+", str(field.annotation)):
            inner = getattr(__import__("pipeline.reportfile", fromlist=[part]), part, None)
            if isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not model:
                yield from keys(inner)


def test_report_toml_explains_every_key_there_is() -> None:
    text = STARTER.read_text()
    missing = {
        key for key in (*keys(ReportFile), *keys(Parameters)) if not re.search(rf"\b{key}\b", text)
    }
    assert missing == set()


def test_report_toml_is_one_that_can_be_read(started: tuple[Path, str]) -> None:
    folder, language = started
    given = ReportFile.model_validate(tomllib.loads((folder / "report.toml").read_text()))
    assert given.report.language == language


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert rapor("init", tmp_path).returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_unknown_language_is_a_usage_error(tmp_path: Path) -> None:
    assert rapor("init", tmp_path / "new", "--language", "jv").returncode == 2
