"""Finds the published file that a copy was made from, by the properties stored in the copy."""

from dataclasses import dataclass
from pathlib import Path

from pipeline import ingest, publish
from pipeline.problems import UsageError
from pipeline.translatable import _

NAME = "report.docx"
_FOREIGN = _("{file} does not say which report it is a copy of: it is no copy of a report.docx.")
_UNKNOWN = _("{file} is a copy of {report} {period}, which is not in {outputs}.")
_UNKEPT = _("{file} is a copy of revision {revision} of {report} {period}, which {outputs} lacks.")
_ALTERED = _("{published} is not as it was published, so nothing is compared with it.")


@dataclass(frozen=True)
class Original:
    """The published file and its manifest; `same` is False where the draft was built anew since."""

    report: str
    period: str
    file: ingest.WordFile
    manifest: publish.Manifest
    same: bool


def original_of(copy: ingest.WordFile, name: str, outputs: Path) -> Original:
    """The published file. Raises UsageError where it is missing or was altered since.

    A copy is untrusted input: its folder names are only matched against the folders that exist.
    """
    told = copy.properties
    report, period = told.get("Rapor report", ""), told.get("Rapor period", "")
    revision, account = told.get("Rapor revision", ""), told.get("Rapor account", "")
    if not (report and period and revision and account):
        raise UsageError(_FOREIGN, file=name)
    named = {"file": name, "report": report, "period": period, "outputs": str(outputs)}
    folder = _child(_child(outputs, report), period)
    manifest = publish.manifest_in(folder) if folder else None
    if folder is None or manifest is None:
        raise UsageError(_UNKNOWN, **named)
    if str(manifest.revision) != revision:
        folder = _child(_child(folder, "revisions"), revision)
        manifest = publish.manifest_in(folder) if folder else None
    if folder is None or manifest is None or NAME not in manifest.outputs:
        raise UsageError(_UNKEPT, revision=revision, **named)
    published = folder / NAME
    if not published.is_file() or ingest.fingerprint(published) != manifest.outputs[NAME]:
        raise UsageError(_ALTERED, published=published.as_posix())
    same = manifest.outputs.get("scorecard.json") == account
    return Original(report, period, ingest.read_word(published), manifest, same)


def _child(folder: Path | None, name: str) -> Path | None:
    """The subfolder with this name, if it is a real folder and no link."""
    if folder is None or not folder.is_dir():
        return None
    found = (one for one in folder.iterdir() if one.name == name)
    return next((one for one in found if one.is_dir() and not one.is_symlink()), None)
