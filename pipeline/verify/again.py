"""Makes the same pages again from what a PDF embeds: worded by the report stage, then set."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import ingest, render, report
from pipeline.account import as_json
from pipeline.case import Case
from pipeline.document import Embedded
from pipeline.publish import Origin, fingerprint, write_files
from pipeline.sealing import ACCOUNT, REPORT, TEMPLATES, NotSealed, pictures_in, unsealed
from pipeline.verify.inside import tables_in
from pipeline.verify.seals import MANIFEST

RECORD = "scorecard.json"
_RULEBOOK = re.compile(r"rulebook-(\d{1,3})-.+\.toml")


@dataclass(frozen=True)
class Again:
    """The embedded case, its record, and the PDF that follows; empty bytes where no PDF does."""

    case: Case
    record: bytes
    pdf: bytes


def set_again(inside: Mapping[str, bytes], origin: Origin, file: str) -> Again:
    """What follows from the attachments; of the PDFs only the file of this name. Raises NotSealed
    or PolicyWrong where they cannot be read, RenderFailed where they cannot be set."""
    return _set_again(tuple(inside.items()), origin.model_dump_json(), file)


@lru_cache(maxsize=1)
def _set_again(attached: tuple[tuple[str, bytes], ...], manifest: str, file: str) -> Again:
    """The same, cached: a copy of a file just verified is not set again."""
    inside, origin = dict(attached), Origin.model_validate_json(manifest)
    case = case_in(inside, origin)
    record = as_json(report.record_of(case, report=origin.report, revision=origin.revision))
    logo, pictures = pictures_in(inside, case.report_file)
    document = report.document_of(
        case,
        logo=logo,
        pictures=pictures,
        files={**origin.inputs, **origin.rulebooks},
        revision=origin.revision,
        fingerprint=origin.record,
    )
    texts = rulebook_texts(inside, origin)
    embedded = _enclosed(inside, texts, case)
    with _templates(inside.get(TEMPLATES)) as templates:
        pdf = render.pdf_named(file, document, templates=templates, embedded=embedded)
    return Again(case, record, pdf)


def case_in(inside: Mapping[str, bytes], origin: Origin) -> Case:
    """The embedded case. Raises NotSealed or PolicyWrong."""
    account, report_file = unsealed(inside)
    policy = ingest.rulebook_of(rulebook_texts(inside, origin))
    return Case(account, report_file, policy.rulebook, policy.differences, policy.own_advice)


def rulebook_texts(inside: Mapping[str, bytes], origin: Origin) -> Mapping[str, bytes]:
    """The rulebook's files under the names they were read by, the chosen rulebook first."""
    names = {sha256: name for name, sha256 in origin.rulebooks.items()}
    contents = [inside[name] for name in _rulebook_files(inside)]
    if not contents or any(fingerprint(content) not in names for content in contents):
        raise NotSealed("rulebook")
    return {names[fingerprint(content)]: content for content in contents}


def _rulebook_files(inside: Mapping[str, bytes]) -> Sequence[str]:
    """The names of the attachments `rulebook-<n>-<file>`, ordered by number."""
    numbered = {name: found for name in inside if (found := _RULEBOOK.fullmatch(name))}
    return sorted(numbered, key=lambda name: int(numbered[name][1]))


def _enclosed(
    inside: Mapping[str, bytes], texts: Mapping[str, bytes], case: Case
) -> tuple[Embedded, ...]:
    """The attachments, described and ordered as by the report stage."""
    stems = ("logo.", "picture-")
    logo, pictures = ({n: c for n, c in inside.items() if n.startswith(stem)} for stem in stems)
    house = {name: inside[name] for name in (TEMPLATES,) if name in inside}
    everything = report.enclosures_of(
        case,
        report.Files(
            report.Data(tables_in(inside, case), inside.get(report.PACKAGE, b"")),
            texts,
            inside[RECORD],
            {ACCOUNT: inside[ACCOUNT], REPORT: inside[REPORT], **logo, **house},
            pictures,
        ),
    )
    manifest = report.manifest_of(case, inside[MANIFEST])
    return tuple(one for one in (*everything, manifest) if one.name in inside)


@contextmanager
def _templates(packed: bytes | None) -> Iterator[Path | None]:
    """The agency's own templates, unpacked to a folder for as long as they are used."""
    if packed is None:
        yield None
        return
    with TemporaryDirectory() as place:
        write_files(Path(place), ingest.templates_in(packed))
        yield Path(place)
