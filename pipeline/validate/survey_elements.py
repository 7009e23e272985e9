"""Items whose text names another element than their code does: which of the two is meant?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.problems import Problem
from pipeline.proposals import Proposal, Setting
from pipeline.reportfile import Item, Questionnaire
from pipeline.statistics.elements import Part, part_named, part_of, parts_by_text


def elements_named_otherwise(
    index: str, survey_id: str, survey: Questionnaire, parts: Sequence[Part]
) -> Iterator[Problem]:
    """A problem for each such item, with both readings of all of them."""
    named = {item.id: part for item in survey.items if (part := part_named(item, index, parts))}
    coded = {
        item.id: part
        for item in survey.items
        if item.id in named and (part := part_of(item, index, parts))
    }
    lines = tuple(_line(survey_id, survey.items, read) for read in (named, coded) if named)
    for item in (item for item in survey.items if item.id in named):
        values = {
            "survey": survey_id,
            "item": item.id,
            "code": coded[item.id].code,
            "element": _name(coded[item.id]),
            "named": _name(named[item.id]),
        }
        yield Problem(
            "element-named-otherwise",
            "report.toml",
            column=f"surveys.{survey_id}.items",
            value=item.text,
            values=values,
            proposals=lines,
        )


def elements_by_text(
    index: str, survey_id: str, survey: Questionnaire, parts: Sequence[Part]
) -> tuple[Proposal, ...]:
    """The line that gives items their elements, where the text of each item without an element
    names one, and no element is asked about twice."""
    asked = {item.id: part for item in survey.items if (part := part_of(item, index, parts))}
    found = asked | parts_by_text(survey.items, index, parts)
    codes = [part.code for part in found.values()]
    if len(found) < len(survey.items) or len(set(codes)) < len(codes):
        return ()
    return (
        replace(_line(survey_id, survey.items, found), standing="proved", gives="", because=index),
    )


def _line(survey_id: str, items: Sequence[Item], read: Mapping[str, Part]) -> Proposal:
    """The items with their elements by name, which no order can mistake."""
    told = "; ".join(f"{item} = {_name(part)}" for item, part in read.items())
    rows = tuple(_row(item, read.get(item.id)) for item in items)
    return Proposal(("surveys", survey_id), {"items": rows}, "reading", told)


def _row(item: Item, part: Part | None) -> Mapping[str, Setting]:
    given: dict[str, Setting] = item.model_dump(exclude_defaults=True)
    return given if part is None else {**given, "element": _name(part)}


def _name(part: Part) -> str:
    """The official name, in the first language that has it."""
    return part.label if isinstance(part.label, str) else next(iter(part.label.values()))
