"""The files inside report.pdf: which they are, that they read back, and that they suffice."""

import csv
import json
import shutil
import subprocess
from datetime import datetime
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf
import polars as pl
import pytest

from pipeline.document import Embedded
from pipeline.problems import RenderFailed
from pipeline.render import rendered
from pipeline.tables import DELIVERED, inert_csv, table_csv
from tests.attachments import attached, attached_table
from tests.blank_pages import without_paper
from tests.examples import EXAMPLES, built, copied, edited, example, measure, record
from tests.pages_by_hand import small
from tests.published import record_of
from tests.shared_builds import once

KLATEN, BUREAU, STAFF = "klaten-2019", "biro-adpim", "survei-pegawai"
MANIFEST = "manifest.json"
WHOLE = {
    KLATEN: {"realization", "budget", "service_times", "links", "csf"},
    BUREAU: {"realization", "budget", "documents", "training", "services"},
    STAFF: {"realization", "budget", "training"},
}
SURVEYS = {KLATEN: {"customer", "employee"}, BUREAU: {"trust"}, STAFF: {"pegawai"}}
RULEBOOKS = {
    KLATEN: {
        "rulebook-1-klaten-2019.toml",
        "rulebook-2-rapor-2026.toml",
        "rulebook-3-advice-2026.toml",
    },
    BUREAU: {"rulebook-1-rapor-2026.toml", "rulebook-2-advice-2026.toml"},
    STAFF: {"rulebook-1-rapor-2026.toml", "rulebook-2-advice-2026.toml"},
}


def pdf_of(report: str) -> Path:
    return example(report) / "report.pdf"


@pytest.mark.one_in(3)
@pytest.mark.parametrize("report", EXAMPLES)
def test_what_travels_inside_the_report(report: str) -> None:
    tables = {f"{name}.csv" for name in WHOLE[report]}
    surveys = {f"survey_{name}_counts.csv" for name in SURVEYS[report]}
    again = {"scorecard.json", "manifest.json", "account.json", "report.json", "logo.svg"}
    again |= RULEBOOKS[report]
    data = tables | surveys | {"workings.csv", "datapackage.json"}
    assert set(attached(pdf_of(report))) == data | again
    readiness = () if report == KLATEN else ("readiness.pdf",)
    for other in ("brief.pdf", "workings.pdf", *readiness):
        assert set(attached(example(report) / other)) == again


@pytest.mark.one_in(8)
@pytest.mark.parametrize("report", EXAMPLES)
def test_each_file_is_associated_once_dated_and_described(report: str) -> None:
    issued = {KLATEN: "2020-02-28", BUREAU: "2024-02-29", STAFF: "2026-02-27"}[report]
    with pikepdf.open(pdf_of(report)) as pdf:
        names = [str(name) for name in pdf.Root.Names.EmbeddedFiles.Names[::2]]
        assert names == sorted(names)
        associated = [str(one.UF) for one in pdf.Root.AF]
        assert sorted(associated) == names
        for name, one in pdf.attachments.items():
            file = one.get_file()
            assert one.description
            assert str(one.obj.F) == str(one.obj.UF) == name
            assert {str(day)[:19] for day in (file.creation_date, file.mod_date)} == {
                f"{issued} 00:00:00"
            }
        said = {
            name: (str(one.obj.AFRelationship), one.get_file().mime_type)
            for name, one in pdf.attachments.items()
        }
    assert said["realization.csv"] == ("/Source", "text/csv")
    assert said["workings.csv"] == ("/Data", "text/csv")
    assert said["scorecard.json"] == ("/Data", "application/json")
    assert said["manifest.json"] == ("/Supplement", "application/json")
    assert said["rulebook-1-klaten-2019.toml" if report == KLATEN else
                "rulebook-1-rapor-2026.toml"] == ("/Supplement", "application/toml")  # fmt: skip


def test_poppler_reads_the_same_files(tmp_path: Path) -> None:
    if shutil.which("pdfdetach") is None:
        pytest.skip("poppler-utils is not installed")
    subprocess.run(["pdfdetach", "-saveall", "-o", tmp_path, pdf_of(KLATEN)], check=True)
    detached = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert detached == attached(pdf_of(KLATEN))


