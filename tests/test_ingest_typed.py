"""Files that bring types along: Parquet and SPSS."""

import sys
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import polars as pl
import pyreadstat
import pytest

from pipeline.ingest.formats.parquet import parquet_reading
from pipeline.ingest.formats.spss import spss_reading
from pipeline.problems import Problem
from pipeline.reportfile import FileSource
from tests.delivery_by_hand import REPORT, places, validated_folder, written


def parquet(frame: pl.DataFrame) -> bytes:
    content = BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


def sav(folder: Path, frame: pl.DataFrame, **facts: object) -> bytes:
    path = folder / "made.sav"
    pyreadstat.write_sav(frame, path, **facts)
    content = path.read_bytes()
    path.unlink()
    return content


def test_parquet_columns_keep_their_types() -> None:
    frame = pl.DataFrame(
        {
            "kode": ["1.10", None, "1.20"], "pagu": [1.5, None, 2.5], "n": [1, None, 2],
            "hari": [date(2024, 1, 31), None, None], "ya": [True, None, False],
            "jenis": pl.Series(["a", None, "b"], dtype=pl.Categorical),
            "pilihan": pl.Series(["a", None, "b"], dtype=pl.Enum(["a", "b"])),
        }
    )  # fmt: skip
    reading = parquet_reading(parquet(frame), "x.parquet", FileSource())
    assert reading.problems == ()
    assert reading.frame.rows() == [
        (2, "1.10", 1.5, 1, date(2024, 1, 31), True, "a", "a"),
        (4, "1.20", 2.5, 2, None, False, "b", "b"),
    ]


@pytest.mark.slow
def test_columns_of_lists_and_records_are_named() -> None:
    frame = pl.DataFrame({"a": [1], "b": [[1, 2]], "c": [{"d": 1}], "e": [b"x"]})
    reading = parquet_reading(parquet(frame), "x.parquet", FileSource())
    assert [(found.code, found.column) for found in reading.problems] == [
        ("column-type", "b"), ("column-type", "c"), ("column-type", "e"),
    ]  # fmt: skip
    assert reading.frame.columns == ["_row", "a"]


@pytest.mark.slow
def test_a_parquet_file_of_billions_of_rows_is_not_read() -> None:
    frame = pl.LazyFrame({"a": [0]}).select(pl.repeat(0, 101_000_000, dtype=pl.Int8).alias("a"))
    reading = parquet_reading(parquet(frame.collect()), "x.parquet", FileSource())
    assert [found.code for found in reading.problems] == ["too-large"]
    assert reading.frame.is_empty()


@pytest.mark.slow
def test_a_row_number_of_ones_own_is_no_heading() -> None:
    reading = parquet_reading(parquet(pl.DataFrame({"_row": [1]})), "x.parquet", FileSource())
    assert reading.problems == (Problem("duplicate-column", "x.parquet", column="_row"),)


@pytest.mark.slow
def test_an_spss_survey_is_read_with_codes_labels_and_missing_answers(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"respondent_id": ["R1", "R2", "R3"], "q1": [4.0, 5.0, None], "q2": [3.0, 4.0, 9.0],
         "unit": [1.0, 2.0, 1.0]}
    )  # fmt: skip
    content = sav(
        tmp_path,
        frame,
        variable_value_labels={
            "q1": {4.0: "Puas", 5.0: "Sangat puas"},
            "unit": {1.0: "Loket A", 2.0: "Loket B"},
        },
        missing_ranges={"q2": [9.0]},
    )
    report = REPORT.replace('items = ["q1", "q2"]', 'items = ["q1", "q2"]\ngroups = ["unit"]')
    files = {"report.toml": report, "survey_trust.csv": None, "survey_trust.sav": content}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["survey_trust"].select("q1", "q2", "unit").rows() == [
        (4.0, 3.0, "Loket A"), (5.0, 4.0, "Loket B"), (None, None, "Loket A"),
    ]  # fmt: skip


@pytest.mark.slow
def test_days_of_an_spss_file_are_days(tmp_path: Path) -> None:
    frame = pl.DataFrame({"document_id": ["D1"], "due_on": [date(2024, 1, 31)]})
    files = {"documents.sav": sav(tmp_path, frame)}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["documents"]["due_on"].to_list() == [date(2024, 1, 31)]


@pytest.mark.slow
def test_an_answer_out_of_scale_is_named_by_its_row(tmp_path: Path) -> None:
    frame = pl.DataFrame({"respondent_id": ["R1", "R2"], "q1": [4, 6], "q2": [3, 4]})
    files = {"survey_trust.csv": None, "survey_trust.parquet": parquet(frame)}
    assert places(tmp_path / "a", files) == [("out-of-range", "survey_trust.parquet", 3, "q1", "6")]


def test_a_missing_package_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    reading = spss_reading(b"$FL2", "x.sav", FileSource())
    values = {"format": "SPSS", "extra": "sav"}
    assert reading.problems == (Problem("missing-package", "x.sav", values=values),)


@pytest.mark.slow
def test_a_moment_of_a_parquet_file_is_a_time(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2024-01-02T08:05:00")
    frame = pl.DataFrame({"service": ["KTP"], "started_at": [moment], "finished_at": [moment]})
    files = {"service_times.parquet": parquet(frame)}
    tables = validated_folder(written(tmp_path / "a", files))
    assert tables["service_times"]["started_at"].to_list() == [moment]
