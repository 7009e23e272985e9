"""Registers of measures: what a sheet does not say of them, quarters, other years, other files."""

from tests.codes.builders import (
    Files,
    merged,
    realization,
    realization_without,
    report,
    reported,
    source,
    table,
)
from tests.open_cases.officer import Case
from tests.workbooks_by_hand import workbook

_HEADING = ["Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian"]
_MORE = ["Layanan dekat", "Puskesmas yang siap 24 jam", "unit", 8, 6, "75 %"]
_LESS = ["Layanan cepat", "Lama antre", "menit", 20, 10, "150 %"]
_QUARTERS = {"target": "", **{f"target_q{n}": n * 2 for n in range(1, 5)}}
_BY_LETTER = [f"TW {n} {letter}" for n in ("I", "II", "III", "IV") for letter in "TR"]
_TW = ("TW I", "TW II", "TW III", "TW IV")
_AS_TOLD = {f"actual_q{n}": n for n in range(1, 5)}


def _sheet(*rows: list[object]) -> Files:
    return _sheet_of([*_HEADING], *rows)


def _sheet_of(*rows: list[object]) -> Files:
    return {"realization.csv": None, "realization.xlsx": workbook({"IKU": [*rows]})}


def _quarters(way: str, **more: object) -> Files:
    settings = source("realization", f'quarters = "{way}"') if way else {}
    return merged(reported({**_QUARTERS, "actual": "", **_AS_TOLD, **more}), settings)


