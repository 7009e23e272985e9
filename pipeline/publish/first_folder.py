"""The first files of a folder that is made from an agency's own files: report.toml, and a register
of measures where the files have none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import tomlkit

from pipeline.formulas import CATALOGUE
from pipeline.language import Language
from pipeline.proposals import PLACEHOLDER, Proposal, as_comment
from pipeline.publish.starter import workbook_to_fill
from pipeline.publish.starter_rows import Value
from pipeline.rulebook import Perspective
from pipeline.tables import DELIVERED

RULEBOOK = "rapor-2026"
"""The rulebook that a new report names."""
REALIZATION, REGISTER = "realization", "realization.xlsx"
_SURVEY, _ADDED_UP = "survey_", ("_counts", "_totals")
_FIRST: Mapping[str, tuple[str, str]] = {
    "budget": ("financial", "budget.absorption"),
    "customers": ("customer", "customer.retention"),
    "service_times": ("internal_process", "process.time_against_standard"),
    "documents": ("internal_process", "process.on_time"),
    "services": ("internal_process", "service.digitised"),
    "training": ("learning_growth", "workforce.trainings_held"),
    "staff": ("learning_growth", "workforce.trained_ratio"),
    "attendance": ("learning_growth", "workforce.punctuality"),
}
"""By the name of a table: the perspective and the formula of the measure made for it."""
_SHARE = ("internal_process", "share")
"""The perspective and formula of a measure made for a column of any other list."""


@dataclass(frozen=True)
class Told:
    """What somebody stated, as no file says it; `seen` is the text the year was read from."""

    issued: date
    agency: str = ""
    region: str = ""
    start: date | None = None
    end: date | None = None
    seen: str = ""
    years: tuple[int, ...] = ()
    """The years that the files name, where it is unclear which of them is reported."""


def first_settings(told: Told, words: Language) -> bytes:
    """A report.toml without its tables; what nobody stated is a question beside its line."""
    say = words.say
    ask = say("QUESTION: what nobody could read from the files")
    about = say("Written from your files. Behind each line stands why; change what is wrong.")
    waiting = say("Lines that begin with # wait for you: take the # away from what is true.")
    lines = [
        f"# {about}",
        f"# {waiting}",
        "",
        "[agency]",
        _line("name", told.agency or PLACEHOLDER, "" if told.agency else ask),
        _line("region", told.region or PLACEHOLDER, "" if told.region else ask),
        "[agency.head]",
        _line("name", PLACEHOLDER, say("who signs")),
        _line("title", PLACEHOLDER, ""),
        "",
        "[period]",
        *_period(told, words),
        "",
        "[report]",
        _line("language", words.code, ""),
        _line("status", "draft", say("“final” once it is signed")),
        _line("issued_on", told.issued, ""),
        _line("issued_at", PLACEHOLDER, ""),
        "",
        "[rulebook]",
        _line("use", RULEBOOK, say("`rapor rulebooks` lists them")),
    ]
    return ("\n".join(lines) + "\n").encode()


def _period(told: Told, words: Language) -> list[str]:
    """The first and last day as stated; else the latest year named in the files that is over, else
    the year before the issue date."""
    say = words.say
    if told.start and told.end:
        seen = say("as read in: {text}", text=told.seen) if told.seen else ""
        return [_line("start", told.start, seen), _line("end", told.end, "")]
    year = max((one for one in told.years if one < told.issued.year), default=0)
    ask = (
        say("QUESTION: the files name {years}", years=", ".join(map(str, told.years)))
        if year
        else say("QUESTION: no year stands in the files; the last whole one is taken")
    )
    year = year or told.issued.year - 1
    return [_line("start", date(year, 1, 1), ask), _line("end", date(year, 12, 31), "")]


def _line(key: str, value: str | date, comment: str) -> str:
    item = tomlkit.item(value)
    beside = f" # {as_comment(comment)}" if comment else ""
    return f"{key} = {item.as_string()}{beside}"


Known = Mapping[str, bool]
"""Tables by name; of a survey, whether it asks about the elements of the regulation's index."""


@dataclass(frozen=True)
class _First:
    """A measure made for a table; `survey` where the files have more than one, `name` the column
    whose rows are counted by their values."""

    perspective: str
    formula: str
    survey: str = ""
    name: str = ""


def first_register(
    tables: Known,
    words: Language,
    perspectives: Iterable[Perspective],
    shares: Sequence[str] = (),
) -> bytes | None:
    """A workbook with a measure for each table, without targets, which no table states; first come
    the measures for columns that group their rows by value, each as a share of the rows.

    None where the files have their own register, or nothing a measure could be made of.
    """
    rows = [_measure(number, one, words) for number, one in _measures(tables, shares).items()]
    if REALIZATION in tables or not rows:
        return None
    return workbook_to_fill([(DELIVERED[REALIZATION], rows)], words, perspectives)


def first_parameters(tables: Known) -> list[Proposal]:
    """For each measure of that register, the line naming its survey where there are several."""
    return [
        Proposal(("measures", measure_id(number)), {"survey": one.survey})
        for number, one in _measures(tables).items()
        if one.survey and REALIZATION not in tables
    ]


def _measures(tables: Known, shares: Sequence[str] = ()) -> dict[int, _First]:
    """The measures by number. A survey of the regulation's elements gets the regulation's index;
    sums and counts of answers get the index of all items, as they hold no single respondents."""
    measures = [_First(*_SHARE, name=column) for column in shares]
    measures += [_First(*measure) for name, measure in _FIRST.items() if name in tables]
    surveys = [name for name in tables if name.startswith(_SURVEY)]
    ids = {name: name.removeprefix(_SURVEY) for name in surveys}
    for name in surveys:
        is_added_up = name.endswith(_ADDED_UP)
        other = "survey.total_index" if is_added_up else "survey.satisfied_share"
        formula = "survey.ikm_2017" if tables[name] else other
        survey = ids[name] if not is_added_up else ids[name].rpartition("_")[0]
        measures.append(_First("customer", formula, survey if len(surveys) > 1 else ""))
    return dict(enumerate(dict.fromkeys(measures), start=1))


def measure_id(number: int) -> str:
    """The id of a measure in the register."""
    return f"IKU-{number}"


def _measure(number: int, one: _First, words: Language) -> Mapping[str, Value]:
    found = CATALOGUE[one.formula]
    title = one.name or words.say(found.title) + (f" ({one.survey})" if one.survey else "")
    return {
        "measure_id": measure_id(number),
        "perspective": one.perspective,
        "objective_id": f"S-{number}",
        "objective": title,
        "measure": title,
        "measured_in": words.say(found.unit),
        "polarity": "maximize" if found.polarity is None else found.polarity.value,
        "formula": one.formula,
    }
