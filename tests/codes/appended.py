"""Pictures of the agency's own, the auditor's statement, and what a final may not say any more."""

from io import BytesIO

from PIL import Image

from tests.codes.builders import Files, report, rewritten

REVIEW = ("[review]", 'by = "Inspektorat"')
LAMPIRAN = ("[[lampiran]]", 'title = "Structure"', 'alt = "Boxes"')


def final(old: str, new: str) -> Files:
    """The good delivery as a final, with one text of its report.toml replaced."""
    said = str(rewritten(old, new)["report.toml"])
    return {"report.toml": said.replace("[report]", '[report]\nstatus = "final"')}


def lampiran(name: str, content: bytes) -> Files:
    """A picture in an annex."""
    return {**report(*LAMPIRAN, f'file = "{name}"'), name: content}


def picture(mode: str = "RGB", kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture as a file."""
    content = BytesIO()
    Image.new(mode, size).save(content, kind)
    return content.getvalue()


APPENDED: dict[str, Files] = {
    "unusable-scan": {**report(*REVIEW, "on = 2025-02-01", 'scan = "a.png"'), "a.png": b"?"},
    "placeholder-in-draft": rewritten('"Dinas Rekaan"', '"Dinas Contoh"'),
    "placeholder-left": final('"Dinas Rekaan"', '"Dinas Contoh"'),
}
APPENDED_REASONS: dict[str, Files] = {
    "toml-header-twice": report("[agency]"),
    "review-twice": report(*REVIEW, "on = 2025-02-01", 'text = "Seen."', 'scan = "a.png"'),
    "after-issued": report(*REVIEW, "on = 2025-03-01", 'text = "Seen."'),
    "before-issued": report("[submitted]", 'to = "Bagian Organisasi"', "on = 2025-02-27"),
    "appended-ending": lampiran("a.gif", b"GIF89a"),
    "picture-inks": lampiran("a.jpg", picture("CMYK")),
    "picture-scans": lampiran("a.jpg", picture() + b"\xff\xda" * 100),
}
