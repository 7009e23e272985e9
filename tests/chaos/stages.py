"""What is done to a batch, and what was found: each stage yields rows of what was looked for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from shutil import copytree

from pipeline.crew import Hands
from pipeline.generating import generated
from tests.chaos import outputs as found
from tests.chaos.disk import enlarge, small_disk
from tests.chaos.runs import Batch, Run, after, in_the_midst_of_publishing
from tests.chaos.spoiled import spoil
from tests.chaos.without_paper import built

FULL, REFUSED = 15, (10, 11)
_ON_THE_DISK = 3
_ALONE = 4
"""One in so many kills is of the first process only, and the others must notice."""


@dataclass(frozen=True)
class Row:
    """Something that was looked for: how many were looked at, and what was wrong."""

    looked: str
    count: int
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """How much is done. A kill comes within `longest` seconds of a run's start."""

    agencies: int
    kills: int
    longest: float
    spoiled: float = 0.05
    seed: int = 1
    paper: bool = True
    undisturbed: int = 2
    """So many agencies are built again in peace, to compare each byte."""


def chaos(plan: Plan, place: Path) -> Iterator[Row]:
    """All stages in a folder of their own."""
    draws = Random(plan.seed)
    generated(plan.agencies, plan.seed, place / "inputs")
    batch = Batch(place / "inputs", place / "outputs", plan.paper)
    spoilt = spoil(batch.inputs, plan.spoiled, draws)
    yield Row("deliveries spoiled: " + "; ".join(sorted({*spoilt.values()})), len(spoilt))
    yield from killed(batch, draws, plan)
    yield from in_the_end(batch, spoilt)
    yield from _undisturbed(batch, place, spoilt, plan)
    yield from worker_killed(batch, draws, spoilt, plan)
    yield from full_disk(replace(batch, outputs=place / "disk" / "outputs"), place / "disk", plan)


def killed(batch: Batch, draws: Random, plan: Plan) -> Iterator[Row]:
    """Kill the batch again and again, at any moment or in the midst of publishing."""
    done, torn, left, more = 0, list[str](), list[str](), ()
    while done < plan.kills:
        run = Run(batch, *more)
        moment = after(draws.random() * plan.longest)
        if done % 2:
            moment = in_the_midst_of_publishing(batch.outputs, draws)
        if not run.killed(moment, alone=done % _ALONE == _ALONE - 1):
            more = ("--force",)  # all is built: from here on it is built again
            continue
        done += 1
        if orphans := run.left_at_work():
            left.append(f"after kill {done}: {orphans}")
        torn += found.torn(batch.outputs)
    yield Row("kills, after each: nothing torn", done, tuple(torn))
    yield Row("kills, after each: nobody left at work", done, tuple(left))


def in_the_end(batch: Batch, spoilt: Collection[str]) -> Iterator[Row]:
    """A run that nobody disturbs takes up what is left, and another one has nothing to do."""
    code, told = undisturbed(batch)
    yield Row("a last run ends, what is spoiled refused", 1, _unless(code in REFUSED, code, told))
    yield from _whole(batch, spoilt)
    before = found.written(batch.outputs)
    undisturbed(batch)
    again = sorted({*before.items()} ^ {*found.written(batch.outputs).items()})
    yield Row("files left alone by one run more", len(before), tuple(name for name, _ in again))


def worker_killed(
    batch: Batch, draws: Random, spoilt: Collection[str], plan: Plan
) -> Iterator[Row]:
    """A run that loses a worker while it builds all anew ends as if nothing had been."""
    run = Run(batch, "--force")
    workers = run.worker_killed(draws, plan.longest / 4)
    code, told = run.ended()
    yield Row("a worker killed, its run ends", workers, _unless(code in REFUSED, code, told))
    yield from _whole(batch, spoilt)


def _whole(batch: Batch, spoilt: Collection[str]) -> Iterator[Row]:
    """Nothing torn, foreign or missing, and nothing left lying about."""
    missing = found.missing(batch.outputs, batch.inputs, spoilt)
    for looked, wrong in (
        ("reports whose files their manifests name", found.torn(batch.outputs)),
        ("reports that name no other agency", found.foreign(batch.outputs)),
        ("reports there, and refusals of what is spoiled", missing),
        ("reports without leftovers beside them", found.leftovers(batch.outputs)),
    ):
        yield Row(looked, len(found.periods(batch.outputs)), tuple(wrong))


def _unless(is_right: bool, code: int, told: str) -> tuple[str, ...]:
    return () if is_right else (f"ended in {code}: {told[-300:]}",)


def undisturbed(batch: Batch) -> tuple[int, str]:
    """How a run ends that nobody disturbs; one without paper is at work here, and sooner done."""
    if batch.paper:
        return Run(batch).ended()
    return built(batch.inputs, batch.outputs, Hands()), ""


def _undisturbed(batch: Batch, place: Path, spoilt: Collection[str], plan: Plan) -> Iterator[Row]:
    """Some agencies built in peace have the bytes that came out of chaos."""
    names = [one.name for one in sorted(batch.inputs.glob("dinas-*")) if one.name not in spoilt]
    peace = Batch(place / "peace", place / "peace-outputs", plan.paper)
    for name in names[: plan.undisturbed]:
        copytree(batch.inputs / name, peace.inputs / name)
    undisturbed(peace)
    wrong = tuple(found.unlike(batch.outputs, peace.outputs))
    yield Row("reports as they come out in peace", len(found.periods(peace.outputs)), wrong)


def full_disk(batch: Batch, disk: Path, plan: Plan) -> Iterator[Row]:
    """A disk that fills up, and later has room."""
    there = replace(batch, inputs=disk.with_name("for-the-disk"))
    generated(_ON_THE_DISK, plan.seed + 1, there.inputs)
    with small_disk(disk, 2 if plan.paper else 1) as none:
        if none:
            yield Row(f"a disk that fills up: left out ({none})", 0)
            return
        code, told = undisturbed(there)
        yield Row("a disk fills up: exit 15", 1, _unless(code == FULL, code, told))
        stands = (*found.torn(there.outputs), *found.leftovers(there.outputs))
        yield Row("reports whole on a full disk", len(found.periods(there.outputs)), stands)
        enlarge(disk, 64)
        code, told = undisturbed(there)
        yield Row("once there is room, all is built", 1, _unless(code == 0, code, told))
        yield from _whole(there, ())
