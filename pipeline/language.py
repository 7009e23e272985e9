"""The report's language: translated words, and numbers, dates and lists as it writes them.

Message ids are English; `locales/<code>.po` holds the translations and is read as it is, so
translators edit the catalogue that is used. Formatting follows CLDR through Babel.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from gettext import NullTranslations, c2py
from importlib.resources import files
from typing import BinaryIO

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import NumberPattern, parse_pattern

from pipeline.codes import FINDINGS, PROBLEMS, REASONS
from pipeline.problems import Finding, Problem, Reason
from pipeline.values import Joined, Message, Number, Value

LANGUAGES = ("id", "en")
_DIGITS = 400
_LOCALES = {"id": "id_ID", "en": "en_GB"}

Text = str | Mapping[str, str]
"""A text that people wrote: a text for each language, or a single text for all."""


_parsed: Callable[[str], NumberPattern] = cache(parse_pattern)


class Translations(NullTranslations):
    """A catalogue as translators edit it; a message that it lacks is used untranslated."""

    def _parse(self, fp: BinaryIO) -> None:  # type: ignore[override]  # typed for all that is read
        catalogue = read_po(fp)
        self._plural = c2py(catalogue.plural_expr)
        self._said = {
            one.id: one.string for one in catalogue if one.id and one.string and not one.fuzzy
        }

    def gettext(self, message: str) -> str:
        said = self._said.get(message)
        return said if isinstance(said, str) else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        said = self._said.get((msgid1, msgid2))
        one = said[self._plural(n)] if isinstance(said, tuple) else ""
        return one or super().ngettext(msgid1, msgid2, n)


@dataclass(frozen=True)
class Language:
    """One language: `say` translates, the other methods format values for a reader."""

    code: str
    locale: Locale
    translations: NullTranslations

    def say(self, message: str, **values: object) -> str:
        """The translated message with its fields filled by formatted values."""
        return self.translations.gettext(message).format(
            **{name: self.shown(value) for name, value in values.items()}
        )

    def say_many(self, one: str, many: str, count: int, **values: object) -> str:
        """The translated message in the plural form for `count`; {count} is filled too."""
        message = self.translations.ngettext(one, many, count)
        return message.format(
            **{name: self.shown(value) for name, value in {"count": count, **values}.items()}
        )

    def text(self, text: Text | None) -> str:
        """The text of a rulebook or report in this language, else in a language it has."""
        if text is None:
            return ""
        if isinstance(text, str):
            return text
        return text.get(self.code) or next(iter(text.values()), "")

    def shown(self, value: object) -> str:
        """Any value as a reader expects it; floats with two decimals."""
        match value:
            case None:
                return self.missing
            case bool():
                return self.say("yes") if value else self.say("no")
            case int():
                return self.number(value, 0)
            case float() | Decimal():
                return self.number(value)
            case date():
                return self.date(value)
            case Number():
                return (self.number if value.fixed else self.short)(value.value, value.digits)
            case Message():
                return self.say(value.text, **value.values)
            case Joined():
                return value.mark.join(self.shown(part) for part in value.parts)
            case Mapping():
                return self.text(value)
            case list() | tuple():
                return self.listed([self.shown(part) for part in value])
            case _:
                return str(value)

    @property
    def missing(self) -> str:
        """The text for a missing value; never a zero."""
        return self.translations.gettext("not available")

    def number(self, value: float | Decimal | None, digits: int = 2) -> str:
        """A number with fixed decimals, e.g. 1.234,50. It must be rounded already."""
        if value is None:
            return self.missing
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return self._formatted(value, pattern)

    def short(self, value: float | Decimal | None, digits: int = 2) -> str:
        """A number without trailing zeros: 100 and 52,63."""
        if value is None:
            return self.missing
        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return self._formatted(value, pattern)

    def _formatted(self, value: float | Decimal, pattern: str) -> str:
        """A number in a pattern, of whatever size; Babel itself stops at 28 digits."""
        with localcontext(prec=_DIGITS):
            return str(_parsed(pattern).apply(value, self.locale)).replace("-", "−")

    def money(self, value: int | Decimal | None) -> str:
        """Rupiah, without decimals where the amount is whole: Rp1.234.567."""
        if value is None:
            return self.missing
        whole = value == int(value)
        return "Rp" + self.number(value, 0 if whole else 2)

    def month(self, day: date) -> str:
        """The month of a date: Februari 2020."""
        return str(format_date(day, format="MMMM y", locale=self.locale))

    def date(self, day: date) -> str:
        """A date in words: 28 Februari 2020."""
        return str(format_date(day, format="d MMMM y", locale=self.locale))

    def listed(self, parts: Sequence[str]) -> str:
        """A list in a sentence: a, b dan c."""
        return str(format_list(list(parts), style="standard", locale=self.locale))

    def either(self, parts: Sequence[str]) -> str:
        """Alternatives in a sentence: a, b atau c."""
        return str(format_list(list(parts), style="or", locale=self.locale))

    def some(self, parts: Sequence[str], most: int, of: int | None = None) -> str:
        """The first `most` of a list of `of` parts, and how many more: a, b dan 7 lainnya.

        If only one is left it is named, as that takes no more room than the count.
        """
        more = (len(parts) if of is None else of) - most
        return self.listed(
            parts if more <= 1 else [*parts[:most], self.say("{count} more", count=more)]
        )

    def problem(self, problem: Problem) -> str:
        """What is wrong, as one sentence."""
        return self.say(PROBLEMS[problem.code].text, **self._fields(problem)).strip()

    def remedy(self, problem: Problem) -> str:
        """What the sender should do about it."""
        return self.say(PROBLEMS[problem.code].remedy, **self._fields(problem)).strip()

    def noted(self, value: Value) -> str:
        """What was found or expected, as data: parts of a list are separated by commas."""
        if isinstance(value, list | tuple):
            return ", ".join(self.shown(part) for part in value)
        return self.shown(value)

    def finding(self, finding: Finding, most: int | None = None) -> str:
        """A finding as one or two sentences, naming at most `most` parts of each list."""
        values = {
            "where": finding.where,
            "found": self.noted(finding.found),
            "expected": self.noted(finding.expected),
        }
        named = {
            name: self.some([self.shown(part) for part in value], most or len(value))
            if isinstance(value, list | tuple)
            else value
            for name, value in finding.values.items()
        }
        return self.say(FINDINGS[finding.code].text, **{**values, **named})

    def _fields(self, problem: Problem) -> dict[str, object]:
        fields = _fields(problem)
        if fields["nearest"]:
            fields["nearest"] = self.say(
                "; perhaps “{nearest}” is meant", nearest=fields["nearest"]
            )
        if isinstance(reason := fields.get("reason"), Reason):
            fields["reason"] = self.say(REASONS[reason.name], **{**fields, **reason.values})
        return fields


_LONGEST = 200
"""Most characters of a cell in a sentence."""


def _fields(problem: Problem) -> dict[str, object]:
    place = {
        "file": problem.file,
        "sheet": problem.sheet,
        "row": "" if problem.row is None else str(problem.row),
        "column": _short(problem.column),
        "value": _short(problem.value),
        "nearest": "",
    }
    return {**place, **problem.values}


def _short(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…"


@cache
def language(code: str) -> Language:
    """The language with this code, its catalogue read once."""
    catalogue = files("pipeline") / "locales" / f"{code}.po"
    translations = NullTranslations()
    if catalogue.is_file():
        with catalogue.open("rb") as source:
            translations = Translations(source)
    return Language(code, Locale.parse(_LOCALES[code]), translations)
