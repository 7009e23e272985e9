"""`rapor init`: a new folder that explains itself and builds at once."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import fastexcel
import pytest
from pydantic import BaseModel

from pipeline import ingest
from pipeline.formulas import CATALOGUE
from pipeline.language import LANGUAGES
from pipeline.language import language as language_of
from pipeline.reportfile import Parameters, ReportFile
from pipeline.scorecard import AGGREGATIONS, PK_STATUSES, POLARITIES, TARGET_SOURCES
from pipeline.tables import DELIVERED
from pipeline.tables.kinds import folded
from pipeline.validate.named import formula_words
from tests.commands import rapor
from tests.test_spoken import foreign

PUBLISH = Path(__file__).parents[1] / "pipeline" / "publish"
STARTERS = {code: PUBLISH / f"starter.{code}.toml" for code in LANGUAGES}


@pytest.fixture(params=["id", "en"])
def started(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    folder = tmp_path / "inputs" / "dinas-contoh-2025"
    ended = rapor("init", folder, "--language", request.param)
    assert ended.returncode == 0, ended.stderr
    return folder, request.param


@pytest.mark.usefixtures("without_paper")
def test_a_new_folder_builds_at_once(started: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = started
    ended = rapor("report", "--inputs", folder.parent, "--outputs", tmp_path / "outputs")
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "outputs" / folder.name / "2025" / "report.pdf").is_file()
    warnings = tmp_path / "outputs" / folder.name / "2025" / "problems.csv"
    assert len(warnings.read_text().splitlines()) == 1


def test_the_workbook_has_a_sheet_a_table_with_notes_and_drop_downs(
    started: tuple[Path, str],
) -> None:
    folder, language = started
    book = fastexcel.read_excel(folder / "inputs.xlsx")
    tables = {*DELIVERED, "survey_customer"} - {"history"}
    assert set(book.sheet_names) == {*tables, "riwayat", "_lists"}
    first = book.load_sheet("realization").to_polars().columns[0]
    assert first == {"id": "kode indikator", "en": "measure_id"}[language]
    with ZipFile(folder / "inputs.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "dataValidation" in sheet
        assert "measure_id" in parts.read("xl/comments1.xml").decode()


def keys(model: type[BaseModel]) -> Iterator[str]:
    """What may be written; a field that is left out of every dump the model makes itself."""
    for name, field in model.model_fields.items():
        if field.exclude:
            continue
        yield field.alias or name
        for part in re.findall(r"\b[A-Z]\w+", str(field.annotation)):
            inner = getattr(__import__("pipeline.reportfile", fromlist=[part]), part, None)
            if isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not model:
                yield from keys(inner)


def test_report_toml_explains_every_key_there_is() -> None:
    for text in (starter.read_text() for starter in STARTERS.values()):
        wanted = (*keys(ReportFile), *keys(Parameters))
        assert {key for key in wanted if not re.search(rf"\b{key}\b", text)} == set()


def test_both_report_tomls_say_the_same_but_for_their_notes() -> None:
    """Lines of keys, active or not, come in the same order with the same values."""
    lines = {code: list(settings(path.read_text())) for code, path in STARTERS.items()}
    assert len(lines["id"]) > 100
    assert lines["id"] == lines["en"]


def settings(text: str) -> Iterator[str]:
    """Each key or header without the note behind it."""
    for line in text.splitlines():
        if found := re.match(r"(# )?( *\{\{.*\}\}|\[+[\w.\"]+\]+|\w+ = [^#]*)", line.strip()):
            yield found[0].strip()


def notes(text: str) -> str:
    """What the file says besides its keys and their values."""
    keys = re.compile(r'".*?"|`.*?`|\w+ = |\w+_\w+')
    return "\n".join(keys.sub(" ", note) for note in re.findall("#.*", text))


def test_the_notes_are_in_one_language(started: tuple[Path, str]) -> None:
    folder, language = started
    assert foreign(notes((folder / "report.toml").read_text()), language) == set()
    with ZipFile(folder / "inputs.xlsx") as parts:
        comments = [parts.read(name) for name in parts.namelist() if "comments" in name]
    said = [re.sub("<.*?>", " ", comment.decode()) for comment in comments]
    assert len(said) > 10
    told = [re.sub(r"\b[a-z]+_[a-z_]+:|\b[a-z]+:", " ", page) for page in said]
    assert [found for page in told if (found := foreign(page, language))] == []


def test_drop_downs_offer_the_words_that_a_report_prints(started: tuple[Path, str]) -> None:
    """Each is read as what it means, and the words of the examples are among them."""
    folder, code = started
    words = language_of(code)
    with ZipFile(folder / "inputs.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert 'sheet name="_lists"' in parts.read("xl/workbook.xml").decode()
        assert 'state="hidden"' in parts.read("xl/workbook.xml").decode()
    rules = re.findall(r"<formula1>(.*?)</formula1>", sheet)
    inline = [rule.replace("&quot;", "").strip('"') for rule in rules if "_lists" not in rule]
    assert all(len(rule) <= 255 for rule in inline)
    listed = fastexcel.read_excel(folder / "inputs.xlsx").load_sheet("_lists", header_row=None)
    formulas = listed.to_polars().to_series().to_list()
    assert {formula_words()[folded(word)] for word in formulas} == set(CATALOGUE)
    rulebook = ingest.read_rulebook("rapor-2026", None, None).rulebook
    offered = {word for rule in inline for word in rule.split(",")}
    assert {words.text(one.name) for one in rulebook.perspectives} <= offered
    for printed in (POLARITIES, TARGET_SOURCES, PK_STATUSES, AGGREGATIONS):
        assert {words.say(message) for message in printed.values()} <= offered
    register = fastexcel.read_excel(folder / "inputs.xlsx").load_sheet("realization").to_polars()
    assert set(register[:, 1]) <= offered
    assert set(register[:, 6]) <= offered


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
