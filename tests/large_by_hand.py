"""A large report of an agency that does not exist: forty measures, two hundred budget lines, two
surveys, three earlier years, factors and links."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

PERSPECTIVES = ("financial", "customer", "internal_process", "learning_growth")
MEASURES, LINES, RESPONDENTS = 40, 200, 60
REVENUE, RUPIAH = 5, 13_456_789_012
"""The measure that is money, and what its figures are multiplied by."""

REPORT = """
[agency]
id = "dinas-rekaan"
name = "Dinas Percontohan Pelayanan Terpadu dan Kependudukan Daerah"
region = "Kabupaten Rekaan"
head = { name = "Kepala Dinas (rekaan)", title = "Kepala Dinas", nip = "190001011920011001" }
superior = { name = "Bupati (rekaan)", title = "Bupati Rekaan" }
vision = "Layanan yang cepat, tepat, dan mudah bagi setiap warga."
mission = ["Mempercepat layanan.", "Menjaga mutu data.", "Membina pegawai."]
motto = "Melayani"
address = ["Jalan Percontohan Nomor 1, Rekaan 00000"]

[period]
start = 2024-01-01
end = 2024-12-31

[report]
language = "LANGUAGE"
paper = "PAPER"
issued_on = 2025-02-28
issued_at = "Rekaan"

[text]
organisation = "Dinas melayani dokumen kependudukan seluruh kabupaten."
strategic_issues = "Sebagian layanan belum digital."

[surveys.customer]
title = "Survei kepuasan masyarakat"
scale = [1, 5]
population = 4000
groups = ["unit"]
items = [ITEMS]
regression = { dependent = "q8", terms = ["q1", "q2", "q3"] }

[surveys.employee]
title = "Survei kepuasan pegawai"
scale = [1, 5]
items = [ITEMS]

[measures.M02]
survey = "customer"

[measures.M04]
survey = "employee"
"""

NAMES = (
    "Ketepatan waktu penerbitan dokumen kependudukan",
    "Kepuasan pengguna layanan",
    "Layanan yang sudah digital dari seluruh layanan yang diberikan kepada masyarakat dan badan",
    "Pegawai terlatih",
)


def written(inputs: Path, *, language: str, paper: str) -> str:
    """Write the report folder into `inputs`; give its name."""
    folder = inputs / "dinas-rekaan"
    folder.mkdir(parents=True)
    items = ", ".join(
        f'{{ id = "q{number}", text = "Butir {number}: {NAMES[number % 4].lower()}" }}'
        for number in range(1, 9)
    )
    settings = {"LANGUAGE": language, "PAPER": paper, "ITEMS": items}
    text = REPORT
    for name, value in settings.items():
        text = text.replace(name, value)
    (folder / "report.toml").write_text(text)
    tables = {
        "realization": _measures(),
        "budget": _budget(),
        "survey_customer": _answers(unit=True),
        "survey_employee": _answers(unit=False),
        "history": _history(),
        "csf": _factors(),
        "links": [
            {"from_objective": f"S{number:02}", "to_objective": f"S{number - 1:02}"}
            for number in range(2, 13)
        ],
    }
    for name, rows in tables.items():
        table(folder / f"{name}.csv", rows)
    return folder.name


def table(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Rows as a CSV file."""
    listed = list(rows)
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, listed[0])
        writer.writeheader()
        writer.writerows(listed)


def _measures() -> Iterable[Mapping[str, object]]:
    for number in range(1, MEASURES + 1):
        surveyed, rupiah = number in {2, 4}, RUPIAH if number == REVENUE else 1
        perspective = (number - 1) % 4
        sentence = f"Sebab nomor {number} dicatat pada rapat evaluasi bulanan. "
        yield {
            "measure_id": f"M{number:02}",
            "perspective": PERSPECTIVES[perspective],
            "objective_id": f"S{perspective * 3 + 1 + number % 3:02}",
            "objective": f"Sasaran {perspective * 3 + 1 + number % 3}: meningkatnya mutu layanan",
            "measure": f"{NAMES[number % 4]} bagian {number}",
            "measured_in": "poin" if surveyed else "persen" if rupiah == 1 else "rupiah",
            "polarity": "maximize",
            "target": 1800 if surveyed else rupiah * (80 + number % 20),
            "target_source": "pk",
            "actual": "" if surveyed or number % 13 == 0 else rupiah * (60 + number * 7 % 50),
            "formula": "survey.total_index" if surveyed else "reported",
            "renstra_target": "" if surveyed else rupiah * 100,
            "national_standard": "" if surveyed or number % 3 else rupiah * 90,
            "cause": sentence * (number % 5),
            "solution": "Menambah loket dan jam layanan." if number % 2 else "",
            "programme": f"Program {number % 9 + 1}" if number % 4 else "",
            "owner": f"Bidang {number % 5 + 1}",
        }


def _budget() -> Iterable[Mapping[str, object]]:
    for programme in range(1, LINES // 10 + 1):
        lines = [_line(programme, line) for line in range(1, 11)]
        yield {
            **dict.fromkeys(lines[0], ""),
            "code": f"2.12.{programme:02}",
            "name": f"Program {programme}",
            "level": "program",
            "ceiling": sum(int(str(line["ceiling"])) for line in lines),
            "realized": sum(int(str(line["realized"])) for line in lines),
        }
        yield from lines


def _line(programme: int, line: int) -> Mapping[str, object]:
    number = 10 * (programme - 1) + line
    ceiling = 100_000_000 * line + 1_234_567 * number
    return {
        "code": f"2.12.{programme:02}.{line:02}",
        "name": f"Kegiatan {number} " + "pelayanan administrasi kependudukan " * (number % 3),
        "level": "kegiatan",
        "ceiling": ceiling,
        "realized": ceiling * (80 + number % 20) // 100,
        "output_target": 12,
        "output_actual": 9 + number % 4,
        "objective_id": f"S{number % 12 + 1:02}",
    }


def _answers(*, unit: bool) -> Iterable[Mapping[str, object]]:
    for number in range(RESPONDENTS):
        answers = {f"q{item}": 2 + (number * item + item + number // 7) % 4 for item in range(1, 9)}
        group = {"unit": ("Loket A", "Loket B", "Loket C")[number % 3]} if unit else {}
        yield {"respondent_id": f"R{number:03}", **answers, **group}


def _history() -> Iterable[Mapping[str, object]]:
    for number in range(1, MEASURES + 1):
        rupiah = RUPIAH if number == REVENUE else 1
        for year in (2021, 2022, 2023):
            yield {
                "measure_id": f"M{number:02}",
                "period": year,
                "target": rupiah * 80,
                "actual": rupiah * (50 + (number * 3 + year) % 40),
                "achievement": "",
            }


def _factors() -> Iterable[Mapping[str, object]]:
    for number in range(1, 13):
        yield {
            "csf_id": f"K{number}",
            "objective_id": f"S{number:02}",
            "factor": f"Faktor {number}: berkas diperiksa tepat waktu",
            "measure_id": f"M{number:02}",
        }
