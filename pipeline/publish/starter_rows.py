"""The example rows of a new workbook, of a small fictional agency."""

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.reportfile import Item

Value = str | int | float | bool | date | None
Rows = Sequence[Mapping[str, Value]]

ITEMS: tuple[tuple[Item, Mapping[str, str]], ...] = (
    (Item(id="q1"), {"id": "Persyaratan mudah dipenuhi", "en": "Requirements are easy to meet"}),
    (Item(id="q2"), {"id": "Petugas membantu", "en": "Staff are helpful"}),
    (Item(id="q3"), {"id": "Puas secara keseluruhan", "en": "Satisfied on the whole"}),
)


def _measure(
    measure_id: str, perspective: str, objective: str, measure: str, formula: str, target: float
) -> Mapping[str, Value]:
    return {
        "measure_id": measure_id,
        "perspective": perspective,
        "objective_id": f"S-{measure_id}",
        "objective": objective,
        "measure": measure,
        "measured_in": "persen",
        "polarity": "maximize",
        "target": target,
        "target_source": "pk",
        "formula": formula,
    }


_LATE = 5

EXAMPLE_ROWS: Mapping[str, Rows] = {
    "realization": [
        _measure("F1", "financial", "Anggaran terserap", "Serapan", "budget.absorption", 95),
        _measure("C1", "customer", "Pelanggan puas", "Puas", "survey.satisfied_share", 80),
        _measure("P1", "internal_process", "Dokumen selesai", "Tepat waktu", "process.on_time", 90),
        _measure("L1", "learning_growth", "Pegawai terlatih", "Terlatih",
                 "workforce.trained_ratio", 80),
        {**_measure("L2", "learning_growth", "Inovasi berjalan", "Inovasi", "reported", 100),
         "actual": 92.5, "cause": "satu inovasi tertunda", "solution": "dijadwalkan ulang"},
    ],
    "budget": [
        {"code": "1.01.01", "name": "Kegiatan contoh A", "ceiling_before": 400_000_000,
         "ceiling": 450_000_000, "realized": 441_000_000},
        {"code": "1.01.02", "name": "Kegiatan contoh B", "ceiling_before": 250_000_000,
         "ceiling": 250_000_000, "realized": 230_500_000},
    ],
    "service_times": [
        {"service": "Layanan contoh", "minutes": minutes, "standard_minutes": 15}
        for minutes in (12.5, 14, 16)
    ],
    "documents": [
        {"document_id": f"D{number:02d}", "kind": "surat", "due_on": date(2025, 3, number),
         "finished_on": date(2025, 3, number + (2 if number == _LATE else 0)),
         "follows_sop": True, "backed_up": number != _LATE}
        for number in range(1, 11)
    ],
    "training": [
        {"training_id": "T1", "name": "Pelatihan contoh", "planned": True, "held": True,
         "participants": 12, "passed": 11},
    ],
    "staff": [
        {"staff_id": f"S{number:02d}", "status": "pns", "position": "pelaksana",
         "trained": number <= _LATE}
        for number in range(1, 8)
    ],
    "services": [
        {"service": "Layanan contoh A", "digital": True},
        {"service": "Layanan contoh B", "digital": False},
    ],
    "customers": [{"customer_id": f"P{number}", "retained": number > 1} for number in range(1, 6)],
    "attendance": [
        {"staff_id": "S01", "date": date(2025, 3, 3), "arrived_at": "07:25", "due_at": "07:30",
         "excused": False},
    ],
    "history": [{"measure_id": "F1", "period": "2024", "target": 95, "actual": 93.4}],
    "links": [{"from_objective": "S-L1", "to_objective": "S-P1"}],
    "csf": [
        {"csf_id": "K1", "objective_id": "S-C1", "factor": "Petugas ramah", "measure_id": "C1"},
    ],
    "actions": [
        {"recommendation_id": "finish-the-gap.L2", "status": "in_progress", "owner": "sekretariat"},
    ],
    "survey_customer": [
        {"respondent_id": f"R{number:02d}", "q1": 3 + number % 3, "q2": 3 + number % 2,
         "q3": 4 + number % 2}
        for number in range(1, 13)
    ],
}  # fmt: skip

_IN_ENGLISH = {
    "Anggaran terserap": "Budget is spent", "Serapan": "Absorption",
    "Pelanggan puas": "Customers are satisfied", "Puas": "Satisfied",
    "Dokumen selesai": "Documents are finished", "Tepat waktu": "On time",
    "Pegawai terlatih": "Staff are trained", "Terlatih": "Trained",
    "Inovasi berjalan": "Innovation goes on", "Inovasi": "Innovation",
    "satu inovasi tertunda": "one innovation was delayed",
    "dijadwalkan ulang": "it was scheduled anew", "persen": "percent", "surat": "letter",
    "Kegiatan contoh A": "Example activity A", "Kegiatan contoh B": "Example activity B",
    "Layanan contoh": "Example service", "Layanan contoh A": "Example service A",
    "Layanan contoh B": "Example service B", "Pelatihan contoh": "Example training",
    "pelaksana": "officer", "Petugas ramah": "Friendly staff",
    "berjalan": "under way", "sekretariat": "secretariat",
}  # fmt: skip
"""The texts of the rows in English; codes and words of a choice are the same in both languages."""


def example_rows(table: str, language: str) -> Rows:
    """The example rows of a table, in a language."""
    rows = EXAMPLE_ROWS[table]
    if language != "en":
        return rows
    return [{name: _in_english(value) for name, value in row.items()} for row in rows]


def _in_english(value: Value) -> Value:
    return _IN_ENGLISH.get(value, value) if isinstance(value, str) else value
