"""A rulebook as text for a terminal: what it is, its rules, what differs from its parent."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from pipeline.formulas import CATALOGUE
from pipeline.language import Language
from pipeline.report.annexes.policy_words import (
    LEVEL_NAMES,
    achievement_rule,
    band_list,
    in_force,
    missing_rule,
    rollup_rule,
    told_differences,
)
from pipeline.report.phrases.shares import off_the_whole
from pipeline.rounding import half_up
from pipeline.rulebook import LEVELS, Difference, Rulebook
from pipeline.rulebook.weights import weight_shares

_WIDTH = 96
_INDENT = 18


def rulebook_text(book: Rulebook, found: Sequence[Difference], language: Language) -> str:
    """The whole rulebook in lines of readable width."""
    parts = [
        *_entries(_head(book, language)),
        *_titled(language.say("Perspectives"), _perspectives(book, language)),
        *_titled(language.say("Bands, from their floors upwards"), _scales(book, language)),
        *_titled(language.say("What is unsure about the rules"), _notes(book, language)),
    ]
    if found:
        title = language.say("What differs from the rulebook {parent}", parent=book.extends)
        lines = (
            f"{key}: {parent} → {own}" for key, parent, own in told_differences(found, language)
        )
        parts += ["", title, *_wrapped(lines)]
    return "\n".join(parts)


def rulebook_list(books: Mapping[str, Rulebook], language: Language) -> str:
    """A line for each rulebook: id, title, which rulebook it extends."""
    width = max(len(name) for name in books) + 2
    return "\n".join(
        f"{name:<{width}}{language.text(book.title)}"
        + (f" ({language.say('Extends')}: {book.extends})" if book.extends else "")
        for name, book in books.items()
    )


def _head(book: Rulebook, language: Language) -> Iterator[tuple[str, str]]:
    yield language.say("Rulebook"), f"{language.text(book.title)} ({book.id})"
    yield language.say("Source"), language.text(book.citation)
    yield language.say("Confidence"), language.text(book.confidence)
    yield language.say("In force"), in_force(book, language)
    yield language.say("Extends"), book.extends or "–"
    yield language.say("Achievement"), achievement_rule(book, language)
    yield language.say("Roll-up"), rollup_rule(book, language)
    yield language.say("Missing figures"), missing_rule(book, language)


def _perspectives(book: Rulebook, language: Language) -> Iterator[tuple[str, str]]:
    shares = [100 * share for share in weight_shares(one.weight for one in book.perspectives)]
    for perspective, share in zip(book.perspectives, shares, strict=True):
        weight, of_whole = language.short(perspective.weight, 4), language.short(half_up(share))
        yield perspective.id, f"{language.text(perspective.name)}: {weight} ({of_whole} %)"
    if note := off_the_whole(shares, language):
        yield language.say("Note"), note


def _scales(book: Rulebook, language: Language) -> Iterator[tuple[str, str]]:
    """Each list of bands once, after the names of all levels that it rates."""
    alike: dict[str, list[str]] = {}
    for name in LEVELS:
        if bands := book.levels.of(name).bands:
            alike.setdefault(band_list(bands, language), []).append(language.say(LEVEL_NAMES[name]))
    for told, names in alike.items():
        yield ", ".join(names), told
    for name, policy in book.formulas.items():
        if policy.scale:
            yield language.say(CATALOGUE[name].title), band_list(policy.scale, language)


def _notes(book: Rulebook, language: Language) -> Iterator[tuple[str, str]]:
    for note in book.notes:
        yield note.subject, language.text(note.text)
    for name, policy in book.formulas.items():
        if policy.note:
            yield language.say(CATALOGUE[name].title), language.text(policy.note)


def _titled(title: str, entries: Iterator[tuple[str, str]]) -> list[str]:
    lines = _entries(entries)
    return ["", title, *lines] if lines else []


def _entries(entries: Iterator[tuple[str, str]]) -> list[str]:
    """Terms, and their texts beside them."""
    lines = []
    for term, text in entries:
        start = f"  {term}  ".ljust(_INDENT)
        lines += wrap(text, _WIDTH, initial_indent=start, subsequent_indent=" " * _INDENT)
    return lines


def _wrapped(lines: Iterator[str]) -> list[str]:
    return [
        part
        for line in lines
        for part in wrap(line, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    ]
