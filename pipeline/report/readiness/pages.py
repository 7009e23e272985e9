"""The pages on an evaluator's sheet: what to fill in first, then the other criteria by part.

No score of the whole is printed or can be added up: an evaluator grades, and looks at more than
this.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.account import Judged, Readiness, State
from pipeline.case import Case
from pipeline.document import Block, Callout, Cell, Chapter, Colour, Column, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import number_cell, paragraph
from pipeline.report.readiness.told import cells_text, told
from pipeline.translatable import _

_STATES: dict[State, tuple[str, Colour]] = {
    "proven": (_("proven"), "best"),
    "outside": (_("elsewhere"), "neutral"),
}


def readiness_pages(case: Case) -> tuple[Chapter, ...]:
    """All pages; none where no evaluation sheet is used for the period."""
    readiness, language = case.account.readiness, case.language
    if readiness is None:
        return ()
    components = groupby(readiness.judged, lambda one: language.text(one.part.component))
    return (
        _first(readiness, language),
        *(
            _component(number, name, tuple(judged), language)
            for number, (name, judged) in enumerate(components)
        ),
    )


def _first(readiness: Readiness, language: Language) -> Chapter:
    """What is missing, by the points at stake, the most first."""
    blocks = (*_counts(readiness, language), *_to_fill(readiness.missing, language))
    return Chapter("to-fill", "", language.say("What to fill in first"), blocks)


def _counts(readiness: Readiness, language: Language) -> Iterator[Block]:
    states = [one.state for one in readiness.judged]
    yield paragraph(
        language,
        "Of {count} criteria the report and its files prove {proven}; {missing} are not proven, "
        "and of {outside} evaluators look elsewhere, so that nothing is claimed of them.",
        count=len(states),
        proven=states.count("proven"),
        missing=states.count("missing"),
        outside=states.count("outside"),
    )
    yield Callout(
        language.say("This is no score"),
        (
            language.say(
                "Evaluators grade each criterion by its quality, and by what they see themselves. "
                "Points are what is at stake: those of a part divided by the number of its "
                "criteria. By {citation}. {confidence}",
                citation=language.text(readiness.sheet.citation),
                confidence=language.text(readiness.sheet.confidence),
            ),
        ),
    )


def _to_fill(missing: Sequence[Judged], language: Language) -> Iterator[Block]:
    if not missing:
        yield paragraph(language, "No cell is left that would prove another criterion.")
        return
    yield paragraph(
        language,
        "{table} names the cells that would prove the rest. A dash, “n/a”, “tidak ada” or one text "
        "repeated for every measure proves nothing.",
        table=Ref("to-fill-table"),
    )
    yield PrintedTable(
        "to-fill-table",
        language.say("What is not proven, by the points at stake"),
        (
            Column(language.say("Criterion"), width=33),
            Column(language.say("Cell that would prove it"), width=56),
            Column(language.say("Points"), kind="number", width=11),
        ),
        tuple(
            (
                _numbered(one, language.text(one.criterion.short)),
                _needed(one, language),
                number_cell(float(one.part.each), language),
            )
            for one in missing
        ),
    )


def _numbered(judged: Judged, text: str) -> Cell:
    """A text after the number of its criterion, in one run: the `number` of a cell is set as a
    hanging number, which takes half of the page's layout time."""
    return Cell(f"{judged.criterion.id}\N{EN SPACE}{text}")


def _needed(judged: Judged, language: Language) -> Cell:
    """The cells, and why they are needed; the reason alone where no cell would help."""
    cells, why = cells_text(judged.cells, language), told(judged, language)
    return Cell(cells, detail=why) if cells else Cell(why)


def _component(number: int, name: str, judged: Sequence[Judged], language: Language) -> Chapter:
    """The criteria of a component that are proven or seen elsewhere, below their parts."""
    table = f"component-{number}"
    parts = groupby(judged, lambda one: one.part.id)
    rows = (row for _id, part in parts for row in _rows(tuple(part), language))
    blocks = (
        paragraph(
            language,
            "{table} has what is proven of {component}, and what is seen elsewhere.",
            table=Ref(table),
            component=name,
        ),
        PrintedTable(
            table,
            language.say("Criteria of {component} and what proves them", component=name),
            (
                Column(language.say("Criterion"), width=54),
                Column(language.say("State"), kind="rating", width=18),
                Column(language.say("Proof or source"), width=28),
            ),
            tuple(rows),
        ),
    )
    return Chapter(f"chapter-{number}", "", name, blocks)


def _rows(judged: Sequence[Judged], language: Language) -> Iterator[tuple[Cell, ...]]:
    """A part: its points, and which of its criteria are not proven; then its other criteria."""
    part, missing = judged[0].part, [one.criterion.id for one in judged if one.state == "missing"]
    worth = language.say(
        "{id} {part}: {points} points, {each} for each criterion",
        id=part.id,
        part=language.text(part.name),
        points=language.short(float(part.points)),
        each=float(part.each),
    )
    lacking = language.say("not proven: {criteria}", criteria=missing) if missing else ""
    yield (Cell("; ".join(filter(None, (worth, lacking)))),)
    for one in judged:
        if one.state != "missing":
            word, colour = _STATES[one.state]
            yield (
                _numbered(one, language.text(one.criterion.text)),
                Cell(language.say(word), colour=colour),
                Cell(told(one, language)),
            )
