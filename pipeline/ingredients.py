"""What a report is made from: the agency's files and policy, and what sets them on a page."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from pipeline import ingest, publish
from pipeline.delivery import RowsUsed
from pipeline.orders import Job, Order
from pipeline.problems import Problem


def ingredients_of(
    order: Order, job: Job, standing: publish.Standing | None = None
) -> publish.Ingredients:
    """Everything that can change the report. The tables are read only where a file of theirs is
    another than the published report was made from."""
    from pipeline.render import shipped_templates  # noqa: PLC0415 -- WeasyPrint is slow to import

    given = order.settings.given
    known = {
        **order.settings.files,
        **order.pictures.files,
        **{f"outputs/{one.file}": one.sha256 for one in (*order.signed.past, *order.signed.parts)},
    }
    files, rows, problems = _delivered(order, known, standing)
    own = publish.tree_fingerprints(job.templates) if job.templates else {}
    shipped = _shipped(shipped_templates())
    return publish.Ingredients(
        inputs={**known, **files},
        rows=rows,
        settings=order.settings.sha256,
        folder=ingest.listing(order.folder),
        problems=problems,
        neighbours=_fingerprint((*order.noticed, *order.signed.problems)),
        rulebooks=order.policy.files,
        templates=_numbered(shipped, own),
        code=publish.value_fingerprint(_shipped(Path(__file__).parent)),
        versions=publish.versions(),
        as_of=job.as_of or given.report.issued_on,
    )


def _delivered(
    order: Order, known: Mapping[str, str], standing: publish.Standing | None
) -> tuple[Mapping[str, str], Mapping[str, RowsUsed], str]:
    """The files of the tables, the rows used of those that are shared, and what is wrong."""
    before = standing.made_of if standing else None
    if before is not None:
        files = {
            name: sha
            for name, sha in before.inputs.items()
            if name not in known and not name.startswith("outputs/")
        }
        if ingest.is_as_read(order.folder, order.settings.given, files, before.folder):
            return files, before.rows, before.problems
    delivery = order.delivery
    elsewhere = (*order.noticed, *order.signed.problems)
    own = [problem for problem in delivery.problems if problem not in elsewhere]
    return delivery.files, ingest.rows_used(delivery), _fingerprint(own)


def _fingerprint(problems: Sequence[Problem]) -> str:
    """One for what is wrong, and where."""
    return publish.value_fingerprint(
        sorted(f"{one.code} {one.file} {one.sheet} {one.row} {one.column}" for one in problems)
    )


@cache
def _shipped(root: Path) -> Mapping[str, str]:
    """The fingerprints of what comes with the package: it stays as it is while the package runs."""
    return publish.tree_fingerprints(root)


def _numbered(*folders: Mapping[str, str]) -> dict[str, str]:
    return {f"{n}/{name}": sha for n, each in enumerate(folders) for name, sha in each.items()}
