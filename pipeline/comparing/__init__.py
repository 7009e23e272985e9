"""An edited copy of report.docx beside the file it was made from: what came back, and whither.

Words of the agency's own are told as what to write into report.toml or a table. Figures come from
the tables, so one that was changed in the copy is told and taken over nowhere.
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
    """What the copy says otherwise. Ends the command, in words, where it is no copy that can be
    compared."""
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
