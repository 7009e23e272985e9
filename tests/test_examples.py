"""The worked examples: rows that yield the published figures, and a script that repeats itself."""

import shutil
import subprocess
import sys
import tomllib
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from pipeline.formulas import CATALOGUE
from pipeline.reportfile import ReportFile
from pipeline.tables import DELIVERED, survey_table

INPUTS = Path(__file__).parents[1] / "inputs"
STUDIES = ("klaten-2019", "biro-adpim")
EXAMPLES = (*STUDIES, "survei-pegawai")
SCRIPTS = ("reconstruct.py", "construct.py")
ORIGINS = dict.fromkeys(STUDIES, "reconstructed from the published figures") | {
    "survei-pegawai": "constructed"
}
HANDWRITTEN = {"realization", "csf", "links"}
TABLES = sorted(path for example in EXAMPLES for path in (INPUTS / example).glob("*.csv"))
SURVEYS = {
    "customer": ([32, 38, 38, 38, 40, 38, 32, 36, 36, 37], "0.750"),
    "employee": ([38, 37, 46, 41, 34, 35, 36, 38, 39, 37], "0.631"),
}


def report_file(example: str) -> ReportFile:
    text = (INPUTS / example / "report.toml").read_text(encoding="utf-8")
    return ReportFile.model_validate(tomllib.loads(text))


def table(example: str, name: str) -> pl.DataFrame:
    path = INPUTS / example / f"{name}.csv"
    return pl.read_csv(path, try_parse_dates=True, schema_overrides={"code": pl.String})


def answers(example: str, survey: str) -> np.ndarray:
    return table(example, f"survey_{survey}").drop("respondent_id").to_numpy()


def alpha(matrix: np.ndarray) -> float:
    items, total = matrix.var(axis=0, ddof=1), matrix.sum(axis=1).var(ddof=1)
    count = matrix.shape[1]
    return float(count / (count - 1) * (1 - items.sum() / total))


def row_tables(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.glob("*/*.csv") if path.parent.name in EXAMPLES]
    kept = [path for path in paths if path.stem not in HANDWRITTEN]
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def printed(value: float, digits: str) -> str:
    return str(Decimal(repr(float(value))).quantize(Decimal(digits), ROUND_HALF_UP))


@pytest.mark.slow
def test_the_scripts_rewrite_every_row_table_byte_for_byte(tmp_path: Path) -> None:
    for name in SCRIPTS:
        script = Path(shutil.copy(INPUTS / name, tmp_path))
        subprocess.run([sys.executable, script], check=True)
    assert row_tables(tmp_path) == row_tables(INPUTS)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_heading_is_in_the_contract(path: Path) -> None:
    name = path.stem
    surveys = report_file(path.parent.name).surveys
    contracts = DELIVERED | {
        f"survey_{survey}": survey_table(survey, given) for survey, given in surveys.items()
    }
    headings = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert [heading for heading in headings if contracts[name].column(heading) is None] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_tables_are_plain_utf8_csv(path: Path) -> None:
    *lines, after_last = path.read_bytes().decode("utf-8").split("\n")
    assert after_last == ""
    assert all(line.isprintable() and line for line in lines)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_keys_are_unique(path: Path) -> None:
    delivered = DELIVERED.get(path.stem)
    key = delivered.key if delivered else ("respondent_id",)
    rows = table(path.parent.name, path.stem)
    assert not key or rows.select(key).is_unique().all()


@pytest.mark.parametrize("example", EXAMPLES)
def test_report_toml_is_a_final_example_with_its_logo_and_its_origin_told(example: str) -> None:
    given = report_file(example)
    assert (given.report.status, given.report.example) == ("final", True)
    assert (INPUTS / example / given.agency.logo).is_file()
    assert ORIGINS[example] in given.text.data_note
    readme = (INPUTS / example / "README.md").read_text(encoding="utf-8")
    assert ORIGINS[example] in readme


