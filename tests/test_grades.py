"""Targets in grades: the laws by which they are judged, and what every page prints of them."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.account import Measure
from pipeline.grades import Graded, GradeScale
from pipeline.ingest import read_rulebook, shipped_rulebooks
from pipeline.measure import measured
from pipeline.score import account_of
from tests.attachments import attached_table
from tests.blank_pages import without_paper
from tests.codes.builders import Files, merged, report, reported
from tests.commands import rapor
from tests.delivery_by_hand import places, validated_folder, written
from tests.shared_builds import once
from tests.tables_by_hand import REALIZATION, delivered, report_file, tables
from tests.workbook_parts import cells_of

DEFAULT = read_rulebook("rapor-2026").rulebook


@st.composite
def scales(draw: st.DrawFn) -> GradeScale:
    """Scales of a few groups, with points or without."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=5))
    names = iter("abcdefghijklmno")
    groups = [[next(names) for _ in range(size)] for size in sizes]
    worth = draw(
        st.lists(st.integers(0, 100), min_size=len(sizes), max_size=len(sizes), unique=True)
    )
    falling = sorted(worth, reverse=True)
    points = {name: falling[n] for n, group in enumerate(groups) for name in group}
    return GradeScale.model_validate(
        {"groups": groups, "points": draw(st.sampled_from([points, {}]))}
    )


def judged(scale: GradeScale, pairs: list[tuple[str | None, str | None]]) -> list[Measure]:
    """Measures of a scale with these targets and actuals."""
    rows, graded = [], {}
    for number, (target, actual) in enumerate(pairs):
        graded[f"M{number}"] = Graded("own", target, actual)
        told = {"target": scale.worth(target), "actual": scale.worth(actual)}
        rows.append({**REALIZATION, "measure_id": f"M{number}", **told})
    book = DEFAULT.model_copy(update={"scales": {"own": scale}})
    typed = tables(realization=delivered("realization", rows))
    given_ = type(typed)(typed.frames, typed.sources, graded=graded)
    account = account_of(given_, measured(given_, report_file(), book), report_file(), book)
    return [account.measure(f"M{number}") for number in range(len(pairs))]


@pytest.mark.slow
@given(scales())
def test_at_or_above_the_target_is_met_and_exactly_100_and_below_it_never(
    scale: GradeScale,
) -> None:
    pairs = [(target, actual) for target in scale.grades for actual in scale.grades]
    for measure, (target, actual) in zip(judged(scale, pairs), pairs, strict=True):
        reaches = scale.places[actual] <= scale.places[target]
        assert measure.met is reaches
        if reaches:
            assert (measure.achievement, measure.score) == (100, 100)
        elif scale.points:
            assert measure.achievement == pytest.approx(
                100 * scale.points[actual] / scale.points[target]
            )
            assert measure.achievement < 100
        else:
            assert (measure.achievement, measure.score, measure.rating) == (None, None, None)
            assert "grade-missed" in measure.flags


@pytest.mark.slow
@given(scales(), st.data())
def test_a_better_grade_never_achieves_less_and_equal_ones_achieve_alike(
    scale: GradeScale, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(scale.grades))
    measures = judged(scale, [(target, actual) for actual in scale.grades])
    achieved = [-1.0 if m.achievement is None else m.achievement for m in measures]
    for (one, better), (other, less) in pairwise(zip(scale.grades, achieved, strict=True)):
        assert better == less if scale.places[one] == scale.places[other] else better >= less


@pytest.mark.slow
@given(scales(), st.data())
def test_a_scale_turned_round_turns_the_verdict_round(
    scale: GradeScale, data: st.DataObject
) -> None:
    """But for grades of one group, which meet each other both ways."""
    target, actual = (data.draw(st.sampled_from(scale.grades)) for _ in range(2))
    turned = GradeScale(groups=tuple(reversed(scale.groups)))
    plain = GradeScale(groups=scale.groups)
    (as_is,), (round_,) = (judged(one, [(target, actual)]) for one in (plain, turned))
    if scale.places[target] == scale.places[actual]:
        assert as_is.met is round_.met is True
    else:
        assert as_is.met is not round_.met


def test_without_target_or_actual_a_graded_measure_is_neither_met_nor_missed() -> None:
    scale = DEFAULT.scales["sakip"]
    bare, silent = judged(scale, [(None, "A"), ("A", None)])
    assert (bare.met, bare.achievement, "no-target" in bare.flags) == (None, None, True)
    assert (silent.met, silent.achievement, "no-actual" in silent.flags) == (None, None, True)


