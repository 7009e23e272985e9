"""The files inside a PDF, as pikepdf reads them."""

from pathlib import Path

import pikepdf
import polars as pl


def attached(pdf: Path) -> dict[str, bytes]:
    """Every embedded file of a PDF by its name."""
    with pikepdf.open(pdf) as opened:
        return {name: one.get_file().read_bytes() for name, one in opened.attachments.items()}


def attached_table(pdf: Path, name: str) -> pl.DataFrame:
    """One embedded CSV."""
    return pl.read_csv(attached(pdf)[name])
