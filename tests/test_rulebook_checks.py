"""What loading proves of a rulebook: everything wrong is reported at once, by name."""

import zlib
from pathlib import Path

import pytest

from pipeline.ingest import read_rulebook
from pipeline.language import language
from pipeline.problems import PolicyWrong, Problem, Reason
from pipeline.rulebook import Difference
from tests.test_rulebook_loading import faults, folder

HEAD = 'id = "own"\nextends = "rapor-2026"\n'
ALONE = 'id = "own"\ntitle = "t"\ncitation = "c"\nconfidence = "c"\n'
SIDE = '[[perspectives]]\nid = "p"\nname = "P"\n'


def told(path: Path, text: str) -> list[tuple[str, str, str]]:
    """Code, key and English sentence of every fault."""
    words = language("en")
    return [(f.code, f.column, words.problem(f)) for f in faults(path, text)]


WHEN = '[[advice]]\nid = "a"\ntext = "a"\nwhen = {}'
"""Advice under a condition."""


@pytest.mark.parametrize(
    ("keys", "column", "reason"),
    [
        (
            "[levels.objective]\naggregate = 'perspectives'",
            "levels.objective.aggregate",
            "level-below",
        ),
        ("[levels.measure]\naggregate = 'measures'", "levels.measure.aggregate", "level-below"),
        ("[levels.scorecard]\nverdict = 'all_met'", "levels.scorecard.verdict", "verdict-level"),
        ("[levels.measure]\ncap = 110", "levels.measure.cap", "measure-limits"),
        ("[levels.measure]\nfloor = 0", "levels.measure.floor", "measure-limits"),
        (WHEN.format("{ all = [] }"), "advice.a.when", "no-clause"),
        (WHEN.format("{any = [{quantity = 'met', below = 1}]}"), "advice.a.when", "unfit-clause"),
        (WHEN.format("{all = [{quantity = 'gap', is = true}]}"), "advice.a.when", "unfit-clause"),
        ("[scoring]\nfloor = 120", "scoring.cap", "cap-below-floor"),
        ("[levels.scorecard]\ncap = 0", "levels.scorecard.cap", "cap-below-floor"),
        ("[scoring]\nconversion = [[0, 0]]", "scoring.conversion", "corners"),
        ("[scoring]\nconversion = [[0, 0], [0, 1]]", "scoring.conversion", "corners"),
        ("[scoring]\nstabilize_scale = [[0, 5], [9, 4]]", "scoring.stabilize_scale", "corners"),
        ("[scoring]\nminimize = 't/b'", "scoring.minimize", "variant"),
        ("[scoring]\nminimize = 'piecewise'", "scoring.minimize", "variant"),
        (
            '[formulas."budget.economy"]\nvariant = "a/t"',
            'formulas."budget.economy".variant',
            "variant",
        ),
    ],
)  # fmt: skip
def test_one_wrong_key_is_one_problem(tmp_path: Path, keys: str, column: str, reason: str) -> None:
    found = [f for f in faults(tmp_path / "a", HEAD + keys) if f.code == "toml-value"]
    assert [(f.column, _reason(f)) for f in found] == [(column, reason)]


def _reason(problem: Problem) -> str:
    given = problem.values["reason"]
    assert isinstance(given, Reason)
    return given.name


def test_a_validity_that_runs_backwards_is_refused(tmp_path: Path) -> None:
    text = HEAD + "valid_from = 2024-01-02\nvalid_to = 2024-01-01\n"
    assert told(tmp_path / "a", text) == [
        ("toml-value", "valid_to", "the key “valid_to” is wrong: it lies before valid_from")
    ]


