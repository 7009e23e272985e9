"""What an agency gives besides figures: its auditor's statement, receipts, pictures in annexes."""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from pipeline.ingest import read_pictures, read_report_file
from pipeline.ingest.files.limits import PICTURE_PIXELS
from pipeline.ingest.pictures.appended import jpeg_fault
from pipeline.problems import PolicyWrong
from tests.codes.appended import REVIEW, lampiran, picture
from tests.codes.builders import Files, merged, report
from tests.commands import rapor
from tests.conforming import PROFILES, failures
from tests.delivery_by_hand import written
from tests.pages_by_hand import text_of
from tests.shared_builds import once
from tests.test_pages_checks import all_complaints

ORIENTATION, DESCRIPTION = 0x0112, 0x010E
STATEMENT = "We have reviewed the report.\n\nNothing came to our attention."


def turned(orientation: int) -> bytes:
    """A photograph, red on its left and blue on its right, held in one of eight ways."""
    seen = Image.new("RGB", (64, 32), "red")
    seen.paste((0, 0, 255), (32, 0, 64, 32))
    undo = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90,
            8: Image.Transpose.ROTATE_270}  # fmt: skip
    stored = seen.transpose(undo[orientation]) if orientation in undo else seen
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = orientation, "at the back door"
    content = BytesIO()
    stored.save(content, "JPEG", exif=exif)
    return content.getvalue()


def read(folder: Path, files: Files) -> bytes:
    """The one picture of a delivery as the report has it."""
    place = written(folder, files)
    (uri,) = read_pictures(place, read_report_file(place)).appended.values()
    return b64decode(uri.partition(",")[2])


def fault(folder: Path, files: Files) -> tuple[str, str]:
    """The code and the reason of what is wrong with a picture."""
    with pytest.raises(PolicyWrong) as refused:
        read(folder, files)
    (problem,) = refused.value.problems
    return problem.code, getattr(problem.values.get("reason"), "name", "")


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photograph_stands_upright_and_tells_nothing_of_its_making(
    tmp_path: Path, orientation: int
) -> None:
    data = read(tmp_path / "a", lampiran("a.jpg", turned(orientation)))
    seen = Image.open(BytesIO(data))
    assert (seen.size, dict(seen.getexif())) == ((64, 32), {})
    assert b"back door" not in data
    left, right = seen.getpixel((4, 16)), seen.getpixel((60, 16))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert (left[0] > 200, right[2] > 200) == (True, True)


def test_what_is_see_through_lies_on_white(tmp_path: Path) -> None:
    data = read(tmp_path / "a", lampiran("a.png", picture("RGBA", "PNG")))
    assert Image.open(BytesIO(data)).getpixel((1, 1)) == (255, 255, 255)