@pytest.mark.parametrize("example", EXAMPLES)
def test_people_are_roles_and_their_nip_is_well_formed(example: str) -> None:
    agency = report_file(example).agency
    assert agency.superior is not None
    assert [person.name[-8:] for person in (agency.head, agency.superior)] == ["(contoh)"] * 2
    nip = agency.head.nip
    assert (len(nip), nip.isdigit(), nip[14] in "12") == (18, True, True)
    assert date.fromisoformat(f"{nip[:4]}-{nip[4:6]}-{nip[6:8]}") < date(1901, 1, 1)


def test_targets_are_those_the_papers_state_or_imply() -> None:
    columns = ("measure_id", "polarity", "target", "target_source", "published")
    klaten, biro = (table(example, "realization").select(columns) for example in STUDIES)
    assert klaten.rows() == [
        ("F1", "maximize", 100, "standard", 11618.0),
        ("F2", "minimize", 100, "standard", 116.18),
        ("F3", "maximize", 100, "standard", 1.0),
        ("C1", "maximize", 301, "standard", 365.0),
        ("P1", "maximize", 100, "standard", 93.17),
        ("L1", "maximize", 301, "standard", 381.0),
        ("L2", "maximize", None, None, 52.63),
    ]
    assert set(biro.select(columns[1:4]).rows()) == {("maximize", 100, "implied")}
    published = [96.13, 90, 90, 99.44, 100, 99.59, None, 98.28, 40, None]
    assert biro["published"].to_list() == published


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_figure_is_computed_from_rows_and_none_is_typed(example: str) -> None:
    rows = table(example, "realization")
    assert "actual" not in rows.columns
    assert set(rows["formula"]) <= CATALOGUE.keys() - {"reported"}
    assert set(report_file(example).measures) <= set(rows["measure_id"])


def test_which_report_on_which_period_by_which_rulebook() -> None:
    said = {
        example: (given.agency.id, given.period.id, given.rulebook.use, str(given.report.issued_on))
        for example in EXAMPLES
        for given in [report_file(example)]
    }
    assert said == {
        "klaten-2019": ("disdukcapil-klaten", "2019", "klaten-2019", "2020-02-28"),
        "biro-adpim": ("biro-adpim", "2023", "rapor-2026", "2024-02-29"),
        "survei-pegawai": ("badan-contoh", "2025", "rapor-2026", "2026-02-27"),
    }


def test_klaten_budget_gives_the_printed_ratios_and_waives_exactly_its_lines() -> None:
    rows = table("klaten-2019", "budget")
    assert rows["realized"].sum() * 10_000 == rows["ceiling"].sum() * 11_618
    assert (rows["realized"] > rows["ceiling"]).sum() == rows.height == 5
    assert (rows["output_actual"] == rows["output_target"]).all()
    assert (rows["outcome_actual"] * 100 == rows["outcome_target"]).all()
    (waiver,) = report_file("klaten-2019").accept
    assert (waiver.problem, waiver.where, waiver.rows) == ("over-ceiling", "budget", 5)


@pytest.mark.parametrize("survey", SURVEYS)
def test_klaten_answers_give_the_printed_totals_and_alpha(survey: str) -> None:
    totals, reliability = SURVEYS[survey]
    matrix = answers("klaten-2019", survey)
    assert matrix.shape == (10, 10)
    assert set(np.unique(matrix)) <= {1, 2, 3, 4, 5}
    assert matrix.sum(axis=0).tolist() == totals
    assert printed(alpha(matrix), "0.001") == reliability
    published = report_file("klaten-2019").surveys[survey].published
    assert (published.alpha, published.all_valid) == (float(reliability), True)


@pytest.mark.parametrize("survey", SURVEYS)
def test_no_klaten_item_is_constant_and_not_all_are_valid(survey: str) -> None:
    matrix = answers("klaten-2019", survey)
    total = matrix.sum(axis=1)
    correlations = [np.corrcoef(item, total)[0, 1] for item in matrix.T]
    assert matrix.std(axis=0).min() > 0
    assert 0 < sum(correlation >= 0.632 for correlation in correlations) < 10


