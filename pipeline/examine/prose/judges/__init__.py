"""One judge for each kind of claim: it takes a sentence and yields what the account contradicts."""

from collections.abc import Callable, Iterator, Mapping

from pipeline.examine.prose.judges.bands import ratings
from pipeline.examine.prose.judges.benchmarks import benchmarks
from pipeline.examine.prose.judges.bounds import bounds
from pipeline.examine.prose.judges.comparisons import comparisons
from pipeline.examine.prose.judges.counts import counts
from pipeline.examine.prose.judges.extremes import extremes
from pipeline.examine.prose.judges.first_times import first_times
from pipeline.examine.prose.judges.graded import grades
from pipeline.examine.prose.judges.halves import halves
from pipeline.examine.prose.judges.in_a_row import in_a_row
from pipeline.examine.prose.judges.largest_amounts import largest_amounts
from pipeline.examine.prose.judges.last_times import last_times
from pipeline.examine.prose.judges.misdated import misdated
from pipeline.examine.prose.judges.moved_counts import moved_counts
from pipeline.examine.prose.judges.movements import movements
from pipeline.examine.prose.judges.next_targets import next_targets
from pipeline.examine.prose.judges.over_ceilings import over_ceilings
from pipeline.examine.prose.judges.part_counts import part_counts
from pipeline.examine.prose.judges.portions import portions
from pipeline.examine.prose.judges.praised import praised
from pipeline.examine.prose.judges.promises import promises
from pipeline.examine.prose.judges.rated_perspectives import rated_perspectives
from pipeline.examine.prose.judges.ratios import ratios
from pipeline.examine.prose.judges.records import records
from pipeline.examine.prose.judges.regraded import WAYS, regraded
from pipeline.examine.prose.judges.reported import reported
from pipeline.examine.prose.judges.respondents import respondents
from pipeline.examine.prose.judges.revised_ceilings import revised_ceilings
from pipeline.examine.prose.judges.series import series
from pipeline.examine.prose.judges.shares import shares
from pipeline.examine.prose.judges.tallies import totals
from pipeline.examine.prose.judges.values import values
from pipeline.examine.prose.reading.statement import Contradiction, Statement
from pipeline.vocabulary import Kind

Judge = Callable[[Statement], Iterator[Contradiction]]

JUDGES: Mapping[Judge, tuple[Kind, ...]] = {
    values: (Kind.NUMBER,),
    misdated: (Kind.NUMBER,),
    ratios: (Kind.NUMBER,),
    grades: tuple(Kind),
    promises: tuple(Kind),
    next_targets: (Kind.FUTURE, Kind.PERIOD),
    series: (Kind.PERIOD,),
    part_counts: (Kind.NUMBER,),
    halves: (Kind.PERIOD,),
    in_a_row: (Kind.NUMBER, Kind.UNKNOWN, Kind.PERIOD),
    first_times: tuple(Kind),
    last_times: (Kind.PERIOD,),
    benchmarks: (
        Kind.NATIONAL,
        Kind.MEDIUM,
        Kind.TARGET,
        Kind.CEILING,
        Kind.LIMIT,
        Kind.HEDGE,
    ),
    movements: (
        Kind.RISE,
        Kind.FALL,
        Kind.SAME,
        Kind.BETTER,
        Kind.WORSE,
        Kind.ABOVE,
        Kind.UNDER,
        Kind.MORE,
    ),
    regraded: tuple(WAYS),
    ratings: (Kind.CATEGORY, Kind.UNKNOWN, Kind.HIGHEST, Kind.FILLER),
    bounds: (Kind.NUMBER,),
    praised: (Kind.KNOWN, Kind.UNKNOWN),
    totals: tuple(Kind),
    shares: (Kind.PART, Kind.ALL, Kind.NONE, Kind.MOST, Kind.NUMBER),
    portions: (Kind.CEILING, Kind.BUDGET, Kind.SPENT, Kind.LEFT),
    counts: (Kind.NUMBER,),
    moved_counts: (Kind.MEASURES,),
    over_ceilings: (Kind.CEILING,),
    revised_ceilings: (Kind.CEILING,),
    rated_perspectives: (Kind.PERSPECTIVES,),
    respondents: (Kind.RESPONDENTS, Kind.ITEMS, Kind.ASKED),
    extremes: (Kind.HIGHEST, Kind.LOWEST, Kind.OTHERS, Kind.NONE),
    largest_amounts: (Kind.HIGHEST, Kind.LOWEST),
    records: (Kind.HIGHEST, Kind.LOWEST, Kind.GREATEST, Kind.FEWEST),
    comparisons: (
        Kind.RISE,
        Kind.FALL,
        Kind.ABOVE,
        Kind.UNDER,
        Kind.BETTER,
        Kind.WORSE,
        Kind.MORE,
    ),
    reported: (Kind.REPORT,),
}
"""Each judge with the kinds of words, one of which a sentence must have to be judged. Where two
judges object to the same words, only the first is reported."""