HOSTILE: Mapping[str, tuple[str, bytes, tuple[str, str]]] = {
    "cut off": ("a.jpg", picture(size=(300, 300))[:700], ("unusable-scan", "damaged")),
    "another kind": ("a.jpg", picture(kind="PNG"), ("unusable-scan", "picture-kind")),
    "a picture of another name": ("a.png", picture(), ("unusable-scan", "picture-kind")),
    "nothing": ("a.jpg", b"", ("unusable-scan", "bytes")),
    "first bytes alone": ("a.jpg", b"\xff\xd8\xff", ("unusable-scan", "damaged")),
    "inks of a press": ("a.jpg", picture("CMYK"), ("unusable-scan", "picture-inks")),
    "a film": ("a.gif", picture(kind="GIF"), ("toml-value", "appended-ending")),
    "too many pixels": (
        "a.jpg",
        picture("L", size=(PICTURE_PIXELS // 1000 + 1, 1000)),
        ("unusable-scan", "picture-pixels"),
    ),
    "too many pixels in few bytes": (
        "a.png",
        picture("1", "PNG", (PICTURE_PIXELS // 1000 + 1, 1000)),
        ("unusable-scan", "picture-pixels"),
    ),
}


@pytest.mark.parametrize("filled_in", [False, True], ids=["first", "after a page was set"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_printed_is_named(
    tmp_path: Path, name: str, filled_in: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also once the typesetter has set Pillow to make up what is missing."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", filled_in)
    file, content, said = HOSTILE[name]
    assert fault(tmp_path / "a", lampiran(file, content)) == said


@given(st.data())
def test_no_spoilt_picture_ends_in_anything_but_a_reason(data: st.DataObject) -> None:
    whole = bytearray(turned(6))
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(3, len(whole) - 1), st.integers(0, 255)), max_size=8)
    ):
        whole[place] = value
    length = data.draw(st.integers(3, len(whole)))
    assert jpeg_fault(bytes(whole[:length])) in {"", "damaged", "picture-pixels", "picture-inks"}


def test_a_picture_lies_in_the_folder(tmp_path: Path) -> None:
    outside = report("[[lampiran]]", 'title = "A"', 'alt = "B"', 'file = "../../a.png"')
    assert fault(tmp_path / "a", outside)[0] == "outside-folder"
    missing = report("[[lampiran]]", 'title = "A"', 'alt = "B"', 'file = "a.png"')
    assert fault(tmp_path / "b", missing)[0] == "missing-file"


def test_another_picture_is_another_input(tmp_path: Path) -> None:
    prints = []
    for name, size in (("a", (40, 30)), ("b", (41, 30))):
        folder = written(tmp_path / name, lampiran("a.jpg", picture(size=size)))
        prints.append(read_pictures(folder, read_report_file(folder)).files["a.jpg"])
    assert prints[0] != prints[1]


# --- on the pages --------------------------------------------------------------------------------

GIVEN = merged(
    report(*REVIEW, "on = 2025-02-20", f'text = """{STATEMENT}"""', 'title = "Inspector"'),
    report("[submitted]", 'to = "Bagian Organisasi"', "on = 2025-03-01", 'receipt = "TT-7"'),
    report("[published]", "on = 2025-03-02", 'address = "https://lkjip.example"'),
    lampiran("structure.jpg", turned(6)),
    {
        **report(
            *("[[lampiran]]", 'title = "The signed agreement"', 'alt = "Two signatures"'),
            *('file = "pk.png"', 'replaces = "agreement"'),
        ),
        "pk.png": picture("LA", "PNG", (300, 420)),
    },
)
SCANNED = {
    **report(*REVIEW, "on = 2025-02-20", 'scan = "seen.png"', 'place = "back"'),
    "seen.png": picture("L", "PNG", (827, 1170)),
}


def english(files: Files) -> Files:
    said = str(files["report.toml"])
    return {**files, "report.toml": said.replace("[report]", '[report]\nlanguage = "en"')}


def built(name: str) -> Path:
    """The built report of a delivery, made once for all tests."""
    return once(f"appended-{name}", partial(_built, name))


def _built(name: str, place: Path) -> Path:
    written(place / "inputs" / name, english(DELIVERED[name]))
    ended = rapor("report", "--inputs", place / "inputs", "--outputs", place / "outputs")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return place / "outputs" / name / "2024"


DELIVERED: Mapping[str, Files] = {"given": GIVEN, "scanned": SCANNED}
GIVEN_ALONE = ["given", pytest.param("scanned", marks=pytest.mark.slow)]


def pages(folder: Path, place: Path) -> Iterator[str]:
    for page in text_of((folder / "report.pdf").read_bytes(), place).split("\f"):
        yield " ".join(page.split())


def test_the_statement_stands_behind_the_cover_word_for_word(tmp_path: Path) -> None:
    first, second, *_ = pages(built("given"), tmp_path)
    assert "Statement of review" not in first
    for said in (*STATEMENT.split("\n\n"), "Inspektorat", "Inspector", "20 February 2025"):
        assert said in second


@pytest.mark.slow
def test_a_scan_may_stand_after_chapter_iv(tmp_path: Path) -> None:
    told = list(pages(built("scanned"), tmp_path))
    scan = next(n for n, page in enumerate(told) if "is the internal auditor's own" in page)
    plan = next(n for n, page in enumerate(told) if "Plan of action in order" in page and n > 5)
    agreement = max(n for n, page in enumerate(told) if "without a performance agreement" in page)
    assert plan < scan < agreement


@pytest.mark.slow
def test_receipts_stand_in_an_annex_and_in_the_record(tmp_path: Path) -> None:
    folder = built("given")
    told = " ".join(pages(folder, tmp_path))
    for said in ("Submitted", "Bagian Organisasi", "1 March 2025", "TT", "2 March 2025"):
        assert said in told
    record = json.loads((folder / "scorecard.json").read_text())
    assert record["reviewed"] == {"by": "Inspektorat", "on": "2025-02-20"}
    assert record["submitted"]["receipt"] == "TT-7"
    assert record["published"] == {"on": "2025-03-02", "address": "https://lkjip.example"}


@pytest.mark.slow
def test_the_signed_agreement_takes_the_place_of_our_form(tmp_path: Path) -> None:
    told = " ".join(pages(built("given"), tmp_path))
    assert "The signed agreement" in told
    assert "performance agreement" not in told
    ours = " ".join(pages(built("scanned"), tmp_path))
    assert "This is no performance agreement" in ours


@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", GIVEN_ALONE)
def test_pictures_meet_both_standards(name: str, profile: str) -> None:
    assert failures(built(name) / "report.pdf", profile) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", GIVEN_ALONE)
def test_their_pages_keep_the_rules_of_all_pages(name: str) -> None:
    assert all_complaints(built(name)) == []


def test_an_alternative_says_what_is_seen() -> None:
    page = (built("given") / "report.html").read_text()
    assert 'alt="Boxes"' in page
    assert 'alt="Two signatures"' in page
