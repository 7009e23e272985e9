"""`rapor verify` over hundreds of changes, twenty forgeries and every kind of file; slow."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from pipeline import run
from pipeline.ingredients import ingredients_of
from pipeline.publish import Plan
from pipeline.verify import Asked, Verified, verified
from tests import tampering
from tests.attachments import attached
from tests.examples import INPUTS, copied, example, folder_of
from tests.kinds import KINDS, folder_of_kind
from tests.quarter_by_hand import made
from tests.test_interim import KINDS as INTERIM

pytestmark = pytest.mark.slow

REPORT = "survei-pegawai"
DIGITS = b"0123456789"
LETTERS = b"abcdefghijklmnopqrstuvwxyz"
PLACES = ("page", "page", "attachment", "metadata")


@dataclass(frozen=True)
class Change:
    """A file in which one sign is another, and where that is."""

    content: bytes
    kind: str
    name: str


def found_in(content: bytes, tmp_path: Path, **asked: object) -> Verified:
    file = tmp_path / "x.pdf"
    file.write_bytes(content)
    return verified(Asked(file, **asked))  # type: ignore[arg-type]


def changes(count: int) -> Iterator[Change]:
    """One digit or letter of a page, an attachment or the metadata is another."""
    chance = Random(2026)
    pdf = (example(REPORT) / "report.pdf").read_bytes()
    inside = attached(example(REPORT) / "report.pdf")
    pages = 1 + pdf.count(b"/Type /Page\n") or 8
    for number in range(count):
        place = PLACES[number % len(PLACES)]
        if place == "page":
            page = chance.randrange(min(pages, 8))
            content = tampering.with_page(
                pdf, page, lambda drawn: tampering.another_glyph(drawn, chance)
            )
            yield Change(content, "page", str(page + 1))
        elif place == "attachment":
            name = chance.choice(sorted(inside))
            signs = DIGITS if chance.random() < 0.5 else LETTERS
            changed, _at = tampering.one_sign_otherwise(inside[name], chance, signs)
            yield Change(tampering.with_attachment(pdf, name, changed), "attachment", name)
        else:
            yield _other_metadata(pdf, chance)


def _other_metadata(pdf: bytes, chance: Random) -> Change:
    told = tampering.metadata_of(pdf)
    found = chance.choice(list(re.finditer(rb">([^<>]*[a-z0-9][^<>]*)</(\w+:\w+)>", told)))
    signs = DIGITS if any(sign in DIGITS for sign in found[1]) else LETTERS
    value, _at = tampering.one_sign_otherwise(found[1], chance, signs)
    content = told[: found.start(1)] + value + told[found.end(1) :]
    return Change(tampering.with_whole_metadata(pdf, content), "metadata", found[2].decode())


def test_two_hundred_changes_are_all_found_and_named(tmp_path: Path) -> None:
    missed = []
    for number, change in enumerate(changes(200)):
        found = found_in(change.content, tmp_path)
        kinds = {one.kind for one in found.alarms}
        names = {one.name for one in found.alarms if one.kind == change.kind}
        is_named = change.name in names if change.kind != "metadata" else bool(kinds)
        if found.verdict != "contradicted" or not is_named:
            missed.append((number, change.kind, change.name, found.verdict, sorted(kinds)))
    assert missed == []


def test_no_alarm_on_fifty_kinds_that_nobody_touched() -> None:
    files = [folder_of_kind(kind) / name for kind in KINDS for name in kind.pdfs]
    files += [
        made(kind, **told) / name
        for kind, told in INTERIM.items()
        for name in ("report.pdf", "workings.pdf", "brief.pdf")
    ]
    assert len(files) >= 50
    told = [(file.parent.name, file.name, verified(Asked(file))) for file in files]
    assert [one for one in told if one[2].alarms] == []
    # The criteria of evaluators are for the agency alone: they travel in none.
    apart = {name for _folder, name, found in told if found.verdict != "consistent"}
    assert apart <= {"readiness.pdf"}


def _in_table(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / f"{name}.csv"
        text = file.read_text()
        told = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        assert told != text
        file.write_text(told)

    return change


def _in_settings(old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / "report.toml"
        text = file.read_text()
        told = re.sub(old, new, text, count=1, flags=re.MULTILINE)
        assert told != text
        file.write_text(told)

    return change


FORGERIES = {
    "an answer": _in_table("survey_pegawai", "^R002,3", "R002,5"),
    "an officer": _in_table("staff", ",ya$", ",tidak"),
    "who passed": _in_table("training", "24,23$", "24,24"),
    "a target": _in_table("realization", "maximize,95", "maximize,90"),
    "a definition": _in_table("realization", "Peserta", "Sebagian peserta"),
    "a programme": _in_table("realization", "Kepegawaian daerah$", "Keuangan daerah"),
    "the place": _in_settings(r'issued_at = ".*"', 'issued_at = "Tempat Lain (contoh)"'),
    "the day": _in_settings(r"issued_on = \d{4}-\d\d-\d\d", "issued_on = 2026-03-02"),
    "the agency": _in_settings(r'^name = "(.*)"', r'name = "\1 Lain"'),
    "the foreword": _in_settings("diolah secara lengkap", "diolah sebagian"),
}


@pytest.mark.parametrize("mended", [False, True], ids=["inputs told", "inputs hidden"])
@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_falls_to_its_inputs(name: str, mended: bool, tmp_path: Path) -> None:
    """It is built by this very package; where `mended`, its manifest names the true inputs."""
    inputs = copied(REPORT, tmp_path / "forged")
    FORGERIES[name](inputs / REPORT)
    forged = _set(inputs, tmp_path, mended=mended)
    alone = found_in(forged, tmp_path)
    assert alone.verdict == "consistent", alone.alarms
    found = found_in(forged, tmp_path, inputs=INPUTS, outputs=tmp_path / "none")
    assert found.verdict == "contradicted"
    assert found.alarms


def _set(inputs: Path, tmp_path: Path, *, mended: bool) -> bytes:
    job = run.Job(inputs, tmp_path / "out")
    order = run.ordered(folder_of(inputs, REPORT), job)
    made_of = ingredients_of(order, job)
    if mended:
        true = run.Job(INPUTS, tmp_path / "out")
        genuine = ingredients_of(run.ordered(folder_of(INPUTS, REPORT), true), true)
        made_of = made_of.model_copy(update={"inputs": genuine.inputs})
    case = run.accounted(order, run.validated(order))
    plan = Plan(build=True, status="final", revision=1)
    return run.files_of(order, case, made_of, plan, job)["report.pdf"]


def test_a_template_that_lies_falls_to_its_inputs(tmp_path: Path) -> None:
    house = tmp_path / "house" / "lkjip"
    house.mkdir(parents=True)
    (house / "report.html.jinja").write_text(
        '{% extends "rapor/lkjip/report.html.jinja" %}'
        "{% block foreword %}{{ super() }}<p>Semua target tercapai.</p>{% endblock %}"
    )
    job = run.Job(INPUTS, tmp_path / "out", templates=tmp_path / "house")
    order = run.ordered(folder_of(INPUTS, REPORT), job)
    case = run.accounted(order, run.validated(order))
    plan = Plan(build=True, status="final", revision=1)
    forged = run.files_of(order, case, ingredients_of(order, job), plan, job)["report.pdf"]
    assert found_in(forged, tmp_path).verdict == "consistent"
    found = found_in(forged, tmp_path, inputs=INPUTS, outputs=tmp_path / "none")
    assert found.verdict == "contradicted"
    assert (
        found_in(
            forged, tmp_path, inputs=INPUTS, outputs=tmp_path / "none", templates=tmp_path / "house"
        ).verdict
        == "proved"
    )
