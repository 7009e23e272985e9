"""What of a file counts as an agency's input: the file, or of one that many share its own rows."""

from collections.abc import Mapping

import polars as pl

from pipeline.delivery import ROW
from pipeline.ingest.fingerprints import fingerprint_of
from pipeline.ingest.folders import SHARED
from pipeline.reportfile import FileSource


def counted(
    file: str, sha256: str, source: FileSource, table: str, rows: pl.DataFrame
) -> Mapping[str, str]:
    """The fingerprint of a table's input by its name.

    A workbook that agencies share changes whenever one of them corrects its rows; a report reads
    those alone that its `where` selects, and another agency's are no change of what it was sent.
    """
    if not source.where or not file.startswith(f"{SHARED}/"):
        return {file: sha256}
    return {f"{file}: {table}": fingerprint_of(rows.drop(ROW).write_csv().encode())}
