"""Small agencies that share a period, delivered and built without the paper of their reports."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline import batch, publish, report, run
from pipeline.account import as_json
from pipeline.identity import headed
from pipeline.ingest import report_folders
from pipeline.ingredients import ingredients_of
from pipeline.language import language
from pipeline.portfolio import Ended, portfolios
from tests.delivery_by_hand import GOOD, written

HEADING = (
    "measure_id,perspective,objective_id,objective,measure,measured_in,polarity,target,actual,"
    "formula\n"
)
PERSPECTIVES = ("customer", "internal_process", "financial", "learning_growth")


@dataclass(frozen=True)
class Agency:
    """`scores` are the achievements of its four perspectives. With `trust`, which are answers to a
    survey, the first is computed from these."""

    id: str
    name: str
    scores: tuple[float | None, ...] = (100.0, 100.0, 100.0, 100.0)
    trust: tuple[tuple[int, int], ...] = ()
    status: str = "final"
    issued: str = "2025-02-28"
    rulebook: str = ""
    year: int = 2024
    example: bool = False
    region: str = "Kabupaten Rekaan"
    actions: str = ""
    spoiled: bool = False


def settings(one: Agency, language_code: str = "id") -> str:
    survey = '[surveys.trust]\nscale = [1, 5]\nitems = ["q1", "q2"]\n' if one.trust else ""
    book = f'[rulebook]\nuse = "{one.rulebook}"\n' if one.rulebook else ""
    return (
        f'[agency]\nid = "{one.id}"\nname = "{one.name}"\nregion = "{one.region}"\n'
        'head = { name = "Kepala Rekaan" }\n'
        f"[period]\nstart = {one.year}-01-01\nend = {one.year}-12-31\n"
        f'[report]\nlanguage = "{language_code}"\nstatus = "{one.status}"\n'
        f"issued_on = {one.issued}\nexample = {str(one.example).lower()}\n{survey}{book}"
    )


def register(one: Agency) -> str:
    rows = [
        f"{place[0].upper()}1,{place},S-{place},Sasaran {place},Indikator {place},persen,maximize,"
        f"{'seratus' if one.spoiled else 100},{'' if score is None else score},"
        for place, score in zip(PERSPECTIVES, one.scores, strict=True)
    ]
    if one.trust:
        rows[0] = (
            "C1,customer,S-customer,Sasaran customer,Indeks kepercayaan,poin,maximize,"
            f"{8 * len(one.trust)},,survey.total_index"
        )
    return HEADING + "\n".join(rows) + "\n"


def delivered(inputs: Path, agencies: Sequence[Agency], language_code: str = "id") -> Path:
    """Write the folders of the agencies; give the inputs."""
    for one in agencies:
        answers = "".join(f"R{n},{a},{b}\n" for n, (a, b) in enumerate(one.trust))
        files: Mapping[str, str | None] = {
            **dict.fromkeys(GOOD, None),
            "report.toml": settings(one, language_code),
            "realization.csv": register(one),
            "survey_trust.csv": f"respondent_id,q1,q2\n{answers}" if one.trust else None,
            "actions.csv": one.actions or None,
        }
        written(inputs / f"{one.id}-{one.year}", files)
    return inputs


def reported(inputs: Path, outputs: Path) -> list[int]:
    """Publish of every folder its record and its rulebook alone; the exit codes."""
    job = run.Job(inputs, outputs)
    ended = batch.results(report_folders(inputs), job, recorded, 1)
    return [result.exit_code for result in ended]


def recorded(order: run.Order, job: run.Job) -> run.Outcome:
    """`run.built` without pages and sheets."""
    standing = publish.standing(job.outputs, order.report, order.period)
    ingredients = ingredients_of(order, job, standing)
    plan = run._plan(order, standing, ingredients, job)
    made = run.accounted(order, run.checked(order, job))
    told = report.record_of(made.case, report=order.report, revision=plan.revision)
    files = {"scorecard.json": as_json(told), **run._kept_rulebook(order.policy.texts)}
    identity = headed(order, made.case)
    folder = publish.publish(job.outputs, identity, files, ingredients, plan)
    return run.Outcome("built", folder)


def made(inputs: Path, outputs: Path, code: str = "id", **job: bool) -> list[Ended]:
    """The portfolios, after the reports."""
    return list(portfolios(run.Job(inputs, outputs, **job), language(code)))


def multiplied(published: Path, outputs: Path, count: int) -> None:
    """So many agencies made of one that is published, each with a score and an interval of its
    own."""
    record = json.loads((published / "scorecard.json").read_text())
    sealed = json.loads((published / "manifest.json").read_text())
    period = sealed["period"]
    for number in range(count):
        key, name = f"dinas-{number}", f"Dinas Rekaan Nomor {number} dengan Nama yang Panjang"
        score = round(115 - 65 * number / count, 2)
        spread = (number % 7) / 2
        whole = {**record["scorecard"], "score": score, "value": score}
        whole["interval"] = [round(score - spread, 2), round(score + spread, 2)]
        told = {**record, "agency": {**record["agency"], "id": key, "name": name}, "report": key}
        content = json.dumps({**told, "scorecard": whole}).encode()
        folder = outputs / key / period
        folder.mkdir(parents=True)
        (folder / "scorecard.json").write_bytes(content)
        outputs_of = {**sealed["outputs"], "scorecard.json": sha256(content).hexdigest()}
        kept = {**sealed, "report": key, "agency_id": key, "agency": name, "outputs": outputs_of}
        (folder / "manifest.json").write_text(json.dumps(kept))
