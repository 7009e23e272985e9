"""Rulebooks: where they are found, how one lies over another, and what is refused in them."""

from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.ingest import ReportFolder, read_rulebook, shipped_rulebooks
from pipeline.ingest.settings.toml import merged
from pipeline.language import language
from pipeline.problems import PolicyWrong, Problem, Reason

OWN = """
id = "own"
extends = "rapor-2026"
minimum_coverage = 0.25
[scoring]
cap = 110
[[perspectives]]
id = "customer"
name = "Warga"
[[perspectives]]
id = "faith"
name = "Kepercayaan"
"""
USUAL = ("rulebooks/rapor-2026.toml", "rulebooks/advice-2026.toml")
"""The default rulebook, and its advice, over which it lies."""


def folder(path: Path, **texts: str) -> ReportFolder:
    path.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (path / f"{name}.toml").write_text(text)
    return ReportFolder(path.name, path)


def faults(path: Path, text: str) -> tuple[Problem, ...]:
    with pytest.raises(PolicyWrong) as refusal:
        read_rulebook("own", folder(path, own=text))
    return refusal.value.problems


@pytest.mark.parametrize("rulebook_id", shipped_rulebooks())
def test_every_shipped_rulebook_loads(rulebook_id: str) -> None:
    loaded = read_rulebook(rulebook_id)
    assert loaded.rulebook.id == rulebook_id
    assert next(iter(loaded.files)) == f"rulebooks/{rulebook_id}.toml"


def test_the_shipped_rulebooks_are_listed_by_id() -> None:
    assert {"klaten-2019", "rapor-2026"} <= set(shipped_rulebooks())
    assert list(shipped_rulebooks()) == sorted(shipped_rulebooks())


def test_the_default_advice_is_no_rulebook_and_any_may_lie_over_it(tmp_path: Path) -> None:
    assert "advice-2026" not in shipped_rulebooks()
    assert {p.column for p in faults(tmp_path / "a", 'id = "own"\nextends = "advice-2026"\n')} == {
        "title", "citation", "confidence", "perspectives",
    }  # fmt: skip
    words = "".join(f'{key} = "x"\n' for key in ("id", "title", "citation", "confidence"))
    own = f'{words}extends = "advice-2026"\n[[perspectives]]\nid = "faith"\nname = "Kepercayaan"\n'
    loaded = read_rulebook("own", folder(tmp_path / "b", own=own))
    assert loaded.rulebook.advice == read_rulebook("rapor-2026").rulebook.advice
    assert loaded.differences == ()


def test_a_rulebook_lies_over_the_one_it_extends(tmp_path: Path) -> None:
    below = read_rulebook("rapor-2026").rulebook
    loaded = read_rulebook("own", folder(tmp_path / "a", own=OWN))
    book = loaded.rulebook
    assert (book.id, book.extends, book.minimum_coverage) == ("own", "rapor-2026", 0.25)
    assert (book.scoring.floor, book.scoring.cap) == (below.scoring.floor, 110.0)
    assert [(perspective.id, perspective.name) for perspective in book.perspectives] == [
        (perspective.id, "Warga" if perspective.id == "customer" else perspective.name)
        for perspective in below.perspectives
    ] + [("faith", "Kepercayaan")]
    assert (book.levels, book.advice) == (below.levels, below.advice)
    assert list(loaded.texts) == ["own.toml", *USUAL]
    assert loaded.texts["own.toml"] == OWN.encode()
    assert loaded.files == {name: sha256(text).hexdigest() for name, text in loaded.texts.items()}


def test_lists_without_ids_are_replaced_and_tables_are_merged() -> None:
    below = {"a": {"b": 1, "c": [1, 2]}, "d": [{"id": "x", "n": 1}, {"id": "y", "n": 2}]}
    above = {"a": {"c": [3]}, "d": [{"id": "z"}, {"id": "x", "m": 3}], "e": 1}
    assert merged(below, above) == {
        "a": {"b": 1, "c": [3]},
        "d": [{"id": "x", "n": 1, "m": 3}, {"id": "y", "n": 2}, {"id": "z"}],
        "e": 1,
    }


