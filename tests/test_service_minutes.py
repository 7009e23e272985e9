"""Where the minutes of services go: per service, overall and step by step."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.delivery_by_hand import REPORT
from tests.document_parts import captioned, section, table, told
from tests.examples import built
from tests.page_checks import unmentioned
from tests.pdf_pages import read
from tests.published import figure, record_of
from tests.reported_by_hand import case, document

ASKED = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,formula\n"
    "P1,internal_process,S1,Fast,On standard,percent,maximize,100,process.time_against_standard\n"
    "P2,internal_process,S1,Fast,Cycle,percent,maximize,100,process.cycle_effectiveness\n"
)
TIMES = """\
service,step,minutes,standard_minutes,value_added
KTP,menunggu,30,10,tidak
KTP,perekaman,5,5,ya
KTP,pemeriksaan,5,5,tidak
KK,menunggu,20,,tidak
KK,pencetakan,20,,ya
KK,pemindahan,20,,
"""


def delivered(folder: Path, times: str = TIMES) -> Path:
    place = folder / "inputs" / "dinas"
    place.mkdir(parents=True)
    (place / "report.toml").write_text(REPORT[: REPORT.index("[surveys.trust]")])
    (place / "realization.csv").write_text(ASKED)
    (place / "service_times.csv").write_text(times)
    return folder / "inputs"


def recorded(folder: Path, times: str = TIMES) -> Mapping[str, Any]:
    return record_of(delivered(folder, times), "dinas")


@pytest.mark.slow
def test_a_sentence_refers_to_each_table_of_minutes(tmp_path: Path) -> None:
    folder = built(delivered(tmp_path), tmp_path / "outputs", "dinas")
    assert list(unmentioned(read((folder / "report.pdf").read_bytes()))) == []


def test_each_service_and_the_whole_have_their_own_figures(tmp_path: Path) -> None:
    record = recorded(tmp_path)
    minutes = figure(record, "measures/P1/services")
    assert [*minutes["services"], minutes["whole"]] == [
        {
            "service": "KTP",
            "minutes": 40.0,
            "against_standard": pytest.approx(50.0),
            "cycle_effectiveness": pytest.approx(12.5),
        },
        {
            "service": "KK",
            "minutes": 60.0,
            "against_standard": None,
            "cycle_effectiveness": pytest.approx(50.0),
        },
        {
            "service": None,
            "minutes": 100.0,
            "against_standard": pytest.approx(50.0),
            "cycle_effectiveness": pytest.approx(31.25),
        },
    ]
    assert figure(record, "measures/P2/services") == minutes
    assert figure(record, "measures/P1/actual") == pytest.approx(50.0)
    assert figure(record, "measures/P2/actual") == pytest.approx(31.25)


@pytest.mark.slow
def test_waiting_moving_and_inspection_have_their_shares(tmp_path: Path) -> None:
    steps = figure(recorded(tmp_path), "measures/P1/services/steps")
    assert {step["step"]: (step["value_added"], step["share"]) for step in steps} == {
        "menunggu": (False, pytest.approx(50.0)),
        "perekaman": (True, pytest.approx(5.0)),
        "pemeriksaan": (False, pytest.approx(5.0)),
        "pencetakan": (True, pytest.approx(20.0)),
        "pemindahan": (None, pytest.approx(20.0)),
    }


@pytest.mark.slow
def test_the_order_of_the_rows_changes_nothing(tmp_path: Path) -> None:
    heading, *rows = TIMES.splitlines()
    turned = "\n".join([heading, *reversed(rows)]) + "\n"
    one, other = recorded(tmp_path / "a"), recorded(tmp_path / "b", turned)
    for place in ("measures/P1/actual", "measures/P2/actual"):
        assert figure(one, place) == figure(other, place)


@pytest.mark.slow
def test_no_minutes_at_all_have_no_ratio(tmp_path: Path) -> None:
    times = "service,step,minutes,standard_minutes,value_added\nKTP,menunggu,0,0,ya\n"
    record = recorded(tmp_path, times)
    assert figure(record, "measures/P2/services") is None
    assert figure(record, "measures/P2/actual") is None


BY_MEASURE = (
    {"measure_id": "P1", "formula": "process.time_against_standard", "target": 100.0},
    {"measure_id": "P2", "formula": "process.cycle_effectiveness", "target": 100.0},
)


def test_measures_that_count_the_same_minutes_share_their_tables() -> None:
    times = [
        {"service": "KTP", "step": "perekaman", "minutes": 40.0, "standard_minutes": 20.0},
        {"service": "KK", "minutes": 60.0, "value_added": True},
    ]
    whole = document(case(*BY_MEASURE, service_times=times))
    assert [part.id for part in captioned(whole) if part.id.startswith("service-")] == [
        "service-minutes-P1",
        "service-steps-P1",
    ]
    assert "It counts the minutes of  Table K.7  too." in told(section(whole, "full-P2"))
    assert table(whole, "service-minutes-P1") == [
        ["KTP", "40", "50.00", "–"],
        ["KK", "60", "–", "100.00"],
        ["All services", "100", "50.00", "100.00"],
    ]
    assert table(whole, "service-steps-P1") == [["perekaman", "–", "40", "100.00"]]
    captions = {part.id: part.caption for part in captioned(whole)}
    assert captions["service-minutes-P1"] == "Slowest beside its standard: KTP, at 50.00 %"
    assert captions["service-steps-P1"] == "Most minutes: perekaman, 100.00 % of all"


@pytest.mark.parametrize(
    ("standard", "said"),
    [(50.0, "All services within their standard time"), (None, "Most minutes: KTP")],
)
def test_the_caption_tells_what_the_minutes_come_to(standard: float | None, said: str) -> None:
    times = [{"service": "KTP", "step": "cetak", "minutes": 40.0, "value_added": True}]
    times[0]["standard_minutes"] = standard
    measure = BY_MEASURE[0] if standard else BY_MEASURE[1]
    whole = document(case(measure, service_times=times))
    (caption,) = [one.caption for one in captioned(whole) if one.id.startswith("service-minutes")]
    assert caption == said


def test_a_measure_that_counts_no_minutes_shows_none() -> None:
    whole = document(case({"target": 80.0, "actual": 80.0}, BY_MEASURE[0], service_times=[]))
    assert "minutes of each service" not in told(whole)
