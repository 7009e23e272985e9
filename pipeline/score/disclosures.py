"""Which of five things on its data each measure states (after GAO-15-788)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.account import Disclosures, Measure, states


def with_disclosures(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The measures with what each states of its data.

    One text for every measure was filled in, not found out, and states nothing; how often data are
    collected is one of a few words and may well be the same.
    """
    source, verified, limits = (
        _own_texts(texts)
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


def _own_texts(texts: Sequence[str | None]) -> Sequence[bool]:
    """For each text whether it states something that is not merely repeated for every measure."""
    folded = [" ".join((text or "").casefold().split()) for text in texts]
    times = Counter(folded)
    return [
        states(text) and (len(texts) == 1 or times[one] < len(texts))
        for text, one in zip(texts, folded, strict=True)
    ]


def _has_accuracy(measure: Measure) -> bool:
    """A survey estimates within an interval; other formulas count the delivered rows."""
    if measure.actual is None or measure.is_reported:
        return False
    return measure.certainty is not None if measure.survey else True
