"""An agency's own prose against its account, on sentences written before any checker was seen.

`prose_corpus/README.md` describes the corpus. Each text is put in its place in its folder; several
places are filled in one run. A contradiction is found by a finding `prose-contradicts` whose value
`sentence` is a part of the text.
"""

import csv
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import tomlkit

from pipeline import run
from pipeline.problems import Finding
from tests.examples import folder_of, recorded

CORPUS = Path(__file__).parent / "prose_corpus"
FOLDERS = ("dinas-perizinan", "health-laboratory")
CODE = "prose-contradicts"
KINDS = (
    *("achievement", "actual_target", "budget", "band", "direction"),
    *("extreme", "count", "met", "period", "slip"),
)
SECTIONS = ("foreword", "organisation", "strategic_issues", "closing")
CELLS = ("cause", "solution")
LEAST_FOUND, MOST_FALSE = 36, 1


@dataclass(frozen=True)
class Text:
    """A line of sentences.csv: what an officer writes, where, and whether the account agrees."""

    folder: str
    place: str
    measure: str
    text: str
    contradicts: str
    kind: str
    truth: str
    why: str

    @property
    def cell(self) -> tuple[str, str]:
        """The cell of the register it fills alone; a section takes any number of paragraphs."""
        return (self.measure, self.place) if self.place in CELLS else ("", self.text)

    def says(self, sentence: str) -> bool:
        """Whether a finding's sentence, in quotation marks or cut short, is of this text."""
        told = " ".join(sentence.split()).strip("“”\"'").removesuffix("…").strip()
        return told != "" and told in " ".join(self.text.split())


@dataclass(frozen=True)
class Judged:
    """A text with the findings about it."""

    text: Text
    findings: tuple[Finding, ...]

    @property
    def is_found(self) -> bool:
        """Whether its contradiction is noted, which is in its last sentence."""
        return len(self.findings) > len(self._beside)

    @property
    def is_false(self) -> bool:
        """Whether something is noted that agrees with the account."""
        return self._beside != () if self.text.contradicts == "yes" else self.findings != ()

    @property
    def _beside(self) -> tuple[Finding, ...]:
        before = replace(self.text, text=self.text.text.rpartition(". ")[0] + ".")
        return tuple(one for one in self.findings if before.says(str(one.values["sentence"])))


