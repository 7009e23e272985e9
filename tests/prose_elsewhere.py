"""Two more agencies for sentences: one of health in Indonesian, one of transport in English."""

from collections.abc import Mapping
from datetime import date

from pipeline.case import Case
from tests.reported_by_hand import case
from tests.tables_by_hand import report_file

_MOTHERS = {"perspective": "customer", "objective_id": "S1",
            "objective": "Meningkatnya derajat kesehatan ibu dan anak"}  # fmt: skip
_CLINICS = {"perspective": "internal_process", "objective_id": "S3",
            "objective": "Terselenggaranya layanan puskesmas sesuai standar"}  # fmt: skip
_HEALTH = (
    {**_MOTHERS, "measure_id": "IKU-1", "measure": "Angka Kematian Ibu", "polarity": "minimize",
     "measured_in": "per 100.000 kelahiran hidup", "target": 85.0, "actual": 92.0},
    {**_MOTHERS, "measure_id": "IKU-2", "measure": "Prevalensi stunting", "polarity": "minimize",
     "measured_in": "persen", "target": 14.0, "actual": 13.2},
    {"measure_id": "IKU-3", "perspective": "customer", "objective_id": "S2",
     "objective": "Meningkatnya mutu layanan", "measure": "Indeks kepuasan pasien",
     "measured_in": "nilai", "target": 88.31, "actual": 86.75},
    {**_CLINICS, "measure_id": "IKU-4", "measured_in": "persen", "target": 80.0, "actual": 84.0,
     "measure": "Persentase puskesmas terakreditasi paripurna"},
    {**_CLINICS, "measure_id": "IKU-5", "measure": "Cakupan imunisasi dasar lengkap",
     "measured_in": "persen", "target": 95.0, "actual": 95.0},
    {"measure_id": "IKU-6", "perspective": "learning_growth", "objective_id": "S4",
     "objective": "Meningkatnya kompetensi tenaga kesehatan", "measured_in": "persen",
     "measure": "Persentase tenaga kesehatan yang bersertifikat", "target": 90.0, "actual": 78.4},
    {"measure_id": "IKU-7", "perspective": "financial", "objective_id": "S5",
     "objective": "Akuntabilitas keuangan", "measured_in": "persen",
     "measure": "Persentase penyerapan anggaran kesehatan", "target": 96.0, "actual": 97.12},
)  # fmt: skip
_HEALTH_BEFORE = (
    ("IKU-1", 2023, 90.0, 101.0), ("IKU-1", 2024, 88.0, 95.0), ("IKU-2", 2024, 16.0, 15.1),
    ("IKU-3", 2024, 87.0, 87.9), ("IKU-4", 2024, 70.0, 76.0), ("IKU-5", 2024, 95.0, 96.4),
    ("IKU-6", 2024, 85.0, 74.1), ("IKU-7", 2024, 95.0, 95.33),
)  # fmt: skip
_RIDERS = {"perspective": "customer", "objective_id": "S1", "objective": "Satisfied passengers"}
_ROADS = {"perspective": "internal_process", "objective_id": "S2", "objective": "Safe roads"}
_TRANSPORT = (
    {**_RIDERS, "measure_id": "C1", "measure": "Passenger satisfaction index",
     "measured_in": "points", "target": 80.0, "actual": 83.6},
    {**_RIDERS, "measure_id": "C2", "measure": "Share of buses arriving on time",
     "measured_in": "percent", "target": 92.0, "actual": 88.4},
    {**_ROADS, "measure_id": "P1", "measure": "Road accidents per 10,000 vehicles",
     "measured_in": "accidents", "polarity": "minimize", "target": 12.0, "actual": 10.5},
    {**_ROADS, "measure_id": "P2", "measure": "Vehicle inspections completed",
     "measured_in": "inspections", "target": 5000.0, "actual": 5250.0},
    {"measure_id": "L1", "perspective": "learning_growth", "objective_id": "S3",
     "objective": "Skilled staff", "measure": "Share of drivers with a valid licence",
     "measured_in": "percent", "target": 100.0, "actual": 98.5},
    {"measure_id": "F1", "objective_id": "S4", "objective": "Sound budget",
     "measure": "Budget absorption", "measured_in": "percent", "target": 95.0,
     "formula": "budget.absorption"},
)  # fmt: skip
_TRANSPORT_BEFORE = (
    ("C1", 2023, 80.0, 80.2), ("C2", 2023, 90.0, 90.1), ("P1", 2023, 13.0, 11.8),
    ("P2", 2023, 4800.0, 4900.0), ("L1", 2023, 100.0, 98.5),
)  # fmt: skip
_ROAD_MONEY = (
    {"code": "1", "name": "Roads", "ceiling": 8000000000, "realized": 7640000000},
    {"code": "2", "name": "Buses", "ceiling": 2000000000, "realized": 1900000000},
)


def _history(rows: tuple[tuple[str, int, float, float], ...]) -> list[Mapping[str, object]]:
    return [
        {"measure_id": measure, "period": str(year), "target": target, "actual": actual}
        for measure, year, target, actual in rows
    ]


def health() -> Case:
    """An office of health in 2025."""
    head = {"name": "Kepala Dinas (contoh)"}
    given = report_file(
        agency={"name": "Dinas Kesehatan", "region": "Kabupaten Lain", "head": head},
        period={"start": date(2025, 1, 1), "end": date(2025, 12, 31)},
        report={"issued_on": "2026-02-28", "language": "id"},
    )
    return case(*_HEALTH, given=given, history=_history(_HEALTH_BEFORE))


def transport() -> Case:
    """An office of transport in 2024, which writes English."""
    given = report_file(
        agency={
            "name": "Transport Office",
            "region": "Example City",
            "head": {"name": "Head (example)"},
        },
        report={"issued_on": "2025-02-28", "language": "en"},
    )
    before = _history(_TRANSPORT_BEFORE)
    return case(*_TRANSPORT, given=given, history=before, budget=list(_ROAD_MONEY))
