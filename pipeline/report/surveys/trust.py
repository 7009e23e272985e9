"""How far a survey can be trusted: reliability, intervals, and whether its rating is certain."""

from collections.abc import Iterator, Sequence

from pipeline.account import Certainty, Measure, Survey
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Paragraph, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph
from pipeline.report.surveys.coefficients import between, coefficient
from pipeline.rounding import half_up
from pipeline.translatable import _


def reliability_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """Alpha, plain and standardised, with its interval, or why there is none."""
    if survey.by_totals:
        return
    if survey.alpha is None:
        yield paragraph(
            case.language,
            "There is no Cronbach's alpha: it takes two items and two respondents, and totals that "
            "are not all alike.",
        )
        return
    yield _reliability_told(survey, case)
    language, say = case.language, case.language.say
    yield _figures(
        f"reliability-table-{survey.id}",
        say("Reliability statistics, {survey}", survey=survey.title or survey.id),
        (
            (say("Cronbach's alpha"), coefficient(survey.alpha, language)),
            (
                say("{level} % interval (Feldt)", level=_level(case)),
                between(survey.alpha_interval, language),
            ),
            (say("Alpha of standardised items"), coefficient(survey.standardised_alpha, language)),
            (
                say("Mean correlation between items"),
                coefficient(survey.mean_inter_item_r, language),
            ),
            (say("Items"), language.number(len(survey.items), 0)),
            (say("Respondents"), language.number(survey.respondents, 0)),
        ),
        language,
        _constant_told(survey, language),
    )


def _constant_told(survey: Survey, language: Language) -> str:
    """Items that do not vary, and the alpha that programs print which leave these items out."""
    if not survey.constant or survey.alpha_of_varying is None:
        return ""
    return language.say(
        "Everyone who answered all items gave the same answer to {items}. Over the {left} items "
        "that vary, as programs such as SPSS and R print it, alpha is {alpha}.",
        items=list(survey.constant),
        left=len(survey.items) - len(survey.constant),
        alpha=coefficient(survey.alpha_of_varying, language),
    )


def _reliability_told(survey: Survey, case: Case) -> Paragraph:
    message = _(
        "Cronbach's alpha is {alpha} ({table}), its interval {interval} over {n} respondents. That"
        " interval spans more than one label of the rulebook, so none is given."
    )
    if survey.respondents < case.rulebook.survey.small_sample:
        message = _(
            "Cronbach's alpha is {alpha} ({table}), its interval {interval}. With fewer than "
            "{least} respondents ({n}) it bears no label such as reliable."
        )
    elif not case.rulebook.survey.reliability:
        message = _(
            "Cronbach's alpha is {alpha} ({table}), its interval {interval} over {n} respondents."
        )
    elif survey.reliability:
        message = _(
            "Cronbach's alpha is {alpha} ({table}), rated {word}: so is its whole interval, "
            "{interval}, over {n} respondents."
        )
    language = case.language
    return paragraph(
        language,
        message,
        alpha=coefficient(survey.alpha, language),
        table=Ref(f"reliability-table-{survey.id}"),
        n=survey.respondents,
        least=case.rulebook.survey.small_sample,
        interval=between(survey.alpha_interval, language),
        word=reliability_word(survey, case),
    )


def reliability_word(survey: Survey, case: Case) -> str | None:
    """The rulebook's word for alpha, in the report's language; None where no word applies."""
    words = {band.key: band.label for band in case.rulebook.survey.reliability}
    return case.language.text(words[survey.reliability]) if survey.reliability else None