def test_a_geometric_mean_needs_a_floor_of_zero(tmp_path: Path) -> None:
    text = ALONE + SIDE + '[scoring]\nfloor = -100\n[levels.objective]\nmean = "geometric"\n'
    assert [(code, key) for code, key, _ in told(tmp_path / "a", text)] == [
        ("toml-value", "levels.objective.mean")
    ]


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        ("{ key = 'a', label = 'A', from = 1 }", "values from 0 up to the floor of a have no band"),
        ("{ key = 'a', label = 'A', above = 0}", "values from 0 up to the floor of a have no band"),
        (
            "{ key = 'a', label = 'A', from = 0 }, { key = 'b', label = 'B', from = 90.005 }",
            "the floor of b has more than 2 decimals",
        ),
        (
            "{ key = 'a', label = 'A', from = 0 }, { key = 'a', label = 'B', from = 90 }",
            "the key a stands more than once",
        ),
        (
            "{ key = 'a', label = 'A', from = 0 }, { key = 'b', label = 'B', from = 0 }",
            "the floor of b is not above the floor of a",
        ),
        (
            "{ key = 'a', label = 'A', above = 0 }, { key = 'b', label = 'B', from = 0 }",
            "the floor of b is not above the floor of a",
        ),
    ],
)  # fmt: skip
def test_bands_that_do_not_tile_are_told_with_the_reason(
    tmp_path: Path, bands: str, sentence: str
) -> None:
    text = HEAD + f"[levels.scorecard]\nbands = [{bands}]\n"
    found = told(tmp_path / "a", text)
    assert (
        "bands-do-not-tile",
        "levels.scorecard.bands",
        f"the bands of “levels.scorecard.bands” do not tile: {sentence}",
    ) in found


def test_whole_scores_have_whole_floors(tmp_path: Path) -> None:
    text = (
        HEAD + "[levels.scorecard]\ndigits = 0\nbands = [{ key = 'a', label = 'A', from = -0.5 }]\n"
    )
    assert [reason for _, _, reason in told(tmp_path / "a", text)] == [
        "the bands of “levels.scorecard.bands” do not tile: the floor of a has more than 0 decimals"
    ]


BANDS = """
[levels.measure]
bands = [
    { key = "poor", label = "Buruk", from = 0 },
    { key = "fair", label = "Cukup", from = 70 },
    { key = "good", label = "Baik", from = 90, favourable = true },
]
"""


def advice(**conditions: object) -> str:
    lines = [f"{name} = {str(value).lower()}" for name, value in conditions.items()]
    number = zlib.crc32("\n".join(lines).encode())
    return "\n".join(["[[advice]]", f'id = "a{number}"', 'text = "t"', *lines, ""])


@pytest.mark.parametrize(
    ("given", "without"),
    [
        ("", ["poor", "fair"]),
        (advice(), []),
        (advice(below=90), []),
        (advice(below=89.99), ["fair"]),
        (advice(favourable=False), []),
        (advice(favourable=True), ["poor", "fair"]),
        (advice(reached=False), []),
        (advice(reached=True), ["poor", "fair"]),
        (advice(measured=False), ["poor", "fair"]),
        (advice(about='"items"'), ["poor", "fair"]),
        (advice(ratings='["poor"]'), ["fair"]),
        (advice(measures='["M1"]'), ["poor", "fair"]),
        (advice(formulas='["budget.economy"]'), ["poor", "fair"]),
        (advice(below=50) + advice(at_least=50, below=100), []),
        (advice(below=50) + advice(at_least=50.01), ["poor"]),
        (advice(actual_below=5), ["poor", "fair"]),
        (advice(actual_below=5) + advice(actual_above=4), []),
        (advice(actual_below=5) + advice(actual_above=5), ["poor", "fair"]),
        (advice(actual_below=5) + advice(actual_above=4, below=70), ["fair"]),
    ],
)
def test_a_rating_that_wants_advice_has_it(tmp_path: Path, given: str, without: list[str]) -> None:
    text = ALONE + SIDE + BANDS + given
    if not without:
        assert read_rulebook("own", folder(tmp_path / "a", own=text)).rulebook.id == "own"
        return
    assert faults(tmp_path / "a", text) == tuple(
        Problem("advice-missing", "own.toml", column="levels.measure.bands", value=rating)
        for rating in without
    )


