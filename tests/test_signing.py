"""`rapor sign`: a signed copy begins with the bytes that were published; nothing replaces it."""

import json
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from unittest import mock

import pikepdf
import pytest

from pipeline import publish, run
from pipeline.problems import OutputsBusy, UsageError
from pipeline.publish import NotSigned
from pipeline.publish.signed_copies import LIST, SIGNED
from pipeline.render import shipped_templates
from pipeline.render.files import TemplateFiles
from pipeline.render.paper import typeset
from pipeline.signatures import empty_field, signatures_in
from pipeline.signing import OwnKey, signed_by_key, taken_in
from pipeline.signing_order import PASSWORD as VARIABLE
from tests.blank_pages import without_paper
from tests.certificates import NOW, PASSWORD, authority, holder
from tests.commands import rapor
from tests.conforming import PROFILES, damage, failures, has_qpdf
from tests.examples import copied, edited, folder_of
from tests.kinds import Kind, folder_of_kind, of_every_kind
from tests.pdf_text import page_texts
from tests.signing_by_hand import (
    AUTHORITY,
    HEAD,
    PERIOD,
    REPORT,
    SECRETARY,
    asked,
    elsewhere,
    folder_in,
    own,
    published,
    subjects,
    time_stamps,
)

pytestmark = pytest.mark.one_in(2)

FIRST, SECOND = "report-r1-signed.pdf", "report-r1-signed-2.pdf"
TTE = ("bsre", "balai sertifikasi elektronik", "bssn", "sertifikat elektronik yang diterbitkan")
"""Words of the footer of the state's own service."""


@pytest.fixture
def outputs(tmp_path: Path) -> Path:
    return published(tmp_path)


def unsigned(outputs: Path) -> bytes:
    return (folder_in(outputs) / "report.pdf").read_bytes()


def listed(outputs: Path) -> list[dict[str, object]]:
    found = json.loads((folder_in(outputs) / SIGNED / LIST).read_bytes())["copies"]
    return list(found)


def signed_files(outputs: Path) -> dict[str, bytes]:
    place = folder_in(outputs) / SIGNED
    return {path.name: path.read_bytes() for path in place.iterdir()} if place.exists() else {}


# --- the field --------------------------------------------------------------------------------


@of_every_kind
def test_every_report_has_one_empty_field_above_the_name_that_signs(kind: Kind) -> None:
    with pikepdf.open(folder_of_kind(kind) / "report.pdf") as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert (field.FT, field.Subtype, "/V" in field) == ("/Sig", "/Widget", False)
        assert str(field.TU).startswith({"id": "Tempat tanda", "en": "Place for"}[kind.language])
        left, bottom, right, top = map(float, field.Rect)
        assert right - left > 150
        assert 30 < top - bottom < 80
        (page,) = [one for one in pdf.pages if one.obj.objgen == field.P.objgen]
        assert page.Tabs == "/S"
        owner = _owner(pdf, int(field.StructParent))
        assert (owner.S, owner.K[0].Obj.objgen) == ("/Form", field.objgen)


def _owner(pdf: pikepdf.Pdf, number: int) -> pikepdf.Object:
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    return next(nums[place + 1] for place in range(0, len(nums), 2) if int(nums[place]) == number)


@pytest.mark.slow
@of_every_kind
def test_a_signed_copy_still_meets_both_standards(kind: Kind, tmp_path: Path) -> None:
    copy = tmp_path / "signed.pdf"
    copy.write_bytes(elsewhere((folder_of_kind(kind) / "report.pdf").read_bytes(), HEAD))
    assert [fault for profile in PROFILES for fault in failures(copy, profile)] == []
    assert not has_qpdf() or damage(copy) == ""


# --- by a key of one's own --------------------------------------------------------------------