# --- the shipped scales -----------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped_rulebooks())
def test_every_rulebook_knows_the_audit_opinions_and_the_sakip_grades(name: str) -> None:
    scales_ = read_rulebook(name).rulebook.scales
    assert {"opini-bpk", "sakip"} <= set(scales_)
    assert all(scale.citation and scale.confidence for scale in scales_.values())


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("wtp", "WTP"), ("Wajar  Tanpa Pengecualian", "WTP"), ("WTP-PP", "WTP-DPP"),
        ("WTP DPP", "WTP-DPP"), ("tidak memberikan pendapat", "TMP"), ("BB", None),
    ],
)  # fmt: skip
def test_an_opinion_is_known_however_it_is_written(text: str, grade: str | None) -> None:
    assert DEFAULT.scales["opini-bpk"].grade(text) == grade


@pytest.mark.parametrize(
    "keys",
    [
        {"groups": [["A"], ["a"]]},
        {"groups": [["A"], [" "]]},
        {"groups": [["A"], ["B"]], "points": {"A": 1}},
        {"groups": [["A"], ["B"]], "points": {"A": 1, "B": 1}},
        {"groups": [["A", "B"], ["C"]], "points": {"A": 3, "B": 2, "C": 1}},
        {"groups": [["A"], ["B"]], "points": {"A": 1, "B": -1}},
        {"groups": [["A"], ["B"]], "spellings": {"C": ["D"]}},
        {"groups": [["A"], ["B"]], "spellings": {"A": ["b"]}},
    ],
)
def test_a_scale_that_is_not_in_order_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        GradeScale.model_validate(keys)


# --- through the command ----------------------------------------------------------------------

_OPINION = {"measure_id": "K1", "measure": "Opini", "measured_in": "opini"}
_GRADE = {"measure_id": "K2", "measure": "Predikat", "measured_in": "predikat"}
_LEVEL = {"measure_id": "K3", "measure": "Akreditasi", "measured_in": "tingkat"}
_ACCREDITED = """[scales.akreditasi]
name = "Tingkat akreditasi"
groups = [["Ungu"], ["Biru"], ["Hijau"]]
points = { Ungu = 4, Biru = 3, Hijau = 1 }
[measures.K3]
scale = "akreditasi"
"""


def _year(year: int, *rows: dict[str, object]) -> Files:
    """A final report on a year."""
    given_ = merged(report(_ACCREDITED), reported(*rows))
    said = str(given_["report.toml"]).replace("2024-", f"{year}-")
    issued = f'{year + 1}-02-28\nlanguage = "en"\nstatus = "final"'
    settings_ = said.replace("2025-02-28", issued).split("[surveys.trust]")
    kept = "[scales" + settings_[1].split("[scales", 1)[1]
    return {**given_, "report.toml": settings_[0] + kept, "budget.csv": None,
            "survey_trust.csv": None}  # fmt: skip


@pytest.fixture(scope="module")
def built() -> Path:
    """Two years of one agency, measured in grades; the folder of the later year."""
    return once("grades", _built)


def _built(place: Path) -> Path:
    before = _year(
        2023,
        {**_OPINION, "target": "WTP", "actual": "WDP"},
        {**_GRADE, "target": "BB", "actual": "BB"},
        {**_LEVEL, "target": "Ungu", "actual": "Biru"},
    )
    now = _year(
        2024,
        {**_OPINION, "target": "≥ WTP", "actual": "WTP-DPP"},
        {**_GRADE, "target": "bb", "actual": "CC", "renstra_target": "A"},
        {**_LEVEL, "target": "Ungu", "actual": "Biru", "national_standard": "Hijau"},
    )
    now = {**now, "history.csv": "measure_id,period,target,actual\nK2,2022,B,B\n"}
    for year, files in (("2023", before), ("2024", now)):
        written(place / "inputs" / "dinas" / year, files)
    with without_paper():
        told = rapor("report", "--inputs", place / "inputs", "--outputs", place / "outputs")
    assert told.returncode == 0, told.stderr + told.stdout
    return place / "outputs" / "dinas" / "2024"


def record(folder: Path) -> dict[str, dict[str, object]]:
    return {m["id"]: m for m in json.loads((folder / "scorecard.json").read_text())["measures"]}


def page(folder: Path) -> str:
    text = (folder / "report.html").read_text()
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.slow
def test_the_record_holds_grades_and_points_or_null(built: Path) -> None:
    told = record(built)
    keys = ("scale", "target_grade", "actual_grade", "target", "actual", "achievement", "met")
    assert [[told[name][key] for key in keys] for name in ("K1", "K2", "K3")] == [
        ["opini-bpk", "WTP", "WTP-DPP", None, None, 100.0, True],
        ["sakip", "BB", "CC", None, None, None, False],
        ["akreditasi", "Ungu", "Biru", 4.0, 3.0, 75.0, False],
    ]
    assert told["K2"]["renstra_grade"] == "A"
    assert (told["K3"]["national_grade"], told["K3"]["national_achievement"]) == ("Hijau", 100.0)
    assert told["K3"]["renstra_achievement"] is None


