"""Bands that are written once and named: what a name refers to, and what is wrong with a name."""

from pathlib import Path

import pytest

from pipeline.ingest import LoadedRulebook, read_rulebook
from pipeline.language import language
from pipeline.problems import PolicyWrong
from pipeline.report.rulebook_text import rulebook_text
from pipeline.rulebook import LEVELS, Band
from tests.test_rulebook_loading import faults, folder

HEAD = 'id = "own"\nextends = "rapor-2026"\n'
TWO = """
[[bands.{name}]]
key = "low"
label = "Low"
from = {floor}
[[bands.{name}]]
key = "high"
label = "High"
from = 50
favourable = true
"""
ADVICE = '[[advice]]\nid = "mend"\nfavourable = false\ntext = "Mend {measure}."\n'


def two(name: str = "ranks", floor: float = 0) -> str:
    return TWO.format(name=name, floor=floor) + ADVICE


def read(path: Path, **files: str) -> LoadedRulebook:
    return read_rulebook("own", folder(path, **files))


def keys(bands: tuple[Band, ...]) -> list[str]:
    return [band.key for band in bands]


def levels(loaded: LoadedRulebook) -> list[list[str]]:
    return [keys(loaded.rulebook.levels.of(name).bands) for name in LEVELS]


def told(path: Path, text: str) -> list[tuple[str, str, str, str]]:
    """File, code, key and English sentence of every fault."""
    words = language("en")
    return [(f.file, f.code, f.column, words.problem(f)) for f in faults(path, text)]


def test_bands_of_a_parents_name_replace_them_in_every_place_and_differ_once(
    tmp_path: Path,
) -> None:
    loaded = read(tmp_path / "a", own=HEAD + two())
    assert levels(loaded) == [["low", "high"]] * 4
    assert [d.key for d in loaded.differences if d.key.startswith(("bands", "levels"))] == [
        "bands.ranks"
    ]
    text = " ".join(rulebook_text(loaded.rulebook, loaded.differences, language("en")).split())
    assert text.count("Low ≥ 0; High ≥ 50") == 2
    assert "Measure, Objective, Perspective, Scorecard Low" in text


def test_a_name_of_the_parents_bands_may_be_said_anywhere(tmp_path: Path) -> None:
    own = (
        HEAD + '[formulas."budget.absorption"]\nscale = "ranks"\n[survey]\nreliability = "ranks"\n'
    )
    loaded = read(tmp_path / "a", own=own)
    ranks = read_rulebook("rapor-2026").rulebook.levels.measure.bands
    assert len(ranks) == 5
    assert loaded.rulebook.formula("budget.absorption").scale == ranks
    assert loaded.rulebook.survey.reliability == ranks


def test_a_place_that_names_other_bands_differs_by_the_bands_themselves(tmp_path: Path) -> None:
    own = HEAD + two("pair") + '[levels.scorecard]\nbands = "pair"\n'
    loaded = read(tmp_path / "a", own=own)
    assert levels(loaded)[3] == ["low", "high"]
    (found,) = (d for d in loaded.differences if d.key.startswith(("bands", "levels")))
    assert found.key == "levels.scorecard.bands"
    assert [len(found.parent), len(found.own)] == [5, 2]


def test_the_same_bands_in_another_form_are_no_difference(tmp_path: Path) -> None:
    base = HEAD.replace('"own"', '"base"') + two("pair") + '[levels.objective]\nbands = "pair"\n'
    listed = '[{ key = "low", label = "Low", from = 0 }, '
    listed += '{ key = "high", label = "High", from = 50, favourable = true }]'
    own = f'id = "own"\nextends = "base"\n[levels.objective]\nbands = {listed}\n'
    assert read(tmp_path / "a", base=base, own=own).differences == ()


@pytest.mark.parametrize(
    ("text", "column", "sentence"),
    [
        (
            '[levels.measure]\nbands = "rank"',
            "levels.measure.bands",
            "the key “levels.measure.bands” is wrong: there are no bands “rank” under [bands]; "
            "perhaps “ranks” is meant",
        ),
        (
            '[formulas.share]\nscale = "zzz"',
            "formulas.share.scale",
            "the key “formulas.share.scale” is wrong: there are no bands “zzz” under [bands]",
        ),
        (
            two("rank"),
            "bands.rank",
            "the key “bands.rank” is wrong: nothing is rated by the bands “rank”; perhaps “ranks” "
            "is meant",
        ),
        (
            two(floor=7),
            "bands.ranks",
            "the bands of “bands.ranks” do not tile: values from 0 up to the floor of low have no "
            "band",
        ),
        (
            '[formulas.share]\nscale = "pair"\n' + two("pair").replace("= 50", "= 0"),
            "bands.pair",
            "the bands of “bands.pair” do not tile: the floor of high is not above the floor of "
            "low",
        ),
    ],
    ids=["unknown", "nothing-near", "unused", "untiled", "untiled-of-a-formula"],
)  # fmt: skip
def test_what_is_wrong_with_named_bands_is_told_once(
    tmp_path: Path, text: str, column: str, sentence: str
) -> None:
    ((file, _, key, said),) = told(tmp_path / "a", HEAD + text)
    assert (file, key) == ("own.toml", column)
    assert said.startswith(sentence)


def test_a_wrong_key_in_named_bands_is_told_once_and_where_it_stands(tmp_path: Path) -> None:
    found = told(tmp_path / "a", HEAD + two().replace("from = 50", 'from = "x"'))
    assert [(file, code, key) for file, code, key, _ in found] == [
        ("own.toml", "toml-value", "bands.ranks[2].from")
    ]


def test_a_rating_without_advice_is_told_in_the_file_that_has_its_bands(tmp_path: Path) -> None:
    base = 'id = "base"\ntitle = "t"\ncitation = "c"\nconfidence = "c"\n'
    base += '[[perspectives]]\nid = "p"\nname = "P"\n'
    base += '[[bands.ranks]]\nkey = "any"\nlabel = "Any"\nfrom = 0\nfavourable = true\n'
    base += '[levels.measure]\nbands = "ranks"\n[formulas.share]\nscale = "ranks"\n'
    own = 'id = "own"\nextends = "base"\n' + TWO.format(name="ranks", floor=0)
    with pytest.raises(PolicyWrong) as refusal:
        read(tmp_path / "a", base=base, own=own)
    found = [(f.file, f.code, f.column, f.value) for f in refusal.value.problems]
    assert found == [("own.toml", "advice-missing", "bands.ranks", "low")]


def test_bands_are_held_to_each_place_that_names_them(tmp_path: Path) -> None:
    own = HEAD + two().replace("= 50", "= 50.5") + "[levels.scorecard]\ndigits = 0\n"
    ((_, code, key, said),) = told(tmp_path / "a", own)
    assert (code, key) == ("bands-do-not-tile", "bands.ranks")
    assert "more than 0 decimals" in said


def test_a_parents_bands_that_its_child_does_not_use_are_no_fault(tmp_path: Path) -> None:
    listed = 'bands = [{ key = "low", label = "L", from = 0, favourable = true }]\n'
    own = HEAD + "".join(f"[levels.{name}]\n{listed}" for name in LEVELS)
    assert levels(read(tmp_path / "a", own=own)) == [["low"]] * 4
