"""The differences of a copy in words: lines for report.toml, cells of tables, and notes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from pipeline.comparing.differences import Differences, Kind, Note, Passage, differences
from pipeline.comparing.published import Original
from pipeline.document import Origin
from pipeline.ingest import WordFile
from pipeline.language import Language
from pipeline.tables import DELIVERED
from pipeline.translatable import _

_SETTINGS = "report.toml"
_LISTS = ("mission",)
"""Keys of report.toml that hold a list with one text per paragraph."""
_HEADINGS: Mapping[Kind, str] = {
    "figure": _("Figures that were changed; none is taken over, since they come from the tables:"),
    "wording": _("Words of the report itself that were changed; they are made anew each time:"),
    "removed": _("Removed:"),
    "added": _("Added:"),
}
_NAMES = {
    "realization": _("{file}, measure {row}, column {column}:"),
    "actions": _("{file}, recommendation {row}, column {column}:"),
}
_LONGEST = 300
"""Most characters of a text that a note quotes, and of a text written on one line."""


def compared(original: Original, copy: WordFile, words: Language) -> str:
    """Every difference as text; those that can be taken over come first."""
    return "\n".join(_lines(original, differences(original.file, copy), words))


def _lines(original: Original, found: Differences, words: Language) -> Iterator[str]:
    say, told = words.say, {"report": original.report, "period": original.period}
    if not original.same:
        yield say(
            "The copy is of an earlier draft of {report} {period}, which is not kept; it is "
            "compared with the draft there is now.",
            **told,
        )
    if not found.passages and not found.notes:
        yield say("The copy of {report} {period} says the same.", **told)
        return
    settings = [one for one in found.passages if not one.origin.row]
    cells = [one for one in found.passages if one.origin.row]
    if settings:
        yield say("Texts of the agency that were changed, for report.toml:")
        yield ""
        yield _toml(settings)
    if cells:
        yield say("Texts of the agency that were changed, for the cells of its tables:")
        for one in dict.fromkeys(cells):
            yield from _cell(one, original, words)
    for kind, heading in _HEADINGS.items():
        if notes := [note for note in found.notes if note.kind == kind]:
            yield say(heading)
            yield from (_noted(note, words) for note in notes)


def _toml(passages: Sequence[Passage]) -> str:
    """The changed keys as TOML, below their tables."""
    import tomlkit  # noqa: PLC0415 -- rare, and slow to import

    document = tomlkit.document()
    for one in passages:
        if one.origin.table not in document:
            document[one.origin.table] = tomlkit.table()
        texts = [_visible(text) for text in one.paragraphs]
        if one.origin.key in _LISTS:
            written = tomlkit.array()
            written.extend(texts)
            document[one.origin.table][one.origin.key] = written.multiline(True)
        elif len(texts) == 1 and len(texts[0]) <= _LONGEST:
            document[one.origin.table][one.origin.key] = texts[0]
        else:
            long = "\n\n".join(texts) + "\n" if texts else ""
            document[one.origin.table][one.origin.key] = tomlkit.string(long, multiline=True)
    return tomlkit.dumps(document)


def _cell(one: Passage, original: Original, words: Language) -> Iterator[str]:
    origin = one.origin
    name = _NAMES.get(origin.table, _NAMES["realization"])
    file, column = _file(origin.table, original), _column(origin, words)
    yield "  " + words.say(name, file=file, row=origin.row, column=column)
    empty = words.say("(empty)")
    yield "    " + (_visible(" ".join(one.paragraphs)) or empty)


def _file(table: str, original: Original) -> str:
    """The name of the delivered file that is called after the table, else the table's name."""
    named = (name for name in original.manifest.inputs if PurePosixPath(name).stem == table)
    return next(named, table)


def _column(origin: Origin, words: Language) -> str:
    """A column's name, in Indonesian followed by its usual heading."""
    table = DELIVERED.get(origin.table)
    column = table.column(origin.key) if table else None
    heading = column.aliases[0] if column and column.aliases and words.code == "id" else ""
    return f"{origin.key} ({heading})" if heading else origin.key


def _noted(note: Note, words: Language) -> str:
    before, after = _shortened(note.before), _shortened(note.after)
    place = _visible(" › ".join(_shortened(part) for part in note.place))
    change = f"“{before}” → “{after}”" if before and after else f"“{before or after}”"
    return f"  {place}: {change}" if place else f"  {change}"


def _shortened(text: str) -> str:
    seen = _visible(text)
    return seen if len(seen) <= _LONGEST else seen[: _LONGEST - 1] + "…"


def _visible(text: str) -> str:
    """Untrusted text without control characters that could move a terminal's cursor."""
    return "".join(one if one.isprintable() else " " for one in text)