def uncertainty_blocks(survey: Survey, case: Case) -> Iterator[Block]:
    """The mean with its intervals and margin, then each index of this survey with its bands."""
    if survey.by_totals:
        return
    if survey.few_incomplete:
        yield from _certainties_told(survey, case)
        return
    if survey.mean_interval is None:
        yield paragraph(
            case.language,
            "No interval can be given: one respondent, or respondents whose mean answers are all "
            "alike, show no spread.",
        )
        yield from _certainties_told(survey, case)
        return
    language, say = case.language, case.language.say
    yield _uncertainty_told(survey, language)
    rows = [
        (say("Mean answer"), coefficient(survey.mean, language)),
        (say("Standard deviation of the respondents' means"), coefficient(survey.sd, language)),
        (
            say("{level} % interval (t)", level=_level(case)),
            between(survey.mean_interval, language),
        ),
        (
            say("{level} % interval (bootstrap)", level=_level(case)),
            between(survey.bootstrap_interval, language),
        ),
        (say("Margin of error"), f"± {coefficient(survey.margin_of_error, language)}"),
        (say("Population"), language.short(survey.population)),
    ]
    yield _figures(
        f"uncertainty-table-{survey.id}",
        say("Uncertainty of the mean answer, {survey}", survey=survey.title or survey.id),
        rows,
        language,
        _cautions(survey, case),
    )
    yield from _certainties_told(survey, case)


def _cautions(survey: Survey, case: Case) -> str:
    """Cautions about intervals of few respondents; empty where there are none."""
    say, (low, high) = case.language.say, survey.mean_interval or survey.scale
    notes = []
    if survey.bootstrap_interval and survey.respondents < case.rulebook.survey.small_sample:
        notes.append(
            say(
                "With few respondents the bootstrap interval is too narrow; the t interval applies."
            )
        )
    if low < survey.scale[0] or high > survey.scale[1]:
        notes.append(say("An end beyond the scale means: too few respondents to say more."))
    return " ".join(notes)


def _certainties_told(survey: Survey, case: Case) -> Iterator[Paragraph]:
    for measure in case.account.users_of(survey.id):
        if measure.certainty:
            yield _certainty_told(measure, measure.certainty, case)


def _uncertainty_told(survey: Survey, language: Language) -> Paragraph:
    message = _(
        "The mean answer is {mean}, give or take {margin} ({table}). The population is not known "
        "and is treated as infinite; the interval holds for respondents drawn at random."
    )
    if survey.population is not None and survey.respondents > survey.population:
        message = _(
            "The mean answer is {mean}, give or take {margin} ({table}). The population of "
            "{population} that was declared is smaller than the respondents and narrows nothing."
        )
    elif survey.respondents == survey.population:
        message = _(
            "The mean answer is {mean} ({table}). The whole population of {population} answered, "
            "so the sample leaves nothing unsure."
        )
    elif survey.population is not None:
        message = _(
            "The mean answer is {mean}, give or take {margin} for a population of {population} "
            "({table}); the interval holds for respondents drawn at random."
        )
    return paragraph(
        language,
        message,
        mean=coefficient(survey.mean, language),
        margin=coefficient(survey.margin_of_error, language),
        population=survey.population,
        table=Ref(f"uncertainty-table-{survey.id}"),
    )


def _certainty_told(measure: Measure, found: Certainty, case: Case) -> Paragraph:
    """Whether the rating is the same everywhere within the interval."""
    messages = {
        True: _(
            "{measure}: the {level} % interval from {low} to {high} lies within the band {bands}, "
            "so the rating is the same throughout it."
        ),
        False: _(
            "{measure}: the {level} % interval from {low} to {high} reaches the bands {bands}, so "
            "the rating is uncertain."
        ),
        None: _("{measure}: the {level} % interval runs from {low} to {high}."),
    }
    language, scale = case.language, case.rulebook.bands_of(measure.formula)
    low, high = (language.short(half_up(end)) for end in found.interval)
    everyone = _("{measure}: the whole population answered, so {low} is no estimate.")
    return paragraph(
        language,
        everyone if found.interval[0] == found.interval[1] else messages[found.certain],
        measure=measure.name,
        level=_level(case),
        low=low,
        high=high,
        bands=[language.text(band.label) for band in scale if band.key in found.bands],
    )


def _level(case: Case) -> str:
    return case.language.short(half_up(100 * case.rulebook.survey.confidence))


def _figures(
    table: str, caption: str, rows: Sequence[tuple[str, str]], language: Language, note: str = ""
) -> PrintedTable:
    say = language.say
    return PrintedTable(
        table,
        caption,
        (
            Column(say("Statistic"), width=60),
            Column(say("Value"), kind="number", width=40),
        ),
        tuple((Cell(name), Cell(value)) for name, value in rows),
        note=note,
    )
