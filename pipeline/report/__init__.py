"""Turn a scored case into what the page and the record say: worded, numbered, formatted."""

from pipeline.report.assembly import document_of
from pipeline.report.data.enclosures import Files, enclosures_of, manifest_of
from pipeline.report.data.file_names import file_names
from pipeline.report.data.package import PACKAGE, Data, data_of
from pipeline.report.data.record import record_of
from pipeline.report.data.sheets import actions_of, sheets_of
from pipeline.report.explanation import explanation
from pipeline.report.pledged import Pledge, Pledged, pledged
from pipeline.report.portfolio.pages import embedded, portfolio_pages, title_of
from pipeline.report.portfolio.sheets import portfolio_sheets
from pipeline.report.preview import preview
from pipeline.report.rulebook_text import rulebook_list, rulebook_text
from pipeline.report.since_draft import changes_since
from pipeline.report.words import words as fixed_words

__all__ = [
    "PACKAGE",
    "Data",
    "Files",
    "Pledge",
    "Pledged",
    "actions_of",
    "changes_since",
    "data_of",
    "document_of",
    "embedded",
    "enclosures_of",
    "explanation",
    "file_names",
    "fixed_words",
    "manifest_of",
    "pledged",
    "portfolio_pages",
    "portfolio_sheets",
    "preview",
    "record_of",
    "rulebook_list",
    "rulebook_text",
    "sheets_of",
    "title_of",
]
