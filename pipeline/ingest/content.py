"""Bytes in, what they really are out: a spreadsheet saved under .csv is named, not parsed."""

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
_BOM = b"\xef\xbb\xbf"


def looks_like(content: bytes) -> str:
    """The format whose first bytes these are; empty when it may be plain text."""
    start = content[:64].removeprefix(_BOM).lstrip().lower()
    for found, signatures in SIGNATURES.items():
        if start.startswith(tuple(signature.lower() for signature in signatures)):
            return found
    return ""


def text_problem(content: bytes, file: str) -> Problem | None:
    """Why the bytes cannot be a CSV text, naming the line: another format, NUL, not UTF-8."""
    if found := looks_like(content):
        return Problem("wrong-ending", file, values={"found": found, "format": "CSV"})
    if (nul := content.find(b"\x00")) >= 0:
        return Problem("encoding", file, row=_line(content, nul))
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem("encoding", file, row=_line(content, error.start))
    return None


def _line(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1
