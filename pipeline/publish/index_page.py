"""outputs/index.html: every report and period with its files, and whose newest delivery failed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined

from pipeline.language import Language
from pipeline.publish.manifest import MANIFEST, Manifest, PublishedAs, manifest_in
from pipeline.publish.publication import REFUSED
from pipeline.publish.standings import REVISIONS
from pipeline.publish.unwritable import told_if_unwritable
from pipeline.translatable import _

INDEX = "index.html"
INTERNAL = frozenset({"readiness.pdf"})
"""Files that are for the agency alone."""


@dataclass(frozen=True)
class Link:
    """A file or folder below the outputs, as a relative address."""

    text: str
    address: str
    internal: bool = False


@dataclass(frozen=True)
class Row:
    """One period of one report; a report that was only ever refused has a row without period."""

    name: str
    title: str = ""
    period: str = ""
    status: str = ""
    revision: str = ""
    score: str = ""
    example: bool = False
    files: tuple[Link, ...] = ()
    refused: tuple[Link, ...] = ()


_STATUSES: dict[PublishedAs, str] = {
    "draft": _("draft"),
    "final": _("final"),
    "withdrawn": _("withdrawn"),
}


def write_index(outputs: Path, language: Language) -> Path:
    """outputs/index.html, made of what is there; the same outputs give the same bytes."""
    path = outputs / INDEX
    beside = outputs / f".{INDEX}"
    with told_if_unwritable(path):
        beside.write_text(_page(list(_rows(outputs, language)), language), encoding="utf-8")
        return beside.replace(path)


def _rows(outputs: Path, language: Language) -> Iterator[Row]:
    for folder in sorted(path for path in outputs.iterdir() if path.is_dir()):
        there = sorted(path for path in (folder / REFUSED).rglob("*") if path.is_file())
        refused = tuple(_links(outputs, there))
        periods = sorted((path.parent for path in folder.glob(f"[!.]*/{MANIFEST}")), reverse=True)
        # The newest period comes first; a refusal belongs to the report, and is shown once.
        if periods or refused:
            yield _row(outputs, folder, periods[0] if periods else None, refused, language)
        for period in periods[1:]:
            yield _row(outputs, folder, period, (), language)


def _row(
    outputs: Path, report: Path, period: Path | None, refused: tuple[Link, ...], language: Language
) -> Row:
    if period is None:
        return Row(report.name, refused=refused)
    manifest = manifest_in(period)
    if manifest is None:
        status = language.say("cannot be read")
        return Row(report.name, period=period.name, status=status, refused=refused)
    return Row(
        manifest.agency,
        manifest.title,
        period.name,
        language.say(_STATUSES[manifest.status]),
        str(manifest.revision or ""),
        manifest.score,
        manifest.example,
        tuple(_links(outputs, _files(period, manifest))),
        refused,
    )


def _files(period: Path, manifest: Manifest) -> list[Path]:
    revisions = sorted((period / REVISIONS).glob("*"), key=lambda path: path.name.zfill(9))
    return [*(period / name for name in sorted(manifest.outputs)), period / MANIFEST, *revisions]


def _links(outputs: Path, paths: list[Path]) -> Iterator[Link]:
    for path in paths:
        address = quote(path.relative_to(outputs).as_posix()) + ("/" if path.is_dir() else "")
        text = f"{REVISIONS}/{path.name}" if path.parent.name == REVISIONS else path.name
        yield Link(text, address, path.name in INTERNAL)


def _page(rows: list[Row], language: Language) -> str:
    words = {
        "title": language.say("Performance reports"),
        "report": language.say("Report"),
        "period": language.say("Period"),
        "status": language.say("Status"),
        "revision": language.say("Revision"),
        "score": language.say("Score"),
        "files": language.say("Files"),
        "newest": language.say("Newest delivery"),
        "refused": language.say("refused"),
        "example": language.say("example"),
        "internal": language.say("internal"),
        "none": language.say("No report has been built yet."),
    }
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    page = environment.from_string(_TEMPLATE)
    return page.render(rows=rows, words=words, language=language.code) + "\n"


_TEMPLATE = """\
<!DOCTYPE html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ words.title }}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #767676; padding: .4rem .6rem; text-align: left;
  vertical-align: top; }
ul { list-style: none; margin: 0; padding: 0; }
small { display: block; font-weight: normal; }
.number { text-align: right; }
.refused { color: #9b1c1c; font-weight: bold; }
</style>
</head>
<body>
<main>
<h1>{{ words.title }}</h1>
{% macro links(files, row) %}
<ul>
{% for file in files %}
<li><a href="{{ file.address }}" aria-label="{{ file.text }}, {{ row.name }} {{ row.period }}">\
{{ file.text }}</a>{% if file.internal %} ({{ words.internal }}){% endif %}</li>
{% endfor %}
</ul>
{% endmacro %}
{% if rows %}
<table>
<thead>
<tr>
<th scope="col">{{ words.report }}</th>
<th scope="col">{{ words.period }}</th>
<th scope="col">{{ words.status }}</th>
<th scope="col">{{ words.revision }}</th>
<th scope="col" class="number">{{ words.score }}</th>
<th scope="col">{{ words.files }}</th>
<th scope="col">{{ words.newest }}</th>
</tr>
</thead>
<tbody>
{% for row in rows %}
<tr>
<th scope="row">{{ row.name }}\
{% if row.example %} ({{ words.example }}){% endif %}<small>{{ row.title }}</small></th>
<td>{{ row.period or "–" }}</td>
<td>{{ row.status or "–" }}</td>
<td>{{ row.revision or "–" }}</td>
<td class="number">{{ row.score or "–" }}</td>
<td>{% if row.files %}{{ links(row.files, row) }}{% else %}–{% endif %}</td>
<td>{% if row.refused %}<span class="refused">{{ words.refused }}</span>
{{ links(row.refused, row) }}{% else %}–{% endif %}</td>
</tr>
{% endfor %}
</tbody>
</table>
{% else %}
<p>{{ words.none }}</p>
{% endif %}
</main>
</body>
</html>
"""
