"""outputs/<report>/: a published period with its revisions, or the files of a refusal."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.publish.decisions import Plan, settled
from pipeline.publish.fingerprints import fingerprint
from pipeline.publish.keys import KEY_VERSION, build_key, inputs_key
from pipeline.publish.manifest import (
    MANIFEST,
    Identity,
    Ingredients,
    Manifest,
    Origin,
)
from pipeline.publish.signed_copies import SIGNED
from pipeline.publish.standings import REVISIONS
from pipeline.publish.swaps import replacement, write_files

REFUSED = "refused"


def publish(
    outputs: Path,
    identity: Identity,
    files: Mapping[str, bytes],
    ingredients: Ingredients,
    plan: Plan,
) -> Path:
    """Publish outputs/<report>/<period>, with `files`, the manifest and the revisions.

    It changes only on success. The plan must be settled: a final that came out different under its
    old number is a ValueError.
    """
    if settled(plan, files) != plan:
        raise ValueError(f"revision {plan.revision} stands already with other content")
    folder = outputs / identity.report / identity.period
    with replacement(folder) as new:
        write_files(new, files)
        write_files(new, {name: path.read_bytes() for name, path in _kept(folder, plan)})
        write_files(new, {MANIFEST: _manifest(identity, files, ingredients, plan)})
    return folder


def origin(
    identity: Identity,
    ingredients: Ingredients,
    plan: Plan,
    attachments: Mapping[str, bytes],
    record: bytes,
) -> bytes:
    """The manifest to embed in an output: all of it but the fingerprints of the outputs."""
    inside = {
        "attachments": {name: fingerprint(content) for name, content in attachments.items()},
        "record": fingerprint(record),
    }
    known = {**identity.model_dump(), **ingredients.model_dump(), **vars(plan), **inside}
    parts = {name: known[name] for name in Origin.model_fields}
    return (Origin(**parts).model_dump_json(indent=2) + "\n").encode()


def refuse(outputs: Path, delivery: str, files: Mapping[str, bytes]) -> Path:
    """The folder of a delivery's refusal, where `files` replace those of an earlier refusal."""
    folder = refusal_folder(outputs, delivery)
    with replacement(folder) as new:
        write_files(new, files)
    return folder


def refusal_folder(outputs: Path, delivery: str) -> Path:
    """outputs/<report>/refused; for a delivery of one among several periods, a subfolder of it."""
    report, *period = delivery.split("/")
    return outputs.joinpath(report, REFUSED, *period)


def start(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Create a new report folder with `files`: whole, or not at all."""
    with replacement(folder) as new:
        write_files(new, files)
    return folder


def clear_refusal(outputs: Path, delivery: str) -> None:
    """Remove the refusal of a delivery that was accepted, or is already published."""
    folder = refusal_folder(outputs, delivery)
    if folder.exists():
        shutil.rmtree(folder)
    if folder.name != REFUSED and folder.parent.exists() and not any(folder.parent.iterdir()):
        folder.parent.rmdir()


def _kept(folder: Path, plan: Plan) -> Iterator[tuple[str, Path]]:
    """Published files that stay: signed copies, files of earlier revisions, and of the revision
    that is now set aside."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_dir():
            continue
        if name.parts[0] in (REVISIONS, SIGNED):
            yield name.as_posix(), path
        elif plan.standing is not None and plan.sets_aside:
            yield f"{REVISIONS}/{plan.standing.revision}/{name.as_posix()}", path


def _manifest(
    identity: Identity, files: Mapping[str, bytes], ingredients: Ingredients, plan: Plan
) -> bytes:
    manifest = Manifest(
        **identity.model_dump(),
        **ingredients.model_dump(),
        key_version=KEY_VERSION,
        key=build_key(ingredients),
        inputs_key=inputs_key(ingredients),
        status=plan.status,
        revision=plan.revision,
        revision_note=plan.revision_note,
        outputs={name: fingerprint(data) for name, data in files.items()},
    )
    return (manifest.model_dump_json(indent=2) + "\n").encode()
