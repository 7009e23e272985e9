"""scorecard.xlsx: the variables of surveys, and regressions with their terms and tests."""

from collections.abc import Iterator, Sequence

from pipeline.account import Survey
from pipeline.report.data.formats import Row, SheetRows
from pipeline.statistics.regression import Regression


def regression_sheets(regressions: Sequence[Regression]) -> Iterator[SheetRows]:
    """A row for each regression, each term, and each test of the assumptions."""
    yield SheetRows("regressions", [_regression(one) for one in regressions])
    yield SheetRows("regression_terms", [row for one in regressions for row in _terms(one)])
    yield SheetRows("regression_tests", [row for one in regressions for row in _tests(one)])


def variables(survey: Survey) -> Iterator[Row]:
    """The variables that report.toml makes of several items, a row each."""
    for variable in survey.variables:
        yield {
            "survey": survey.id,
            "name": variable.name,
            "text": variable.text,
            "items": "; ".join(variable.items),
            "alpha": variable.alpha,
            "mean": variable.mean,
            "sd": variable.sd,
        }


def _regression(one: Regression) -> Row:
    df1, df2 = one.freedom or (None, None)
    return {
        "survey": one.id,
        "dependent": one.dependent,
        "n": one.n,
        "r2": one.r2,
        "adjusted_r2": one.adjusted_r2,
        "residual_sd": one.residual_sd,
        "f": one.f,
        "df1": df1,
        "df2": df2,
        "f_p": one.f_p,
        "durbin_watson": one.durbin_watson,
        "refused": one.refused,
    }


def _terms(one: Regression) -> Iterator[Row]:
    for term in one.terms:
        yield {
            "survey": one.id,
            "dependent": one.dependent,
            "name": term.name,
            "b": term.b,
            "se": term.se,
            "beta": term.beta,
            "t": term.t,
            "p": term.p,
            "vif": term.vif,
        }


def _tests(one: Regression) -> Iterator[Row]:
    for test in one.assumptions:
        yield {
            "survey": one.id,
            "dependent": one.dependent,
            "name": test.name,
            "about": test.about,
            "statistic": test.statistic,
            "p": test.p,
            "holds": test.holds,
        }
