"""The heat map: what every agency scored in every perspective, over the colours of the bands."""

from collections.abc import Iterator, Sequence

from pipeline.account import Gathered, Placed, Portfolio
from pipeline.account.portfolio import Weighed
from pipeline.document.portfolio import HeatCell, HeatKey, HeatMap, HeatRow
from pipeline.language import Language
from pipeline.report.portfolio.headline import name_of
from pipeline.rulebook import Band, Rulebook

BESIDE = 6
"""Perspectives that fit beside the scores."""
_ABREAST = 9
"""Perspectives that fit side by side in a separate table."""


def shown(portfolio: Portfolio) -> tuple[Placed, ...]:
    """The agencies under the same rulebook, those with a rank first."""
    alone = tuple(one for one in portfolio.agencies if one.unranked == "alone")
    return (*portfolio.ranked, *alone, *portfolio.without_score)


def policy_of(portfolio: Portfolio, gathered: Gathered) -> Rulebook | None:
    """The rulebook of the agencies that are shown, where it is kept."""
    among = shown(portfolio)
    name = among[0].rulebook if among else ""
    return next((book for key, book in gathered.policies.items() if key == name), None)


def bands_of(policy: Rulebook | None) -> Sequence[Band]:
    return policy.levels.perspective.bands if policy else ()


def named(one: Weighed, policy: Rulebook | None, language: Language) -> str:
    """A perspective's name in the page's language, where the rulebook is kept; else as recorded."""
    known = policy.perspectives if policy else ()
    return next((language.text(own.name) for own in known if own.id == one.id), one.name)


def cells(
    one: Placed, perspectives: Sequence[Weighed], bands: Sequence[Band], language: Language
) -> tuple[HeatCell, ...]:
    """The scores of an agency in these perspectives."""
    found = ((seen, head) for head in perspectives for seen in one.perspectives)
    return tuple(
        HeatCell(
            "–" if seen.score is None else language.number(seen.score),
            next((band.colour for band in bands if band.key == seen.rating), None),
        )
        for seen, head in found
        if seen.id == head.id
    )


def keys(bands: Sequence[Band], language: Language) -> tuple[HeatKey, ...]:
    """The bands in the legend, the best first."""
    return tuple(HeatKey(_from(band, language), band.colour) for band in reversed(bands))


def _from(band: Band, language: Language) -> str:
    """A band's label with its floor; the lowest band has no floor."""
    label = language.text(band.label)
    if band.above is not None:
        return f"{label} > {language.short(band.above)}"
    return label if band.from_ is None else f"{label} ≥ {language.short(band.from_)}"


def darker(language: Language) -> str:
    """How the map is to be read."""
    return language.say("The darker a cell, the more it needs attention.")


def heat_maps(portfolio: Portfolio, gathered: Gathered, language: Language) -> Iterator[HeatMap]:
    """Separate tables, where there are too many perspectives to fit beside the scores."""
    heads, among = portfolio.perspectives, shown(portfolio)
    if len(heads) <= BESIDE or not among:
        return
    policy = policy_of(portfolio, gathered)
    bands = bands_of(policy)
    for number, start in enumerate(range(0, len(heads), _ABREAST), 1):
        part = heads[start : start + _ABREAST]
        yield HeatMap(
            id=f"heat-{number}",
            label="",
            caption=language.say("Scores by perspective"),
            agency=language.say("Agency"),
            perspectives=tuple(named(one, policy, language) for one in part),
            rows=tuple(HeatRow(name_of(o.agency), cells(o, part, bands, language)) for o in among),
            keys=keys(bands, language),
            note=darker(language),
        )
