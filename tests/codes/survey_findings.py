"""Deliveries whose survey gives findings."""

from collections.abc import Mapping, Sequence

from tests.codes.builders import Files, reported, rulebook, survey
from tests.codes.delivery import Delivery

Answers = Sequence[Sequence[object]]


def _asked(answers: Answers, *keys: str, items: Sequence[str] = (), scale: str = "[1, 5]") -> Files:
    """A survey of the items q1, q2 …, as many as there are answers."""
    names = [f"q{n}" for n, _ in enumerate(answers[0], 1)]
    declared = items or [f'"{name}"' for name in names]
    return survey(
        *answers, items=declared, scale=scale, keys="\n".join(keys), headings=",".join(names)
    )


# Six respondents whose mean answer to each of nine elements is 3.5: 87.5 by the regulation's
# weight, 86.63 by a weight of 0.11.
NINE = [[3, 4] * 4 + [3], [4, 3] * 4 + [4], [3, 3, 4] * 3, [4, 4, 3] * 3, [3] * 9, [4] * 9]
VINTAGE = """\
[formulas."survey.ikm_2004"]
scale = [
    { key = "D", label = "D", from = 0, met = true },
    { key = "A", label = "A", from = 50, met = true },
]
"""


def _service() -> Files:
    """A satisfaction index that was printed by another weight, under a rulebook of two vintages."""
    answers = _asked(
        NINE,
        "population = 100",
        'published = { labels = { q1 = "A" } }',
        items=[f'{{ id = "q{n}", element = "U{n}" }}' for n in range(1, 10)],
        scale="[1, 4]",
    )
    rules = rulebook(VINTAGE)
    measure = {
        "measure_id": "C1", "perspective": "customer", "formula": "survey.ikm_2017", "actual": "",
        "target": 80, "published": 86.63,
    }  # fmt: skip
    settings = f'{answers["report.toml"]}\n[rulebook]\nuse = "own"\n'
    return {**answers, **reported(measure), "own.toml": rules["own.toml"], "report.toml": settings}


TWINS_ANSWERED = [
    [4, 3, 4, 2], [5, 3, 4, 3], [2, 4, 4, 5], [4, 4, 4, 4], [3, 3, 4, 3], [4, 5, 4, ""],
]  # fmt: skip
TWINS = ['{ id = "q1", text = "Ramah" }', '{ id = "q2", text = "Ramah" }', '"q3"', '"q4"']
PRINTED = 'published = { alpha = 0.1, all_valid = true, instrument = "Job Descriptive Index" }'
TEN = [[n % 3 + 1, n % 3 + 2, n % 2 + 3] for n in range(10)]
CONTRADICTING = [[n % 5 + 1, 5 - n % 5, n // 5 % 5 + 1] for n in range(40)]
LINE = 'regression = {{ dependent = "q1", terms = [{}] }}'
VARIED = [[n * n % 5 + 1, n % 5 + 1, n * 3 % 7 % 5 + 1] for n in range(12)]
FIVE_OF_FIVE = [[(n + k) * n % 5 + 1 for k in range(5)] for n in range(5)]
STRAIGHT = [[4] * 5, [2, 3, 4, 3, 2], [5, 4, 4, 4, 5], [1, 2, 2, 1, 2], [3, 4, 5, 4, 3]]
REVERSED = [f'{{ id = "q{n}", reversed = {str(n == 1).lower()} }}' for n in range(1, 6)]
SAME_ONCE_WHOLE = [*([4, n % 5 + 1, (n + n // 5) % 5 + 1] for n in range(10)), [2, "", 3]]
"""Whole responses all answer the first item with 4; the one with an empty item does not."""
SENT_TWICE = survey(
    (4, 5, "08:01"), (3, 4, "08:02"), (3, 4, "08:02"), (4, 4, "08:03"), (5, 4, "08:04"),
    headings="q1,q2,waktu",
)  # fmt: skip

SURVEY_CASES: Mapping[str, Delivery] = {
    "service": Delivery(
        _service(),
        (
            "sample-below-population",
            "element-order-assumed",
            "element-label-differs",
            "printed-by-other-weight",
            "letter-by-vintage",
        ),
    ),
    "twins": Delivery(
        _asked(TWINS_ANSWERED, "population = 2", items=TWINS),
        (
            "duplicate-item",
            "constant-item",
            "incomplete-answers",
            "more-than-population",
            "tied-lowest",
        ),
    ),
    "printed": Delivery(
        _asked(TEN, PRINTED), ("validity-against-alpha", "instrument-not-as-named")
    ),
    "one item": Delivery(_asked([[4], [5], [3], [4], [5]]), ("few-respondents",)),
    "contradicting": Delivery(_asked(CONTRADICTING), ("item-against-total", "alpha-negative")),
    "too few for a regression": Delivery(
        _asked(FIVE_OF_FIVE, LINE.format('"q2", "q3", "q4", "q5"')), ("regression-refused",)
    ),
    "few for a regression": Delivery(
        _asked(VARIED, LINE.format('"q2", "q3"')), ("regression-on-few",)
    ),
    "does not apply": Delivery(
        _asked([*([4, 5], [5, 4], [3, 4]) * 2, [3, "TB"]], 'not_applicable = ["TB"]'),
        ("answers-not-applicable",),
    ),
    "constant once whole": Delivery(_asked(SAME_ONCE_WHOLE), ("alpha-with-constant",)),
    "straight": Delivery(_asked(STRAIGHT), ("straight-liners",)),
    "straight, one reversed": Delivery(
        _asked(STRAIGHT, items=REVERSED), ("straight-liners-reversed",)
    ),
    "sent twice": Delivery(SENT_TWICE, ("repeated-submissions",)),
}
