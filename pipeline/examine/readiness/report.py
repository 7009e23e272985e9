"""Existence of the report (3.a): drawn up, periodically, signed, reviewed, published, on time."""

from pipeline.account import states
from pipeline.examine.readiness.found import Check, Evaluated, Found, Needs, of_report
from pipeline.translatable import _
from pipeline.values import Message, Value


def drawn_up(evaluated: Evaluated, needs: Needs) -> Found:
    """Always proven: the report that is being drawn up is the proof."""
    why = Message(_("this report"))
    return of_report(evaluated, needs, proven=True, why=why)


def drawn_up_periodically(evaluated: Evaluated, needs: Needs) -> Found:
    """Finals of earlier years, or of parts of this year."""
    account = evaluated.account
    periods = [*(final.period.id for final in account.past), *account.parts]
    why = (
        Message(_("final reports of {periods}"), {"periods": periods})
        if periods
        else Message(_("no final report of an earlier year or of a part of this one"))
    )
    return of_report(evaluated, needs, proven=bool(periods), why=why)


def formalised(evaluated: Evaluated, needs: Needs) -> Found:
    """A report with the status final, which is what was signed."""
    edition = evaluated.case.report_file.report
    why = Message(_("final as signed, {day}"), {"day": edition.issued_on})
    is_final = edition.status == "final"
    return of_report(evaluated, needs, proven=is_final, why=why if is_final else None)


def reviewed(evaluated: Evaluated, needs: Needs) -> Found:
    """The internal auditor's own statement, in words or as a scan."""
    review = evaluated.case.report_file.review
    if review is None or not states(review.by) or not (review.scan or states(review.text)):
        return of_report(evaluated, needs, proven=False)
    why = Message(_("statement by {by}, {day}"), {"by": review.by, "day": review.on})
    return of_report(evaluated, needs, proven=True, why=why)


def published(evaluated: Evaluated, needs: Needs) -> Found:
    """The address at which everyone can read the report."""
    told = evaluated.case.report_file.published
    if told is None or not states(told.address):
        return of_report(evaluated, needs, proven=False)
    why = Message(_("{address}, {day}"), {"address": told.address, "day": told.on})
    return of_report(evaluated, needs, proven=True, why=why)


def sent_on_time(evaluated: Evaluated, needs: Needs) -> Found:
    """Whether the report was sent by the due day: the receipt counts, not the day of issue."""
    given = evaluated.case.report_file
    due = evaluated.sheet.due(given.agency.name, given.period.end)
    sent = given.submitted
    if sent is None or not states(sent.receipt):
        why = Message(_("due on {due}"), {"due": due})
        return of_report(evaluated, needs, proven=False, why=why)
    values: dict[str, Value] = {"receipt": sent.receipt, "day": sent.on, "due": due}
    if sent.on > due:
        late = Message(_("sent on {day}, due on {due}"), values)
        return Found(proven=False, why=late)
    why = Message(_("receipt {receipt}, {day}; due on {due}"), values)
    return of_report(evaluated, needs, proven=True, why=why)


REPORT: tuple[Check, ...] = (
    drawn_up,
    drawn_up_periodically,
    formalised,
    reviewed,
    published,
    sent_on_time,
)
