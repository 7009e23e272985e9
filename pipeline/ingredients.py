"""The ingredients of a report: the agency's files and policy, and what sets them on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline import ingest, publish
from pipeline.delivery import RowsUsed
from pipeline.orders import Job, Order
from pipeline.problems import Problem
from pipeline.shipped import shipped_templates


def ingredients_of(
    order: Order, job: Job, standing: publish.Standing | None = None
) -> publish.Ingredients:
    """Everything that can change the report. The tables are read only where a file of theirs
    changed since the report was published."""
    given = order.settings.given
    known = {
        **order.settings.files,
        **order.pictures.files,
        **{f"outputs/{one.file}": one.sha256 for one in (*order.signed.past, *order.signed.parts)},
        **order.taken.files,
    }
    used = _as_published(order, known, standing) or _used(order)
    return publish.Ingredients(
        inputs={**known, **used.files},
        rows=used.rows,
        settings=order.settings.sha256,
        folder=ingest.listing(order.folder),
        problems=used.problems,
        former=used.former,
        neighbours=_fingerprint(order.elsewhere),
        rulebooks=order.policy.files,
        templates=templates_of(job),
        code=code(),
        versions=publish.versions(),
        as_of=job.as_of or given.report.issued_on,
    )


def templates_of(job: Job) -> dict[str, str]:
    """The fingerprints of the shipped and the agency's own templates, by folder and name."""
    own = publish.tree_fingerprints(job.templates) if job.templates else {}
    folders = (_shipped(shipped_templates()), own)
    return {f"{n}/{name}": sha for n, each in enumerate(folders) for name, sha in each.items()}


@cache
def code() -> str:
    """The fingerprint of the program and its data."""
    return publish.value_fingerprint(_shipped(Path(__file__).parent))


@dataclass(frozen=True)
class _Used:
    """The files of the tables, the rows used of shared files, and the problems found."""

    files: Mapping[str, str]
    rows: Mapping[str, RowsUsed]
    problems: str
    former: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def _as_published(
    order: Order, known: Mapping[str, str], standing: publish.Standing | None
) -> _Used | None:
    """What the published report used; None where any of its files changed."""
    before = standing.made_of if standing else None
    if before is None or not before.folder:
        return None
    files = {
        name: sha
        for name, sha in before.inputs.items()
        if name not in known and not name.startswith("outputs/")
    }
    if not ingest.is_as_read(order.folder, order.settings.given, files, before.folder):
        return None
    return _Used(files, before.rows, before.problems)


def _used(order: Order) -> _Used:
    """What is used of the tables, which are read for this."""
    delivery = order.delivery
    own = [problem for problem in delivery.problems if problem not in order.elsewhere]
    rows = ingest.rows_used(delivery)
    return _Used(delivery.files, rows, _fingerprint(own), delivery.former)


def _fingerprint(problems: Sequence[Problem]) -> str:
    """The fingerprint of the problems and their places."""
    return publish.value_fingerprint(
        sorted(f"{one.code} {one.file} {one.sheet} {one.row} {one.column}" for one in problems)
    )


@cache
def _shipped(root: Path) -> Mapping[str, str]:
    """The fingerprints of a folder of the package, which does not change while it runs."""
    return publish.tree_fingerprints(root)
