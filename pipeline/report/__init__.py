"""A scored case in, what the page and the record say out: worded, numbered, formatted."""

from pipeline.report.assembly import document_of
from pipeline.report.data.enclosures import enclosures_of
from pipeline.report.data.record import as_json, record_of
from pipeline.report.data.sheets import actions_of, sheets_of
from pipeline.report.explanation import explained
from pipeline.report.rulebook_text import rulebook_list, rulebook_text

__all__ = [
    "actions_of",
    "as_json",
    "document_of",
    "enclosures_of",
    "explained",
    "record_of",
    "rulebook_list",
    "rulebook_text",
    "sheets_of",
]
