"""Whose report this is, and its headline, for the manifest and the index."""

from pipeline import publish
from pipeline.case import Case
from pipeline.language import language
from pipeline.orders import Order


def identity_of(order: Order) -> publish.Identity:
    """The agency and period of a report, without a headline."""
    given = order.settings.given
    return publish.Identity(
        report=order.report,
        agency_id=given.agency.id,
        agency=given.agency.name,
        period=given.period.id,
        title=language(given.report.language).say("Performance report"),
        example=given.report.example,
    )


def headed(order: Order, case: Case) -> publish.Identity:
    """The identity with the report's headline, as it is printed."""
    whole, tally = case.account.scorecard, case.account.tally
    band = case.node_band("scorecard", whole.rating)
    headline = {
        "score": "" if whole.score is None else case.language.number(whole.score),
        "rating_text": case.language.text(band.label) if band else "",
        "met": tally.met,
        "of": tally.of,
    }
    return identity_of(order).model_copy(update=headline)
