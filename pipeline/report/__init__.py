"""A scored case in, what the page and the record say out: worded, numbered, formatted."""

from pipeline.report.assembly import document_of
from pipeline.report.record import record_of
from pipeline.report.sheets import actions_of, sheets_of

__all__ = ["actions_of", "document_of", "record_of", "sheets_of"]