@pytest.mark.slow
@pytest.mark.parametrize("report", EXAMPLES)
def test_record_and_rulebooks_are_the_very_files(report: str) -> None:
    files = attached(pdf_of(report))
    published = json.loads((example(report) / "scorecard.json").read_text())
    assert json.loads(files["scorecard.json"]) == {**published, "readiness": []}
    shipped = Path(__file__).parents[1] / "pipeline" / "rulebooks"
    for name in RULEBOOKS[report]:
        assert files[name] == (shipped / name.split("-", 2)[2]).read_bytes()


@pytest.mark.one_in(3)
@pytest.mark.parametrize("report", EXAMPLES)
def test_the_manifest_inside_says_all_but_what_it_cannot_know(report: str) -> None:
    inside = json.loads(attached(pdf_of(report))["manifest.json"])
    beside = json.loads((example(report) / "manifest.json").read_bytes())
    said = {name: inside.pop(name) for name in ("record", "attachments")}
    assert {name: beside[name] for name in inside} == inside
    assert said["record"] == beside["outputs"]["scorecard.json"]
    others = {name: each for name, each in attached(pdf_of(report)).items() if name != MANIFEST}
    assert said["attachments"] == {name: sha256(each).hexdigest() for name, each in others.items()}
    assert set(beside) - set(inside) == {
        *("code", "templates", "key", "inputs_key", "key_version", "outputs"),
        *("rows", "settings", "folder", "problems", "neighbours"),
    }


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize("report", EXAMPLES)
def test_the_tables_inside_give_the_same_scorecard_again(report: str, tmp_path: Path) -> None:
    """The reader of ten years later: what is attached takes the place of what was delivered."""
    inputs = copied(report, tmp_path)
    files = attached(pdf_of(report))
    for name in WHOLE[report]:
        (inputs / report / f"{name}.csv").write_bytes(files[f"{name}.csv"])
    for survey in SURVEYS[report] if report == KLATEN else ():
        (inputs / report / f"survey_{survey}.csv").unlink()
        name = f"survey_{survey}_counts.csv"
        (inputs / report / name).write_bytes(files[name])
        edited(inputs / report / "report.toml", (f"[surveys.{survey}]", f"[surveys.{survey}]\n"
               "respondents = 10"))  # fmt: skip
    if report == KLATEN:
        without_regression(inputs / report / "report.toml")
    again, first = record_of(inputs, report), record(example(report))
    kept = ("id", "target", "actual", "achievement", "score", "rating", "working")
    scores = [[{k: m[k] for k in kept} for m in each["measures"]] for each in (again, first)]
    assert scores[0] == scores[1]
    assert again["scorecard"] == first["scorecard"]


def without_regression(settings: Path) -> None:
    """Counts know no respondent, so nothing can be regressed on anything."""
    text = settings.read_text()
    start = text.index("[surveys.customer.regression]")
    settings.write_text(text[:start] + text[text.index("\n[", start + 1) + 1 :])


def test_survey_figures_follow_from_the_counts_inside() -> None:
    for survey in record(example(KLATEN))["surveys"]:
        counts = attached_table(pdf_of(KLATEN), f"survey_{survey['id']}_counts.csv")
        weighed = counts.group_by("item", maintain_order=True).agg(
            n=pl.col("count").sum(), sum=(pl.col("answer") * pl.col("count")).sum()
        )
        printed = [(item["id"], item["n"], item["sum"]) for item in survey["items"]]
        assert weighed.rows() == printed
        assert weighed["sum"].sum() == survey["index"]


@pytest.mark.parametrize(
    ("report", "measure_id", "part", "whole"),
    [
        (KLATEN, "L2", "trained", "staff"),
        (KLATEN, "P1", "standard", "minutes"),
        (BUREAU, "C1", "satisfied", "respondents"),
        (BUREAU, "C2", "yes", "all"),
        (BUREAU, "F1", "realized", "ceiling"),
    ],
)
def test_actuals_follow_from_the_workings_inside(
    report: str, measure_id: str, part: str, whole: str
) -> None:
    workings = attached_table(pdf_of(report), "workings.csv").filter(measure_id=measure_id)
    values = dict(workings.select("name", "value").iter_rows())
    assert measure(example(report), measure_id)["actual"] == 100 * values[part] / values[whole]


