"""Which of five things on its data each measure states (after GAO-15-788)."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.account import Disclosures, Measure, own_texts, states


def with_disclosures(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures with what each states of its data.

    The same text for every measure was only filled in and states nothing; how often data are
    collected takes one of a few words and may well be the same.
    """
    source, verified, limits = (
        own_texts(texts)
        for texts in (
            [measure.source for measure in measures],
            [measure.verified_by for measure in measures],
            [measure.limitation for measure in measures],
        )
    )
    return tuple(
        replace(
            measure,
            disclosures=Disclosures(
                source=source[place],
                collected=states(measure.collected),
                verified=verified[place],
                accuracy=_has_accuracy(measure),
                limits=limits[place],
            ),
        )
        for place, measure in enumerate(measures)
    )


def _has_accuracy(measure: Measure) -> bool:
    """A survey estimates within an interval; other formulas count the delivered rows."""
    if measure.actual is None or measure.is_reported:
        return False
    return measure.certainty is not None if measure.survey else True
