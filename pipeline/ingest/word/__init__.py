"""The lines of an edited copy of report.docx: paragraphs and rows in reading order.

Copies come from strangers: an archive is checked before it is unpacked, and its XML is read in one
pass, without a tree, entities or a document type.
"""

from pipeline.ingest.word.copies import WordFile, read_word
from pipeline.ingest.word.lines import Line, Said

__all__ = ["Line", "Said", "WordFile", "read_word"]
