"""Rules of the table realization: perspectives, objectives, formulas, polarities, actuals."""

from collections.abc import Iterator, Mapping

import polars as pl

from pipeline.delivery import ROW
from pipeline.formulas import CATALOGUE
from pipeline.problems import Problem, nearest
from pipeline.rulebook import Rulebook
from pipeline.scorecard import REPORTED
from pipeline.validate.named import formula_words, perspective_words
from pipeline.validate.promises import Promise
from pipeline.validate.review import Review
from pipeline.validate.typed import TypedTable

_SHOWN = 10
"""How many of the spellings that differ are named."""


def perspectives_are_of_the_rulebook(review: Review) -> Iterator[Problem]:
    perspectives, words = review.rulebook.perspectives, perspective_words(review.rulebook)
    choices = [perspective.name for perspective in perspectives]
    yield from _unknown(review, "perspective", "unknown-perspective", words, choices=choices)


def formulas_exist(review: Review) -> Iterator[Problem]:
    yield from _unknown(review, "formula", "unknown-formula", formula_words())


def _unknown(
    review: Review, column: str, code: str, words: Mapping[str, str], **values: object
) -> Iterator[Problem]:
    if realization := review.read("realization"):
        known = set(words.values())
        strange = realization.frame.filter(~pl.col(column).is_in(list(known)))
        named, more = realization.named(code, strange, column)
        for row, value in named.select(ROW, column).iter_rows():
            near = nearest(value, [*known, *words])
            yield realization.problem(code, row, column, value, nearest=near, **values)
        yield from more


def objectives_have_one_perspective(review: Review) -> Iterator[Problem]:
    yield from _differing(
        review, "objective_id", "perspective", "objective-in-two-perspectives", "perspectives"
    )


def objectives_have_one_name(review: Review) -> Iterator[Problem]:
    yield from _differing(review, "objective_id", "objective", "objective-named-twice", "names")


def _differing(review: Review, key: str, column: str, code: str, field: str) -> Iterator[Problem]:
    """One problem for each key whose rows differ in `column`, at the first row that differs."""
    realization = review.read("realization")
    if realization is None:
        return
    rows = realization.frame.drop_nulls([key, column])
    changed = rows.filter(pl.col(column) != pl.col(column).first().over(key))
    first = changed.unique(key, keep="first", maintain_order=True)
    named, more = realization.named(code, first, key)
    for row, value in named[ROW, key].iter_rows():
        found = rows.filter(pl.col(key) == value)[column].unique(maintain_order=True)
        yield realization.problem(code, row, key, value, **{field: found.head(_SHOWN).to_list()})
    yield from more


def polarities_follow_the_formula(review: Review) -> Iterator[Problem]:
    """A formula has its polarity, unless the rulebook overrides it; else scores run backwards."""
    realization = review.read("realization")
    if realization is None:
        return
    rows = realization.frame.select(ROW, "formula", "polarity").drop_nulls()
    meant = {name: _polarity(name, review.rulebook) for name in rows["formula"].unique()}
    expected = pl.col("formula").replace_strict(meant, return_dtype=pl.String).alias("expected")
    differing = rows.with_columns(expected).filter(
        (pl.col("expected") != "") & (pl.col("polarity") != pl.col("expected"))
    )
    yield from realization.cell_problems(
        "polarity-differs", differing, "polarity", "formula", "expected"
    )


def _polarity(formula: str, rulebook: Rulebook) -> str:
    own = CATALOGUE[formula].polarity if formula in CATALOGUE else None
    return str(rulebook.formula(formula).polarity or own or "")


def computed_actuals_are_not_typed(review: Review) -> Iterator[Problem]:
    if realization := review.measures:
        computed = pl.col("formula").is_in([name for name in CATALOGUE if name != REPORTED])
        typed = realization.frame.filter(computed & pl.col("actual").is_not_null())
        yield from realization.cell_problems("computed-and-typed", typed, "actual", "formula")


def reported_actuals_are_filled(review: Review) -> Iterator[Problem]:
    """A warning for an empty actual: the measure is shown as not measured. None where report.toml
    says why, or takes the actual from elsewhere; nor, in a report of a year, where `aggregation`
    says how its parts make the actual."""
    if realization := review.measures:
        is_part = review.report_file.period.is_part_of_a_year
        parts = ("actual", "period_actual" if is_part else "aggregation")
        promises = (realization.promises.get(column, {}) for column in parts)
        told = [row for read in promises for row, promise in read.items() if promise != Promise()]
        is_empty = pl.all_horizontal(pl.col(parts).is_null()) & ~pl.col(ROW).is_in(told)
        is_empty &= pl.col("formula") == REPORTED
        measures = review.report_file.measures.items()
        excused = [
            key for key, one in measures if review.is_unavailable(key) or one.taken_from is not None
        ]
        bare = realization.frame.filter(is_empty & ~pl.col("measure_id").is_in(excused))
        yield from realization.cell_problems("reported-without-cell", bare, "actual")


def figures_stay_under_their_maximum(review: Review) -> Iterator[Problem]:
    """No figure may exceed what the agency calls the highest value possible."""
    if realization := review.read("realization"):
        for column in ("actual", "published"):
            above = realization.frame.filter(pl.col(column) > pl.col("maximum"))
            yield from realization.cell_problems("above-maximum", above, column, "maximum")


def measures_of_report_toml_exist(review: Review) -> Iterator[Problem]:
    known = review.known("realization", "measure_id")
    for measure in review.report_file.measures if known is not None else ():
        if measure not in (known or ()):
            near = nearest(measure, known or ())
            values = {"nearest": near}
            yield Problem(
                "unknown-measure",
                "report.toml",
                column=f"measures.{measure}",
                value=measure,
                values=values,
            )


def computed_measures(realization: TypedTable) -> Iterator[tuple[int, str, str]]:
    """Row, id and formula of every measure whose formula exists."""
    rows = realization.frame.select(ROW, "measure_id", "formula").drop_nulls()
    known = rows.filter(pl.col("formula").is_in(list(CATALOGUE)))
    yield from known.iter_rows()
