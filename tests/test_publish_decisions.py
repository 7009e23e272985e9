"""Up to date or not: the keys, what a folder holds, and the table of decisions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.problems import PolicyWrong, Problem
from pipeline.publish import (
    KEY_VERSION,
    Identity,
    Ingredients,
    Plan,
    Standing,
    build_key,
    decision,
    fingerprint,
    inputs_key,
    publish,
    settled,
    standing,
    tree_fingerprints,
)
from pipeline.reportfile import Edition

OURS = Ingredients(
    inputs={"report.toml": "1", "budget.csv": "2"},
    rulebooks={"rapor-2026.toml": "3"},
    templates={"lkjip/report.html.jinja": "4"},
    code="5",
    versions={"weasyprint": "70.0"},
    as_of=date(2020, 2, 28),
)
OTHER_INPUTS = OURS.model_copy(update={"inputs": {"report.toml": "1", "budget.csv": "changed"}})
OTHER_MEANS = OURS.model_copy(update={"code": "changed"})
IDENTITY = Identity(report="example", agency_id="example", agency="Dinas", period="2019", title="T")
FILES = {"report.pdf": b"pdf", "scorecard.json": b"{}"}


def edition(status: str, note: str = "") -> Edition:
    return Edition.model_validate(
        {"status": status, "issued_on": date(2020, 2, 28), "revision_note": note}
    )


def of(ingredients: Ingredients, status: str, revision: int, **rest: object) -> Standing:
    return Standing(status, revision, **{"intact": True, "made_of": ingredients, **rest})


DRAFT = of(OURS, "draft", 0)
FINAL = of(OURS, "final", 1)
SECOND = of(OURS, "final", 2, revision_note="late invoices", kept=1)
LOST = Standing("unknown", revision=1)
LOST_FINAL = Standing("unknown", revision=2, kept=1)


ALTERED_DRAFT = replace(DRAFT, intact=False)
ALTERED_FINAL = replace(FINAL, intact=False)
SKIP, BUILD = False, True


@pytest.mark.parametrize(
    ("stands", "ingredients", "asked", "expected"),
    [
        # asked: status, note, force · expected: build, revision, whether what is there is set aside
        pytest.param(None, OURS, ("draft", "", False), (BUILD, 0, False), id="first draft"),
        pytest.param(None, OURS, ("final", "", False), (BUILD, 1, False), id="first final"),
        pytest.param(DRAFT, OURS, ("draft", "", False), (SKIP, 0, False), id="same draft"),
        pytest.param(DRAFT, OURS, ("draft", "", True), (BUILD, 0, False), id="draft, forced"),
        pytest.param(DRAFT, OTHER_INPUTS, ("draft", "", False), (BUILD, 0, False), id="its inputs"),
        pytest.param(DRAFT, OTHER_MEANS, ("draft", "", False), (BUILD, 0, False), id="new code"),
        pytest.param(ALTERED_DRAFT, OURS, ("draft", "", False), (BUILD, 0, False), id="altered"),
        pytest.param(DRAFT, OURS, ("final", "", False), (BUILD, 1, False), id="draft to final"),
        pytest.param(FINAL, OURS, ("final", "", False), (SKIP, 1, False), id="same final"),
        pytest.param(FINAL, OTHER_MEANS, ("final", "", False), (SKIP, 1, False), id="final stays"),
        pytest.param(FINAL, OTHER_MEANS, ("final", "", True), (BUILD, 1, False), id="final forced"),
        pytest.param(
            ALTERED_FINAL, OURS, ("final", "", False), (BUILD, 1, False), id="final altered"
        ),
        pytest.param(
            FINAL, OTHER_INPUTS, ("final", "audit", False), (BUILD, 2, True), id="final changed"
        ),
        pytest.param(
            SECOND, OTHER_INPUTS, ("final", "audit", False), (BUILD, 3, True), id="changed again"
        ),
        pytest.param(LOST, OURS, ("draft", "", False), (BUILD, 0, True), id="draft, no manifest"),
        pytest.param(LOST, OURS, ("final", "", False), (BUILD, 2, True), id="final, no manifest"),
        pytest.param(
            LOST_FINAL, OURS, ("final", "", False), (BUILD, 3, True), id="final lost its manifest"
        ),
    ],
)
def test_what_stands_decides_whether_and_as_what_a_report_is_built(
    stands, ingredients, asked, expected
):
    status, note, force = asked
    build, revision, sets_aside = expected
    plan = decision(stands, ingredients, edition(status, note), force=force)
    assert plan == Plan(build, status, revision, note, stands)
    assert plan.sets_aside is sets_aside


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("stands", "status", "note", "problem"),
    [
        (FINAL, "draft", "", "draft-over-final"),
        (LOST_FINAL, "draft", "", "draft-over-final"),
        (FINAL, "final", "", "final-changed"),
        (FINAL, "final", "  ", "final-changed"),
        (SECOND, "final", "late invoices", "final-changed"),
    ],
)
def test_a_final_gives_way_only_to_a_final_that_says_why(stands, status, note, problem, force):
    with pytest.raises(PolicyWrong) as wrong:
        decision(stands, OTHER_INPUTS, edition(status, note), force=force)
    assert wrong.value.exit_code == 11
    assert [each.code for each in wrong.value.problems] == [problem]


def test_a_changed_final_names_the_key_to_fill_in_and_the_revision_that_stands():
    with pytest.raises(PolicyWrong) as wrong:
        decision(SECOND, OTHER_INPUTS, edition("final"))
    assert wrong.value.problems == (
        Problem(
            "final-changed",
            "report.toml",
            column="report.revision_note",
            values={"revision": 2, "files": ["budget.csv"]},
        ),
    )


def test_a_final_built_again_stays_the_same_revision_only_with_the_same_bytes():
    stands = of(OURS, "final", 2, outputs={name: fingerprint(data) for name, data in FILES.items()})
    plan = decision(stands, OTHER_MEANS, edition("final"), force=True)
    assert settled(plan, FILES) == plan
    assert settled(plan, {**FILES, "report.pdf": b"other"}).revision == 3
    assert settled(plan, {"report.pdf": b"pdf"}).revision == 3


def test_a_draft_and_a_new_revision_are_settled_from_the_start():
    for plan in (
        decision(DRAFT, OTHER_INPUTS, edition("draft")),
        decision(FINAL, OTHER_INPUTS, edition("final", "audit")),
        decision(None, OURS, edition("final")),
    ):
        assert settled(plan, FILES) == plan


@pytest.mark.parametrize(
    ("field", "value", "moves_inputs_key"),
    [
        ("inputs", {"report.toml": "1"}, True),
        ("rulebooks", {}, True),
        ("templates", {}, False),
        ("code", "6", False),
        ("versions", {"weasyprint": "70.1"}, False),
        ("as_of", date(2020, 3, 1), False),
    ],
)
def test_everything_moves_a_drafts_key_and_only_inputs_and_policy_a_finals(
    field, value, moves_inputs_key
):
    changed = OURS.model_copy(update={field: value})
    assert build_key(changed) != build_key(OURS)
    assert (inputs_key(changed) != inputs_key(OURS)) is moves_inputs_key


def test_the_order_in_which_files_were_found_is_no_matter():
    turned = dict(reversed(OURS.inputs.items()))
    assert build_key(Ingredients(**{**OURS.model_dump(), "inputs": turned})) == build_key(OURS)


def published(outputs: Path, status: str = "final") -> Path:
    return publish(outputs, IDENTITY, FILES, OURS, decision(None, OURS, edition(status, "n")))


def test_what_was_published_stands_with_its_keys(tmp_path):
    published(tmp_path)
    assert standing(tmp_path, "example", "2019") == Standing(
        "final",
        1,
        "n",
        OURS,
        KEY_VERSION,
        {name: fingerprint(data) for name, data in FILES.items()},
        intact=True,
        kept=0,
    )
    assert standing(tmp_path, "example", "2020") is None


def test_a_missing_or_altered_output_is_not_intact(tmp_path):
    folder = published(tmp_path)
    (folder / "scorecard.json").write_bytes(b"{ }")
    assert not standing(tmp_path, "example", "2019").intact
    (folder / "scorecard.json").unlink()
    assert not standing(tmp_path, "example", "2019").intact
    (folder / "scorecard.json").write_bytes(FILES["scorecard.json"])
    assert standing(tmp_path, "example", "2019").intact


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"status": "final"}', b"\xff\xfe", None])
def test_a_folder_without_a_manifest_that_can_be_read_is_unknown(tmp_path, spoilt):
    manifest = published(tmp_path) / "manifest.json"
    manifest.unlink() if spoilt is None else manifest.write_bytes(spoilt)
    assert standing(tmp_path, "example", "2019") == Standing("unknown", 1)
    manifest.with_name("revisions").joinpath("10").mkdir(parents=True)
    assert standing(tmp_path, "example", "2019") == Standing("unknown", 11, kept=10)


def test_an_empty_folder_is_nothing(tmp_path):
    (tmp_path / "example" / "2019").mkdir(parents=True)
    assert standing(tmp_path, "example", "2019") is None


def test_a_tree_changes_with_a_file_and_with_its_name_but_not_with_caches(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.py").write_bytes(b"1")
    first = tree_fingerprints(tmp_path)
    (tmp_path / "a" / "__pycache__").mkdir()
    (tmp_path / "a" / "__pycache__" / "one.pyc").write_bytes(b"x")
    assert tree_fingerprints(tmp_path) == first == {"a/one.py": fingerprint(b"1")}
    (tmp_path / "a" / "one.py").rename(tmp_path / "a" / "two.py")
    second = tree_fingerprints(tmp_path)
    (tmp_path / "a" / "two.py").write_bytes(b"2")
    third = tree_fingerprints(tmp_path)
    assert first != second != third != first
