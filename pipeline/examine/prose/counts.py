"""How many measures a text says there are, or met their targets; how many answered a survey."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.account import Measure
from pipeline.account.tally import Tally, tallied
from pipeline.examine.prose.bands import labels
from pipeline.examine.prose.numbers import Numeral, Unit
from pipeline.examine.prose.statement import Contradiction, Statement
from pipeline.examine.prose.tokens import words
from pipeline.translatable import _
from pipeline.values import Message, Value
from pipeline.vocabulary import Kind

_ABOUT_TARGETS = frozenset({Kind.REACH, Kind.REACHED, Kind.EXCEED_TARGET, Kind.MISSED,
                            Kind.BELOW_TARGET})  # fmt: skip
_TRIGGERS = frozenset({Kind.ASKED, Kind.FROM, Kind.WITH, Kind.CONSISTS, Kind.SURVEY, Kind.ALL})
_BESIDE = frozenset({Kind.FILLER, Kind.OWN, Kind.KNOWN, Kind.WITH, Kind.BUDGET})


@dataclass(frozen=True)
class Group:
    """The measures that a sentence counts."""

    measures: Sequence[Measure]
    tally: Tally


def counts(statement: Statement) -> Iterator[Contradiction]:
    """Counts that differ from the account's."""
    if statement.own is None:
        yield from _of_all(statement)
        yield from _of_measures(statement)
        yield from _of_perspectives(statement)
    yield from _of_respondents(statement)
    yield from _of_items(statement)


def group_of(statement: Statement) -> Group | None:
    """All measures, or those of the perspective or objective that is named; null where unclear."""
    named = [piece.subject for piece in statement.pieces if piece.kind is Kind.NAME]
    nodes = [one for one in named if one and one.kind in ("perspective", "objective")]
    if len(nodes) > 1:
        return None
    every = statement.case.account.measures
    for one in nodes:
        every = tuple(m for m in every if one.id in (m.perspective, m.objective_id))
    return Group(every, tallied(every))


# --- All and none ---------------------------------------------------------------------------------


def _of_all(statement: Statement) -> Iterator[Contradiction]:
    """`seluruh indikator mencapai target`, `no target was missed`."""
    for place, piece in enumerate(statement.pieces):
        if piece.kind not in (Kind.ALL, Kind.NONE) or statement.muted[place]:
            continue
        group, segment = group_of(statement), statement.segment(place)
        rest = range(place + 1, segment.stop)
        verb = next((at for at in rest if statement.kind(at) in _ABOUT_TARGETS), None)
        if verb is None and group is not None:
            yield from _reached_all(statement, place, group)
        if group is None or verb is None or not _is_of_measures(statement, place, verb):
            continue
        missed = statement.kind(verb) in (Kind.MISSED, Kind.BELOW_TARGET)
        missed ^= any(statement.kind(at) is Kind.NOT for at in range(place + 1, verb))
        yield from _every(statement, place, verb, group, all_missed=missed)


def _reached_all(statement: Statement, place: int, group: Group) -> Iterator[Contradiction]:
    """`mencapai seluruh target`, `achieved all the set targets`: the verb stands before."""
    nouns = [statement.kind(at) for at in range(place + 1, place + 4)]
    is_target = next((k for k in nouns if k is not Kind.FILLER), None) in (
        Kind.TARGET,
        Kind.MEASURES,
    )
    verb = next(
        (at for at in (place - 1, place - 2) if statement.word(at) in _REACHING),
        None,
    )
    if verb is None or verb < 0 or not is_target or statement.kind(place) is Kind.NONE:
        return
    clause = range(statement.segment(verb).start, verb)
    negated = any(statement.kind(at) is Kind.NOT for at in clause)
    tally = group.tally
    if (tally.missed == 0 and tally.met == tally.of) if negated else tally.missed > 0:
        yield Contradiction(statement.words_between(verb, place + 1), _tally(tally))


_REACHING = frozenset(
    {"mencapai", "memenuhi", "melampaui", "melebihi", "met", "reached", "achieved", "attained",
     "exceeded", "meeting", "achieving", "reaching", "meet", "achieve", "reach"}
)  # fmt: skip


def _every(
    statement: Statement, place: int, verb: int, group: Group, *, all_missed: bool
) -> Iterator[Contradiction]:
    tally, said = group.tally, statement.words_between(place, verb)
    is_none = statement.kind(place) is Kind.NONE
    if not is_none and statement.kind(place - 1) is Kind.NOT:
        wrong = tally.missed == 0 and tally.met == tally.of
    elif is_none:
        wrong = tally.missed > 0 if all_missed else tally.met > 0
    else:
        wrong = tally.met > 0 if all_missed else tally.missed > 0
    if wrong and tally.of:
        yield Contradiction(said, _tally(tally))


