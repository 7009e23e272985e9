"""Sentences and cells: translated messages filled with formatted values and references."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from string import Formatter

from pipeline.account import Measure, Told
from pipeline.document import Cell, Colour, Origin, Paragraph, Ref, Runs
from pipeline.formulas import CATALOGUE
from pipeline.language import Language
from pipeline.report.phrases.names import named_period
from pipeline.rounding import half_up
from pipeline.rulebook import Band
from pipeline.translatable import _
from pipeline.values import Value

Said = Value | Ref
"""A value that fills a sentence of the report, or a reference to another part of it."""


def runs(language: Language, message: str, **values: Said) -> Runs:
    """A translated sentence in which references are kept as references."""
    parts: list[str | Ref] = []
    for text, name, *_rest in Formatter().parse(language.translations.gettext(message)):
        value = values[name] if name is not None else None
        if text:
            parts.append(text)
        if isinstance(value, Ref):
            parts.append(value)
        elif name is not None:
            parts.append(language.shown(value))
    return _joined(parts)


def _joined(parts: Sequence[str | Ref]) -> Runs:
    """Merge neighbouring texts into one."""
    joined: list[str | Ref] = []
    for part in parts:
        if joined and isinstance(part, str) and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


def spaced(sentences: Iterable[Runs]) -> Runs:
    """Sentences with a space between them."""
    parts: list[str | Ref] = []
    for sentence in sentences:
        parts += [" ", *sentence] if parts else sentence
    return _joined(parts)


def paragraph(language: Language, message: str, *, lead: bool = False, **values: Said) -> Paragraph:
    """One or more translated sentences as a paragraph."""
    return Paragraph(runs(language, message, **values), lead=lead)


def passages(text: str, table: str, key: str) -> tuple[Paragraph, ...]:
    """The agency's own text, from a key of a table of report.toml, as paragraphs; blank lines
    separate them. It is printed unchanged."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    origin = Origin(table, key)
    return tuple(Paragraph((part,), origin=origin) for part in parts if part)


def lowered(text: str) -> str:
    """A text with a small first letter, to follow a colon."""
    return text[:1].lower() + text[1:]


def text_cell(text: str | None, language: Language) -> Cell:
    """A text, or the words for a missing one."""
    return Cell(text or language.missing)


def number_cell(value: float | None, language: Language, *, fixed: bool = True) -> Cell:
    """A number rounded once and formatted, or a dash where there is none."""
    if value is None:
        return Cell("–")
    return Cell(language.number(half_up(value)) if fixed else language.short(half_up(value)))


def money_cell(value: Decimal | None, language: Language) -> Cell:
    """An amount without its unit; below zero it is in parentheses, as budgets print it."""
    if value is None:
        return Cell("–")
    shown = language.money(abs(value)).removeprefix("Rp")
    return Cell(f"({shown})" if value < 0 else shown)


def value_cell(value: Told | None, measure: Measure, language: Language) -> Cell:
    """A value of a measure in the measure's own decimals, a grade, or a dash."""
    if value is None:
        return Cell("–")
    if isinstance(value, str):
        return Cell(value)
    return Cell(language.number(measure.rounded(value), measure.digits))


def rating_cell(band: Band | None, language: Language) -> Cell:
    """A rating with its colour, or a dash where nothing was rated."""
    return Cell("–") if band is None else Cell(language.text(band.label), colour=band.colour)


def colour_of(band: Band | None) -> Colour:
    return "neutral" if band is None else band.colour


def percent(value: float | None, language: Language) -> str:
    """An achievement: 93,11 %."""
    return language.missing if value is None else f"{language.number(half_up(value))}\u00a0%"


def working_text(measure: Measure, language: Language) -> str | None:
    """The formula with its numbers, e.g. `Σ realisasi ÷ Σ pagu × 100 = 1.161 ÷ 1.000 × 100`.

    None where there is no actual: an equation with gaps explains nothing.
    """
    if measure.actual_grade is not None:
        return language.say("the delivered grade: {grade}", grade=measure.actual_grade)
    if measure.actual is None:
        return None
    if measure.cumulative and measure.cumulative.parts:
        return aggregated_text(measure, measure.cumulative.parts, language)
    numbers = {name: language.short(value, 4) for name, value in measure.numbers.items()}
    whole = [one.file for one in measure.evidence if not one.rows]
    if measure.is_reported and whole:  # another agency's final: evidence from a table has rows
        return language.say("the figure of {final}: {actual}", final=whole[0], **numbers)
    return language.say(CATALOGUE[measure.formula].equation, **numbers)


_AGGREGATED = {
    "sum": _("the sum of {parts} = {actual}"),
    "mean": _("the mean of {parts}, each counted alike = {actual}"),
}
_ALONE = _("the figure of {parts} = {actual}")
"""How a figure was made from parts of a year, by the rule that the register names."""


def aggregated_text(measure: Measure, parts: Sequence[str], language: Language) -> str:
    """From which parts of the year an actual was made, and how."""
    message = _AGGREGATED.get(measure.aggregation or "", _ALONE) if len(parts) > 1 else _ALONE
    named = [named_period(part, language) for part in parts]
    return language.say(message, parts=named, actual=language.short(measure.actual, 4))
