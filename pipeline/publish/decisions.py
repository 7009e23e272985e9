"""Build or not, and as which revision: a draft depends on everything, a final on its inputs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.problems import PolicyWrong, Problem
from pipeline.publish.fingerprints import fingerprint
from pipeline.publish.keys import changed, of_a_draft, of_a_final
from pipeline.publish.manifest import Ingredients, PublishedAs
from pipeline.publish.standings import Standing
from pipeline.reportfile import Edition

DRAFT_REVISION = 0
FIRST_REVISION = 1
_SETTINGS = "report.toml"


@dataclass(frozen=True)
class Plan:
    """What publishing will do. `build` is False where the published files are up to date."""

    build: bool
    status: PublishedAs
    revision: int
    revision_note: str = ""
    standing: Standing | None = None

    @property
    def sets_aside(self) -> bool:
        """Whether the published files move to `revisions/`; a draft is simply replaced."""
        earlier = self.standing
        return (
            earlier is not None and earlier.status != "draft" and earlier.revision != self.revision
        )


def decision(
    standing: Standing | None, ingredients: Ingredients, edition: Edition, *, force: bool = False
) -> Plan:
    """The plan for a report, given what is already published.

    Raises PolicyWrong: `draft-over-final`; `final-changed` where the inputs of a final changed and
    no new revision_note explains it, `earlier-revised` where only an earlier final did; or the
    reason why nothing can be withdrawn. `force` builds what is up to date; it waives none of these.
    """
    if edition.status == "withdrawn":
        return _withdrawn(standing, edition)
    if edition.status == "draft":
        return _draft(standing, ingredients, edition, force)
    return _final(standing, ingredients, edition, force)


def settled(plan: Plan, files: Mapping[str, bytes]) -> Plan:
    """The plan once the bytes are known; if its revision differs from before, render again.

    A final built again from unchanged inputs keeps its revision only if its bytes are the same.
    Where new code or libraries changed them, it becomes the next revision.
    """
    earlier = plan.standing
    if earlier is None or earlier.status != "final" or earlier.revision != plan.revision:
        return plan
    if {name: fingerprint(data) for name, data in files.items()} == dict(earlier.outputs):
        return plan
    return replace(plan, revision=earlier.next_revision)


def _draft(
    standing: Standing | None, ingredients: Ingredients, edition: Edition, force: bool
) -> Plan:
    if standing is not None and standing.holds_final:
        raise _wrong("draft-over-final", "report.status", edition.status)
    fresh = standing is not None and standing.intact and not changed_since(standing, ingredients)
    return Plan(force or not fresh, "draft", DRAFT_REVISION, edition.revision_note, standing)


def _final(
    standing: Standing | None, ingredients: Ingredients, edition: Edition, force: bool
) -> Plan:
    note = edition.revision_note
    if standing is None:
        return Plan(True, "final", FIRST_REVISION, note)
    if standing.status != "final":
        return Plan(True, "final", standing.next_revision, note, standing)
    if not (since := changed_since(standing, ingredients)):
        return Plan(force or not standing.intact, "final", standing.revision, note, standing)
    if note.strip() in ("", standing.revision_note.strip()):
        if all(name.startswith("outputs/") for name in since):
            raise _wrong("earlier-revised", "report.revision_note", note, files=since)
        raise _wrong(
            "final-changed", "report.revision_note", note, revision=standing.revision, files=since
        )
    return Plan(True, "final", standing.next_revision, note, standing)


def _withdrawn(standing: Standing | None, edition: Edition) -> Plan:
    """The plan to withdraw a final: its files are set aside, and no later report reads it.

    It can be made final again, as its next revision. Raises PolicyWrong without final or new note.
    """
    note, key = edition.revision_note, "report.status"
    if standing is None or standing.status not in ("final", "withdrawn"):
        raise _wrong("nothing-withdrawn", key, edition.status)
    if standing.status == "withdrawn":
        return Plan(False, "withdrawn", standing.revision, note, standing)
    if note.strip() in ("", standing.revision_note.strip()):
        raise _wrong("withdrawal-unexplained", "report.revision_note", note)
    return Plan(True, "withdrawn", standing.next_revision, note, standing)


def changed_since(standing: Standing, ingredients: Ingredients) -> list[str]:
    """The names of what counts for the published period and changed since: files, including earlier
    finals, and for a draft also code, templates and libraries. Empty where it is up to date."""
    if standing.made_of is None:
        return []
    return changed(counted(standing, standing.made_of), counted(standing, ingredients))


def counted(standing: Standing, made_of: Ingredients) -> Mapping[str, str]:
    """The ingredients that count for the published period, by the rule of its own manifest."""
    if standing.status == "draft":
        return of_a_draft(made_of)
    return of_a_final(made_of, standing.key_version)


def _wrong(code: str, column: str, value: str, **values: object) -> PolicyWrong:
    return PolicyWrong([Problem(code, _SETTINGS, column=column, value=value, values=values)])