def test_a_file_beside_the_report_wins_over_shared_and_that_over_shipped(tmp_path: Path) -> None:
    name = "rapor-2026"
    shared = folder(tmp_path / "shared", **{name: OWN.replace('"own"', '"shared"')}).path
    report = folder(tmp_path / "a")
    assert read_rulebook(name, report, None).rulebook.id == name
    assert read_rulebook(name, report, shared).rulebook.id == "shared"
    folder(tmp_path / "a", **{name: OWN})
    assert list(read_rulebook(f"{name}.toml", report, shared).texts) == [
        "rapor-2026.toml",
        "shared/rapor-2026.toml",
        *USUAL,
    ]


def test_a_period_may_use_its_parents_rulebook(tmp_path: Path) -> None:
    parent = folder(tmp_path / "dinas", own=OWN)
    period = folder(tmp_path / "dinas" / "2024")
    loaded = read_rulebook("own", ReportFolder("dinas/2024", period.path, (parent.path,)))
    assert list(loaded.texts) == ["../own.toml", *USUAL]


@pytest.mark.parametrize("choice", ["rapor-2025", "../b/rapor-2025"])
def test_an_unknown_rulebook_is_named_with_the_nearest(tmp_path: Path, choice: str) -> None:
    folder(tmp_path / "b", **{"rapor-2025": OWN})
    with pytest.raises(PolicyWrong) as refusal:
        read_rulebook(choice, folder(tmp_path / "a"))
    (found,) = refusal.value.problems
    assert (found.code, found.file, found.column, found.value) == (
        "unknown-rulebook",
        "report.toml",
        "rulebook.use",
        choice,
    )
    assert found.values == {"nearest": "rapor-2026"}


def test_a_rulebook_that_extends_an_unknown_one_names_its_own_file(tmp_path: Path) -> None:
    values = {"nearest": "rapor-2026"}
    assert faults(tmp_path / "a", OWN.replace("rapor-2026", "rapor-2027")) == (
        Problem(
            "unknown-rulebook", "own.toml", column="extends", value="rapor-2027", values=values
        ),
    )


def test_rulebooks_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    report = folder(tmp_path / "a", one='extends = "two"', two='extends = "one"')
    with pytest.raises(PolicyWrong) as refusal:
        read_rulebook("one", report)
    assert refusal.value.problems == (
        Problem("rulebook-loop", "two.toml", column="extends", value="one"),
    )


def test_a_rulebook_that_is_not_toml_is_named_with_its_line(tmp_path: Path) -> None:
    values = {"reason": Reason("toml-bracket")}
    assert faults(tmp_path / "a", "[scoring\n") == (
        Problem("toml-syntax", "own.toml", row=1, values=values),
    )


def test_unknown_keys_and_wrong_values_come_back_at_once(tmp_path: Path) -> None:
    text = OWN.replace("cap = 110", 'kap = 110\nfloor = "none"') + "weight = -1\n"
    assert [(found.code, found.column) for found in faults(tmp_path / "a", text)] == [
        ("toml-value", "perspectives.faith.weight"),
        ("toml-value", "scoring.floor"),
        ("toml-unknown-key", "scoring.kap"),
    ]


