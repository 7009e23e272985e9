"""Methods that a survey's answers, or its instrument, do not support."""

from collections.abc import Iterator

from pipeline.account.unlikeness import unlikeness
from pipeline.answers.complete import table_of
from pipeline.case import Case
from pipeline.examine.detector import Detector
from pipeline.problems import Finding
from pipeline.rounding import half_up
from pipeline.statistics.refusals import refusal
from pipeline.values import Message, Number, Values

# Names of instruments, case-folded, and how many facets each instrument must have.
_INSTRUMENTS = {
    "job descriptive index": 5,
    "job description index": 5,
    "indeks deskripsi pekerjaan": 5,
    "jdi": 5,
}


def instrument_not_as_named(case: Case) -> Iterator[Finding]:
    """A survey named after an instrument but with fewer facets than the instrument has."""
    for survey in case.account.surveys:
        asked = case.report_file.surveys[survey.id]
        users = (measure.name for measure in case.account.users_of(survey.id))
        names = [asked.published.instrument, asked.title, *users]
        known = next((name for text in names if (name := _instrument(text))), None)
        facets = len({item.facet for item in asked.items if item.facet})
        if known and facets < _INSTRUMENTS[known]:
            yield Finding(
                "instrument-not-as-named",
                table_of(survey.id),
                found=str(facets),
                expected=str(_INSTRUMENTS[known]),
                values={
                    "instrument": next(text for text in names if _instrument(text) == known),
                    "needed": _INSTRUMENTS[known],
                    "facets": facets,
                },
            )


def _instrument(text: str) -> str | None:
    """The instrument that a text names, in whole words."""
    folded = f" {' '.join(text.casefold().replace('(', ' ').replace(')', ' ').split())} "
    return next((name for name in _INSTRUMENTS if f" {name} " in folded), None)


def regression_refused(case: Case) -> Iterator[Finding]:
    """A regression that was requested and that the answers do not allow."""
    for survey in case.account.surveys:
        found = survey.regression
        if found and (reason := refusal(found)):
            yield Finding(
                "regression-refused",
                table_of(survey.id),
                found=str(found.n),
                values={"dependent": found.dependent, "terms": found.names, "reason": reason},
            )


def regression_on_few(case: Case) -> Iterator[Finding]:
    """A regression on fewer respondents than the rulebook requires for its number of terms."""
    for survey in case.account.surveys:
        found = survey.regression
        if found and not found.refusal and found.n < found.enough:
            yield Finding(
                "regression-on-few",
                table_of(survey.id),
                found=str(found.n),
                expected=str(found.enough),
                values={"n": found.n, "terms": len(found.names), "enough": found.enough},
            )


def band_uncertain(case: Case) -> Iterator[Finding]:
    """A rating that another sample could change: the interval of the actual spans several bands."""
    for measure in case.account.measures:
        found = measure.certainty
        if found and found.certain is False:
            low, high = (Number(half_up(end)) for end in found.interval)
            bands = case.rulebook.bands_of(measure.formula)
            yield Finding(
                "band-uncertain",
                measure.id,
                found=Message("{low}–{high}", {"low": low, "high": high}),
                values={
                    "measure": measure.name,
                    "low": low,
                    "high": high,
                    "level": Number(half_up(100 * case.rulebook.survey.confidence)),
                    "bands": [band.label for band in bands if band.key in found.bands],
                },
                about=(measure.id,),
            )


def incomplete_answers(case: Case) -> Iterator[Finding]:
    """Respondents who left an item empty, so that figures that need every answer exclude them."""
    for survey in case.account.surveys:
        left = survey.delivered - survey.respondents - survey.inapplicable
        if left:
            values = {"left": left, "delivered": survey.delivered}
            where = table_of(survey.id)
            yield Finding("incomplete-answers", where, found=str(left), values=values)


def item_against_total(case: Case) -> Iterator[Finding]:
    """An item that falls where the others rise: probably worded in reverse."""
    for survey in case.account.surveys:
        for item in survey.items:
            r, critical = item.corrected_item_total_r, item.r_critical
            if r is not None and critical is not None and r <= -critical:
                shown = half_up(r)
                values: Values = {"item": item.id, "r": shown}
                where = table_of(survey.id)
                yield Finding("item-against-total", where, found=shown, values=values)


def alpha_negative(case: Case) -> Iterator[Finding]:
    """A survey with a negative alpha: its items contradict each other."""
    for survey in case.account.surveys:
        if survey.alpha is not None and survey.alpha < 0:
            alpha, where = half_up(survey.alpha), table_of(survey.id)
            yield Finding("alpha-negative", where, found=alpha, values={"alpha": alpha})


def earlier_not_comparable(case: Case) -> Iterator[Finding]:
    """An earlier index by another rule, scale or questionnaire: restated, or never compared."""
    for measure in case.account.measures:
        for then in measure.apart:
            known = then.actual
            before = known if isinstance(known, str) else Number(half_up(known))
            values: Values = {
                "measure": measure.name,
                "period": then.period,
                "before": before,
                "reason": unlikeness(then.unlike, then.about),
            }
            code, about = "earlier-not-comparable", (measure.id,)
            if then.restated is not None:
                code = "earlier-restated"
                values = {**values, "restated": Number(half_up(then.restated))}
            yield Finding(code, measure.id, found=before, values=values, about=about)


def more_than_population(case: Case) -> Iterator[Finding]:
    """More respondents than the declared population."""
    for survey in case.account.surveys:
        if survey.population is not None and survey.counted > survey.population:
            yield Finding(
                "more-than-population",
                table_of(survey.id),
                found=str(survey.counted),
                expected=str(survey.population),
                values={"n": survey.counted, "population": survey.population},
            )


SURVEY_METHODS: tuple[Detector, ...] = (
    instrument_not_as_named,
    regression_refused,
    regression_on_few,
    band_uncertain,
    incomplete_answers,
    item_against_total,
    alpha_negative,
    more_than_population,
    earlier_not_comparable,
)
