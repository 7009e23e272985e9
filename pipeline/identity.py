"""Whose report this is, and its headline: what manifests say and the index shows."""

from pipeline import publish
from pipeline.case import Case
from pipeline.language import language
from pipeline.orders import Order


def identity_of(order: Order) -> publish.Identity:
    """Whose report on which period."""
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
    """The identity with what the report comes to, as it is printed."""
    whole, tally = case.account.scorecard, case.account.tally
    band = case.node_band("scorecard", whole.rating)
    headline = {
        "score": "" if whole.score is None else case.language.number(whole.score),
        "rating_text": case.language.text(band.label) if band else "",
        "met": tally.met,
        "of": tally.of,
    }
    return identity_of(order).model_copy(update=headline)