def _is_of_measures(statement: Statement, place: int, verb: int) -> bool:
    """Whether what is counted are measures or their targets, and nothing narrower."""
    between = [statement.kind(at) for at in range(place + 1, verb)]
    nouns = (Kind.MEASURES, Kind.TARGET)
    if Kind.UNKNOWN in between or Kind.PART_OF in between:
        return False
    return any(kind in nouns for kind in between) or statement.kind(verb) in (
        Kind.REACH, Kind.MISSED) and Kind.OWN in between  # fmt: skip


def _tally(tally: Tally) -> Message:
    values: dict[str, Value] = {"met": tally.met, "missed": tally.missed, "of": tally.of}
    return Message(_("of {of} targets {met} were met and {missed} missed"), values)


# --- So many of so many ---------------------------------------------------------------------------


def _of_measures(statement: Statement) -> Iterator[Contradiction]:
    group = group_of(statement)
    if group is None:
        return
    for place, piece in enumerate(statement.pieces):
        numeral = piece.numeral
        if piece.kind is not Kind.NUMBER or numeral is None or statement.muted[place]:
            continue
        if statement.kind(place - 1) is Kind.HEDGE:
            continue
        if _counts_measures(statement, place):
            yield from _counted(statement, place, numeral, group)


def _counts_measures(statement: Statement, place: int) -> bool:
    """Whether a number counts measures: by the noun behind it, or by `of … measures` around it."""
    if statement.kind(place + 1) is Kind.MEASURES:
        return statement.kind(place + 2) not in (Kind.UNKNOWN, Kind.PART_OF)
    kinds = [statement.kind(at) for at in range(place + 1, min(place + 5, len(statement.pieces)))]
    if _is_from(statement, place + 1) or kinds[:1] == [Kind.AMONG]:
        return Kind.MEASURES in kinds and Kind.UNKNOWN not in kinds[: kinds.index(Kind.MEASURES)]
    earlier = [statement.kind(at) for at in range(place)]
    return Kind.MEASURES in earlier and bool({*kinds[:3]} & _ABOUT_TARGETS) and (
        any(_is_from(statement, at) for at in range(place)) or Kind.AMONG in earlier or Kind.NUMBER in earlier
    )  # fmt: skip


def _counted(
    statement: Statement, place: int, numeral: Numeral, group: Group
) -> Iterator[Contradiction]:
    tally = group.tally
    every = {len(group.measures), tally.of, tally.of - tally.unscored}
    if numeral.unit is Unit.PERCENT:
        yield from _share(statement, place, numeral, group)
        return
    count = numeral.whole
    if count is None:
        return
    if count == 1 and _is_total(statement, place):
        return
    if _is_total(statement, place):
        scored = sum(measure.score is not None for measure in group.measures)
        if count not in every | {scored, tally.met + tally.missed}:
            said = Message(_("there are {count} measures"), {"count": len(group.measures)})
            yield Contradiction(_noun(statement, place), said)
        return
    expected = _expected(statement, place, group)
    if expected is not None and count not in expected[0]:
        yield Contradiction(_noun(statement, place), expected[1])


def _noun(statement: Statement, place: int) -> str:
    last = place + 1 if statement.kind(place + 1) is Kind.MEASURES else place
    return statement.words_between(place, last)


def _is_total(statement: Statement, place: int) -> bool:
    """Whether a number is of all: `dari 12 indikator`, `terdapat 12 indikator`."""
    for at in range(place - 1, max(place - 5, -1), -1):
        kind = statement.kind(at)
        if _is_from(statement, at) or kind is Kind.ALL:
            return True
        if kind is Kind.CONSISTS:
            return not _verb(statement, place)
        if kind not in (Kind.FILLER, Kind.ACHIEVEMENT, Kind.ACTUAL, Kind.TARGET, Kind.OWN):
            return False
    return False


def _is_from(statement: Statement, place: int) -> bool:
    """Whether a word gives the whole of which a part is told: `dari`, `of`."""
    piece = statement.at(place) if place >= 0 else None
    return piece is not None and (piece.kind is Kind.FROM or piece.text.casefold() == "of")


