"""Chapter IV: what became of recommendations, those of earlier reports and those of others."""

from collections.abc import Iterator, Sequence

from pipeline.account import FollowUp
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Origin, PrintedTable, Ref, Section
from pipeline.language import Language
from pipeline.report.phrases.followed import (
    adjusted,
    answering,
    counted,
    figure_since,
    given_by,
    known_follow_ups,
    standing_of,
    unknown_answers,
)
from pipeline.report.phrases.tables import grouped
from pipeline.report.phrases.wording import paragraph, text_cell
from pipeline.scorecard import SOURCES, Source

_NAMED = 6


def follow_ups(case: Case) -> tuple[Section, ...]:
    """What became of the agency's own recommendations, then of others'; empty without any."""
    known = known_follow_ups(case)
    own = [one for one in known if one.source is Source.RAPOR]
    others = [one for one in known if one.source is not Source.RAPOR]
    strange = unknown_answers(case)
    sections = []
    if own or strange:
        sections.append(_own(own, strange, case))
    if others:
        sections.append(_of_others(others, case))
    return tuple(sections)


def _own(own: Sequence[FollowUp], strange: Sequence[str], case: Case) -> Section:
    language = case.language
    heading = language.say("What became of the recommendations")
    if own:
        heading = language.say(
            "Follow-up of recommendations: {closed} of {count} done or closed",
            closed=sum(one.is_closed for one in own),
            count=len(own),
        )
    return Section("follow-ups", heading, tuple(_answers(own, strange, case)))


def _answers(own: Sequence[FollowUp], strange: Sequence[str], case: Case) -> Iterator[Block]:
    language = case.language
    if own:
        yield paragraph(
            language,
            "{table} shows of each recommendation how far it was followed up, and what its measure "
            "did since.",
            table=Ref("follow-ups-table"),
        )
        yield PrintedTable(
            "follow-ups-table",
            language.say(
                "Recommendations of this and earlier reports: {counts}",
                counts=list(counted(own, language)),
            ),
            (
                Column(language.say("Recommendation and answer"), width=38),
                Column(language.say("Responsible"), width=15),
                Column(language.say("Progress"), width=19),
                Column(language.say("What the figure did"), width=28),
            ),
            tuple(_answer(one, case) for one in own),
        )
    if strange:
        yield _left_out(strange, case)


def _left_out(strange: Sequence[str], case: Case) -> Block:
    """How many answers fit no recommendation, and the names of the measures that they are about."""
    language, count = case.language, len(strange)
    if names := [name for name in dict.fromkeys(strange) if name]:
        return paragraph(
            language,
            "Answers that fit no recommendation of this or an earlier period are left out: {count} "
            "(about {names}).",
            count=count,
            names=language.some(names, _NAMED),
        )
    return paragraph(
        language,
        "Answers that fit no recommendation of this or an earlier period are left out: {count}.",
        count=count,
    )


def _answer(one: FollowUp, case: Case) -> tuple[Cell, ...]:
    language = case.language
    parts = (given_by(one, language), one.note, adjusted(one, language), one.evidence)
    answer = [part for part in parts if part]
    return (
        Cell(one.recommendation, detail="; ".join(answer)),
        text_cell(answering(one, case), language),
        Cell(standing_of(one, case)),
        Cell(figure_since(one, case)),
    )


def _of_others(others: Sequence[FollowUp], case: Case) -> Section:
    """Rekomendasi, rencana, penanggung jawab, status, bukti: what evaluators ask for."""
    language, sources = case.language, {one.source for one in others}
    heading = (
        language.say(
            "Follow-up of the LHE: {closed} of {count} done or closed",
            closed=sum(one.is_closed for one in others),
            count=len(others),
        )
        if sources == {Source.LHE}
        else language.say(
            "Follow-up of evaluators and auditors: {closed} of {count} done or closed",
            closed=sum(one.is_closed for one in others),
            count=len(others),
        )
    )
    ordered = sorted(others, key=lambda one: list(Source).index(one.source))
    rows = [(language.say(SOURCES[one.source]), _of_other(one, case)) for one in ordered]
    table = PrintedTable(
        "evaluators-table",
        language.say(
            "Recommendations of evaluators and auditors: {counts}",
            counts=list(counted(others, language)),
        ),
        (
            Column(language.say("Recommendation"), width=31),
            Column(language.say("Plan and what was done"), width=21),
            Column(language.say("Responsible"), width=14),
            Column(language.say("Progress"), width=18),
            Column(language.say("Evidence"), width=16),
        ),
        grouped(rows) if len(sources) > 1 else tuple(row for _source, row in rows),
    )
    told = paragraph(
        language,
        "{table} carries every recommendation on until it is closed.",
        table=Ref("evaluators-table"),
    )
    return Section("evaluators", heading, (told, table))


def _of_other(one: FollowUp, case: Case) -> tuple[Cell, ...]:
    language = case.language
    return (
        _written(one, "recommendation", one.recommendation),
        _planned(one, language),
        text_cell(answering(one, case), language),
        Cell(standing_of(one, case)),
        _written(one, "evidence", one.evidence),
    )


def _planned(one: FollowUp, language: Language) -> Cell:
    """The plan and what was done, with what was adjusted because of it."""
    beside = adjusted(one, language)
    if not beside:
        return _written(one, "note", one.note)
    return Cell("; ".join(part for part in (one.note, beside) if part))


def _written(one: FollowUp, column: str, text: str | None) -> Cell:
    """What the agency wrote in its table of answers, or a dash."""
    return (
        Cell(text, origin=Origin("actions", column, one.recommendation_id)) if text else Cell("–")
    )
