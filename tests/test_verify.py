"""`rapor verify`: what was changed is found and named, what was not is never doubted."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from pipeline.verify import Asked, Verified, verified
from pipeline.verify.verifying import Alarm
from tests import tampering
from tests.certificates import authority
from tests.commands import rapor, rapor_apart
from tests.examples import INPUTS, copied, edited, example
from tests.shared_builds import once
from tests.signing_by_hand import HEAD, elsewhere

pytestmark = pytest.mark.one_in(2)

REPORT = "survei-pegawai"
BRIEF = "brief.pdf"
"""Of its PDFs the one that is set again soonest; the record travels in each."""
NOT_PROVED = 14


def pdf(name: str = "report.pdf") -> bytes:
    return (example(REPORT) / name).read_bytes()


def found_in(content: bytes, tmp_path: Path, **asked: object) -> Verified:
    file = tmp_path / "x.pdf"
    file.write_bytes(content)
    return verified(Asked(file, **asked))  # type: ignore[arg-type]


def named(found: Verified) -> set[tuple[str, str]]:
    """Where alarms are."""
    return {(alarm.kind, alarm.name) for alarm in found.alarms}


def alarm(found: Verified, kind: str, name: str) -> Alarm:
    (one,) = (one for one in found.alarms if (one.kind, one.name) == (kind, name))
    return one


@pytest.mark.slow
@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", [BRIEF, "report.pdf", "workings.pdf"])
def test_a_file_that_nobody_touched_is_consistent(name: str, tmp_path: Path) -> None:
    found = found_in(pdf(name), tmp_path)
    assert (found.verdict, found.alarms, found.unchecked) == ("consistent", (), ())


@pytest.mark.slow
def test_only_its_inputs_prove_it_and_the_command_says_so(tmp_path: Path) -> None:
    file = example(REPORT) / BRIEF
    alone = rapor("verify", file)
    assert alone.returncode == NOT_PROVED
    whole = rapor("verify", file, "--inputs", INPUTS, "--outputs", tmp_path, "--json")
    told = json.loads(whole.stdout)
    assert (whole.returncode, told["verdict"], told["alarms"]) == (0, "proved", [])
    assert len(told["proof"]) == 1


@pytest.mark.slow
def test_what_takes_more_than_it_may_is_given_up_in_words() -> None:
    ended = rapor_apart("verify", example(REPORT) / "report.pdf", "--seconds", "1")
    assert (ended.returncode, ended.stdout) == (12, "")
    assert "1 detik" in ended.stderr or "1 second" in ended.stderr


@pytest.mark.slow
def test_a_glyph_of_a_page_is_found_with_what_it_was(tmp_path: Path) -> None:
    chance = Random(1)
    changed = tampering.with_page(pdf(), 3, lambda page: tampering.another_glyph(page, chance))
    found = found_in(changed, tmp_path)
    assert found.verdict == "contradicted"
    assert named(found) == {("page", "4")}
    assert all(one.old != one.new for one in found.alarms)


@pytest.mark.slow
def test_a_drawing_of_a_page_is_found(tmp_path: Path) -> None:
    def longer(page: bytes) -> bytes:
        return re.sub(rb"(\d)( \d[\d.]* re\n)", rb"\g<1>1\2", page, count=1)

    found = found_in(tampering.with_page(pdf(), 3, longer), tmp_path)
    assert named(found) == {("page", "4")}


@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("realization.csv", "Peserta", "Pesorta"), ("rulebook-1-rapor-2026.toml", "120", "121")],
)
def test_an_attachment_is_found(name: str, old: str, new: str, tmp_path: Path) -> None:
    changed = _attached(name).replace(old.encode(), new.encode(), 1)
    assert changed != _attached(name)
    found = found_in(tampering.with_attachment(pdf(), name, changed), tmp_path)
    assert found.verdict == "contradicted"
    assert ("attachment", name) in named(found)


def test_a_figure_of_the_record_is_named_with_both_values(tmp_path: Path) -> None:
    record = json.loads(_attached("scorecard.json"))
    first = next(one for one in record["measures"] if one["actual"] is not None)
    known = first["actual"]
    first["actual"] = known + 1
    changed = json.dumps(record, indent=2, ensure_ascii=False).encode() + b"\n"
    content = tampering.with_attachment(pdf(BRIEF), "scorecard.json", changed, mended=True)
    told = alarm(found_in(content, tmp_path), "figure", f"measures[{first['id']}].actual")
    assert (json.loads(told.old), json.loads(told.new)) == (known, known + 1)


@pytest.mark.slow
def test_a_table_that_comes_to_another_figure_is_named_though_hashes_were_mended(
    tmp_path: Path,
) -> None:
    changed = re.sub(rb"\b(\d{9,})\b", rb"1\1", _attached("budget.csv"))
    content = tampering.with_attachment(pdf(), "budget.csv", changed, mended=True)
    found = found_in(content, tmp_path)
    assert found.verdict == "contradicted"
    figures = [one for one in found.alarms if one.kind in ("figure", "file")]
    assert figures


@pytest.mark.slow
@pytest.mark.one_in(2)
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("realization.csv", b"measure_id", b"measure_ie"),
        ("account.json", b'"target":95.0', b'"target":"x"'),
    ],
)
def test_an_attachment_of_another_shape_is_an_alarm(
    name: str, old: bytes, new: bytes, tmp_path: Path
) -> None:
    changed = _attached(name).replace(old, new, 1)
    assert changed != _attached(name)
    found = found_in(tampering.with_attachment(pdf(), name, changed, mended=True), tmp_path)
    assert found.verdict == "contradicted"
    assert ("file", "") in named(found)


@pytest.mark.slow
def test_metadata_are_found(tmp_path: Path) -> None:
    changed = tampering.with_metadata(pdf(), "2025</rdf:li>", "2026</rdf:li>")
    told = named(found_in(changed, tmp_path))
    assert told & {("metadata", "dc:title"), ("metadata", "dc:description")}


@pytest.mark.slow
def test_what_is_appended_is_found(tmp_path: Path) -> None:
    found = found_in(pdf() + b"\n% more\n", tmp_path)
    assert found.verdict == "contradicted"
    assert (found.alarms[0].kind, found.alarms[0].new) == ("signature", "8")


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file[: len(file) // 2],
        lambda file: file.replace(b"startxref", b"startxrfe"),
        lambda file: b"%PDF-1.7\n",
        lambda file: b"%PDF-1.7\n" + b"1 0 obj\n<<" * 50_000,
    ],
)
def test_a_damaged_file_is_never_consistent(
    change: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    assert found_in(change(pdf()), tmp_path).verdict == "contradicted"


def test_what_is_no_pdf_or_not_there_is_a_fault_of_usage(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text("none")
    for name in ("x.pdf", "y.pdf"):
        ended = rapor("verify", tmp_path / name)
        assert ended.returncode == 2
        assert name in ended.stderr


@pytest.mark.slow
def test_other_versions_are_said_and_nothing_is_alleged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.verify import verifying

    known = verifying.versions()
    monkeypatch.setattr(verifying, "versions", lambda: {**known, "rapor": "99.0"})
    chance = Random(1)
    changed = tampering.with_page(pdf(), 3, lambda page: tampering.another_glyph(page, chance))
    found = found_in(changed, tmp_path)
    assert (found.verdict, found.alarms) == ("partial", ())
    assert "99.0" in str(found.unchecked)
    assert found_in(pdf(), tmp_path).verdict == "consistent"


@pytest.mark.slow
def test_a_forgery_made_by_this_very_package_falls_to_its_inputs(tmp_path: Path) -> None:
    """Whoever changes a cell and builds anew makes a file without a contradiction in it."""

    def forge(place: Path) -> Path:
        inputs = copied(REPORT, place)
        settings = inputs / REPORT / "report.toml"
        edited(settings, ('issued_at = "Ibu Kota', 'issued_at = "Bukan Kota'))
        ended = rapor("report", REPORT, "--inputs", inputs, "--outputs", place / "outputs")
        assert ended.returncode == 0, ended.stderr
        return place / "outputs" / REPORT / "2025" / "report.pdf"

    forged = once("forged-report", forge).read_bytes()
    assert found_in(forged, tmp_path).verdict == "consistent"
    found = found_in(forged, tmp_path, inputs=INPUTS, outputs=tmp_path)
    assert found.verdict == "contradicted"
    assert ("input", "report.toml") in named(found)


@cache
def _attached(name: str) -> bytes:
    from tests.attachments import attached

    return attached(example(REPORT) / "report.pdf")[name]


@pytest.mark.slow
def test_a_signature_proves_it_to_whoever_trusts_its_certificate(tmp_path: Path) -> None:
    signed = elsewhere(pdf(BRIEF), HEAD)
    assert signed.startswith(pdf(BRIEF))
    alone = found_in(signed, tmp_path)
    assert (alone.verdict, alone.alarms, len(alone.signed)) == ("consistent", (), 1)
    trusted = found_in(signed, tmp_path, roots=(HEAD.root,))
    assert (trusted.verdict, trusted.alarms, len(trusted.proof)) == ("proved", (), 1)


@pytest.mark.slow
def test_a_signature_proves_nothing_to_whoever_trusts_another_authority(tmp_path: Path) -> None:
    signed, stranger = elsewhere(pdf(), HEAD), authority("Otoritas Lain Uji")
    assert found_in(signed, tmp_path, roots=(stranger.root,)).verdict == "consistent"


@pytest.mark.slow
def test_what_is_appended_behind_a_signature_is_found(tmp_path: Path) -> None:
    signed = elsewhere(pdf(), HEAD)
    for content in (signed + b"\n% more\n", tampering.shown_otherwise(signed)):
        found = found_in(content, tmp_path, roots=(HEAD.root,))
        assert found.verdict == "contradicted"
        assert "signature" in {one.kind for one in found.alarms}


def test_without_the_extra_signatures_are_said_not_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed = elsewhere(pdf(BRIEF), HEAD)
    monkeypatch.setattr("pipeline.signatures.signer.find_spec", lambda _name: None)
    found = found_in(signed, tmp_path, roots=(HEAD.root,))
    assert (found.verdict, found.alarms, len(found.unchecked)) == ("partial", (), 1)