@pytest.mark.slow
def test_a_signed_copy_begins_with_what_was_published(outputs: Path) -> None:
    before = unsigned(outputs)
    path = signed_by_key(asked(outputs), own(reason="Pengesahan"))
    content = path.read_bytes()
    assert path == folder_in(outputs) / SIGNED / FIRST
    assert content.startswith(before)
    assert unsigned(outputs) == before
    (one,) = signatures_in(content, (AUTHORITY.root,))
    assert one.signer == "Common Name: Kepala Biro Uji, Organization: Instansi Uji, Country: ID"
    assert (one.signed_at, one.timestamp, one.later_changes) == (NOW, None, "nothing")
    assert (one.intact, one.covers_whole, one.trusted) == (True, True, True)
    assert one.begins == len(before)
    (told,) = listed(outputs)
    assert told == {
        "file": FIRST,
        "sha256": sha256(content).hexdigest(),
        "revision": 1,
        "unsigned_bytes": len(before),
        "unsigned_sha256": sha256(before).hexdigest(),
        "signer": one.signer,
        "certificate_sha256": one.certificate,
        "signed_at": "2026-03-02T03:04:05+00:00",
        "timestamp": "",
        "added_at": "2026-03-02T03:04:05+00:00",
        "how": "own key",
    }
    with pikepdf.open(path) as pdf:
        value = pdf.Root.AcroForm.Fields[0].V
        assert (value.SubFilter, str(value.Reason)) == ("/ETSI.CAdES.detached", "Pengesahan")


def test_the_stamp_names_the_signer_in_our_letters_and_not_in_the_words_of_another(
    outputs: Path,
) -> None:
    path = signed_by_key(asked(outputs), own())
    with pikepdf.open(path) as pdf:
        drawn = pdf.Root.AcroForm.Fields[0].AP.N
        fonts = _fonts(drawn)
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    text = " ".join(page_texts(path))
    assert "Tanda tangan digital" in text
    assert "Kepala Biro Uji" in text
    assert [word for word in TTE if word in text.casefold()] == []


def _fonts(drawn: pikepdf.Object) -> list[pikepdf.Object]:
    found, resources = [], drawn.get("/Resources", {})
    for font in resources.get("/Font", {}).values():
        found += [one.FontDescriptor for one in font.DescendantFonts]
    for inner in resources.get("/XObject", {}).values():
        found += _fonts(inner)
    return found


@pytest.mark.slow
def test_a_name_that_our_letters_cannot_set_is_signed_all_the_same(outputs: Path) -> None:
    path = signed_by_key(asked(outputs), own(holder("簽名者", AUTHORITY)))
    assert subjects(signatures_in(path.read_bytes())) == ["Common Name: 簽名者"]


@pytest.mark.slow
def test_a_second_signer_signs_the_first_ones_copy(outputs: Path) -> None:
    first = signed_by_key(asked(outputs), own()).read_bytes()
    second = signed_by_key(asked(outputs), own(SECRETARY))
    assert second.name == SECOND
    assert second.read_bytes().startswith(first)
    found = signatures_in(second.read_bytes(), (AUTHORITY.root,))
    assert subjects(found) == ["Common Name: Kepala Biro Uji", "Common Name: Sekretaris Uji"]
    assert [one.later_changes for one in found] == ["filling", "nothing"]
    assert [one.covers_whole for one in found] == [False, True]
    assert all(one.intact and one.trusted for one in found)
    assert signed_files(outputs)[FIRST] == first
    assert [one["file"] for one in listed(outputs)] == [FIRST, SECOND]


def test_nobody_signs_a_revision_twice(outputs: Path) -> None:
    signed_by_key(asked(outputs), own())
    before = signed_files(outputs)
    with pytest.raises(NotSigned, match="is signed by Kepala Biro Uji already"):
        signed_by_key(asked(outputs), own())
    assert signed_files(outputs) == before


def test_a_time_stamp_is_asked_where_a_service_is_named(outputs: Path) -> None:
    with time_stamps() as address:
        path = signed_by_key(asked(outputs), own(timestamps=address))
    (one,) = signatures_in(path.read_bytes(), (AUTHORITY.root,))
    assert (one.timestamp, one.intact) == (NOW, True)
    assert listed(outputs)[0]["timestamp"] == "2026-03-02T03:04:05+00:00"


def test_a_service_that_gives_no_stamp_is_named(outputs: Path) -> None:
    with (
        time_stamps(b"<html>404</html>") as address,
        pytest.raises(NotSigned, match="time stamp of http://127"),
    ):
        signed_by_key(asked(outputs), own(timestamps=address))
    with pytest.raises(NotSigned, match="time stamp of http://127"):
        signed_by_key(asked(outputs), own(timestamps="http://127.0.0.1:1/"))
    with pytest.raises(NotSigned, match="begins with https://"):
        signed_by_key(asked(outputs), own(timestamps="file:///etc/passwd"))
    assert signed_files(outputs) == {}


