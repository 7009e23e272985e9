"""outputs/index.html: one row per agency, to search, sort and filter, opened as a file and offline.

Its template, style and script are in `index/`; style and script are written into the page.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from pipeline.collector import resting_collector
from pipeline.language import Language
from pipeline.publish.addresses import Link
from pipeline.publish.published import Agency, Published, agencies, ended, portfolios
from pipeline.publish.unwritable import told_if_unwritable
from pipeline.translatable import _

INDEX = "index.html"
_STATES: Mapping[str, str] = {
    "draft": _("draft"),
    "final": _("final"),
    "withdrawn": _("withdrawn"),
}
_OF_THE_AGENCY = {"refused": _("refused"), "example": _("example")}
"""States of an agency's newest delivery and of the agency as a whole, whatever the period."""
_UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Shown:
    """What the page shows of one period; numbers to sort by are kept beside their words."""

    report: str = ""
    period: str = ""
    state: str = ""
    said: str = ""
    """The state in words."""
    revision: str = ""
    score: str = ""
    sorted_by: str = ""
    """The score as a number."""
    rating: str = ""
    met: int | None = None
    of: int | None = None
    targets: str = ""
    """In words, how many targets were met, and of how many."""
    to_read: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Row:
    """An agency: its newest period, the earlier periods, and the files of its refusals."""

    name: str
    newest: Shown
    earlier: tuple[Shown, ...]
    refused: tuple[Link, ...]
    is_example: bool

    @property
    def periods(self) -> tuple[Shown, ...]:
        return (self.newest, *self.earlier)


def write_index(outputs: Path, language: Language) -> Path:
    """Write outputs/index.html from what is there; the same outputs give the same bytes."""
    path = outputs / INDEX
    beside = outputs / f".{INDEX}"
    with told_if_unwritable(path), resting_collector():
        page = _page(agencies(outputs), portfolios(outputs), language)
        try:
            beside.unlink(missing_ok=True)
            with beside.open("x", encoding="utf-8") as handle:
                handle.write(page)
            return beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)  # what was written before the disk was full


def _page(found: list[Agency], portfolio: list[Link], language: Language) -> str:
    rows = [_row(agency, language) for agency in found]
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    script = _beside("index.js")
    words = _words(language)
    page = environment.from_string(_beside("index.html.jinja")).render(
        rows=rows,
        totals=_totals(found, rows, language),
        portfolio=portfolio,
        choices=_choices(rows, language),
        words=words,
        language=language.code,
        style=Markup(_beside("index.css") + _labels(words)),
        script=Markup(script),
        script_sha256=b64encode(sha256(script.encode()).digest()).decode(),
    )
    return page + "\n"


def _beside(name: str) -> str:
    return (files("pipeline") / "publish" / "index" / name).read_text(encoding="utf-8")


def _row(agency: Agency, language: Language) -> Row:
    nothing = Shown()
    if not agency.is_readable:
        nothing = Shown(state=_UNREADABLE, said=language.say("cannot be read"))
    newest, *earlier = [_shown(one, language) for one in agency.periods] or [nothing]
    return Row(agency.name, newest, tuple(earlier), agency.refused, agency.is_example)


def _shown(one: Published, language: Language) -> Shown:
    manifest, say = one.manifest, language.say
    if manifest is None:
        return Shown(one.report, one.period, _UNREADABLE, say("cannot be read"))
    revision, targets = manifest.revision, ""
    state = say(_STATES[manifest.status])
    if one.is_signed:
        state = say("{state}, signed", state=state)
    if manifest.met is not None and manifest.of is not None:
        targets = say("{met} of {of}", met=str(manifest.met), of=str(manifest.of))
    return Shown(
        one.report,
        one.period,
        manifest.status,
        state,
        say("revision {revision}", revision=str(revision)) if revision > 1 else "",
        manifest.score,
        _as_number(manifest.score),
        manifest.rating_text,
        manifest.met,
        manifest.of,
        targets,
        tuple(link for link in one.files if link.is_to_read),
        tuple(link for link in one.files if not link.is_to_read),
    )


