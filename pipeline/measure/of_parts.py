"""The parts of a year → what a measure achieved in the year, by the rule its row names.

Parts are the finals of the year's halves, quarters or months, else `history`. Only parts of one
kind are taken, the longest that are all known. `sum` and `mean` take what each part achieved alone,
`last` the last part's actual. A part that is not known leaves the year unknown: it is never zero.
A delivered actual is kept, and the figure that the parts make is given beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from pipeline.account import Cumulative, Past
from pipeline.account.cumulative import Unsummed
from pipeline.delivery import Tables
from pipeline.measure.cumulative import YearSoFar
from pipeline.reportfile import ReportFile
from pipeline.reportfile.periods import parts_of
from pipeline.rounding import trusted
from pipeline.scorecard import REPORTED, is_percent

Figures = Mapping[str, float]
"""By the id of a part, its known figure."""


def year_of_parts(
    tables: Tables,
    report_file: ReportFile,
    parts: Sequence[Past],
    actuals: Mapping[str, float | None],
) -> Mapping[str, YearSoFar]:
    """Every measure that names a rule, in a report of a year; nothing in another.

    `parts` are the finals within the year.
    """
    if report_file.period.is_part_of_a_year:
        return {}
    return dict(_measures(tables, report_file, parts, actuals))


def _measures(
    tables: Tables,
    report_file: ReportFile,
    parts: Sequence[Past],
    actuals: Mapping[str, float | None],
) -> Iterator[tuple[str, YearSoFar]]:
    unavailable = {k for k, asked in report_file.measures.items() if asked.unavailable is not None}
    columns = ("measure_id", "formula", "aggregation", "measured_in")
    for key, formula, rule, unit in tables["realization"].select(columns).iter_rows():
        is_told = (formula or REPORTED) != REPORTED or key in tables.graded or key in unavailable
        if rule is None or is_told:
            continue
        delivered, period = actuals[key], report_file.period.id
        kind, known = _known(key, rule, period, tables, parts)
        if not known:
            continue
        made, unsummed = _made(rule, kind, known, is_percent=is_percent(unit))
        yield (
            key,
            YearSoFar(
                made if delivered is None else delivered,
                Cumulative(
                    is_position=False,
                    parts=kind if made is not None and delivered is None else (),
                    unknown=tuple(part for part in kind if part not in known),
                    unsummed=unsummed if delivered is None else None,
                    made=made,
                    alone=known,
                ),
            ),
        )


def _made(
    rule: str, kind: Sequence[str], known: Figures, *, is_percent: bool
) -> tuple[float | None, Unsummed | None]:
    """What the parts make of the year, or why they make nothing."""
    if rule == "last":
        last = known.get(kind[-1])
        return last, None if last is not None else "part-unknown"
    if rule == "sum" and is_percent:
        return None, "percent"
    if len(known) < len(kind):
        return None, "part-unknown"
    figures = [known[part] for part in kind]
    return trusted(sum(figures) if rule == "sum" else fmean(figures)), None


def _known(
    key: str, rule: str, year: str, tables: Tables, parts: Sequence[Past]
) -> tuple[tuple[str, ...], Figures]:
    """The parts of one kind, and what is known of them: the longest parts that are all known, else
    the kind with the largest known share."""
    found = [
        (kind, {**_told(key, kind, tables), **_signed(key, rule, kind, parts)})
        for kind in parts_of(year)
    ]
    whole = (one for one in found if len(one[1]) == len(one[0]))
    most = max(found, key=lambda one: len(one[1]) / len(one[0]), default=((), {}))
    return next(whole, most)


def _told(key: str, kind: Sequence[str], tables: Tables) -> Figures:
    if "history" not in tables:
        return {}
    rows = tables["history"].select("measure_id", "period", "actual").iter_rows()
    told = {part: value for of, part, value in rows if of == key and value is not None}
    return {part: told[part] for part in kind if part in told}


def _signed(key: str, rule: str, kind: Sequence[str], parts: Sequence[Past]) -> Figures:
    """What the finals say that each part achieved alone; for `last`, the actual of each final.

    For `sum`, a part's own figure is also the actual so far less that of the part before. A mean
    allows no such subtraction.
    """
    measures = {one.period.id: one.by_id[key] for one in parts if key in one.by_id}
    signed = {part: measures[part] for part in kind if part in measures}
    so_far = {part: one.actual for part, one in signed.items() if one.actual is not None}
    if rule == "last":
        return so_far
    own = {
        part: one.cumulative.period_actual
        for part, one in signed.items()
        if one.cumulative and one.cumulative.period_actual is not None
    }
    left = {
        part: trusted(so_far[part] - so_far[before])
        for before, part in pairwise(kind)
        if rule == "sum" and part in so_far and before in so_far
    }
    opening = {kind[0]: so_far[kind[0]]} if kind[0] in so_far else {}
    return {**opening, **left, **own}
