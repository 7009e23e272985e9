"""What the bytes of a file really are: a spreadsheet saved as .csv is reported, not parsed."""

from pathlib import PurePath

from pipeline.problems import Problem

SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "XLSX (ZIP)": (b"PK\x03\x04", b"PK\x05\x06"),
    "XLS": (b"\xd0\xcf\x11\xe0",),
    "PDF": (b"%PDF-",),
    "Parquet": (b"PAR1",),
    "SPSS": (b"$FL2", b"$FL3"),
    "GZIP": (b"\x1f\x8b",),
    "RTF": (b"{\\rtf",),
    "PNG": (b"\x89PNG",),
    "HTML": (b"<!doctype html", b"<html", b"<table", b"<head", b"<body"),
    "XML": (b"<?xml",),
}
ZIP, XLS, PARQUET, SPSS, HTML = "XLSX (ZIP)", "XLS", "Parquet", "SPSS", "HTML"
BOM = b"\xef\xbb\xbf"


def looks_like(content: bytes) -> str:
    """The format whose signature these bytes begin with; empty when they may be plain text."""
    start = content[:64].removeprefix(BOM).lstrip().lower()
    for found, signatures in SIGNATURES.items():
        if start.startswith(tuple(signature.lower() for signature in signatures)):
            return found
    return ""


def wrong_ending(content: bytes, file: str, expected: str, *signatures: str) -> Problem | None:
    """The problem of a file that begins with none of the signatures of its format."""
    found = looks_like(content)
    if found in signatures:
        return None
    return Problem("wrong-ending", file, values={"found": found or "text", "format": expected})


def unknown_ending(file: str) -> Problem:
    """The problem of a file that has no reader."""
    return Problem("unknown-ending", file, values={"found": PurePath(file).suffix or "?"})
