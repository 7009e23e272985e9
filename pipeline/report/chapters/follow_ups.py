"""Chapter IV: what became of recommendations, as the agency answers them."""

from collections.abc import Iterator, Mapping

from pipeline.account import Action, Recommendation
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, PrintedTable, Ref, Section
from pipeline.report.phrases.advice import advice_text
from pipeline.report.phrases.wording import paragraph, text_cell
from pipeline.scorecard import ADJUSTMENTS

_NAMED = 6


def follow_ups(case: Case) -> tuple[Section, ...]:
    """The answers in the order delivered; no section where there are none."""
    actions = case.account.actions
    if not actions:
        return ()
    heading = case.language.say("What became of the recommendations")
    return (Section("follow-ups", heading, tuple(_blocks(actions, case))),)


def _blocks(actions: Mapping[str, Action], case: Case) -> Iterator[Block]:
    language, known = case.language, _advised(case)
    answers = [action for key, action in actions.items() if key in known]
    if answers:
        yield paragraph(
            language,
            "{table} gives the agency's answer to each recommendation, of this or an earlier "
            "period.",
            table=Ref("follow-ups-table"),
        )
        yield PrintedTable(
            "follow-ups-table",
            language.say("Follow-up of the recommendations"),
            (
                Column(language.say("Recommendation"), width=36),
                Column(language.say("Status"), width=14),
                Column(language.say("Responsible"), width=15),
                Column(language.say("Due"), width=13),
                Column(language.say("Remarks"), width=22),
            ),
            tuple(_answer(action, known[action.recommendation_id], case) for action in answers),
        )
    strange = [key for key in actions if key not in known]
    if strange:
        yield paragraph(
            language,
            "These answer no recommendation of this or an earlier period and are left out: "
            "{names}.",
            names=language.some(strange, _NAMED),
        )


def _advised(case: Case) -> Mapping[str, Recommendation]:
    """Every recommendation of an earlier final and of this period, by its id."""
    account = case.account
    signed = [part for final in account.past for part in final.recommendations]
    return {part.id: part for part in (*signed, *account.recommendations)}


def _answer(action: Action, answered: Recommendation, case: Case) -> tuple[Cell, ...]:
    """An answer; the agency may repeat the words it answers, with the figures they had then.

    A recommendation of this period has its words yet to come, one of an earlier final brings them.
    """
    language = case.language
    words = action.recommendation or answered.text or advice_text(answered, case)
    return (
        Cell(words, detail=action.recommendation_id),
        text_cell(action.status, language),
        text_cell(action.owner, language),
        Cell(language.shown(action.due)),
        Cell(_remarks(action, case) or "–"),
    )


def _remarks(action: Action, case: Case) -> str:
    """The agency's remark, what it adjusted, and by which document that is proven."""
    language = case.language
    parts = [action.note]
    if action.adjusts:
        what = language.say(ADJUSTMENTS[action.adjusts])
        parts.append(language.say("Adjusted: {what}", what=what))
    if action.evidence:
        parts.append(language.say("Evidence: {document}", document=action.evidence))
    return ". ".join(part.rstrip(".") for part in parts if part)