# --- what is refused --------------------------------------------------------------------------

ANOTHER = holder("Kepala Biro Uji", AUTHORITY, start=NOW.replace(year=2020), days=300)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (OwnKey(HEAD.pkcs12(), "salah"), "password does not open"),
        (OwnKey(b"bukan kunci", PASSWORD), "no PKCS#12 file"),
        (OwnKey(HEAD.root, PASSWORD), "no PKCS#12 file"),
        (OwnKey(HEAD.pkcs12()[:-40], PASSWORD), "no PKCS#12|password does not open"),
        (OwnKey(HEAD.pkcs12(with_certificate=False), PASSWORD), "no certificate that belongs"),
        (OwnKey(ANOTHER.pkcs12(), PASSWORD), "valid from 2020-03-01 to 2020-12-27"),
    ],
)
def test_a_key_that_does_not_sign_is_named(outputs: Path, key: OwnKey, said: str) -> None:
    with pytest.raises(NotSigned, match=said):
        signed_by_key(asked(outputs), key)
    assert signed_files(outputs) == {}


def test_only_a_final_is_signed(tmp_path: Path) -> None:
    inputs = copied(REPORT, tmp_path)
    edited(inputs / REPORT / "report.toml", ('status = "final"', 'status = "draft"'))
    job = run.Job(inputs, tmp_path / "outputs")
    with without_paper():
        run.built(run.ordered(folder_of(inputs, REPORT), job), job)
    with pytest.raises(NotSigned, match="biro-adpim 2023 is not final"):
        signed_by_key(asked(job.outputs), own())


def test_what_was_altered_since_it_was_published_is_not_signed(outputs: Path) -> None:
    report = folder_in(outputs) / "report.pdf"
    report.write_bytes(report.read_bytes() + b"%")
    with pytest.raises(NotSigned, match="not what was published"):
        signed_by_key(asked(outputs), own())


def test_an_altered_signed_copy_is_not_built_upon(outputs: Path) -> None:
    path = signed_by_key(asked(outputs), own())
    path.write_bytes(path.read_bytes() + b"%")
    with pytest.raises(NotSigned, match="a file that it lists was altered"):
        signed_by_key(asked(outputs), own(SECRETARY))
    (path.parent / LIST).write_text("{")
    with pytest.raises(NotSigned, match=r"signed\.json cannot be read"):
        signed_by_key(asked(outputs), own(SECRETARY))