def test_what_a_rulebook_names_must_exist_and_all_of_it_is_checked_at_once(tmp_path: Path) -> None:
    text = (
        OWN
        + """
[levels.measure]
bands = [
    { key = "good", label = "Baik", from = 90 },
    { key = "poor", label = "Buruk", from = 80 },
]
[levels.perspective]
verdict = "all_met"
bands = [{ key = "met", label = "Baik", met = true }]
[formulas."budget.absorbtion"]
polarity = "minimize"
[[advice]]
id = "a1"
formulas = ["budget.absorption", "budget.effectiveness"]
ratings = ["goood"]
text = { id = "{measure} {realized}", en = "{measure} {lines}" }
[[advice]]
id = "a2"
formulas = ["budget.absorption", "budget.economy"]
text = "{realized} {ceiling} {"
"""
    )
    found = [
        (fault.code, fault.column, fault.value, fault.values.get("nearest"))
        for fault in faults(tmp_path / "a", text)
    ]
    assert found == [
        ("advice-rating", "advice.a1.ratings", "goood", "good"),
        ("advice-field", "advice.a1.text.en", "lines", None),
        ("advice-field", "advice.a1.text.id", "realized", None),
        ("toml-value", "advice.a2.text", "", ""),
        (
            "unknown-formula",
            'formulas."budget.absorbtion"',
            "budget.absorbtion",
            "budget.absorption",
        ),
        ("bands-do-not-tile", "levels.measure.bands", "", None),  # falling floors
        ("bands-do-not-tile", "levels.measure.bands", "", None),  # nothing below 90
        ("bands-do-not-tile", "levels.perspective.bands", "", None),
    ]


def test_a_perspective_that_stands_twice_is_refused(tmp_path: Path) -> None:
    text = OWN.replace('extends = "rapor-2026"', "") + (
        'name = "x"\n[[perspectives]]\nid = "faith"\nname = "y"\n'
    ).replace('name = "x"\n', "", 1)
    alone = 'title = "t"\ncitation = "c"\nconfidence = "c"\n' + text
    values = {"reason": Reason("twice"), "nearest": ""}
    assert faults(tmp_path / "a", alone) == (
        Problem("toml-value", "own.toml", column="perspectives", value="faith", values=values),
    )


def test_an_id_that_a_file_has_twice_is_refused_where_it_changes_another_too(
    tmp_path: Path,
) -> None:
    advice = '\n[[advice]]\nid = "x"\ntext = "{text}"\n'
    twice = OWN + advice.format(text="a") + advice.format(text="b")
    values = {"reason": Reason("twice"), "nearest": ""}
    assert faults(tmp_path / "a", twice) == (
        Problem("toml-value", "own.toml", column="advice", value="x", values=values),
    )


FORMER = """
[levels.objective]
bands = [
    { key = "low", label = "Low", from = 0 },
    { key = "high", label = "High", from = 50, %s = true },
]
"""


def test_the_former_word_of_bands_says_the_same_as_the_one_of_now(tmp_path: Path) -> None:
    now, before = (
        read_rulebook("own", folder(tmp_path / word, own=OWN + FORMER % word))
        for word in ("favourable", "met")
    )
    assert before.rulebook == now.rulebook
    assert before.differences == now.differences
    assert [band.favourable for band in before.rulebook.levels.objective.bands] == [False, True]


@pytest.mark.parametrize(("said", "met"), [("true", "true"), ("false", "false")])
def test_advice_that_says_met_is_told_both_lines_to_write(
    tmp_path: Path, said: str, met: str
) -> None:
    text = OWN + f'[[advice]]\nid = "ours"\nmeasures = ["C1"]\nmet = {said}\ntext = "t"\n'
    (fault,) = faults(tmp_path / "a", text)
    assert (fault.code, fault.column, fault.value) == ("advice-met", "advice.ours.met", met)
    remedy = language("en").remedy(fault)
    assert f"favourable = {met}" in remedy
    assert f"reached = {met}" in remedy


@pytest.mark.parametrize("line", ['met = "yes"', "meet = true"])
def test_other_words_in_advice_are_unknown_keys(tmp_path: Path, line: str) -> None:
    text = OWN + f'[[advice]]\nid = "ours"\n{line}\ntext = "t"\n'
    assert [fault.code for fault in faults(tmp_path / "a", text)] == ["toml-unknown-key"]


def test_advice_is_a_rulebooks_own_where_its_file_lies_beside_the_report(tmp_path: Path) -> None:
    text = OWN + '[[advice]]\nid = "ours"\ntext = "t"\n'
    assert read_rulebook("own", folder(tmp_path / "a", own=text)).own_advice == {"ours"}
    assert read_rulebook("rapor-2026").own_advice == frozenset()