def test_what_the_study_asks_twice_is_asked_twice() -> None:
    surveys = report_file("klaten-2019").surveys
    asked = {
        survey: [
            (first.id, second.id)
            for at, first in enumerate(given.items)
            for second in given.items[at + 1 :]
            if first.text == second.text
        ]
        for survey, given in surveys.items()
    }
    assert asked == {
        "customer": [("q1", "q3"), ("q2", "q7")],
        "employee": [("q1", "q6"), ("q2", "q7"), ("q3", "q8"), ("q4", "q9"), ("q5", "q10")],
    }


def test_klaten_times_and_staff_give_the_printed_counts() -> None:
    times = table("klaten-2019", "service_times")
    standard, minutes = (float(times[name].sum()) for name in ("standard_minutes", "minutes"))
    assert (times.height, standard, printed(minutes, "0.1")) == (10, 50.0, "53.7")
    assert printed(standard / minutes * 100, "0.01") == "93.11"
    staff = table("klaten-2019", "staff")
    counts = staff.group_by("status", "trained").len().sort("status", "trained")
    assert counts.rows() == [("non_pns", "tidak", 40), ("pns", "tidak", 18), ("pns", "ya", 20)]


def test_klaten_links_and_factors_name_known_objectives_and_no_circle() -> None:
    objectives = set(table("klaten-2019", "realization")["objective_id"])
    links = table("klaten-2019", "links")
    assert set(links["from_objective"]) | set(links["to_objective"]) <= objectives
    assert links.rows() == [("SB2", "SI"), ("SI", "SP")]
    assert set(table("klaten-2019", "csf")["objective_id"]) == objectives


def test_biro_budget_absorbs_as_printed_and_programmes_are_sums() -> None:
    rows = table("biro-adpim", "budget")
    leaves = rows.filter(pl.col("level") == "kegiatan")
    assert leaves["realized"].sum() * 10_000 == leaves["ceiling"].sum() * 9_613
    assert (rows["realized"] <= rows["ceiling"]).all()
    programmes = rows.filter(pl.col("level") == "program").select("code", "ceiling", "realized")
    above = leaves.group_by(pl.col("code").str.slice(0, 7))
    assert programmes.equals(above.agg(pl.col("ceiling", "realized").sum()).sort("code"))


def test_biro_rows_give_the_printed_counts() -> None:
    trust = answers("biro-adpim", "trust")
    assert (len(trust), int((trust.mean(axis=1) >= 4).sum())) == (30, 27)
    customers = table("biro-adpim", "customers")
    assert (customers.height, (customers["retained"] == "ya").sum()) == (30, 27)
    services = table("biro-adpim", "services")
    assert (services.height, (services["digital"] == "ya").sum()) == (5, 2)
    training = table("biro-adpim", "training")
    assert training["held"].to_list() == training["planned"].to_list() == ["ya"] * 4
    assert (training["participants"].sum(), training["passed"].sum()) == (58, 57)
    assert (training["passed"] <= training["participants"]).all()


def test_the_constructed_survey_has_people_who_do_not_exist_and_look_so() -> None:
    rows = table("survei-pegawai", "survey_pegawai")
    assert rows["respondent_id"].to_list() == [f"R{number:03}" for number in range(1, 121)]
    assert rows.drop("respondent_id").null_count().sum_horizontal().item() == 0
    asked = report_file("survei-pegawai").surveys["pegawai"]
    behind = [item for variable in asked.variables.values() for item in variable.items]
    assert behind == asked.item_ids
    assert [item.id for item in asked.items if item.reversed] == ["q7"]


def test_biro_documents_give_the_printed_counts() -> None:
    documents = table("biro-adpim", "documents")
    late = documents.filter(pl.col("finished_on") > pl.col("due_on"))
    assert (documents.height, late.height) == (243, 1)
    checked = documents["follows_sop"].drop_nulls().value_counts(sort=True)
    assert checked.rows() == [("ya", 177), ("tidak", 1)]
    assert documents["backed_up"].null_count() == documents.height
    dates = documents.select("due_on", "finished_on").unpivot()["value"]
    assert {day.year for day in dates} == {2023}


def test_biro_text_makes_the_claim_that_is_examined() -> None:
    assert "seluruh target telah tercapai" in report_file("biro-adpim").text.closing