def test_a_working_inside_holds_no_number_that_the_page_does_not_print() -> None:
    """The same count over all staff is known too; beside that of a few it would give them away."""
    workings = attached_table(pdf_of(KLATEN), "workings.csv").filter(measure_id="L2")
    assert set(workings["name"]) == {"trained", "staff"}


@pytest.fixture(scope="module")
def changed() -> Path:
    """The smaller example with a declared table, and an answer between two points of its scale."""
    return once("attachments", _changed)


def _changed(place: Path) -> Path:
    inputs = copied(BUREAU, place)
    (inputs / BUREAU / "visitors.csv").write_text("who,came\nseseorang,ya\nlainnya,tidak\n")
    edited(
        inputs / BUREAU / "report.toml",
        ('table = "documents"\ncolumn = "backed_up"', 'table = "visitors"\ncolumn = "came"'),
        ("is = true", 'is = "ya"'),
    )
    edited(inputs / BUREAU / "survey_trust.csv", ("R-01,5", "R-01,4.5"))
    with without_paper():
        return built(inputs, place / "outputs", BUREAU)


@pytest.mark.slow
def test_a_table_of_persons_and_one_declared_do_not_travel(changed: Path) -> None:
    files = attached(changed / "report.pdf")
    assert not {name for name in files if name.startswith(("visitors", "customers"))}
    assert not [name for name, content in files.items() if b"seseorang" in content]
    workings = attached_table(changed / "report.pdf", "workings.csv").filter(measure_id="P4")
    assert dict(workings.select("name", "value").iter_rows()) == {"met": 1, "filled": 2}


@pytest.mark.slow
def test_answers_between_two_points_travel_as_totals(changed: Path) -> None:
    totals = attached_table(changed / "report.pdf", "survey_trust_totals.csv")
    (survey,) = record(changed)["surveys"]
    assert totals.columns == ["item", "text", "total", "answers"]
    assert [row[2:] for row in totals.iter_rows()] == [(i["sum"], i["n"]) for i in survey["items"]]


def test_texts_stay_texts_and_numbers_numbers() -> None:
    frame = pl.DataFrame(
        {
            "code": ["=1+1", "-7", "+62", "@x", "＝1", "\t1", "7-", None],
            "text": ["aman", "a,b", 'a"b', "a\r\nb", "=", "", " =1", "ﬁ"],
            "number": [-7.5, 1e20, 1e-7, 0.1, None, 0.0, -1.0, 1234.125],
        }
    )
    written = inert_csv(frame).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(written, newline="")))
    assert [row[0] for row in rows[1:]] == [
        "'=1+1", "'-7", "'+62", "'@x", "'＝1", "'\t1", "7-", ""
    ]  # fmt: skip
    assert [row[1] for row in rows[1:]] == [
        "aman", "a,b", 'a"b', "a\r\nb", "'=", "", " =1", "ﬁ"
    ]  # fmt: skip
    assert [row[2] for row in rows[1:]] == [
        "-7.5", "100000000000000000000", "0.0000001", "0.1", "", "0", "-1", "1234.125"
    ]  # fmt: skip


def test_a_personal_column_is_left_out_whatever_the_table() -> None:
    frame = pl.DataFrame({"_row": [2], "customer_id": ["M-01"], "retained": [True]})
    assert table_csv(frame, DELIVERED["customers"]).decode("utf-8-sig") == "retained\r\ntrue\r\n"


@pytest.mark.slow
def test_files_inside_keep_their_names_and_what_they_are_for() -> None:
    day = datetime(2027, 2, 26)  # noqa: DTZ001 -- a date in the PDF
    same = tuple(Embedded("a.csv", content, "dua", day) for content in (b"1", b"2"))
    with pytest.raises(RenderFailed, match="the same name"):
        rendered(small(), embedded=same)
    twins = tuple(
        Embedded(name, b"1", "kembar", day, relation)
        for name, relation in (("é.json", "Supplement"), ("b).csv", "Source"), ("a(.csv", "Data"))
    )
    with pikepdf.open(BytesIO(rendered(small(), embedded=twins).report_pdf)) as pdf:
        said = {name: str(one.obj.AFRelationship) for name, one in pdf.attachments.items()}
    assert said == {"a(.csv": "/Data", "b).csv": "/Source", "é.json": "/Supplement"}
