"""The questions of a survey in, whether they ask about the nine elements of a service out."""

from pipeline.ingest.recognised.questions import Questions
from pipeline.reportfile import Item
from pipeline.rulebook import SurveyPolicy
from pipeline.statistics.elements import IKM_2017, part_of, parts_by_text, parts_of

_FOUR_POINTS = (1, 4)


def asks_elements(asked: Questions, policy: SurveyPolicy) -> bool:
    """Whether each of the nine is asked about, by its code or its name, on four points: only then
    the index of PermenPAN-RB 14/2017 can be computed."""
    items = [Item(id=code, text=text) for code, text in asked.items.values()]
    parts = parts_of(IKM_2017, policy)
    by_code = [part for item in items if (part := part_of(item, IKM_2017, parts))]
    named = {part.code for part in (*by_code, *parts_by_text(items, IKM_2017, parts).values())}
    return asked.scales == (_FOUR_POINTS,) and named == {part.code for part in parts}
