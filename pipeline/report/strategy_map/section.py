"""Chapter II: the strategy map, objectives by perspective and the links between them."""

from pipeline.case import Case
from pipeline.document import Paragraph, Ref, Section, StrategyMap
from pipeline.report.phrases.wording import runs
from pipeline.report.strategy_map.words import map_links, perspectives
from pipeline.translatable import _


def map_section(case: Case) -> Section:
    """The map; its heading says how many links were given."""
    language, links = case.language, case.account.links
    heading = (
        language.say_many(
            "Strategy map: {count} cause–effect link",
            "Strategy map: {count} cause–effect links",
            len(links),
        )
        if links
        else language.say("Strategy map: no links delivered")
    )
    return Section("map", heading, (_told(case), _strategy_map(case)))


_TOLD = {
    (True, True): _(
        "{map} shows the objectives and what drives what; marks say whether targets were met."
    ),
    (True, False): _("{map} shows the objectives and what drives what."),
    (False, True): _(
        "{map} shows the objectives by perspective; marks say whether targets were met."
    ),
    (False, False): _("{map} shows the objectives by perspective."),
}
"""By whether there are links, and targets for marks to show."""


def _told(case: Case) -> Paragraph:
    has_targets = any(measure.has_target for measure in case.account.measures)
    message = _TOLD[bool(case.account.links), has_targets]
    return Paragraph(runs(case.language, message, map=Ref("strategy-map")))


def _strategy_map(case: Case) -> StrategyMap:
    language, links = case.language, case.account.links
    return StrategyMap(
        "strategy-map",
        language.say("Strategy map"),
        tuple(perspectives(case)),
        map_links(case),
        part_caption=language.say(
            "Strategy map, part {number} of {all}", number="{number}", all="{all}"
        ),
        links_heading=language.say("Cause–effect links between objectives"),
        note=language.say("Arrows lead from cause to effect.") if links else "",
    )