def _as_number(score: str) -> str:
    """A score in words, such as 88,74, as a number to sort by; empty where it is no number."""
    try:
        return str(float(score.replace(",", ".").replace("−", "-")))
    except ValueError:
        return ""


def _totals(found: list[Agency], rows: list[Row], language: Language) -> list[tuple[str, str]]:
    """The totals of all agencies, by name. Examples count only where there is nothing else."""
    counted = [one for one in zip(found, rows, strict=True) if not one[0].is_example]
    examples = len(rows) - len(counted) if counted else 0
    counted = counted or list(zip(found, rows, strict=True))
    states = [shown.state for _agency, row in counted for shown in row.periods]
    newest = [row.newest for _agency, row in counted]
    met, of = sum(one.met or 0 for one in newest), sum(one.of or 0 for one in newest)
    say = language.say
    totals = [
        (say("Agencies"), len(counted)),
        (say("Reports built"), sum(state in {"draft", "final"} for state in states)),
        (say("Of these final"), states.count("final")),
        (say("Deliveries refused"), sum(agency.refusals for agency, _row in counted)),
    ]
    if examples:
        totals.append((say("Examples, not counted"), examples))
    told = [(name, language.number(count, 0)) for name, count in totals]
    return [*told, (say("Targets met, newest periods"), say("{met} of {of}", met=met, of=of))]


def _choices(rows: list[Row], language: Language) -> Mapping[str, list[tuple[str, str]]]:
    """What can be filtered by: values with their words."""
    shown = [one for row in rows for one in row.periods]
    best: dict[str, float] = {}
    for one in shown:
        if one.rating:
            score = float(one.sorted_by or "-inf")
            best[one.rating] = max(score, best.get(one.rating, score))
    states: dict[str, str] = {**_STATES, **_OF_THE_AGENCY}
    if any(one.state == _UNREADABLE for one in shown):
        states[_UNREADABLE] = _("cannot be read")
    periods = sorted({one.period for one in shown if one.period}, key=ended, reverse=True)
    return {
        "period": [(period, period) for period in periods],
        "rating": [(name, name) for name in sorted(best, key=lambda name: (-best[name], name))],
        "state": [(state, language.say(said)) for state, said in states.items()],
    }


def _words(language: Language) -> Mapping[str, str]:
    say = language.say
    return {
        "title": say("Performance reports"),
        "agency": say("Agency"),
        "period": say("Period"),
        "state": say("Status"),
        "score": say("Score"),
        "rating": say("Rating"),
        "targets": say("Targets met"),
        "files": say("Files"),
        "newest": say("Newest delivery"),
        "refused": say("refused"),
        "example": say("example"),
        "internal": say("internal"),
        "none": say("No report has been built yet."),
        "portfolio": say("All agencies together:"),
        "search": say("Search agency or folder"),
        "all": say("all"),
        "reset": say("Show all"),
        "more": say("More"),
        "earlier": say("Earlier periods"),
        "sort": say("Choose a heading to sort by it."),
        "nothing": say("No agency fits."),
        # The script fills in the numbers.
        "found": say("Agencies found: {found} of {all}.", found="{found}", all="{all}"),
        "rest": say("Show {rest} more agencies", rest="{rest}"),
        "met": say("Targets met: {met} of {of}.", met="{met}", of="{of}"),
    }


_COLUMNS = ("period", "state", "score", "rating", "targets", "files", "newest")


def _labels(words: Mapping[str, str]) -> str:
    """The style that labels each cell on a phone, where rows are shown as cards."""
    rules = _rules((f"td:nth-of-type({n})", words[name]) for n, name in enumerate(_COLUMNS, 1))
    return "@media screen and (max-width: 48rem) {\n" + "".join(rules) + "}\n"


def _rules(labels: Iterable[tuple[str, str]]) -> Iterator[str]:
    for cell, label in labels:
        safe = label.replace("\\", "").replace('"', "").replace("<", "")
        yield f'.agencies {cell}::before {{ content: "{safe}"; }}\n'
