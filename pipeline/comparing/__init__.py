"""Compares an edited copy of report.docx with the published file: what changed, and where it goes.

Changes to the agency's own words are listed as text for report.toml or a table. Figures come from
the tables: a figure changed in the copy is reported and never taken over.
"""

from pathlib import Path

from pipeline import ingest
from pipeline.comparing.published import original_of
from pipeline.comparing.told import compared
from pipeline.language import Language
from pipeline.problems import RaporError
from pipeline.spoken import usage_fault

__all__ = ["told_of"]


def told_of(file: Path, outputs: Path, words: Language) -> str:
    """What differs in the copy, in words. Ends the command with a message where the file is no copy
    that can be compared."""
    if not file.is_file():
        usage_fault(words.say("There is no file {file}.", file=file))
    try:
        copy = ingest.read_word(file)
        return compared(original_of(copy, file.name, outputs), copy, words)
    except ingest.Unreadable as fault:
        usage_fault(f"{file.name}: {words.problem(fault.problem(file.name, 'DOCX'))}")
    except RaporError as fault:
        usage_fault(words.shown(fault.message))
    except OSError as fault:
        usage_fault(f"{file}: {fault.strerror}")
