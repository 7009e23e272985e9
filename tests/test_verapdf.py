"""The reference validator agrees: both standards, every kind of report (`make verapdf`)."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from weasyprint import HTML

from tests.conforming import PROFILES, has_verapdf, reference_failures
from tests.kinds import OTHERS, SAMPLE, Kind, folder_of_kind
from tests.signing_by_hand import HEAD, SECRETARY, elsewhere

pytestmark = pytest.mark.skipif(
    not has_verapdf(), reason="veraPDF needs Java 17 and Maven (`make verapdf`)"
)


@pytest.mark.one_in(8)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "kinds",
    [SAMPLE[:1], *(pytest.param(k, marks=pytest.mark.slow) for k in (SAMPLE[1:], OTHERS))],
    ids=["first", "sample", "others"],
)
def test_every_kind_of_report_meets_both_standards(kinds: Sequence[Kind], profile: str) -> None:
    files = [folder_of_kind(kind) / name for kind in kinds for name in kind.pdfs]
    assert reference_failures(files, profile) == []


@pytest.mark.slow
@pytest.mark.one_in(2)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "kinds",
    [SAMPLE[:1], *(pytest.param(k, marks=pytest.mark.slow) for k in (SAMPLE[1:], OTHERS))],
    ids=["first", "sample", "others"],
)
def test_signed_once_and_twice_a_report_still_meets_both(
    kinds: Sequence[Kind], profile: str, tmp_path: Path
) -> None:
    files = []
    for kind in kinds:
        pdf = (folder_of_kind(kind) / "report.pdf").read_bytes()
        for signers in ((HEAD,), (HEAD, SECRETARY)):
            files.append(tmp_path / f"{kind}-{len(signers)}.pdf")
            files[-1].write_bytes(elsewhere(pdf, *signers))
    assert reference_failures(files, profile) == []


@pytest.mark.one_in(2)
@pytest.mark.parametrize("profile", PROFILES)
def test_a_pdf_that_meets_neither_is_told(profile: str, tmp_path: Path) -> None:
    plain = tmp_path / "plain.pdf"
    HTML(string="<p>plain</p>").write_pdf(plain)
    assert len(reference_failures([plain], profile)) == 1
