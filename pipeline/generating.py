"""Generates fictional agencies with deliveries that can be built.

For trying Rapor out and for measuring it. The same seed gives the same bytes: only
`Random.random()` is drawn, whose sequence Python guarantees, and each agency has its own seed.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from pipeline import publish

Cells = Sequence[object]
Rows = Iterator[Cells]

YEAR = 2024
_EARLIER = (2022, 2023)
_SETTINGS = """\
# Perangkat daerah rekaan: nama, angka, dan jawaban survei dibuat oleh program.
[agency]
id = "{id}"
name = "{name}"
region = "Provinsi Rekaan"
head = {{ name = "Kepala {name}", title = "Kepala Dinas" }}

[period]
start = {year}-01-01
end = {year}-12-31

[report]
language = "id"
status = "{status}"
issued_on = {issued}
issued_at = "Ibu Kota Provinsi Rekaan"

[rulebook]
use = "rapor-2026"
"""
_SURVEY = """
[surveys.skm]
title = "Survei kepuasan masyarakat"
scale = [1, 4]
items = ["U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9"]

[measures."P1"]
survey = "skm"
"""
_ITEMS = [f"U{number}" for number in range(1, 10)]
_REGISTER = (
    *("measure_id", "perspective", "objective_id", "objective", "measure", "measured_in"),
    *("polarity", "target", "target_source", "actual", "formula", "cause", "solution", "owner"),
)
Objective = tuple[str, str, str]
"""A perspective, and the id and name of an objective in it."""
_FINANCIAL: Objective = ("financial", "K", "Anggaran terlaksana hemat")
_CUSTOMER: Objective = ("customer", "P", "Pengguna layanan puas")
_PROCESS: Objective = ("internal_process", "I", "Layanan selesai tepat waktu")
_LEARNING: Objective = ("learning_growth", "B", "Pegawai terlatih dan hadir")
_COMPUTED: tuple[tuple[Objective, str, str, str, str, float, str], ...] = (
    (_FINANCIAL, "K1", "Serapan anggaran", "persen", "maximize", 95, "budget.absorption"),
    (_CUSTOMER, "P1", "Indeks kepuasan masyarakat", "poin", "maximize", 82, "survey.ikm_2017"),
    (_PROCESS, "I1", "Dokumen selesai tepat waktu", "persen", "maximize", 90, "process.on_time"),
    (_LEARNING, "B1", "Pegawai yang dilatih", "persen", "maximize", 75, "workforce.trained_ratio"),
)
_REPORTED: tuple[tuple[Objective, str, str, str, float], ...] = (
    (_FINANCIAL, "Temuan pemeriksaan yang selesai", "persen", "maximize", 90),
    (_CUSTOMER, "Pengaduan yang ditindaklanjuti", "persen", "maximize", 95),
    (_PROCESS, "Hari penyelesaian layanan", "hari", "minimize", 8),
    (_LEARNING, "Pegawai dengan kompetensi sesuai jabatan", "persen", "maximize", 80),
    (_CUSTOMER, "Layanan yang dapat dimohon secara daring", "layanan", "maximize", 12),
    (_PROCESS, "Berkas yang dikembalikan", "berkas", "minimize", 40),
    (_LEARNING, "Jam pelatihan setiap pegawai", "jam", "maximize", 20),
    (_FINANCIAL, "Hari keterlambatan laporan keuangan", "hari", "minimize", 5),
)
_SATISFIED = 0.35
"""Draws above it give an agency a survey, and make its report final."""


def generated(count: int, seed: int, folder: Path) -> None:
    """Write `count` report folders below `folder`, and the list of agencies beside them."""
    for number in range(1, count + 1):
        publish.start(folder / _id(number), _files(number, Random(f"{seed}-{number}")))
    publish.replace_file(folder / "agencies.csv", _csv(_agencies(count)))


def _id(number: int) -> str:
    return f"dinas-{number:05d}"


def _name(number: int) -> str:
    return f"Dinas Rekaan {number}"


def _agencies(count: int) -> Rows:
    yield "id", "name", "due"
    for number in range(1, count + 1):
        yield _id(number), _name(number), date(YEAR + 1, 2, 28)


def _files(number: int, draws: Random) -> Mapping[str, bytes]:
    has_survey, is_final = draws.random() > _SATISFIED, draws.random() > _SATISFIED
    settings = _SETTINGS.format(
        id=_id(number),
        name=_name(number),
        year=YEAR,
        status="final" if is_final else "draft",
        issued=date(YEAR + 1, 2, 10) + timedelta(days=_up_to(draws, 18)),
    )
    tables: dict[str, Callable[[Random], Rows]] = {
        "budget": _budget, "documents": _documents, "staff": _staff,
    }  # fmt: skip
    if has_survey:
        tables["survey_skm"] = _answers
    register = list(_register(has_survey, draws))
    return {
        "report.toml": (settings + (_SURVEY if has_survey else "")).encode(),
        "realization.csv": _csv(register),
        "history.csv": _csv(_history(register, draws)),
        **{f"{name}.csv": _csv(rows(draws)) for name, rows in tables.items()},
    }


def _register(has_survey: bool, draws: Random) -> Rows:
    yield _REGISTER
    for objective, measure_id, name, unit, polarity, target, formula in _COMPUTED:
        if has_survey or not formula.startswith("survey."):
            own = (*objective, name, unit, polarity, target, "pk", "", formula)
            yield measure_id, *own, "", "", "Sekretariat"
    for number in range(4 + _up_to(draws, len(_REPORTED) - 4)):
        objective, name, unit, polarity, target = _REPORTED[number]
        actual = round(target * (0.7 + 0.5 * draws.random()), 1)
        is_missed = actual < target if polarity == "maximize" else actual > target
        told = ("Tenaga kurang", "Beban kerja dibagi ulang") if is_missed else ("", "")
        row = (*objective, name, unit, polarity, target, "pk", actual, "reported", *told)
        yield f"R{number + 1}", *row, "Bidang Layanan"


def _history(register: Sequence[Cells], draws: Random) -> Rows:
    yield "measure_id", "period", "actual"
    for row in register[1:]:
        for year in _EARLIER:
            yield row[0], year, round(float(str(row[7])) * (0.75 + 0.4 * draws.random()), 1)


def _budget(draws: Random) -> Rows:
    yield "code", "name", "ceiling", "realized", "output_target", "output_actual"
    for activity in range(1, 4 + _up_to(draws, 6)):
        ceiling = 1_000_000 * (50 + _up_to(draws, 900))
        spent = round(ceiling * (0.85 + 0.15 * draws.random()))
        yield (
            f"1.01.{activity:02d}",
            f"Kegiatan {activity}",
            ceiling,
            spent,
            10,
            7 + _up_to(draws, 4),
        )


def _documents(draws: Random) -> Rows:
    yield "document_id", "due_on", "finished_on"
    for number in range(1, 20 + _up_to(draws, 60)):
        due = date(YEAR, 1, 8) + timedelta(days=_up_to(draws, 340))
        days = _up_to(draws, 5) if draws.random() < 0.12 else -_up_to(draws, 5)  # noqa: PLR2004
        yield f"D{number}", due, due + timedelta(days=days)


def _staff(draws: Random) -> Rows:
    yield "staff_id", "status", "trained"
    for number in range(1, 15 + _up_to(draws, 60)):
        is_trained = draws.random() < 0.8  # noqa: PLR2004
        yield f"P{number}", "pns", "ya" if is_trained else "tidak"


def _answers(draws: Random) -> Rows:
    yield "respondent_id", *_ITEMS
    usual = 2.9 + 0.8 * draws.random()
    for number in range(1, 60 + _up_to(draws, 120)):
        own = usual + (draws.random() - 0.5)
        yield f"R{number}", *(min(4, max(1, round(own + draws.random() - 0.5))) for _ in _ITEMS)


def _up_to(draws: Random, most: int) -> int:
    """A whole number from 0 up to, but not including, `most`."""
    return int(draws.random() * most)


def _csv(rows: Iterator[Cells] | Sequence[Cells]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()