def test_the_tally_counts_a_grade_that_was_missed(built: Path) -> None:
    tally = json.loads((built / "scorecard.json").read_text())["tally"]
    assert (tally["met"], tally["missed"], tally["unscored"], tally["of"]) == (1, 2, 1, 3)


def test_the_pages_print_grades_and_compare_them_by_their_order(built: Path) -> None:
    told = page(built)
    assert "The grade that was promised; better than in 2023" in told
    assert "Below the grade that was promised" in told
    assert "worse than in 2023" in told
    assert "as in 2023" in told
    assert "WTP = WTP-DPP > WDP > TW = TMP" in told.replace("&gt;", ">")
    assert "Ungu (4) > Biru (3) > Hijau (1)" in told.replace("&gt;", ">")
    assert "None" not in told


def test_an_earlier_grade_of_the_history_stands_beside_the_signed_ones(built: Path) -> None:
    past = record(built)["K2"]["past"]
    assert [(one["period"], one["target_grade"], one["actual_grade"]) for one in past] == [
        ("2022", "B", "B"),
        ("2023", "BB", "BB"),
    ]


def test_the_attached_register_can_be_delivered_again(built: Path) -> None:
    register = attached_table(built / "report.pdf", "realization.csv")
    assert register["target"].to_list() == ["WTP", "BB", "Ungu"]
    assert register["actual"].to_list() == ["WTP-DPP", "CC", "Biru"]
    assert attached_table(built / "report.pdf", "history.csv")["actual"].to_list() == ["B"]


def test_the_workbook_holds_grades_where_numbers_stand(built: Path) -> None:
    sheets = cells_of((built / "scorecard.xlsx").read_bytes())
    for sheet, words in (
        ("measures", {"WTP", "WTP-DPP", "BB", "CC", "Ungu", "Biru"}),
        ("periods", {"WDP", "WTP-DPP"}),
        ("yardsticks", {"A", "Hijau"}),
    ):
        assert words <= {cell.written for cell in sheets[sheet]}


def test_explain_tells_the_scale(built: Path) -> None:
    place = built.parents[2]
    told = rapor(
        "explain", "--inputs", place / "inputs", "--outputs", place / "outputs", "dinas/2024", "K3"
    )
    assert "the delivered grade: Biru" in told.stdout
    assert "Tingkat akreditasi (akreditasi): Ungu (4) > Biru (3) > Hijau (1)." in told.stdout


# --- which scale ------------------------------------------------------------------------------


def codes_of(tmp_path: Path, *files: Files) -> list[tuple[str, str]]:
    """Code and column of what is wrong with a delivery."""
    return [(code, column) for code, _, _, column, _ in places(tmp_path / "a", merged(*files))]


def test_words_of_two_scales_ask_for_the_line_that_settles_them(tmp_path: Path) -> None:
    own = '[scales.sekolah]\ngroups = [["A"], ["B"], ["C"]]'
    row = reported({"target": "A", "actual": "B"})
    assert codes_of(tmp_path, row, report(own)) == [("grade-scale-unclear", "target")]
    named = report(own, '[measures."M"]\nscale = "sekolah"')
    assert validated_folder(written(tmp_path / "b", merged(row, named))).graded["M"] == Graded(
        "sekolah", "A", "B"
    )


@pytest.mark.slow
def test_a_word_that_one_scale_alone_has_settles_the_row(tmp_path: Path) -> None:
    own = '[scales.sekolah]\ngroups = [["A"], ["B"], ["C"]]'
    row = reported({"target": "BB", "actual": "B"})
    folder = written(tmp_path / "a", merged(row, report(own)))
    assert validated_folder(folder).graded["M"].scale == "sakip"


@pytest.mark.slow
def test_a_level_is_a_number_unless_a_scale_has_it(tmp_path: Path) -> None:
    row = reported({"target": "Level 3", "actual": "level 2"})
    plain = validated_folder(written(tmp_path / "a", row))["realization"]
    assert plain.select("target", "actual").rows() == [(3, 2)]
    own = '[scales.matang]\ngroups = [["Level 3"], ["Level 2"]]'
    folder = written(tmp_path / "b", merged(row, report(own)))
    assert validated_folder(folder).graded["M"] == Graded("matang", "Level 3", "Level 2")


@pytest.mark.slow
def test_every_cell_of_a_named_scale_is_one_of_its_grades(tmp_path: Path) -> None:
    own = '[scales.matang]\ngroups = [["Level 3"], ["2", "dua"]]\n[measures."M"]\nscale = "matang"'
    folder = written(
        tmp_path / "a", merged(reported({"target": "level 3", "actual": 2}), report(own))
    )
    assert validated_folder(folder).graded["M"] == Graded("matang", "Level 3", "2")
    assert codes_of(tmp_path, reported({"target": "level 3", "actual": 1}), report(own)) == [
        ("number-beside-grade", "actual")
    ]
