"""The totals of a batch: how many reports ended in which way, and which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.batch import Result
from pipeline.language import Language
from pipeline.problems import InputsRefused, PolicyWrong, RenderFailed, UsageError, worst
from pipeline.publish import OutputsUnwritable
from pipeline.translatable import _

MOST_NAMED = 10
_FAILED = "failed"
FAILURES = {
    InputsRefused.exit_code: "refused",
    PolicyWrong.exit_code: "wrong",
    RenderFailed.exit_code: "unrendered",
    OutputsUnwritable.exit_code: "unwritable",
    UsageError.exit_code: "usage",
}
_COUNTED: Mapping[str, str] = {
    "built": _("{count} built"),
    "withdrawn": _("{count} withdrawn"),
    "checked": _("{count} can be built"),
    "standing": _("{count} up to date"),
    "refused": _("{count} refused"),
    "wrong": _("{count} with wrong settings"),
    _FAILED: _("{count} failed"),
}
_NAMED: Mapping[str, str] = {
    "refused": _("Refused: {names}"),
    "wrong": _("Settings wrong: {names}"),
    _FAILED: _("Failed: {names}"),
}


def ended_as(result: Result) -> str:
    """How one report ended, in a word for a machine."""
    if result.outcome is not None:
        return result.outcome.status
    return FAILURES.get(result.exit_code, "bug")


@dataclass
class Totals:
    """The deliveries of a batch by outcome, in the order in which they ended."""

    deliveries: dict[str, list[str]] = field(default_factory=dict)
    codes: list[int] = field(default_factory=list)

    def add(self, result: Result) -> None:
        self.deliveries.setdefault(ended_as(result), []).append(result.delivery)
        self.codes.append(result.exit_code)

    @property
    def exit_code(self) -> int:
        return worst(self.codes)

    @property
    def counts(self) -> Mapping[str, int]:
        return {ending: len(names) for ending, names in sorted(self.deliveries.items())}


def summed_up(totals: Totals, words: Language) -> Iterator[str]:
    """A line with the batch's totals, and lines that name the first reports to be looked at."""
    told: dict[str, Sequence[str]] = {}
    for ending, names in totals.deliveries.items():
        kind = ending if ending in _COUNTED else _FAILED
        told[kind] = [*told.get(kind, ()), *names]
    parts = [words.say(_COUNTED[kind], count=len(told[kind])) for kind in _COUNTED if kind in told]
    count = len(totals.codes)
    yield words.say_many(
        "{count} report: {parts}", "{count} reports: {parts}", count, parts=", ".join(parts)
    )
    for kind, text in _NAMED.items():
        if kind in told:
            yield words.say(text, names=words.some(told[kind], MOST_NAMED))
