"""A verdict in words, for a terminal, and as JSON, for other programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from pipeline.language import Language
from pipeline.translatable import _
from pipeline.verify.alarms import Alarm, Verified

LONGEST = 80
"""Most characters of a value that a line quotes."""


def lines(found: Verified, file: str, words: Language) -> Iterator[str]:
    """The verdict, then alarms, then what was checked and what was not."""
    yield words.say(_VERDICTS[found.verdict], file=file)
    for alarm in found.alarms:
        yield f"  ✗ {_told(alarm, words)}"
    for message in (*found.proof, *found.signed, *found.checked):
        yield f"  ✓ {words.shown(message)}"
    for message in (*found.unchecked, *found.at_home):
        yield f"  – {words.shown(message)}"


def as_json(found: Verified, file: str, words: Language) -> str:
    """The same as a JSON object: `verdict`, `alarms[]` and the sentences."""
    alarms = [
        {**asdict(alarm), "about": words.shown(alarm.about), "text": _told(alarm, words)}
        for alarm in found.alarms
    ]
    sentences = {
        name: [words.shown(message) for message in getattr(found, name)]
        for name in ("proof", "signed", "checked", "at_home", "unchecked")
    }
    told = {"file": file, "verdict": found.verdict, "alarms": alarms, **sentences}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _told(alarm: Alarm, words: Language) -> str:
    place = words.say(_PLACES[alarm.kind], name=alarm.name).strip()
    told = f"{place}: {words.shown(alarm.about)}"
    if not (alarm.old or alarm.new):
        return told
    values = {"old": _short(alarm.old), "new": _short(alarm.new)}
    return words.say(_VALUES, told=told, **values)


def _short(value: str) -> str:
    shown = "".join(sign if sign.isprintable() else "·" for sign in value)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


_VERDICTS = {
    "proved": _("{file}: proved genuine."),
    "consistent": _(
        "{file}: consistent. Nothing in it contradicts itself; whether it is genuine, only its"
        " inputs or a trusted signature prove."
    ),
    "partial": _("{file}: consistent as far as it could be checked."),
    "contradicted": _("{file}: changed. It is not as it was made."),
}
_PLACES = {
    "page": _("Page {name}"),
    "attachment": _("Attachment {name}"),
    "metadata": _("Metadata {name}"),
    "figure": _("Figure {name}"),
    "file": _("The file {name}"),
    "input": _("Input {name}"),
    "signature": _("Signature {name}"),
}
_VALUES = _("{told}; it must be “{old}” and is “{new}”")
