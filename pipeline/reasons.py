"""Why a report was built, in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.language import Language
from pipeline.publish import Cause

_FILE = "file"


def reasons(causes: Sequence[Cause], words: Language) -> Iterator[str]:
    """A sentence for each kind of cause; for files, rows and libraries a sentence each."""
    for kind, alike in groupby(causes, key=lambda cause: cause.kind):
        of_kind = list(alike)
        if kind in ("file", "rows", "library"):
            yield from (_reason(cause, words) for cause in of_kind)
        else:
            yield _of_kind(of_kind, words)


def _reason(cause: Cause, words: Language) -> str:
    say, name = words.say, cause.name
    match cause.kind:
        case "rows":
            return say("{file}: other rows", file=name)
        case "library":
            was, now = cause.before or "–", cause.now or "–"
            return say("{library}: {was} → {now}", library=name, was=was, now=now)
        case _ if not cause.before:
            return say("{file} is new", file=name)
        case _ if not cause.now:
            return say("{file} is gone", file=name)
        case _:
            return say("{file} changed", file=name)


def _of_kind(alike: Sequence[Cause], words: Language) -> str:
    say, first = words.say, alike[0]
    match first.kind:
        case "new":
            return say("nothing was published before")
        case "forced":
            return say("it was asked for, though nothing changed")
        case "altered":
            return say("a published file is missing or not as it was published")
        case "template":
            return words.say_many(
                "{count} template changed", "{count} templates changed", len(alike)
            )
        case "code":
            return say("the program changed")
        case "as-of":
            return say("as of {now}, not {was}", now=first.now, was=first.before)
        case "neighbours":
            return say("other folders or finals of the agency stand otherwise")
        case _:
            return say("other files lie in the folder, or other problems were found")
