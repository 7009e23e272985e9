"""Ingest: reads files into raw tables and policy. The only place data are read; no guesses."""

from pipeline.ingest.agencies import read_agencies
from pipeline.ingest.databases.database import ENV
from pipeline.ingest.evaluation import evaluator_sheet, evaluator_sheets
from pipeline.ingest.files.fingerprints import fingerprint, fingerprint_of
from pipeline.ingest.files.folders import ReportFolder, report_folders
from pipeline.ingest.files.house import packed_templates, templates_in
from pipeline.ingest.files.signing_files import read_key_file, read_signed_file
from pipeline.ingest.files.unreadable import Unreadable
from pipeline.ingest.pictures.printed_pictures import Pictures, read_pictures
from pipeline.ingest.published.earlier import (
    KEPT,
    Signed,
    draft_before,
    reports_by_agency,
    signed_before,
)
from pipeline.ingest.published.portfolio import refused_for, shared_periods, with_policies
from pipeline.ingest.published.taken import TakenFrom, read_taken
from pipeline.ingest.published.used import is_as_read, listing, rows_used
from pipeline.ingest.rulebooks.loading import (
    LoadedRulebook,
    read_rulebook,
    rulebook_of,
    shelf,
    shipped_rulebooks,
)
from pipeline.ingest.settings.neighbours import neighbour_problems
from pipeline.ingest.settings.report import (
    Settings,
    asked_language,
    read_report_file,
    read_settings,
    settings_text,
)
from pipeline.ingest.surveys import with_items
from pipeline.ingest.unsettled import read_tables
from pipeline.ingest.word import Line, Said, WordFile, read_word

__all__ = [
    "ENV",
    "KEPT",
    "Line",
    "LoadedRulebook",
    "Pictures",
    "ReportFolder",
    "Said",
    "Settings",
    "Signed",
    "TakenFrom",
    "Unreadable",
    "WordFile",
    "asked_language",
    "draft_before",
    "evaluator_sheet",
    "evaluator_sheets",
    "fingerprint",
    "fingerprint_of",
    "is_as_read",
    "listing",
    "neighbour_problems",
    "packed_templates",
    "read_agencies",
    "read_key_file",
    "read_pictures",
    "read_report_file",
    "read_rulebook",
    "read_settings",
    "read_signed_file",
    "read_tables",
    "read_taken",
    "read_word",
    "refused_for",
    "report_folders",
    "reports_by_agency",
    "rows_used",
    "rulebook_of",
    "settings_text",
    "shared_periods",
    "shelf",
    "shipped_rulebooks",
    "signed_before",
    "templates_in",
    "with_items",
    "with_policies",
]
