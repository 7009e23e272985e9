"""Every kind of report meets PDF/A-3a and PDF/UA-1, and is a sound PDF."""

import re
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from tests.conforming import PROFILES, damage, failures, has_qpdf
from tests.kinds import KINDS, Kind, folder_of_kind, of_every_kind


@pytest.mark.slow
@of_every_kind
def test_it_meets_both_standards(kind: Kind) -> None:
    files = [folder_of_kind(kind) / name for name in kind.pdfs]
    assert [fault for f in files for profile in PROFILES for fault in failures(f, profile)] == []


@pytest.mark.slow
@pytest.mark.skipif(not has_qpdf(), reason="qpdf is not installed")
@of_every_kind
def test_it_is_sound(kind: Kind) -> None:
    files = [folder_of_kind(kind) / name for name in kind.pdfs]
    assert [said for said in map(damage, files) if said] == []


@of_every_kind
def test_it_says_so_itself(kind: Kind) -> None:
    for name in kind.pdfs:
        with pikepdf.open(folder_of_kind(kind) / name) as pdf:
            said = pdf.open_metadata()
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "A")
            assert said["pdfuaid:part"] == "1"
            assert str(pdf.Root.Lang) == kind.language


@pytest.mark.parametrize("profile", PROFILES)
def test_a_pdf_that_meets_neither_is_told(profile: str, tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    HTML(string="<p>plain</p>").write_pdf(plain)
    assert failures(plain, profile)


def test_a_wrong_length_is_no_false_alarm(tmp_path: Path) -> None:
    """Only a length that counts a last 0D is let through."""
    whole = (folder_of_kind(KINDS[0]) / "brief.pdf").read_bytes()
    number = re.search(rb"/FlateDecode/Length (\d+)", whole)
    assert number is not None
    shorter = b"%d" % (int(number[1]) - 1)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(whole[: number.start(1)] + shorter + whole[number.end(1) :])
    assert [fault for fault in failures(broken, "3a") if "STREAM-LENGTH" in fault]


@pytest.mark.skipif(not has_qpdf(), reason="qpdf is not installed")
def test_a_damaged_pdf_is_told(tmp_path: Path) -> None:
    cut = tmp_path / "cut.pdf"
    cut.write_bytes((folder_of_kind(KINDS[0]) / "brief.pdf").read_bytes()[:-200])
    assert damage(cut).startswith("cut.pdf")