REGISTERS: dict[str, Case] = {
    "ticks beside empty cells": Case(
        {
            **realization("minimize,5,4,", "maximize,100,,share"),
            "tick.csv": "name,sop\nA,√\nB,\nC,√\nD,√\n",
            **report('[measures."P1"]', 'table = "tick"', 'column = "sop"', 'is = "√"'),
        },
        {"P1": 75.0},
    ),
    "no perspective": Case(realization_without("perspective"), {"P1": 4.0}),
    "which way is better, by the achievements of each": Case(
        _sheet(_MORE, _LESS), {"IKU-1": 6.0, "IKU-2": 10.0}
    ),
    "an achievement that may be the actual": Case(
        _sheet_of([*_HEADING[:4], "Capaian"], [*_MORE[:4], 6], [*_LESS[:4], 10]),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "levels side by side, each with its objectives and targets": Case(
        _sheet_of(
            ["Sasaran Strategis", "Indikator Kinerja Utama", "Satuan", "Target", "Realisasi",
             "Polaritas", "Sasaran Program", "Indikator Program", "Target"],
            [*_MORE[:5], "maximize", "Siap jaga", "Dokter jaga", 12],
            [*_LESS[:5], "minimize", "Loket", "Loket buka", 3],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "quarters of which some count on and some stand alone": Case(
        _sheet_of(
            [*_HEADING[:4], *(f"{one} {n}" for one in ("Target", "Realisasi") for n in _TW),
             "Polaritas"],
            [*_MORE[:4], 2, 4, 6, 8, 1, 3, 5, 6, "maximize"],
            [*_LESS[:3], 40, 10, 10, 10, 10, 9, 9, 9, 8, "minimize"],
        ),
        {"IKU-1": 6.0, "IKU-2": 35.0},
    ),
    "targets and actuals in rows below one another": Case(
        _sheet_of(
            [*_HEADING[:3], "Uraian", "2024", "Polaritas"],
            [*_MORE[:3], "Target", 8, "maximize"],
            [None, None, None, "Realisasi", 6, None],
        ),
        {"IKU-1": 6.0},
    ),
    "which way is better, by nothing": Case(
        _sheet([*_MORE[:5], ""], ["Layanan dekat", "Kunjungan rumah", "kali", 40, 30, ""]),
        {"IKU-1": 6.0, "IKU-2": 30.0},
    ),
    "which way is better, in a column of another name": Case(
        _sheet_of(
            [*_HEADING[:5], "Tren"], [*_MORE[:5], "naik"], [*_LESS[:5], "turun"]
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "which way is better, in words under any heading": Case(
        _sheet_of(
            [*_HEADING[:5], "Penjelasan"],
            [*_MORE[:5], "Semakin tinggi semakin baik"],
            [*_LESS[:5], "Semakin rendah semakin baik"],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "which way is better, in a remark and a note": Case(
        _sheet_of(
            [*_HEADING[:5], "Ket."], [*_MORE[:5], "semakin tinggi semakin baik"], [*_LESS[:5], ""],
            [], ["Catatan. Lama antre: semakin rendah semakin baik"],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "quarters by letters beside the target of the year": Case(
        _sheet_of(
            [*_HEADING[:3], "Target Tahunan", *_BY_LETTER],
            [*_MORE[:3], 8, 2, 1, 4, 3, 6, 5, 8, 6],
            [*_LESS[:3], 20, 26, 25, 24, 22, 21, 15, 20, 10],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "what was reached is a quotient": Case(
        _sheet_of(
            ["Jenis Pelayanan", "Indikator", "Standar", "Numerator", "Denominator",
             "Satuan Capaian", "Capaian"],
            ["IGD", "Siap 24 jam", "100%", 9, 10, "%", 90],
            ["IGD", "Lama dokter datang", "≤ 5 menit", 600, 200, "menit", 3],
        ),
        {"IKU-1": 90.0, "IKU-2": 3.0},
    ),
    "figures and money in pairs": Case(
        _sheet_of(
            [*_HEADING[:3], "Target Renstra (2026) K", "Target Renstra (2026) Rp",
             "Target Renja (2024) K", "Target Renja (2024) Rp",
             "Realisasi Renja (2024) K", "Realisasi Renja (2024) Rp",
             "Tingkat Capaian Renja (2024) K", "Tingkat Capaian Renja (2024) Rp"],
            [*_MORE[:3], 20, 5000, 8, 900, 6, 800, 75, 88.9],
            [*_LESS[:3], 5, 5000, 20, 900, 10, 800, 150, 88.9],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "an export of two years": Case(
        _sheet_of(
            ["id", "tahun", "kode_opd", *_HEADING, "Jenis Indikator"],
            [101, 2023, "2.08", *_MORE[:4], 5, "", "Positif"],
            [102, 2023, "2.08", *_LESS[:4], 30, "", "Negatif"],
            [201, 2024, "2.08", *_MORE[:4], 6, "", "Positif"],
            [202, 2024, "2.08", *_LESS[:4], 10, "", "Negatif"],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "quarters that say they are of the year so far": Case(
        _sheet_of(
            [*_HEADING[:4], *(f"Realisasi s.d. {n}" for n in _TW),
             *(f"Capaian terhadap Target Tahunan (%) {n}" for n in _TW), "Sifat Indikator"],
            [*_MORE[:4], 2, 3, 5, 6, 25, 37.5, 62.5, 75, "Semakin tinggi semakin baik"],
            [*_LESS[:4], 3, 5, 8, 10, 185, 175, 160, 150, "Semakin rendah semakin baik"],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "objectives in rows above their measures": Case(
        {
            "realization.csv": "Kode,Sasaran / Indikator,Target,Realisasi,Capaian\n"
            "S1,Layanan dekat,,,\nS1.1,Puskesmas siap (unit),8,6,75 %\n"
        },
        {"S1.1": 6.0},
    ),
    "perspectives in rows above their measures": Case(
        {
            "realization.csv": "Kode IKU,Indikator Kinerja,Target,Realisasi,Polarisasi\n"
            "Customer Perspective,,,,\n1a,Puskesmas siap (unit),8,6,Maximize\n"
        },
        {"1a": 6.0},
    ),
    "a perspective that only other rulebooks have": Case(
        reported({"perspective": "Stakeholder"}), {"M": 10.0}
    ),
    "an objective over several measures": Case(
        reported(
            {"measure_id": "A", "actual": 7},
            {"measure_id": "B", "actual": 8, "objective": ""},
            {"measure_id": "C", "actual": 9, "objective": "", "objective_id": "S1"},
        ),
        {"A": 7.0, "B": 8.0, "C": 9.0},
    ),
    "actuals in a second file": Case(
        {
            "realization.csv": table(
                {
                    "measure_id": "A", "perspective": "customer", "objective_id": "S1",
                    "objective": "Dekat", "measure": "Kunjungan", "measured_in": "kali",
                    "polarity": "maximize", "target": 10, "actual": "",
                }
            ),
            "capaian.csv": "measure_id,actual\nA,7\n",
        },
        {"A": 7.0},
    ),
    "a year before and the year after": Case(
        reported({"Target 2023": 8, "Realisasi 2023": 7, "Target 2025": 12, "actual": 9}),
        {"M": 9.0},
    ),
    "quarters of which nothing is said": Case(
        _quarters(""), {"M": 4.0}, {"quarters": "cumulative"}
    ),
    "quarters that prove themselves": Case(
        _quarters("", target=8, actual=4, aggregation="last"), {"M": 4.0}
    ),
    "quarters that were read the wrong way": Case(
        _quarters("of_quarter", target=8, aggregation="sum"), {"M": 4.0}
    ),
    "a percentage beside quarters that are added up": Case(
        merged(
            _quarters("", measured_in="%", target=8),
            source("realization", 'quarters = "of_quarter"\nvalues = { aggregation = "sum" }'),
        ),
        {"M": 4.0},
    ),
    "texts that go on in the next row": Case(
        _sheet_of(
            [*_HEADING, "Polaritas"],
            [*_MORE[:5], "", "maximize"],
            [None, "dan terakreditasi", None, None, None, None, None],
            [*_LESS[:5], "", "minimize"],
        ),
        {"IKU-1": 6.0, "IKU-2": 10.0},
    ),
    "quarters alone that nothing puts together": Case(_quarters("of_quarter"), {"M": 10.0}),
    "quarters without a word of what": Case(
        reported({"actual": "", "petugas": "operator 2", **dict(zip(_TW, "1234", strict=True))}),
        {"M": 4.0},
        {
            "quarters": "cumulative",
            "columns": {f"actual_q{n}": name for n, name in enumerate(_TW, 1)},
        },
    ),
    "a grade of two scales": Case(
        merged(
            reported({"target": "Utama", "actual": "Madya", "measured_in": "predikat"}),
            report(
                "[scales.satu]", 'groups = [["Utama"], ["Madya"]]',
                "points = { Utama = 2, Madya = 1 }",
                "[scales.dua]", 'groups = [["Utama"], ["Madya"], ["Dasar"]]',
                "points = { Utama = 3, Madya = 2, Dasar = 1 }",
            ),
        ),
        {"M": 2.0},
        {"scale": "dua"},
    ),
    "a table that was never sent": Case({"budget.csv": None}, {"F1": None, "P1": 4.0}),
    "a column that was never sent": Case(
        {
            **reported({"formula": "process.on_time", "actual": ""}),
            "documents.csv": "document_id,kind,due_on\nD1,surat,2024-03-05\n",
        },
        {"M": None},
    ),
    "rows of which there were none": Case(
        {
            **merged(
                reported({"formula": "process.on_time", "actual": ""}),
                report('[measures."M"]', 'rows = { kind = ["nota"] }'),
            ),
            "documents.csv": "document_id,kind,due_on,finished_on\n"
            "D1,surat,2024-03-05,2024-03-04\n",
        },
        {"M": None},
    ),
    "a figure of four persons": Case(
        {
            **merged(
                reported({"formula": "workforce.trained_ratio", "actual": "", "target": 100}),
                report('[measures."M"]', 'rows = { status = ["honorer"] }'),
            ),
            "staff.csv": table(
                *({"staff_id": f"P{n}", "status": "pns", "trained": "ya"} for n in range(6)),
                *({"staff_id": f"H{n}", "status": "honorer", "trained": "tidak"} for n in range(4)),
            ),
        },
        {"M": None},
    ),
    "words for no number": Case(
        reported({"measure_id": "A", "actual": "(null)"}, {"measure_id": "B"}),
        {"A": None, "B": 10.0},
    ),
}  # fmt: skip
