"""Weights, targets, dates and percentages of a whole delivery, each against the others."""

from pathlib import Path

import pytest

from tests.delivery_by_hand import REALIZATION, REPORT, Place, places

HEAD = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,"
    "target_source,actual,weight\n"
)
BOOK = '[rulebook]\nuse = "{}"\n'
PLAIN = REPORT[: REPORT.index("[surveys.trust]")]


def measures(*rows: str, rulebook: str = "rapor-2026") -> dict[str, str | bytes | None]:
    """A delivery of nothing but measures: id, objective, unit, target, source, actual, weight."""
    lines = []
    for row in rows:
        name, objective, unit, *figures = row.split(",")
        lines.append(
            f"{name},financial,{objective},o {objective},m,{unit},maximize,{','.join(figures)}"
        )
    return {
        "report.toml": PLAIN + BOOK.format(rulebook),
        "realization.csv": HEAD + "\n".join(lines) + "\n",
        "budget.csv": None,
        "survey_trust.csv": None,
    }


@pytest.mark.parametrize(
    ("weights", "found"),
    [
        (("50", "50"), []),
        (("", ""), []),
        (("0", "1"), []),
        (("50", ""), [("weight-missing", None)]),
        (("0", "0"), [("weights-all-zero", 2)]),
        (("-1", "1"), [("negative", 2)]),
        (("0", ""), [("weight-missing", None)]),
    ],
)
def test_weights_of_one_objective_are_comparable(
    weights: tuple[str, str], found: list[tuple[str, int | None]], tmp_path: Path
) -> None:
    rows = [f"M{n},S1,hari,10,pk,9,{weight}" for n, weight in enumerate(weights)]
    other = "M9,S9,hari,10,pk,9,"
    told = places(tmp_path / "a", measures(*rows, other))
    assert [(code, row) for code, _, row, *_ in told] == found


@pytest.mark.slow
def test_weights_are_compared_where_the_rulebook_adds_them_up(tmp_path: Path) -> None:
    rows = ("M1,S1,hari,10,pk,9,50", "M2,S2,hari,10,pk,9,")
    assert places(tmp_path / "a", measures(*rows)) == []
    told = places(tmp_path / "b", measures(*rows, rulebook="klaten-2019"))
    assert [(code, row) for code, _, row, *_ in told] == [("weight-missing", None)]


@pytest.mark.parametrize(
    ("unit", "target", "actual", "columns"),
    [
        ("persen", "100", "1000", []),
        ("persen", "100", "11618", ["actual"]),
        ("%", "-1000.01", "5", ["target"]),
        ("berkas", "10000", "11618", []),
    ],
)
def test_a_percentage_above_a_thousand_has_lost_its_mark(
    unit: str, target: str, actual: str, columns: list[str], tmp_path: Path
) -> None:
    told = places(tmp_path / "a", measures(f"M1,S1,{unit},{target},pk,{actual},"))
    assert [(code, column) for code, _, _, column, _ in told] == [
        ("percent-too-large", column) for column in columns
    ]


DATED: list[tuple[str, str, list[Place]]] = [
    (
        "service_times",
        "service,minutes,started_at\nA,5,2024-01-01 08:00\nB,5,2024-12-31 23:59\n",
        [],
    ),
    (
        "service_times",
        "service,started_at,finished_at\nA,2023-12-31 23:50,2024-01-01 00:10\n"
        "B,2024-12-31 23:50,2025-01-01 00:10\n",
        [("outside-period", "service_times.csv", 3, "finished_at", "2025-01-01 00:10")],
    ),
    (
        "service_times",
        "service,minutes,started_at\nA,5,2023-12-31 08:00\n",
        [("outside-period", "service_times.csv", 2, "started_at", "2023-12-31 08:00")],
    ),
    ("service_times", "service,started_at,finished_at\nA,08:00,08:10\n", []),
    (
        "documents",
        "document_id,due_on,finished_on\nD1,2023-12-31,2024-01-05\nD2,2025-01-01,\n",
        [("due-before-period", "documents.csv", 2, "due_on", "2023-12-31")],
    ),
    (
        "documents",
        "document_id,due_on,finished_on\nD1,2024-12-31,2025-02-28\nD2,2024-12-31,2025-03-01\n",
        [("after-report", "documents.csv", 3, "finished_on", "2025-03-01")],
    ),
    (
        "history",
        "measure_id,period,actual\nF1,2023,9\nF1,2023-S2,9\nF1,2023-01-01_2023-09-30,9\nC1,2024,9\n"
        "C1,2025-Q1,9\nP1,Tahun 2023,9\nP1,23,9\n",
        [
            ("not-an-earlier-period", "history.csv", row, "period", value)
            for row, value in ((5, "2024"), (6, "2025-Q1"), (7, "Tahun 2023"), (8, "23"))
        ],
    ),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("table", "text", "found"), DATED)
def test_dated_rows_are_of_the_period(
    table: str, text: str, found: list[Place], tmp_path: Path
) -> None:
    assert places(tmp_path / "a", {f"{table}.csv": text}) == found


def test_an_alpha_above_one_is_refused_where_it_is_written(tmp_path: Path) -> None:
    report = REPORT + "[surveys.trust.published]\nalpha = 7.5\n"
    assert places(tmp_path / "a", {"report.toml": report}) == [
        ("toml-value", "report.toml", None, "surveys.trust.published.alpha", "7.5")
    ]
    assert places(tmp_path / "b", {"report.toml": report.replace("7.5", "1.0")}) == []


@pytest.mark.slow
def test_what_names_something_names_what_exists(tmp_path: Path) -> None:
    """One delivery with a fault of every kind that lies between two tables."""
    realization = (
        REALIZATION.replace("F1,financial", "F1,finance")
        .replace("C1,customer,S2", "C1,customer,S3")
        .replace("survey.total_index", "survey.total")
        + "P2,internal_process,S4,Quick,Days,days,maximize,5,4,process.follows_sop\n"
    )
    files = {
        "realization.csv": realization,
        "links.csv": "from_objective,to_objective\nS3,S9\n",
        "csf.csv": "csf_id,objective_id,factor,measure_id\nK1,S8,x,X1\n",
        "report.toml": REPORT + '[measures.Z9]\nunavailable = "x"\n',
    }
    codes = {code for code, *_ in places(tmp_path / "a", files)}
    assert codes >= {
        "unknown-perspective", "objective-in-two-perspectives", "unknown-formula",
        "formula-needs-table", "computed-and-typed", "unknown-objective", "unknown-measure",
    }  # fmt: skip