def _verb(statement: Statement, place: int) -> Kind | None:
    """What is said of the measures that a number counts, before the next number."""
    for at in range(place + 1, len(statement.pieces)):
        kind = statement.kind(at)
        if kind is Kind.NUMBER and not _is_of(statement, at):
            return None
        if kind in _ABOUT_TARGETS or kind in (Kind.CATEGORY, Kind.UNMEASURED):
            return kind
        if kind in (Kind.UNKNOWN, Kind.STOP, Kind.BREAK):
            return None
    return None


def _is_of(statement: Statement, place: int) -> bool:
    """Whether a number tells of how many: `8 dari 10 indikator`."""
    return _is_from(statement, place - 1) or _is_from(statement, place - 2)


def _expected(statement: Statement, place: int, group: Group) -> tuple[set[int], Message] | None:
    """How many it should be, by what is said of them; null where that is unclear."""
    verb = next(
        (at for at in range(place + 1, len(statement.pieces)) if statement.kind(at) in _ENDS), None
    )
    kind = _verb(statement, place)
    if kind is None or verb is None:
        return None
    tally = group.tally
    negated = any(statement.kind(at) is Kind.NOT for at in range(place + 1, verb))
    if kind is Kind.UNMEASURED:
        unknown = {tally.unmeasured, tally.unmeasured + tally.withheld,
                   sum(not m.is_measured for m in group.measures)}  # fmt: skip
        return (unknown, _tally(tally)) if negated else None
    if kind is Kind.CATEGORY:
        return _of_rating(statement, verb, group)
    if kind is Kind.EXCEED_TARGET and not negated:
        above = sum(measure.met is True and _is_beyond(measure) for measure in group.measures)
        return {above, tally.met}, _tally(tally)
    is_missed = (kind in (Kind.MISSED, Kind.BELOW_TARGET)) != negated
    missed = {tally.missed, tally.of - tally.met}
    return (missed if is_missed else {tally.met}), _tally(tally)


_ENDS = _ABOUT_TARGETS | {Kind.CATEGORY, Kind.UNMEASURED}


def _is_beyond(measure: Measure) -> bool:
    if measure.promised is None or measure.reached is None:
        return True
    return measure.direction(measure.reached, measure.promised) != 0


def _of_rating(statement: Statement, place: int, group: Group) -> tuple[set[int], Message] | None:
    """How many measures have the rating that is named."""
    behind = words(statement.text[statement.pieces[place].end :])
    book = statement.case.rulebook
    for label in labels(book.levels.measure.bands):
        size = len(label.words)
        if any(behind[begin : begin + size] == label.words for begin in range(2)):
            count = sum(measure.rating == label.key for measure in group.measures)
            said = Message(_("measures rated “{label}”: {count}"),
                           {"label": " ".join(label.words), "count": count})  # fmt: skip
            return {count}, said
    return None


def _share(
    statement: Statement, place: int, numeral: Numeral, group: Group
) -> Iterator[Contradiction]:
    """The share of measures that met their targets, in percent."""
    kind, tally = _verb(statement, place), group.tally
    if kind not in _ABOUT_TARGETS or not tally.of:
        return
    verb = next(at for at in range(place + 1, len(statement.pieces)) if statement.kind(at) is kind)
    negated = any(statement.kind(at) is Kind.NOT for at in range(place + 1, verb))
    is_missed = (kind in (Kind.MISSED, Kind.BELOW_TARGET)) != negated
    counts_ = (tally.missed, tally.of - tally.met) if is_missed else (tally.met,)
    totals = {tally.of, len(group.measures), tally.met + tally.missed} - {0}
    if not any(numeral.agrees(100 * count / of) for count in counts_ for of in totals):
        yield Contradiction(numeral.text, _tally(tally))


# --- Perspectives, respondents, items -------------------------------------------------------------


def _of_perspectives(statement: Statement) -> Iterator[Contradiction]:
    for place, count in _numbers_before(statement, Kind.PERSPECTIVES):
        before = {statement.kind(place - 1), statement.kind(place - 2)}
        ours = statement.case.account.perspectives
        scored = sum(one.score is not None for one in ours)
        if before & {Kind.FROM, Kind.CONSISTS, Kind.ALL} and count not in (len(ours), scored):
            said = Message(_("there are {count} perspectives"), {"count": len(ours)})
            yield Contradiction(statement.words_between(place, place + 1), said)


