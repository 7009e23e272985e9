"""Nothing of the account is lost: each fact is in the report or in its workings, and what SAID and
MEASURED name of a measure is in the report itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.language import Language
from pipeline.language import language as language_of
from tests.page_checks import compact
from tests.pdf_pages import Read

Record = Mapping[str, Any]

MEASURED = ("target", "actual", "achievement")
SAID = ("name", "rating_text", "cause", "solution", "programme", "owner")
"""What the report itself must print of each measure, in figures and in words."""
WORDS = {
    "measures": ("objective", "name", "definition", "source", "collected", "verified_by",
                 "limitation", "cause", "solution", "programme", "owner", "rating_text"),
    "objectives": ("name", "rating_text"),
    "perspectives": ("name", "rating_text"),
    "programmes": ("name",),
    "budget": ("name",),
    "recommendations": ("text",),
    "findings": ("text",),
    "surveys": ("title",),
}  # fmt: skip
FIGURES = {
    "measures": ("target", "actual", "achievement", "score", "renstra_target", "national_standard",
                 "target_before"),
    "objectives": ("score",),
    "perspectives": ("score",),
    "programmes": ("ceiling", "realized"),
    "budget": ("ceiling", "realized", "output_target", "output_actual"),
    "surveys": ("index", "mean", "alpha", "respondents"),
    "recommendations": ("impact",),
}  # fmt: skip
ITEMS = ("mean", "item_total_r")
MILLION, MOST_DIGITS = 1_000_000, 4


def lost(record: Record, language: str, *files: Read) -> Iterator[str]:
    """Facts of the account that none of the files prints."""
    printed, said = "\n".join(map(text_of, files)), language_of(language)
    for kind, keys in WORDS.items():
        for entry in record[kind] or ():
            for key in keys:
                if entry.get(key) and not _says(printed, entry[key]):
                    yield f"{kind}: {key} “{entry[key][:60]}” is printed nowhere"
    for kind, keys in FIGURES.items():
        for entry in record[kind] or ():
            yield from _figures_lost(entry, keys, kind, printed, said)
    for survey in record["surveys"]:
        for item in survey["items"]:
            yield from _figures_lost(item, ITEMS, "items", printed, said)


def _figures_lost(
    entry: Record, keys: Sequence[str], kind: str, printed: str, language: Language
) -> Iterator[str]:
    for key in keys:
        value = entry.get(key)
        if value is not None and not _counts(printed, value, language):
            named = entry.get("id", entry.get("code"))
            yield f"{kind}: {key} {value} of {named} is printed nowhere"


def lost_of_measures(record: Record, language: str, report: Read) -> Iterator[str]:
    """What the report itself leaves out of a measure."""
    printed, said = text_of(report), language_of(language)
    for measure in record["measures"]:
        for key in SAID:
            if measure[key] and not _says(printed, measure[key]):
                yield f"{key} of {measure['id']} is not in the report"
        for key in MEASURED:
            grade = measure.get(f"{key}_grade")
            value = measure[key]
            if (grade and not _says(printed, grade)) or (
                not grade and value is not None and not _counts(printed, value, said)
            ):
                yield f"{key} of {measure['id']} is not in the report"


def text_of(read: Read) -> str:
    """All that is read, however it was broken into lines; a block apart from the next."""
    kinds = ("P", "TD", "TH", "LI", "Caption", "H1", "H2", "H3", "H4", "H5", "H6")
    return "\n".join(compact(element.said) for element in read.find(*kinds)).casefold()


def _says(printed: str, text: str) -> bool:
    return compact(text).rstrip(".").casefold() in printed


def _counts(printed: str, value: float, language: Language) -> bool:
    """Whether a figure is printed, with whatever decimals, whole or in millions."""
    ways = {
        language.number(round(amount, digits), digits)
        for amount in (value, value / MILLION)
        for digits in range(MOST_DIGITS + 1)
    }
    return any(compact(way) in printed for way in ways)
