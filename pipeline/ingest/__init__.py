"""Ingest: files in, raw tables and policy out. Nothing is guessed; the only place data is read."""

from pipeline.ingest.agencies import read_agencies
from pipeline.ingest.appended import read_appended
from pipeline.ingest.earlier import KEPT, Signed, draft_before, signed_before
from pipeline.ingest.evaluation import evaluator_sheet, evaluator_sheets
from pipeline.ingest.fingerprints import fingerprint
from pipeline.ingest.folders import ReportFolder, report_folders
from pipeline.ingest.logo import read_logo
from pipeline.ingest.neighbours import neighbour_problems
from pipeline.ingest.portfolio import refused_for, shared_periods, with_policies
from pipeline.ingest.recognised import (
    Listed,
    Piece,
    Questions,
    Recognised,
    Recognition,
    Years,
    asks_elements,
    contents_of,
    first_lines,
    goes_without_asking,
    lines_for,
    list_lines,
    lists_elements,
    lists_of,
    pieces,
    recognised,
    with_elements,
    years_of,
)
from pipeline.ingest.report import (
    asked_language,
    read_report_file,
    settings_files,
    settings_text,
)
from pipeline.ingest.rulebooks import LoadedRulebook, read_rulebook, shelf, shipped_rulebooks
from pipeline.ingest.surveys import with_items
from pipeline.ingest.unsettled import read_tables

__all__ = [
    "KEPT",
    "Listed",
    "LoadedRulebook",
    "Piece",
    "Questions",
    "Recognised",
    "Recognition",
    "ReportFolder",
    "Signed",
    "Years",
    "asked_language",
    "asks_elements",
    "contents_of",
    "draft_before",
    "evaluator_sheet",
    "evaluator_sheets",
    "fingerprint",
    "first_lines",
    "goes_without_asking",
    "lines_for",
    "list_lines",
    "lists_elements",
    "lists_of",
    "neighbour_problems",
    "pieces",
    "read_agencies",
    "read_appended",
    "read_logo",
    "read_report_file",
    "read_rulebook",
    "read_tables",
    "recognised",
    "refused_for",
    "report_folders",
    "settings_files",
    "settings_text",
    "shared_periods",
    "shelf",
    "shipped_rulebooks",
    "signed_before",
    "with_elements",
    "with_items",
    "with_policies",
    "years_of",
]
