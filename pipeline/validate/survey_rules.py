"""Rules of surveys: a single form, every item in it, and what an index needs of its items."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from pipeline.delivery import ROW
from pipeline.problems import Problem, nearest
from pipeline.proposals import Proposal, Setting
from pipeline.reportfile import Questionnaire
from pipeline.statistics.elements import IKM, JDI, asked_of, items_of, part_of, parts_of
from pipeline.tables import answer_counts
from pipeline.validate.realization_rules import computed_measures
from pipeline.validate.review import Review
from pipeline.validate.survey_elements import elements_by_text, elements_named_otherwise
from pipeline.validate.typed import TypedTable

COUNTS = "_counts"
FORMS = ("", "_totals", COUNTS)
SHORT, LONG = 9, 18
"""How many items a facet of the Job Descriptive Index may have."""
ANSWERS = (0.0, 1.0, 3.0)
"""No, ? and yes as the Job Descriptive Index counts them."""
FACET_SCORES = (0, 54)
SCALES = {**dict.fromkeys(IKM, ((1, 4),)), JDI: ((0, 3), FACET_SCORES)}


def surveys_come_in_one_form(review: Review) -> Iterator[Problem]:
    """Respondents, totals or counts; two of them could disagree."""
    for survey in review.report_file.surveys:
        given = [f"survey_{survey}{form}" for form in FORMS]
        given = [name for name in given if name in review.tables]
        if len(given) > 1:
            yield _problem("survey-twice", survey, "", tables=given)


def surveys_have_items(review: Review) -> Iterator[Problem]:
    """Items are named in report.toml, or by the table that adds them up."""
    for survey_id, survey in review.report_file.surveys.items():
        if not survey.items:
            yield _problem("survey-without-items", survey_id, "items")


def added_up_surveys_are_whole(review: Review) -> Iterator[Problem]:
    """Totals and counts know every item of report.toml, and no other."""
    for survey_id, survey in review.report_file.surveys.items():
        for form in FORMS[1:]:
            table = review.read(f"survey_{survey_id}{form}")
            if table is not None and "item" in table.headings:
                yield from _items(table, survey_id, survey)


def totals_fit_their_respondents(review: Review) -> Iterator[Problem]:
    """A total lies between the lowest and the highest of so many answers; no item has more answers
    than there are respondents."""
    for survey_id, survey in review.report_file.surveys.items():
        table = review.read(f"survey_{survey_id}_totals")
        if table is None:
            continue
        most = survey.respondents
        if most is None and table.frame["answers"].has_nulls():
            yield _problem("respondents-missing", survey_id, "respondents")
            continue
        answers = pl.coalesce("answers", pl.lit(most, pl.Int64))
        low, high = (answers * end for end in survey.scale)
        outside = table.frame.filter(~pl.col("total").is_between(low, high))
        ends = outside.with_columns(low=low.cast(pl.String), high=high.cast(pl.String))
        yield from table.cell_problems("out-of-range", ends, "total", "low", "high")
        more = table.frame.filter(pl.col("answers") > pl.lit(most, pl.Int64))
        yield from table.cell_problems("out-of-range", more, "answers", low="1", high=str(most))


def counts_add_up(review: Review) -> Iterator[Problem]:
    """Where a row of counts has its total, the counts make it."""
    for survey_id in review.report_file.surveys:
        table = review.read(f"survey_{survey_id}{COUNTS}")
        if table is not None and "total" in table.headings:
            points = [name for name in table.headings if name.isdigit()]
            sums = table.frame.with_columns(sum=pl.sum_horizontal(points, ignore_nulls=False))
            different = sums.filter(pl.col("sum") != pl.col("total"))
            yield from table.cell_problems("counts-differ", different, "total", "sum")


def numbered_rows_are_whole(review: Review) -> Iterator[Problem]:
    """Where rows of counts are numbered, none is skipped (a warning); parts begin at 1 again."""
    for survey_id in review.report_file.surveys:
        table = review.read(f"survey_{survey_id}{COUNTS}")
        if table is not None and "number" in table.headings:
            number = pl.col("number").str.extract(r"^\s*(\d+)").cast(pl.Int64, strict=False)
            rows = table.frame.with_columns(before=number.shift(1))
            skipped = rows.filter(number != pl.col("before") + 1, number != 1)
            yield from table.cell_problems("number-skipped", skipped, "number", "before")


def indices_have_their_elements(review: Review) -> Iterator[Problem]:
    """A satisfaction index divides by the elements of its regulation: each must be asked about."""
    for formula, survey_id, survey in _asked(review):
        if formula not in SCALES:
            continue
        if survey.scale not in SCALES[formula]:
            scales = " / ".join(f"{low}–{high}" for low, high in SCALES[formula])
            found = f"{survey.scale[0]}–{survey.scale[1]}"
            values = {"formula": formula, "expected": scales}
            problem = _problem("scale-differs", survey_id, "scale", found, **values)
            lines = tuple(_scales_held(formula, survey_id, survey, review))
            yield replace(problem, proposals=lines)
        yield from _parts(formula, survey_id, survey, review)


def _scales_held(
    formula: str, survey_id: str, survey: Questionnaire, review: Review
) -> Iterator[Proposal]:
    """The scales of the formula that no answer lies outside, as an answer of 5 does of 1 to 4."""
    table = review.read(f"survey_{survey_id}")
    items = [item for item in survey.item_ids if table and item in table.headings]
    if table is None or not items:
        return
    cells = table.frame.select(items).unpivot()["value"].cast(pl.Float64).drop_nulls()
    for low, high in SCALES[formula]:
        if len(cells) and bool(cells.is_between(low, high).all()):
            gives = " – ".join(f"{end:g}" for end in (cells.sort()[0], cells.sort()[-1]))
            yield Proposal(("surveys", survey_id), {"scale": (low, high)}, "reading", gives)


def answers_can_be_scored(review: Review) -> Iterator[Problem]:
    """Formulas that need respondents have them; answers of the JDI are only yes, no and ?."""
    for formula, survey_id, survey in _asked(review):
        table = review.read(f"survey_{survey_id}")
        coded = formula == JDI and survey.scale != FACET_SCORES
        if table is None and (coded or formula == "survey.satisfied_share"):
            if any(f"survey_{survey_id}{form}" in review.tables for form in FORMS[1:]):
                yield _problem("formula-needs-answers", survey_id, "", formula=formula)
        elif table is not None and coded:
            for item in (item for item in survey.item_ids if item in table.frame.columns):
                strange = table.frame.filter(~pl.col(item).is_in(list(ANSWERS)))
                choices = [f"{answer:g}" for answer in ANSWERS]
                yield from table.cell_problems(
                    "not-a-choice", strange, item, choices=choices, nearest=""
                )


def _asked(review: Review) -> Iterator[tuple[str, str, Questionnaire]]:
    """Each formula and the survey it reads, once."""
    realization, surveys = review.measures, review.report_file.surveys
    seen: set[tuple[str, str]] = set()
    for _, measure, formula in computed_measures(realization) if realization else ():
        only = next(iter(surveys)) if len(surveys) == 1 else ""
        survey = review.parameters(measure).survey or only
        known = formula.startswith("survey.") and survey in surveys and surveys[survey].items
        if known and (formula, survey) not in seen and not review.is_unavailable(measure):
            seen.add((formula, survey))
            yield formula, survey, surveys[survey]


def _items(table: TypedTable, survey_id: str, survey: Questionnaire) -> Iterator[Problem]:
    filled = table.frame
    if table.table.name.endswith(COUNTS):
        filled = answer_counts(filled).filter(pl.col("count").sum().over("item") > 0)
    held = filled["item"].drop_nulls().unique(maintain_order=True).to_list()
    line = Proposal(("surveys", survey_id), {"items": _as_held(held, survey)}, "reading")
    strange = table.frame.filter(~pl.col("item").is_in(survey.item_ids))
    named, more = table.named("unknown-item", strange, "item")
    for row, item in named.select(ROW, "item").iter_rows():
        values = {"survey": survey_id, "nearest": nearest(item, survey.item_ids)}
        told = table.problem("unknown-item", row, "item", item, **values)
        yield replace(told, proposals=(line,))
    yield from more
    for item in (item for item in survey.item_ids if item not in held):
        told = table.problem("item-missing", None, "item", item, survey=survey_id)
        yield replace(told, proposals=(line,))


def _as_held(held: Sequence[str], survey: Questionnaire) -> tuple[Setting, ...]:
    """The items that a table has, each with what report.toml says of it."""
    declared = {item.id: item.model_dump(exclude_defaults=True) for item in survey.items}
    return tuple(declared.get(item, {"id": item}) for item in held)


def _parts(
    formula: str, survey_id: str, survey: Questionnaire, review: Review
) -> Iterator[Problem]:
    parts = parts_of(formula, review.rulebook.survey)
    names = [part.label if isinstance(part.label, str) else part.code for part in parts]
    key = "facet" if formula == JDI else "element"
    for item in survey.items:
        said = item.facet if formula == JDI else item.element
        if said and part_of(item, formula, parts) is None:
            values = {"item": item.id, "formula": formula, "nearest": nearest(said, names)}
            yield _problem("unknown-element", survey_id, "items", asked_of(item, formula), **values)
    yield from elements_named_otherwise(formula, survey_id, survey, parts)
    asked = items_of(survey.items, formula, parts)
    lines = elements_by_text(formula, survey_id, survey, parts) if key == "element" else ()
    for part, name in zip(parts, names, strict=True):
        count = len(asked[part.code])
        if not count:
            values = {"formula": formula, "key": key}
            problem = _problem("element-missing", survey_id, "items", name, **values)
            yield replace(problem, proposals=lines)
        elif formula == JDI and survey.scale != FACET_SCORES and count not in (SHORT, LONG):
            yield _problem("facet-items", survey_id, "items", name, count=count)


def _problem(code: str, survey: str, key: str, value: str = "", /, **values: object) -> Problem:
    column = ".".join(filter(None, ("surveys", survey, key)))
    return Problem(
        code, "report.toml", column=column, value=value, values={"survey": survey, **values}
    )