def _of_respondents(statement: Statement) -> Iterator[Contradiction]:
    surveys = statement.case.account.surveys
    if statement.own is not None:
        surveys = tuple(one for one in surveys if one.id == statement.own.survey)
    known = {
        count
        for one in surveys
        for count in (one.respondents, one.answered, one.delivered, one.counted, one.population)
    }
    told = [
        (place, count)
        for place, count in _numbers_before(statement, Kind.RESPONDENTS)
        if _is_of_survey(statement, place)
    ]
    told += [*_after_respondents(statement), *_who_answered(statement)]
    for place, count in told:
        if surveys and count not in known:
            said = [
                Message(_("{survey}: {count} respondents"),
                        {"survey": one.title or one.id, "count": one.counted})
                for one in surveys
            ]  # fmt: skip
            last = min(place + 1, len(statement.pieces) - 1)
            yield Contradiction(statement.words_between(place, last), said)


def _who_answered(statement: Statement) -> Iterator[tuple[int, int]]:
    """`survei dijawab oleh 120 pegawai`: a survey was answered, by whomever."""
    for place, piece in enumerate(statement.pieces):
        count = piece.numeral.whole if piece.numeral else None
        before = statement.pieces[place - 1] if place else piece
        if count is None or statement.muted[place] or before.kind is not Kind.ASKED:
            continue
        is_answer = before.text.casefold().startswith(_ANSWERED)
        surveyed = any(statement.kind(at) is Kind.SURVEY for at in range(place))
        if is_answer and surveyed and statement.kind(place + 1) is not Kind.RESPONDENTS:
            yield place, count


_ANSWERED = ("diikuti", "dijawab", "diisi", "answered", "completed", "filled in", "taken by")


def _after_respondents(statement: Statement) -> Iterator[tuple[int, int]]:
    """`jumlah responden … sebanyak 120 orang`."""
    for place, piece in enumerate(statement.pieces):
        if piece.kind is not Kind.RESPONDENTS and piece.text.casefold() != "jumlah responden":
            continue
        for at in range(place + 1, min(place + 6, len(statement.pieces))):
            numeral = statement.pieces[at].numeral
            if numeral is not None and numeral.is_spelled:
                break
            if numeral is not None and numeral.whole is not None and not statement.muted[at]:
                is_told = statement.kind(at - 1) in (Kind.RESULT, Kind.FILLER)
                is_counted = statement.kind(place - 1) in (Kind.ASKED, Kind.FILLER, None)
                if is_told and (is_counted or piece.kind is Kind.ASKED):
                    yield at, numeral.whole
                break
            if statement.kind(at) not in (Kind.FILLER, Kind.RESULT, Kind.SURVEY, Kind.NAME,
                                          Kind.KNOWN, Kind.OWN, Kind.UNKNOWN, Kind.UNIT):  # fmt: skip
                break


def _of_items(statement: Statement) -> Iterator[Contradiction]:
    surveys = statement.case.account.surveys
    known = {len(one.items) for one in surveys} | {
        len(one.service_quality.elements) for one in surveys if one.service_quality
    }
    for place, count in _numbers_before(statement, Kind.ITEMS):
        before = {statement.kind(place - 1), statement.kind(place - 2)}
        whole = before & {Kind.CONSISTS, Kind.ALL} or (
            Kind.FROM in before and statement.kind(place + 2) in (None, Kind.SURVEY, Kind.COMMA)
        )
        if surveys and whole and count not in known and statement.has(Kind.SURVEY):
            said = Message(_("items of the surveys: {counts}"), {"counts": sorted(known)})
            yield Contradiction(statement.words_between(place, place + 1), said)


def _numbers_before(statement: Statement, noun: Kind) -> Iterator[tuple[int, int]]:
    """Every whole number that stands before a noun, with its place."""
    for place, piece in enumerate(statement.pieces):
        count = piece.numeral.whole if piece.numeral else None
        if count is not None and statement.kind(place + 1) is noun and not statement.muted[place]:
            yield place, count


_AMONG_WHOM = frozenset({"terhadap", "kepada", "oleh", "among", "of"})


def _is_of_survey(statement: Statement, place: int) -> bool:
    """Whether all respondents are meant, not some who said something."""
    before = [statement.kind(at) for at in range(max(0, place - 3), place)]
    near = before[-1:] if before[-1:] != [Kind.FILLER] else before[-2:]
    surveyed = any(statement.kind(at) is Kind.SURVEY for at in range(place))
    if surveyed and statement.word(place - 1) in _AMONG_WHOM:
        return True
    if any(kind in _TRIGGERS for kind in near):
        return statement.kind(place + 2) is not Kind.UNKNOWN or Kind.ASKED in near
    after = statement.kind(place + 2)
    return after in (Kind.ASKED,) or (Kind.RESULT in near and Kind.ASKED in before)
