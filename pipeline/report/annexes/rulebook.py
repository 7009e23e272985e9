"""The rulebook in the methods annex: its rules, what differs from its parent, weights used."""

from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from pipeline.account import Account
from pipeline.case import Case
from pipeline.document import Block, Cell, Column, Definition, Definitions, PrintedTable, Ref
from pipeline.language import Language
from pipeline.report.annexes.policy_words import (
    LEVEL_NAMES,
    achievement_rule,
    has_score,
    in_force,
    missing_rule,
    rollup_rule,
    told_differences,
)
from pipeline.report.phrases.shares import printed_sum
from pipeline.report.phrases.wording import paragraph
from pipeline.rounding import half_up
from pipeline.rulebook import Rulebook

_ALL = 100.0
Row = tuple[str, str, float, float | None]
"""Level, name, weight as given, share used."""


def rulebook_blocks(case: Case) -> tuple[Block, ...]:
    return (*_rules(case), *_differences(case))


def _rules(case: Case) -> tuple[Block, ...]:
    language, book = case.language, case.rulebook
    terms = (
        (language.say("Rulebook"), f"{language.text(book.title)} ({book.id})"),
        (language.say("Source"), language.text(book.citation)),
        (language.say("Confidence"), language.text(book.confidence)),
        (language.say("In force"), in_force(book, language)),
        (language.say("Extends"), book.extends or "–"),
        (language.say("Achievement"), achievement_rule(book, language)),
        (language.say("Roll-up"), rollup_rule(book, language)),
        (language.say("Highest score"), _out_of(book, language)),
        (
            language.say("Rounding"),
            language.say(
                "Every printed figure is rounded once, half up, from full precision: scores and "
                "achievements to two decimals, actuals to as many or those they were delivered "
                "with, statistics of surveys to three. A rating looks at the rounded figure, and "
                "no rounded figure enters another."
            ),
        ),
        (language.say("Missing figures"), missing_rule(book, language)),
    )
    return (Definitions(tuple(Definition(term, text) for term, text in terms)),)


def _out_of(book: Rulebook, language: Language) -> str:
    """The highest possible score of each level that has scores."""
    caps = {
        name: book.limits(name)[1]
        for name in LEVEL_NAMES
        if name == "measure" or has_score(book, name)
    }
    return "; ".join(
        f"{language.say(LEVEL_NAMES[name])} {language.short(cap)}" for name, cap in caps.items()
    )


def _differences(case: Case) -> tuple[Block, ...]:
    """The keys in which the rulebook differs from the rulebook it extends."""
    language, rows = case.language, told_differences(case.differences, case.language)
    if not rows:
        return ()
    table = PrintedTable(
        "differences-table",
        language.say("What differs from the rulebook {parent}", parent=case.rulebook.extends),
        (
            Column(language.say("Key"), kind="code", width=28),
            Column(case.rulebook.extends, width=32),
            Column(case.rulebook.id, width=40),
        ),
        tuple(tuple(Cell(text) for text in row) for row in rows),
    )
    told = paragraph(
        language,
        "{table} lists the keys in which this rulebook differs from the one it extends.",
        table=Ref("differences-table"),
    )
    return (told, table)


def weight_blocks(case: Case) -> tuple[Block, ...]:
    """Weights as given, and the share each had after unscored nodes were left out."""
    language = case.language
    rows = tuple(
        (
            Cell(language.say(LEVEL_NAMES[level])),
            Cell(name),
            Cell(language.short(weight, 4)),
            Cell("–" if share is None else f"{language.number(half_up(100 * share))} %"),
        )
        for level, name, weight, share in _weights(case)
    )
    table = PrintedTable(
        "weights-table",
        language.say("Weights, given and used"),
        (
            Column(language.say("Level"), width=14),
            Column(language.say("Name"), width=56),
            Column(language.say("Weight given"), kind="number", width=15),
            Column(language.say("Share used"), kind="number", width=15),
        ),
        rows,
        note=" ".join(filter(None, (_of_the_node(language), _off_the_whole(case)))),
    )
    told = paragraph(
        language,
        "{table} gives each weight and the share it had once what was not scored was left out.",
        table=Ref("weights-table"),
    )
    return (told, table)


def _of_the_node(language: Language) -> str:
    return language.say(
        "The share is of the node next above that is scored; “–” was not scored or counts in "
        "no score."
    )


def _off_the_whole(case: Case) -> str:
    """A note that printed shares do not add up to 100 %; empty where those of every node do."""
    if not any(half_up(fsum(one)) == _ALL != printed_sum(one) for one in _beside(case.account)):
        return ""
    return case.language.say(
        "Each share is rounded once, so that those of one node may add up to a little more or "
        "less than 100 %."
    )


def _beside(account: Account) -> Iterable[Sequence[float]]:
    """Shares in percent, grouped by every node that they may count in."""
    groups: dict[tuple[str, ...], list[float]] = {}
    of_nodes = [
        *((one.weight_used, ("perspectives",)) for one in account.perspectives),
        *((one.weight_used, ("objectives", one.perspective or "")) for one in account.objectives),
        *(
            (one.weight_used, ("measures", one.perspective, one.objective_id))
            for one in account.measures
        ),
    ]
    for share, above in of_nodes:
        for depth in range(1, len(above) + 1):
            groups.setdefault(above[:depth], []).append(100 * (share or 0.0))
    return groups.values()


def _weights(case: Case) -> Iterator[Row]:
    for perspective in case.account.perspectives:
        yield "perspective", perspective.name, perspective.weight, perspective.weight_used
    for objective in case.account.objectives:
        yield "objective", objective.name, objective.weight, objective.weight_used
    for measure in case.account.measures:
        yield "measure", measure.name, measure.weight, measure.weight_used
