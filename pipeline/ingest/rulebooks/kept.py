"""The rulebook that scored a published report, from the files kept with it or shipped ones."""

from collections.abc import Mapping

from pipeline.ingest.files.fingerprints import fingerprint_of
from pipeline.ingest.rulebooks.loading import ENDING, extended, loaded, shipped_files
from pipeline.problems import PolicyWrong
from pipeline.rulebook import Rulebook


def kept_rulebook(kept: Mapping[str, bytes], fingerprints: Mapping[str, str]) -> Rulebook | None:
    """The rulebook kept with a published report, the chosen file first; null where none can be
    read. A report published before rulebooks were kept uses the shipped files with the same
    `fingerprints`, if all of them still match."""
    shipped = {f"rulebooks/{name}{ENDING}": text for name, text in shipped_files().items()}
    same = {
        name: shipped[name]
        for name, digest in fingerprints.items()
        if fingerprint_of(shipped.get(name, b"")) == digest
    }
    texts = kept or (_from_the_top(same) if len(same) == len(fingerprints) else {})
    try:
        return loaded(tuple(texts.items())).rulebook if texts else None
    except PolicyWrong:
        return None


def _from_the_top(texts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Shipped files in the order of their chain; the file that no other extends comes first."""
    below = {f"rulebooks/{extended(text, name)}{ENDING}": name for name, text in texts.items()}
    name = next((name for name in texts if name not in below), "")
    chain: dict[str, bytes] = {}
    while name in texts and name not in chain:
        chain[name] = texts[name]
        name = f"rulebooks/{extended(texts[name], name)}{ENDING}"
    return chain
