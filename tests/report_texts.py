"""What every report keeps in its words: nothing twice, no key of the program, no list cut short,
one way to print a quantity. Each rule is a function that yields what breaks it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.language import language as language_of
from tests.page_checks import compact
from tests.pdf_pages import Element, Read

Record = Mapping[str, Any]

TIMES, TABLES, TELLING_DIGITS = 3, 3, 4
"""How often an actual is printed outside tables, and in how many tables, at most; how many digits
a figure has, at least, that is known to be that actual."""
SENTENCE, ALIKE_ROWS, UNCUT, NEAR, FEWEST_MARKS = 6, 3, 6, 2, 3
"""Words of a sentence, rows of a table, names of a list, pages, figures of a drawing: from these
on a rule holds."""
KEY = re.compile(
    r"\b[a-z]+(?:_[a-z]+)+\b|\{\w+\}|\b[\w-]+\.(?:csv|toml|xlsx?|json|py)\b"
    r"|\b[a-z]{3,}(?:\.[a-z]{3,})+\b"
)
"""A name with low lines, a field left open, a file, a path of settings."""
WEB = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|\b[\w.-]+\.(?:go|or|co|ac)\.id\b")
CUT = re.compile(r"(?:\bdan|\band|&) (\d+) (?:lainnya|others?|more)\b")
POINTS = re.compile(r"\b(?:[Rr]ealisasi|[Cc]apaian|[Tt]arget) [\d.,]+ poin persen")
PRAISE = re.compile(r"^(?:\d+ )?(?:Pertahankan|Keep)\b")
TALLY = re.compile(r"\b(\d+) (?:dari|of) (\d+) targets?\b")
NUMBER = re.compile(r"[−-]?\d{1,3}(?:[.,]\d{3})*([.,]\d+)?")
OVER = re.compile(r"melampaui pagu|over (?:its|the) ceiling|exceeds? (?:its|the) ceiling", re.I)
FORMAL = {
    *("Kata Pengantar", "Daftar Isi", "Ikhtisar Eksekutif", "Perencanaan Kinerja"),
    *("Akuntabilitas Kinerja", "Capaian Kinerja Organisasi", "Realisasi Anggaran"),
    *("Perjanjian Kinerja", "Perjanjian Kinerja Perubahan", "Lampiran Perjanjian"),
    "Pernyataan Telah Direviu",
}
"""Headings that the regulation words, capitals and all."""


@dataclass(frozen=True)
class Told:
    """A report in its words, the account it was made from, and the language it is in.

    `given` is all that the agency wrote, as it is compared.
    """

    read: Read
    record: Record
    language: str
    given: str = ""

    @cached_property
    def running(self) -> list[Element]:
        """The blocks of running text, notes too; the contents apart."""
        return [
            block
            for block in self.read.find("P", "LI")
            if not block.within("Table") and not _holds_blocks(block)
        ]

    @cached_property
    def tables(self) -> list[list[Element]]:
        """The pieces of each captioned table, one a page."""
        pieces: list[list[Element]] = []
        for table in self.read.find("Table"):
            heads = table.find("THead")
            if table.find("Caption"):
                pieces.append([table])
            elif heads and pieces and pieces[-1][0].find("THead")[0].said == heads[0].said:
                pieces[-1].append(table)
        return pieces

    def actuals(self) -> Iterator[tuple[str, str]]:
        """Each measure and its actual as printed, where no other figure of a measure equals it."""
        said = language_of(self.language)
        printed = {
            one["id"]: said.number(round(one["actual"], one["digits"]), one["digits"])
            for one in self.record["measures"]
            if one["actual"] is not None and not one["actual_grade"]
        }
        shared = Counter(
            said.number(round(one[key], one["digits"]), one["digits"])
            for one in self.record["measures"]
            for key in ("actual", "achievement", "target")
            if one[key] is not None
        )
        for measure, figure in printed.items():
            if shared[figure] == 1 and sum(map(str.isdigit, figure)) >= TELLING_DIGITS:
                yield measure, figure


def _holds_blocks(element: Element) -> bool:
    return any(part.kind in ("P", "LI") for part in element if part is not element)


def _cells(row: Element) -> list[str]:
    return [cell.said for cell in row.children if cell.kind in ("TH", "TD")]


def _rows(pieces: Sequence[Element]) -> list[list[str]]:
    """The rows of a table as texts, without the headings of groups."""
    rows = [_cells(row) for piece in pieces for body in piece.find("TBody")
            for row in body.find("TR")]  # fmt: skip
    return [row for row in rows if len(row) > 1]


def actuals_are_printed_few_times(told: Told) -> Iterator[str]:
    for measure, figure in told.actuals():
        whole = re.compile(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)")
        times = sum(len(whole.findall(block.said)) for block in told.running)
        tables = [table for table in told.read.find("Table") if table.find("THead")]
        held = sum(bool(whole.search(table.said)) for table in tables)
        if times > TIMES:
            yield f"{figure} of {measure} is printed {times} times outside tables"
        if held > TABLES:
            yield f"{figure} of {measure} is printed in {held} tables"


def nothing_is_said_twice(told: Told) -> Iterator[str]:
    """No sentence or note of ours. What the agency wrote may be repeated where it is needed; what
    has no full stop labels the figure beside it, or is the place and day of a form."""
    said = Counter(
        sentence
        for block in told.running
        for sentence in re.split(r"(?<=[.!?]) +", block.said)
        if len(sentence.split()) >= SENTENCE
        and sentence.endswith((".", "!", "?"))
        and compact(sentence).rstrip(".") not in told.given
    )
    for sentence, times in said.items():
        if times > 1:
            yield f"“{sentence[:70]}” is said {times} times"


def no_table_has_equal_values(told: Told) -> Iterator[str]:
    """Not every row says the same; a table with targets may, because it lists what was promised."""
    for pieces in told.tables:
        rows = _rows(pieces)
        columns = list(zip(*(row[1:] for row in rows), strict=False))
        promises = re.search(r"\bTarget\b", pieces[0].find("THead")[0].said)
        if len(rows) >= ALIKE_ROWS and not promises and all(len(set(one)) == 1 for one in columns):
            yield f"“{pieces[0].said[:40]}” says the same in every row"


def no_figure_repeats_a_column(told: Told) -> Iterator[str]:
    for figure in told.read.find("Figure"):
        marks = {text.said.strip() for text in figure.texts if NUMBER.fullmatch(text.said.strip())}
        for pieces in told.tables:
            near = figure.texts and abs(figure.texts[0].page - pieces[0].texts[0].page) <= NEAR
            for column in zip(*_rows(pieces), strict=False):
                if near and len(marks) >= FEWEST_MARKS and marks <= set(column):
                    yield f"“{figure.said[:40]}” repeats a column of “{pieces[0].said[:40]}”"


def overspending_leads(told: Told) -> Iterator[str]:
    """Spending over a ceiling is said before any praise, and is never praised itself."""
    over = [one["name"] for one in told.record["measures"] if one["met_reason"] == "over_ceiling"]
    if not over:
        return
    pages = [block for block in told.running if "," in block.said or "." in block.said]
    first = next((place for place, block in enumerate(pages) if OVER.search(block.said)), None)
    praised = next((place for place, block in enumerate(pages) if PRAISE.match(block.said)), None)
    if first is None or (praised is not None and praised < first):
        yield "what was spent over its ceiling is not said first"
    for block in (*told.running, *told.read.find("TR")):
        for name in over:
            if PRAISE.match(block.said) and name.casefold() in block.said.casefold():
                yield f"“{block.said[:60]}” praises what was spent over its ceiling"


def a_rating_over_a_missed_target_says_both(told: Told) -> Iterator[str]:
    missed = re.compile(
        r"tidak tercapai|melampaui pagu|missed|over (?:its|the) ceiling|not met", re.I
    )
    strips = {one.said: one for one in told.read.find("H4")}
    for measure in told.record["measures"]:
        if measure["met"] is False and measure["rating_text"]:
            card = next((e for said, e in strips.items() if said.endswith(measure["name"])), None)
            beside = card.parent.said if card and card.parent else ""
            if measure["rating_text"] not in beside or not missed.search(beside):
                yield f"the card of {measure['id']} does not say its rating and that it was missed"


def tallies_agree(told: Told) -> Iterator[str]:
    """“2 of 3 targets” is true of all measures, of an objective or of a perspective."""
    whole = told.record["tally"]
    allowed = {(whole["met"], whole["of"])}
    for key in ("objective_id", "perspective"):
        for group in {one[key] for one in told.record["measures"]}:
            inside = [one for one in told.record["measures"] if one[key] == group]
            judged = [one for one in inside if one["target"] is not None or one["target_grade"]]
            met = sum(one["met"] is True for one in inside)
            allowed |= {(met, len(inside)), (met, len(judged))}
            allowed |= {(met, sum(one["met"] is not None for one in inside))}
    for block in (*told.running, *told.read.find("H1", "H2", "H3")):
        for met, of in TALLY.findall(block.said):
            if (int(met), int(of)) not in allowed:
                yield f"“{block.said[:60]}” says {met} of {of}"


def advice_on_items_is_sure(told: Told) -> Iterator[str]:
    """An item is advised on once and only if valid; at most three pieces of advice on items are of
    high priority; none claims a gain."""
    texts = {item["text"]: item for survey in told.record["surveys"] for item in survey["items"]}
    advised: Counter[str] = Counter()
    urgent = 0
    for advice in told.record["recommendations"]:
        for text, item in texts.items():
            if f"“{text}”" in advice["text"] or f'"{text}"' in advice["text"]:
                advised[text] += 1
                urgent += advice["priority"] == "high"
                if item["valid"] is False:
                    yield f"advice on “{text}”, which is not valid"
                if advice["impact"] is not None:
                    yield f"a gain is claimed for “{text}”"
    yield from (f"“{text}” is advised on {n} times" for text, n in advised.items() if n > 1)
    if urgent > TIMES:
        yield f"{urgent} items are of high priority"


def axes_have_their_ends(html: str) -> Iterator[str]:
    """A table with a column of bars shows the ends of their axis."""
    for table in re.findall(r"<table\b.*?</table>", html, re.S):
        bars, ends = table.count('class="deviation"'), re.findall(r'class="(?:ends|scale)"', table)
        if bars and not ends:
            yield f"bars without ends: {re.sub('<[^>]+>', ' ', table).split()[:8]}"


def no_key_of_the_program(told: Told) -> Iterator[str]:
    for block in (*told.running, *told.read.find("TD", "TH", "H1", "H2", "H3", "H4", "Caption")):
        for key in KEY.findall(WEB.sub(" ", block.said)):
            if compact(key) not in told.given:
                yield f"“{block.said[:60]}” holds {key}"


def lists_are_not_cut_short(told: Told) -> Iterator[str]:
    for block in (*told.running, *told.read.find("TD", "TH")):
        for match in CUT.finditer(block.said):
            before = block.said[: match.start()].rsplit(". ", 1)[-1]
            named = len(re.split(r"[,;] ", before)) if before.strip() else _rows_above(block)
            if named + int(match[1]) <= UNCUT:
                yield f"“{block.said[:60]}” leaves out {match[1]}"


def _rows_above(block: Element) -> int:
    """How many rows its list has beside a line that says how many more there are."""
    beside = block.parent.children if block.parent else []
    return sum(bool(element.find("P")) for element in beside if element is not block)


def headings_are_capitalised_alike(told: Told) -> Iterator[str]:
    """Headings are capitalised as sentences are, except those that the regulation words."""
    names = told.given
    for heading in told.read.find("H1", "H2"):
        if heading.texts and heading.texts[0].page == 1:
            continue
        label = r"^(?:(?:Bab|Chapter|Lampiran|Annex) [A-Z]+ |[A-Z](?:\.\d+)? )"
        said = re.sub(label, "", heading.said, flags=re.I)
        title = said.split(":")[0].strip()
        later = [
            word for word in title.split()[1:] if word.isalpha() and compact(word) not in names
        ]
        capitals = [word for word in later if word[0].isupper()]
        if capitals and title not in FORMAL:
            yield f"the heading “{title}” is capitalised otherwise"


def a_column_has_one_number_of_decimals(told: Told) -> Iterator[str]:
    for pieces in told.tables:
        for column in zip(*_rows(pieces), strict=False):
            found = [match for cell in column if (match := NUMBER.fullmatch(cell.strip()))]
            decimals = {len(match[1] or "") for match in found}
            if len(decimals) > 1:
                yield f"“{pieces[0].said[:40]}” has a column with decimals {sorted(decimals)}"


def percent_is_no_points(told: Told) -> Iterator[str]:
    for block in told.running:
        if match := POINTS.search(block.said):
            yield f"“{match[0]}” is percent, not points"


RULES = (
    actuals_are_printed_few_times,
    nothing_is_said_twice,
    no_table_has_equal_values,
    no_figure_repeats_a_column,
    overspending_leads,
    a_rating_over_a_missed_target_says_both,
    tallies_agree,
    advice_on_items_is_sure,
    no_key_of_the_program,
    lists_are_not_cut_short,
    headings_are_capitalised_alike,
    a_column_has_one_number_of_decimals,
    percent_is_no_points,
)
