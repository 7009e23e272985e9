"""data/: tables that another program reads, by a Data Package that frictionless finds right."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.ingest import ReportFolder
from pipeline.report.data.file_names import file_names, resource_names
from pipeline.tables import enclosed_tables
from tests import test_grades
from tests.attachments import attached
from tests.data_packages import data_in, data_of, faults, fields, laid, told
from tests.dinas import DINAS, outputs
from tests.examples import EXAMPLES, copied, edited, example, folder_of
from tests.published import NAMES, PUBLISHED, expected
from tests.quarter_by_hand import quarter
from tests.surveys_by_hand import case_of
from tests.tables_by_hand import delivered, tables

pytestmark = pytest.mark.one_in(2)

KLATEN, BUREAU = "klaten-2019", "biro-adpim"
graded = test_grades.built
"""Two years of an agency whose targets are grades."""


@pytest.mark.slow
@pytest.mark.parametrize("report", EXAMPLES)
def test_the_files_beside_the_report_are_valid_and_those_inside_it(
    report: str, tmp_path: Path
) -> None:
    folder = example(report) / "data"
    assert faults(folder / "datapackage.json") == []
    inside = attached(example(report) / "report.pdf")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        name: inside[name] for name in inside if name.endswith(".csv") or name == "datapackage.json"
    }
    assert faults(laid(inside, tmp_path)) == []


@pytest.mark.parametrize("period", ["2022", "2024-S2", "2024"])
def test_the_tables_of_an_agency_with_all_of_them_are_valid(period: str) -> None:
    assert faults(outputs() / DINAS / period / "data" / "datapackage.json") == []


@pytest.mark.slow
@pytest.mark.one_in(8)
@pytest.mark.parametrize("name", [name for name in NAMES if "refused" not in expected(name)])
def test_every_published_case_is_valid(name: str, tmp_path: Path) -> None:
    """Surveys in every form, budgets by month, registers of every shape."""
    place = ReportFolder(name, PUBLISHED / name)
    assert faults(laid(data_of(place, PUBLISHED).files, tmp_path)) == []


@pytest.mark.slow
def test_a_part_of_a_year_is_valid(tmp_path: Path) -> None:
    inputs = quarter(tmp_path)
    data = data_of(folder_of(inputs, KLATEN), inputs)
    package = laid(data.files, tmp_path / "data")
    assert faults(package) == []
    assert fields(package, "history")["actual"]["type"] == "number"
    history = told(package)["resources"]["history"]["schema"]
    assert history["primaryKey"] == ["measure_id", "period"]
    assert history["foreignKeys"] == [
        {
            "fields": ["measure_id"],
            "reference": {"resource": "realization", "fields": ["measure_id"]},
        }
    ]


def test_a_column_that_holds_grades_is_text(graded: Path) -> None:
    package = graded / "data" / "datapackage.json"
    assert faults(package) == []
    kinds = {name: field["type"] for name, field in fields(package, "realization").items()}
    assert (kinds["target"], kinds["actual"], kinds["renstra_target"]) == ("string",) * 3
    assert (kinds["weight"], kinds["next_target"]) == ("number", "number")


@pytest.mark.parametrize(
    ("spoiled", "told_of"),
    [
        ((b'"type": "number"', b'"type": "date"'), "type"),
        ((b'"primaryKey": [\n          "code"', b'"primaryKey": [\n          "level"'), "primary"),
        ((b'"maximize"', b'"minimise"'), "enum"),
        ((b'"sha256:', b'"sha256:0'), "hash"),
    ],
)
def test_what_does_not_hold_is_told(
    spoiled: tuple[bytes, bytes], told_of: str, tmp_path: Path
) -> None:
    files = {path.name: path.read_bytes() for path in (example(KLATEN) / "data").iterdir()}
    assert spoiled[0] in files["datapackage.json"]
    files["datapackage.json"] = files["datapackage.json"].replace(*spoiled)
    assert any(told_of in fault for fault in faults(laid(files, tmp_path)))


@pytest.mark.slow
def test_an_unknown_measure_is_told(tmp_path: Path) -> None:
    files = {path.name: path.read_bytes() for path in (example(KLATEN) / "data").iterdir()}
    files["workings.csv"] = files["workings.csv"].replace(b"\nF1,", b"\nF9,")
    assert any("foreign" in fault for fault in faults(laid(files, tmp_path)))


def test_the_package_says_whose_data_they_are_and_of_when() -> None:
    package = told(example(KLATEN) / "data" / "datapackage.json")
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["name"] == "klaten-2019-2019"
    assert (package["version"], package["created"]) == ("1", "2020-02-28T00:00:00Z")
    assert package["contributors"] == [
        {
            "title": "Dinas Kependudukan dan Pencatatan Sipil",
            "roles": ["publisher"],
        }
    ]
    assert (package["language"], package["status"], package["example"]) == ("id", "final", True)
    for one in package["resources"].values():
        content = (example(KLATEN) / "data" / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == "sha256:" + sha256(content).hexdigest()
        assert (one["format"], one["mediatype"], one["encoding"]) == ("csv", "text/csv", "utf-8")
        assert one["schema"]["missingValues"] == [""]
    assert package["resources"]["budget"]["sources"] == [{"title": "budget.csv"}]
    assert "sources" not in package["resources"]["workings"]


def test_a_column_says_what_it_is_in_both_languages_its_unit_and_its_rules() -> None:
    package = example(KLATEN) / "data" / "datapackage.json"
    assert fields(package, "budget")["ceiling"] == {
        "name": "ceiling",
        "title": "pagu",
        "description": "pagu setelah perubahan, dalam rupiah",
        "description_en": "revised ceiling, in rupiah",
        "type": "number",
        "unit": "IDR",
        "constraints": {"required": True, "minimum": 0},
    }
    register = fields(package, "realization")
    assert register["target"]["unitField"] == "measured_in"
    assert register["measure_id"]["constraints"] == {"required": True, "unique": True}
    assert register["polarity"]["constraints"]["enum"] == ["maximize", "minimize", "stabilize"]
    assert register["due"]["format"] == "%Y-%m-%d"


def test_the_other_language_is_the_one_the_report_is_not_in(tmp_path: Path) -> None:
    inputs = copied(KLATEN, tmp_path)
    edited(inputs / KLATEN / "report.toml", ('language = "id"', 'language = "en"'))
    package = laid(data_of(folder_of(inputs, KLATEN), inputs).files, tmp_path / "data")
    ceiling = fields(package, "budget")["ceiling"]
    assert (ceiling["title"], ceiling["description"]) == ("ceiling", "revised ceiling, in rupiah")
    assert ceiling["description_id"] == "pagu setelah perubahan, dalam rupiah"


def test_every_text_has_its_indonesian() -> None:
    """Columns, titles and descriptions: none is the same in both languages but by chance."""
    package = told(outputs() / DINAS / "2024" / "data" / "datapackage.json")
    parts = [package, *package["resources"].values()]
    parts += [f for one in package["resources"].values() for f in one["schema"]["fields"]]
    told_alike = {
        one[key]
        for one in parts
        for key in ("title", "description")
        if one.get(key) == one.get(f"{key}_en")
    }
    assert told_alike <= {"programme", "target"}


def test_names_of_surveys_that_no_file_may_have_are_made_plain() -> None:
    hostile = ["../../x", "A", "a", "a/b", "a:b", "ikm.2024", "x" * 300, "…"]
    found = file_names(hostile)
    assert list(found) == hostile
    assert not [name for name in found.values() if set(name) & set("/\\:.") or len(name) > 70]
    assert len({name.casefold() for name in found.values()}) == len(hostile)
    names = resource_names(["Survei É", "survei é", "survey_Ä_counts"])
    assert list(names.values()) == ["survei-", "survei--2", "survey_-_counts"]


def test_the_answers_to_a_survey_of_any_name_stay_in_their_folder(tmp_path: Path) -> None:
    case = case_of([[1, 2], [3, 4], [4, 4], [2, 2], [3, 3], [1, 4]])
    (survey,) = case.account.surveys
    account = replace(case.account, surveys=(replace(survey, id="../../../x"),))
    data = data_in(case, tables(), account)
    assert [name for name in data.files if "x" in name] == ["survey_-x_counts.csv"]
    package = laid(data.files, tmp_path)
    assert [fault for fault in faults(package) if "realization" not in fault] == []


def test_a_key_is_told_where_it_holds_alone() -> None:
    rows = [{"document_id": key, "kind": "surat"} for key in ("D1", "D2")]
    account = case_of([[1, 2]]).account
    for last, key in ((rows[1], ("document_id",)), (rows[0], ())):
        frame = delivered("documents", [rows[0], last])
        documents, *_others = enclosed_tables(tables(documents=frame), account)
        assert documents.table.key == key