@pytest.mark.parametrize(
    ("report", "period", "said"),
    [
        ("tidak-ada", "", "no report “tidak-ada”"),
        ("../outputs/biro-adpim", "", "no report “..”"),
        (REPORT, "1999", "has no period 1999; it has: 2023"),
        (f"{REPORT}/1999", "", "has no period 1999"),
        (REPORT, "../2023", "has no period"),
    ],
)
def test_a_report_that_is_not_there_is_named(
    outputs: Path, report: str, period: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        signed_by_key(asked(outputs, report, period), own())


def test_of_several_periods_one_is_named(outputs: Path) -> None:
    shutil.copytree(folder_in(outputs), outputs / REPORT / "2022")
    with pytest.raises(UsageError, match="more than one period; name one of: 2022, 2023"):
        signed_by_key(asked(outputs), own())
    assert signed_by_key(asked(outputs, f"{REPORT}/{PERIOD}"), own()).exists()


def test_a_run_at_work_is_waited_for_by_nobody(outputs: Path) -> None:
    with publish.busy_lock(outputs), pytest.raises(OutputsBusy):
        signed_by_key(asked(outputs), own())


# --- signed elsewhere -------------------------------------------------------------------------


def test_a_file_signed_elsewhere_is_taken_in(outputs: Path) -> None:
    content = elsewhere(unsigned(outputs), HEAD)
    path = taken_in(asked(outputs), content)
    assert (path.name, path.read_bytes()) == (FIRST, content)
    (told,) = listed(outputs)
    assert (told["how"], told["revision"]) == ("taken", 1)
    assert told["unsigned_sha256"] == sha256(unsigned(outputs)).hexdigest()


@pytest.mark.slow
def test_two_signatures_are_taken_in_one_on_the_other(outputs: Path) -> None:
    first = elsewhere(unsigned(outputs), HEAD)
    taken_in(asked(outputs), first)
    assert taken_in(asked(outputs), elsewhere(first, SECRETARY)).name == SECOND
    with pytest.raises(NotSigned, match="does not add to it"):
        taken_in(asked(outputs), elsewhere(unsigned(outputs), SECRETARY))
    with pytest.raises(NotSigned, match="among the signed copies already"):
        taken_in(asked(outputs), first)
    assert set(signed_files(outputs)) == {FIRST, SECOND, LIST}


@pytest.mark.slow
def test_what_is_not_a_signed_report_is_not_taken_in(outputs: Path) -> None:
    plain = unsigned(outputs)
    rewritten = BytesIO()
    with pikepdf.open(BytesIO(plain)) as pdf:
        pdf.save(rewritten)
    signed = elsewhere(plain, HEAD)
    changed = BytesIO()
    with pikepdf.open(BytesIO(signed)) as pdf:
        pdf.save(changed)
    forged = bytearray(signed)
    place = signed.index(b"/Reason") if b"/Reason" in signed else len(plain) + 20
    forged[place] ^= 1
    refused = {
        "does not begin with": (b"", b"%PDF-1.7", rewritten.getvalue(), changed.getvalue()),
        "has no signature": (plain,),
        "cannot be read|does not fit|no signature": (
            bytes(forged),
            plain + b"x" * 1000,
            plain + b"\n%%EOF\n",
        ),
        "behind the last": (signed + _added_page(signed),),
    }
    for said, contents in refused.items():
        for content in contents:
            with pytest.raises(NotSigned, match=said):
                taken_in(asked(outputs), content)
    assert signed_files(outputs) == {}


PLACE = (
    "<html lang='id'><title>kecil</title><p>Kecil.</p><a class='place-to-sign' id='here' "
    "href='#here' title='tempat' style='display: block; height: 4em'></a></html>"
)


@pytest.mark.slow
def test_a_spoiled_file_is_told_and_breaks_nothing() -> None:
    """Whatever byte is another one: the file cannot be read, or its signature does not fit."""
    plain = typeset(PLACE, TemplateFiles((shipped_templates(),))).pdf()
    whole = elsewhere(plain, HEAD)
    drawn, sound = Random(7), 0
    ranges = re.search(rb"/ByteRange *\[(\d+) +(\d+) +(\d+) +(\d+) *\]", whole)
    assert ranges is not None
    start, size, after, rest = map(int, ranges.groups())
    covered = [*range(start, start + size), *range(after, after + rest)]
    for _ in range(80):
        spoiled = bytearray(whole)
        for place in drawn.sample(covered, drawn.choice((1, 4, 40))):
            spoiled[place] ^= drawn.randrange(1, 256)
        if drawn.random() < 0.3:
            del spoiled[drawn.randrange(len(spoiled)) :]
        try:
            found = signatures_in(bytes(spoiled), (AUTHORITY.root,))
        except NotSigned:
            continue
        sound += sum(one.intact for one in found)
    (one,) = signatures_in(whole, (AUTHORITY.root,))
    assert (one.intact, sound) == (True, 0)


def _added_page(pdf: bytes) -> bytes:
    """What someone adds behind a signature who changes what is shown."""
    from pyhanko.pdf_utils.generic import NameObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer, changed = IncrementalPdfFileWriter(BytesIO(pdf)), BytesIO()
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    del page["/Contents"]
    page[NameObject("/Rotate")] = page["/MediaBox"][0]
    writer.update_container(page)
    writer.write(changed)
    return changed.getvalue()[len(pdf) :]


# --- what remains -----------------------------------------------------------------------------


@pytest.mark.slow
def test_signed_copies_outlive_rebuilds_and_revisions(tmp_path: Path) -> None:
    inputs = copied(REPORT, tmp_path)
    job = run.Job(inputs, published(tmp_path))
    signed_by_key(asked(job.outputs), own())
    kept = signed_files(job.outputs)
    settings = inputs / REPORT / "report.toml"
    edited(settings, ('status = "final"', 'status = "final"\nrevision_note = "Alamat diperbaiki"'))
    edited(settings, ("[agency]", '[agency]\nmotto = "Melayani"'))
    with without_paper():
        outcome = run.built(run.ordered(folder_of(inputs, REPORT), job), job)
    assert outcome.status == "built"
    folder = folder_in(job.outputs)
    assert json.loads((folder / "manifest.json").read_bytes())["revision"] == 2
    assert signed_files(job.outputs) == kept
    assert not (folder / "revisions" / "1" / SIGNED).exists()
    # The signed copy of what was set aside may still be signed on, elsewhere.
    more = taken_in(asked(job.outputs), elsewhere(kept[FIRST], SECRETARY))
    assert more.name == SECOND
    page = (job.outputs / "index.html").read_text()
    assert "signed/report-r1-signed.pdf" in page
    assert "ditandatangani" not in page.split("signed/report-r1-signed.pdf")[0].split("<tbody>")[1]


@pytest.mark.slow
def test_the_index_says_that_a_final_is_signed(outputs: Path) -> None:
    signed_by_key(asked(outputs), own())
    page = (outputs / "index.html").read_text()
    assert "final, ditandatangani" in page
    assert f"{REPORT}/{PERIOD}/signed/{FIRST}" in page


def test_cleaning_removes_no_signed_copy(tmp_path: Path) -> None:
    period = tmp_path / "a" / "2024"
    (period / SIGNED).mkdir(parents=True)
    (period / "manifest.json").write_text('{"status": "draft"}')
    script = Path(__file__).parents[1] / ".ci" / "clean_outputs.py"
    subprocess.run([sys.executable, script, tmp_path], check=True)
    assert period.exists()
    (period / SIGNED).rmdir()
    subprocess.run([sys.executable, script, tmp_path], check=True)
    assert not period.exists()


# --- the command ------------------------------------------------------------------------------


def test_the_command_signs_takes_in_and_tells(
    outputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, alien = tmp_path / "kunci.p12", tmp_path / "x.pdf"
    lasting = holder("Kepala Biro Uji", AUTHORITY, days=36_500)
    key.write_bytes(lasting.pkcs12())
    alien.write_bytes(b"x")
    at = ("sign", REPORT, "--outputs", outputs)
    monkeypatch.delenv(VARIABLE, raising=False)
    assert rapor(*at, "--key", key).returncode == 2
    monkeypatch.setenv(VARIABLE, "salah")
    refused = rapor(*at, "--key", key)
    assert (refused.returncode, refused.stderr) == (16, "Kata sandi tidak membuka berkas kunci.\n")
    monkeypatch.setenv(VARIABLE, PASSWORD)
    done = rapor(*at, "--key", key, "--reason", "Pengesahan")
    assert (done.returncode, done.stderr) == (0, "")
    assert FIRST in done.stdout
    assert rapor(*at, "--take", alien).returncode == 16
    assert rapor(*at, "--take", tmp_path / "tidak-ada.pdf").returncode == 2
    assert rapor(*at, "--take", tmp_path).returncode == 2
    assert rapor(*at).returncode == 2
    assert rapor(*at, "--key", key, "--take", alien).returncode == 2
    assert rapor("sign", "tidak-ada", "--outputs", outputs, "--key", key).returncode == 2
    assert rapor("sign", REPORT, "--outputs", tmp_path / "x", "--key", key).returncode == 2


def test_without_the_extra_it_says_what_to_install(outputs: Path) -> None:
    with (
        mock.patch("pipeline.signatures.signer.find_spec", return_value=None),
        pytest.raises(UsageError, match=r"rapor\[sign\]"),
    ):
        signed_by_key(asked(outputs), own())


def test_a_root_of_another_authority_trusts_nobody(outputs: Path) -> None:
    content = elsewhere(unsigned(outputs), HEAD)
    assert [one.trusted for one in signatures_in(content, (authority("Lain").root,))] == [False]
    assert [one.trusted for one in signatures_in(content)] == [False]
    with pytest.raises(NotSigned, match="no certificate"):
        signatures_in(content, (b"bukan sertifikat",))
    assert signatures_in(unsigned(outputs)) == ()
    assert empty_field(content) is None
