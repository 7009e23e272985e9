"""Construct the rows of survei-pegawai: no agency, no survey and no person is behind them.

`python inputs/construct.py` writes the row tables beside report.toml, the same bytes every time:
the seed is fixed, and only `Random.random()` is drawn, whose sequence Python guarantees.
What a person wrote (report.toml, realization) is not touched.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

Row = Sequence[object]
Rows = Iterator[Row]

RESPONDENTS, LOW, HIGH = 120, 1, 5
SEED = 6
YES_NO = ("tidak", "ya")

# What each variable asks: the mean its items are drawn around, one number an item.
LEADERSHIP = (3.9, 3.6, 3.7, 3.5)
SURROUNDINGS = (3.8, 3.4, 3.5)
LEARNING = (3.3, 3.5, 3.2)
PERFORMANCE = (4.0, 3.8, 3.7, 3.9, 3.8)
TURNED = 6  # the seventh item is worded the other way round
# How much of performance each of the three explains, all in standard deviations.
EFFECTS = (0.38, 0.22, 0.30)
SHARED, UNEXPLAINED, NOISE, STEP = 0.45, 0.50, 0.62, 0.72

BUDGET = (
    ("code", "name", "level", "ceiling", "realized"),
    ("5.03.02", "Kepegawaian daerah", "program", 2_400_000_000, 2_270_400_000),
    ("5.03.02.2.01", "Mutasi dan promosi", "kegiatan", 620_000_000, 601_400_000),
    ("5.03.02.2.02", "Pengembangan kompetensi", "kegiatan", 1_150_000_000, 1_058_000_000),
    ("5.03.02.2.03", "Penilaian kinerja pegawai", "kegiatan", 630_000_000, 611_000_000),
)
TRAINING = (
    ("training_id", "name", "planned", "held", "participants", "passed"),
    ("T-01", "Kepemimpinan pengawas", "ya", "ya", 24, 23),
    ("T-02", "Penyusunan sasaran kinerja", "ya", "ya", 30, 30),
    ("T-03", "Pelayanan prima", "ya", "ya", 28, 27),
    ("T-04", "Analisis data", "ya", "ya", 20, 18),
    ("T-05", "Pengelolaan arsip", "ya", "ya", 22, 22),
    ("T-06", "Manajemen risiko", "ya", "tidak", "", ""),
)
STAFF, TRAINED = 150, 108


def normal(rng: Random) -> float:
    """Near enough normal: twelve draws from 0 to 1, less their mean."""
    return sum(rng.random() for _ in range(12)) - 6


def answered(mean: float, level: float, rng: Random) -> int:
    """An answer of the scale around the item's mean, by the respondent's level and some noise."""
    drawn = mean + STEP * (level + NOISE * normal(rng))
    return min(HIGH, max(LOW, int(drawn + 0.5)))


def respondent(rng: Random) -> list[int]:
    """Three levels that have something in common, and performance, which they explain in part."""
    common = SHARED * normal(rng)
    levels = [common + (1 - SHARED**2) ** 0.5 * normal(rng) for _ in EFFECTS]
    explained = sum(effect * level for effect, level in zip(EFFECTS, levels, strict=True))
    performance = explained + UNEXPLAINED * normal(rng)
    asked = (LEADERSHIP, SURROUNDINGS, LEARNING, PERFORMANCE)
    answers = [
        answered(mean, level, rng)
        for means, level in zip(asked, (*levels, performance), strict=True)
        for mean in means
    ]
    answers[TURNED] = LOW + HIGH - answers[TURNED]
    return answers


def survey() -> Rows:
    """120 respondents, each of whom answers all fifteen items."""
    rng = Random(SEED)
    answers = [respondent(rng) for _ in range(RESPONDENTS)]
    yield "respondent_id", *(f"q{number}" for number in range(1, len(answers[0]) + 1))
    for number, row in enumerate(answers, start=1):
        yield f"R{number:03}", *row


def staff() -> Rows:
    """150 staff, 108 of them trained in the year."""
    yield "staff_id", "trained"
    for number in range(1, STAFF + 1):
        yield f"S-{number:03}", YES_NO[number <= TRAINED]


def tables() -> Iterator[tuple[str, Iterable[Row]]]:
    """Every row table by its path below inputs/."""
    yield "survei-pegawai/survey_pegawai.csv", survey()
    yield "survei-pegawai/budget.csv", BUDGET
    yield "survei-pegawai/training.csv", TRAINING
    yield "survei-pegawai/staff.csv", staff()


def main() -> None:
    for name, rows in tables():
        path = Path(__file__).parent / name
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