def test_a_formulas_scale_wants_advice_for_its_own_actuals(tmp_path: Path) -> None:
    scale = """
[formulas."budget.economy"]
scale = [
    { key = "thrifty", label = "Hemat", from = 0, met = true },
    { key = "wasteful", label = "Boros", above = 100 },
]
"""
    own = ALONE + SIDE + scale
    enough = own + advice(formulas='["budget.economy"]', actual_above=100)
    assert read_rulebook("own", folder(tmp_path / "a", own=enough)).rulebook.id == "own"
    short = own + advice(formulas='["budget.economy"]', actual_above=100.01)
    assert [(f.code, f.column, f.value) for f in faults(tmp_path / "b", short)] == [
        ("advice-missing", 'formulas."budget.economy".scale', "wasteful")
    ]


def test_keys_of_any_kind_that_are_wrong_come_back_together(tmp_path: Path) -> None:
    """Faults of single keys do not hide those the whole has; nor do they make up new ones."""
    text = (
        HEAD
        + """
minimum_coverage = 2
[scoring]
minimize = "t/b"
cap = inf
[[perspectives]]
id = "faith"
weight = nan
[levels.scorecard]
bands = [{ key = "a", label = "A", from = 1 }, { key = "b" }]
[[advice]]
id = "a1"
ratings = ["goood"]
[formulas."budget.absorbtion"]
polarity = "up"
"""
    )
    assert [(f.code, f.column) for f in faults(tmp_path / "a", text)] == [
        ("toml-missing-key", "advice.a1.text"),
        ("unknown-formula", 'formulas."budget.absorbtion"'),
        ("toml-value", 'formulas."budget.absorbtion".polarity'),
        ("toml-missing-key", "levels.scorecard.bands[2].label"),
        ("toml-value", "minimum_coverage"),
        ("toml-missing-key", "perspectives.faith.name"),
        ("toml-value", "perspectives.faith.weight"),
        ("toml-value", "scoring.cap"),
        ("toml-value", "scoring.minimize"),
    ]


def test_a_missing_title_does_not_hide_the_rest(tmp_path: Path) -> None:
    text = ALONE.replace('title = "t"\n', "") + SIDE + '[scoring]\nminimize = "t/b"\n'
    assert [(f.code, f.column) for f in faults(tmp_path / "a", text)] == [
        ("toml-value", "scoring.minimize"),
        ("toml-missing-key", "title"),
    ]


def test_a_rulebook_knows_what_it_says_differently(tmp_path: Path) -> None:
    own = (
        HEAD
        + """
valid_from = 2024-01-01
[scoring]
cap = 110
floor = 0
[survey]
small_sample = 50
[[perspectives]]
id = "customer"
weight = 2
[[perspectives]]
id = "faith"
name = "Iman"
"""
    )
    loaded = read_rulebook("own", folder(tmp_path / "a", own=own))
    assert sorted(loaded.differences, key=lambda part: part.key) == [
        Difference("perspectives.customer.weight", 1, 2),
        Difference("perspectives.faith", None, {"id": "faith", "name": "Iman"}),
        Difference("scoring.cap", 120, 110),
        Difference("survey.small_sample", 30, 50),
        Difference("valid_from", None, loaded.rulebook.valid_from),
    ]


def test_a_rulebook_that_extends_nothing_differs_from_nothing() -> None:
    assert read_rulebook("rapor-2026").differences == ()


def test_a_variant_nobody_defined_is_refused_in_a_chain_too(tmp_path: Path) -> None:
    base = HEAD + '[scoring]\nminimize = "x"\n'
    report = folder(tmp_path / "a", base=base, own=HEAD.replace("rapor-2026", "base"))
    with pytest.raises(PolicyWrong) as refusal:
        read_rulebook("own", report)
    assert [(f.file, f.column) for f in refusal.value.problems] == [
        ("base.toml", "scoring.minimize")
    ]
