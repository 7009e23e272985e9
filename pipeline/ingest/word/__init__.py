"""An edited copy of report.docx in, its lines out: paragraphs and rows in the order they are read.

Copies come from strangers: an archive is proved before it is unpacked, and its XML is read in one
pass, without a tree, entities or a document type.
"""

from pipeline.ingest.word.copies import WordFile, read_word
from pipeline.ingest.word.lines import Line, Said

__all__ = ["Line", "Said", "WordFile", "read_word"]
