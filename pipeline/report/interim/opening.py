"""How the report of a part of a year begins, and what follows the table of all measures."""

from collections.abc import Iterator

from pipeline.case import Case
from pipeline.document import Chapter, Counted, Mark, Opening, Stated
from pipeline.report.interim.behind import obstacles, unmeasured
from pipeline.report.interim.money import money_section
from pipeline.report.interim.progress import progress_table
from pipeline.report.interim.titles import finding, title
from pipeline.report.phrases.marks import mark_of, mark_words
from pipeline.report.phrases.standing import verdict


def opening(case: Case) -> Opening:
    language, period = case.language, case.report_file.period
    return Opening(
        name=title(period.id, language),
        as_of=language.say("Data as of {day}", day=period.end),
        finding=finding(case),
        alert=verdict(case).alert,
        counted=tuple(_counted(case)),
        stated=tuple(_stated(case)),
        progress=progress_table(case),
    )


def interim_chapter(case: Case) -> Chapter:
    """Money, what lags and what is missing, each under its number."""
    sections = (money_section(case), *obstacles(case), *unmeasured(case))
    name = title(case.report_file.period.id, case.language)
    return Chapter("interim", "", name, sections=sections)


def _counted(case: Case) -> Iterator[Counted]:
    """How many measures bear each mark; a mark that none bears is left out."""
    language, words = case.language, mark_words(case.language)
    borne = [mark_of(measure) for measure in case.account.measures]
    marks: tuple[Mark, ...] = ("met", "missed", "over_ceiling", "unmeasured")
    for mark in marks:
        if mark in borne:
            yield Counted(mark, language.shown(borne.count(mark)), words[mark])


def _stated(case: Case) -> Iterator[Stated]:
    """What was spent of the year's ceiling, and the score with its scale, where known."""
    language, budget, whole = case.language, case.account.budget, case.account.scorecard
    if budget and budget.spent_percent is not None:
        spent = language.say(
            "of the year's ceiling spent: {realized} of {ceiling}",
            realized=language.money(budget.realized),
            ceiling=language.money(budget.ceiling),
        )
        yield Stated(f"{language.number(budget.spent_percent)}\N{NO-BREAK SPACE}%", spent)
    if whole.score is not None:
        scale = language.say("overall score of at most {cap}", cap=language.short(whole.out_of))
        band = case.node_band("scorecard", whole.rating)
        rated = f"{scale}; {language.text(band.label)}" if band else scale
        yield Stated(language.number(whole.score), rated)