@cache
def texts() -> tuple[Text, ...]:
    with (CORPUS / "sentences.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Text(**line) for line in csv.DictReader(file))


def runs(folder: str) -> Iterator[Sequence[Text]]:
    """The texts of a folder in as few runs as their cells permit."""
    filled: dict[int, list[Text]] = defaultdict(list)
    seen: Counter[tuple[str, str]] = Counter()
    for text in texts():
        if text.folder == folder:
            filled[seen[text.cell]].append(text)
            seen[text.cell] += 1
    return iter(filled.values())


def findings(folder: str, placed: Sequence[Text] = ()) -> tuple[Finding, ...]:
    """What is found in a folder with these texts in their places."""
    with TemporaryDirectory() as place:
        inputs = Path(place) / "inputs"
        shutil.copytree(CORPUS / folder, inputs / folder)
        _fill_register(inputs / folder / "realization.csv", placed)
        _fill_sections(inputs / folder / "report.toml", placed)
        job = run.Job(inputs, Path(place) / "outputs")
        order = run.ordered(folder_of(inputs, folder), job)
        account = run.accounted(order, run.checked(order, job)).case.account
    assert account.warnings == ()
    return tuple(finding for finding in account.findings if finding.code == CODE)


def _fill_register(path: Path, placed: Sequence[Text]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_id = {row["measure_id"]: row for row in rows}
    for text in placed:
        if text.place in CELLS:
            assert by_id[text.measure][text.place] == ""
            by_id[text.measure][text.place] = text.text
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def _fill_sections(path: Path, placed: Sequence[Text]) -> None:
    given = tomlkit.parse(path.read_text(encoding="utf-8"))
    paragraphs: dict[str, list[str]] = defaultdict(list)
    for text in placed:
        if text.place in SECTIONS:
            paragraphs[text.place].append(text.text)
    if paragraphs:
        given["text"] = {place: "\n\n".join(said) for place, said in paragraphs.items()}
    path.write_text(tomlkit.dumps(given), encoding="utf-8")


@cache
def judged() -> tuple[Judged, ...]:
    """Every text with what is found about it; a finding about none of them is a fault."""
    found = []
    for folder in FOLDERS:
        for placed in runs(folder):
            told = findings(folder, placed)
            for finding in told:
                said = str(finding.values["sentence"])
                assert sum(text.says(said) for text in placed) == 1, (folder, finding)
            for text in placed:
                about = tuple(f for f in told if text.says(str(f.values["sentence"])))
                found.append(Judged(text, about))
    return tuple(found)


def table(lines: Sequence[Judged]) -> str:
    """The texts with their truth, and what was noted of them."""
    rows = []
    for one in lines:
        text = one.text
        rows.append(f"{text.folder} {text.place} {text.measure} [{text.kind}] {text.text}")
        rows.append(f"    true: {text.truth or 'nothing of the account is told'} {text.why}")
        rows += [f"    noted: {finding.where} {finding.values}" for finding in one.findings]
    return "\n".join(rows)


def figures(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The figures that the sentences were written from, as texts."""
    for one in record["measures"]:
        for key in ("target", "actual", "achievement", "score", "rating_text", "met"):
            yield f"{one['id']} {key}", _told(one[key])
        for before in one["past"]:
            yield f"{one['id']} {before['period']}", _told(before["actual"])
    for one in (*record["perspectives"], {**record["scorecard"], "id": "scorecard"}):
        yield f"{one['id']} score", _told(one["score"])
        yield f"{one['id']} rating_text", _told(one["rating_text"])
    for line in (*record["programmes"], *record["budget"]):
        for key in ("ceiling", "realized", "spent_percent"):
            yield f"{line['code']} {key}", _told(line[key])
    for survey in record["surveys"]:
        yield "respondents", _told(survey["respondents"])
        yield "lowest", " ".join(survey["lowest"])
        yield "highest", " ".join(survey["highest"])
        for item in survey["items"]:
            yield f"{item['id']} mean", _told(item["mean"])
    for key in ("met", "missed", "unmeasured", "of"):
        yield f"tally {key}", _told(record["tally"][key])


def _told(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def test_the_corpus_is_whole() -> None:
    planted = Counter((text.kind, text.folder) for text in texts() if text.contradicts == "yes")
    assert planted == {(kind, folder): 2 for kind in KINDS for folder in FOLDERS}
    clean = Counter(text.folder for text in texts() if text.contradicts == "no")
    assert clean == dict.fromkeys(FOLDERS, 20)
    assert {text.place for text in texts()} == {*SECTIONS, *CELLS}
    for text in texts():
        assert [other for other in texts() if other.says(text.text)] == [text]


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_figures_are_those_the_sentences_were_written_from(folder: str) -> None:
    with (CORPUS / "figures.csv").open(encoding="utf-8", newline="") as file:
        known = {
            row["what"]: row["figure"] for row in csv.DictReader(file) if row["folder"] == folder
        }
    record = recorded(CORPUS, folder)
    assert record["problems"] == []
    assert dict(figures(record)) == known


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_without_prose_has_no_note(folder: str) -> None:
    assert findings(folder) == ()


def test_contradictions_are_found() -> None:
    planted = [one for one in judged() if one.text.contradicts == "yes"]
    missed = [one for one in planted if not one.is_found]
    found = len(planted) - len(missed)
    assert found >= LEAST_FOUND, f"missed of {len(planted)}:\n{table(missed)}"


def test_clean_sentences_are_passed_over() -> None:
    false = [one for one in judged() if one.is_false]
    count = len(false)
    assert count <= MOST_FALSE, f"noted though they agree:\n{table(false)}"
