"""Budgets: their columns, units, years, months, accounts, and what they may not say."""

from tests.codes.builders import Files, merged, months, reported, source
from tests.open_cases.officer import Case
from tests.workbooks_by_hand import workbook

_HEADING = ["kode", "uraian", "pagu", "realisasi"]
_LINES = [["1.01", "Layanan rujukan", 4000, 3000], ["1.02", "Layanan keliling", 6000, 4000]]
_SEVENTY = {"F1": 70.0}


def _csv(*lines: str) -> Files:
    return {"budget.csv": "\n".join([*lines, ""])}


def _book(*rows: list[object], sheet: str = "budget") -> Files:
    return {"budget.csv": None, "budget.xlsx": workbook({sheet: rows})}


def _as_sent(*rows: list[object]) -> Files:
    return _csv(*(";".join(map(str, row)) for row in rows))


def _paid(*rows: str) -> Files:
    """A plan of 5,000, and payments by its codes that are added up."""
    join = 'join = { file = "paid.csv", by = "code", key = "kode", sum = "nilai", day = "hari" }'
    plan = _csv("code,name,ceiling", "1,All,5000", "1.1,A,4000", "1.2,B,1000")
    return merged(
        plan, source("budget", join), {"paid.csv": "\n".join(("kode;hari;nilai", *rows, ""))}
    )


_ROWS: list[list[object]] = [_HEADING, *_LINES]
BUDGETS: dict[str, Case] = {
    "payments beside a plan that no line names": Case(
        {
            **_csv("code,name,ceiling", "1,All,5000", "1.1,A,4000", "1.2,B,1000"),
            "sp2d.csv": "kode;tanggal;nilai\n1.1;2024-02-03;2500\n1.2;2024-03-13;1000\n",
        },
        _SEVENTY,
    ),
    "a line without payments": Case(
        _paid("1.1;2024-02-03;2500", "1.1;2024-03-03;1000"), _SEVENTY, knows={"unpaid": "zero"}
    ),
    "payments of amounts that may be read two ways": Case(
        _paid("1.1;2024-02-03;2.500", "1.2;2024-03-03;1.000"), _SEVENTY, knows={"decimal": ","}
    ),
    "own headings": Case(
        _as_sent(["Kode Kegiatan", "Uraian Pekerjaan", "Pagu Dana DPA", "Realisasi Uang"], *_LINES),
        _SEVENTY,
    ),
    "two headings that may be the ceiling": Case(
        _as_sent(
            ["kode", "uraian", "Pagu Murni Dinas", "Pagu Usulan Dinas", "realisasi"],
            ["1.01", "Layanan rujukan", 5000, 4000, 3000],
            ["1.02", "Layanan keliling", 9000, 6000, 4000],
        ),
        _SEVENTY,
        knows={"columns": {"ceiling": "Pagu Usulan Dinas"}},
    ),
    "one heading twice": Case(
        _as_sent(
            ["kode", "uraian", "pagu", "pagu", "realisasi"],
            ["1.01", "Layanan rujukan", 3500, 4000, 3000],
            ["1.02", "Layanan keliling", 5000, 6000, 4000],
        ),
        _SEVENTY,
        knows={"columns": {"ceiling": "column:D"}},
    ),
    "one column under two names": Case(
        _as_sent(
            ["kode", "uraian", "pagu", "ceiling", "realisasi", "petugas"],
            ["1.01", "Layanan rujukan", 3500, 4000, 3000, "operator 2"],
            ["1.02", "Layanan keliling", 5000, 6000, 4000, "operator 2"],
        ),
        _SEVENTY,
        knows={"columns": {"ceiling": "ceiling"}},
    ),
    "codes that begin below their highest level": Case(
        _as_sent(
            ["KODE", "", "", "URAIAN", "PEGAWAI PAGU", "BARANG PAGU", "JUMLAH PAGU", "REALISASI"],
            [1, "", "", 2, 3, 4, 5, 6],
            ["2.05", "2.05.01", "01", "Program Layanan", 1000, 9000, 10000, 7000],
            ["2.05", "2.05.01", "01.01", "Layanan rujukan", 1000, 3000, 4000, 3000],
            ["2.05", "2.05.01", "01.02", "Layanan keliling", 0, 6000, 6000, 4000],
            ["2.05", "2.05.01", "01.03", "Layanan daring", 0, 0, 0, 0],
        ),
        _SEVENTY,
    ),
    "two heading rows that no merged cells join": Case(
        _as_sent(
            ["No", "Program / Kegiatan", "Pagu Anggaran", "Realisasi Keuangan", "", "Fisik"],
            ["", "", "Rp", "Rp", "%", "%"],
            [1, 2, 3, 4, 5, 6],
            ["A.", "Program Layanan", "Rp 10.000", "Rp 7.000", "70,0%", "80%"],
            ["1.", "Layanan rujukan", "Rp 4.000", "Rp 3.000", "75,0%", "80%"],
            ["2.", "Layanan keliling", "Rp 6.000", "Rp 4.000", "66,7%", "80%"],
            ["", "JUMLAH", "Rp 10.000", "Rp 7.000", "70,0%", "80%"],
        ),
        _SEVENTY,
    ),
    "a line of which a revision left nothing": Case(
        _as_sent(
            ["No", "Kegiatan", "Sebelum Perubahan", "Setelah Perubahan", "Realisasi"],
            ["I", "Program Layanan", 12000, 10000, 7000],
            ["1", "Layanan rujukan", 4000, 4000, 3000],
            ["2", "Layanan keliling", 6000, 6000, 4000],
            ["3", "Layanan daring", 2000, "-", "-"],
            ["JUMLAH BELANJA", "", 12000, 10000, 7000],
        ),
        _SEVENTY,
    ),
    "months beside what they come to": Case(
        _as_sent(
            ["Code", "Programme / activity", "Approved budget", "Jan", "Feb", "Actual YTD"],
            ["P1", "Outreach", 10000, 3000, 4000, 7000],
            ["P1.1", "Referrals", 4000, 1000, 2000, 3000],
            ["P1.2", "Mobile desk", 6000, 2000, 2000, 4000],
        ),
        _SEVENTY,
    ),
    "a column that nobody needs": Case(
        _as_sent([*_HEADING, "petugas"], *([*line, "operator 2"] for line in _LINES)), _SEVENTY
    ),
    "row numbers of a program without a heading": Case(
        _as_sent(["", *_HEADING], *([n, *line] for n, line in enumerate(_LINES))), _SEVENTY
    ),
    "headings below a letterhead": Case(
        _book(
            ["PEMERINTAH KOTA REKAAN"],
            ["REKAP KEGIATAN"],
            [],
            ["Kode Kegiatan", "Uraian Pekerjaan", "Pagu Dana DPA", "Realisasi Uang"],
            *_LINES,
        ),
        _SEVENTY,
    ),
    "two sheets": Case(
        {"budget.csv": None, "budget.xlsx": workbook({"Murni": [["catatan"]], "Belanja": _ROWS})},
        _SEVENTY,
    ),
    "a sheet that is named amiss": Case(
        merged(
            {
                "budget.csv": None,
                "budget.xlsx": workbook({"Rekap Mei": _ROWS[:2], "Rekap Desember": _ROWS}),
            },
            source("budget", 'sheet = "Rekap Desembr"'),
        ),
        _SEVENTY,
    ),
    "two blocks on a sheet": Case(
        _book(*_ROWS, [], ["Tahun lalu"], _HEADING, ["1.01", "Layanan rujukan", 10, 1]), _SEVENTY
    ),
    "amounts in thousands": Case(
        _book(["Rekap (dalam ribuan rupiah)"], *_ROWS),
        _SEVENTY,
    ),
    "a decimal mark that may part thousands": Case(
        _as_sent(_HEADING, ["1.01", "A", "4.000", "3.000"], ["1.02", "B", "6.000", 4]),
        {"F1": 30.04},
        knows={"decimal": ","},
    ),
    "rows of two years": Case(
        _as_sent(
            ["tahun", *_HEADING],
            *([2023, line[0], line[1], 999, 1] for line in _LINES),
            *([2024, *line] for line in _LINES),
        ),
        _SEVENTY,
    ),
    "rows of two offices": Case(
        merged(
            _as_sent(
                ["unit", *_HEADING],
                *(["Puskesmas Satu", line[0], line[1], 999, 1] for line in _LINES),
                *(["Puskesmas Dua", *line] for line in _LINES),
            ),
            source("budget", 'where = { unit = "Puskesmas Dwi" }'),
        ),
        _SEVENTY,
        knows={"where": {"unit": "Puskesmas Dua"}},
    ),
    "fields or accounts": Case(
        _csv("kode;uraian;pagu;realisasi", "4.01;Satu;4000;1000", "5.01;Dua;6000;4200"),
        _SEVENTY,
        knows={"accounts": ("4", "5", "6")},
    ),
    "nothing but revenue": Case(
        _csv("kode;uraian;pagu;realisasi", "4;PENDAPATAN;10;7", "4.1;Retribusi;10;7"), _SEVENTY
    ),
    "accounts under every activity": Case(
        _csv(
            "kode;uraian;pagu;realisasi",
            *("1.02;A;4000;3000", "5.1;x;4000;3000", "1.03;B;6000;4000", "5.1;x;6000;4000"),
        ),
        _SEVENTY,
    ),
    "months of which nothing is said": Case(
        months("", "kode,uraian,pagu,Januari,Februari,Maret\n1,A,100,10,20,30\n"), {"F1": 60.0}
    ),
    "months that are told up to each": Case(
        months("", "kode,uraian,pagu,s.d. Januari,s.d. Februari,s.d. Maret\n1,A,100,10,20,30\n"),
        {"F1": 30.0},
    ),
    "months that prove themselves": Case(
        months("", "kode,uraian,pagu,realisasi,Januari,Februari,Maret\n1,A,100,60,10,20,30\n"),
        {"F1": 60.0},
    ),
    "a plan beside what was spent": Case(
        months("", "kode,uraian,pagu,realisasi,Januari,Februari,Maret\n1,A,100,35,10,20,30\n"),
        {"F1": 35.0},
    ),
    "months that add up to the quarter beside them": Case(
        months("", "kode,uraian,pagu,Januari,Februari,Maret,TW I\n1,A,100,10,20,30,60\n"),
        {"F1": 60.0},
    ),
    "quarters that add up to the half beside them": Case(
        months(
            'realized = "of_month"',
            "kode,uraian,pagu,TW I,TW II,Semester I\n1,A,100,10,20,30\n",
            end="2024-06-30",
        ),
        {"F1": 30.0},
    ),
    "months beside quarters": Case(
        months(
            'realized = "cumulative"',
            "kode,uraian,pagu,Januari,Februari,Maret,TW I\n1,A,100,10,20,30,30\n",
        ),
        {"F1": 30.0},
    ),
    "spent above one ceiling": Case(
        _as_sent(_HEADING, ["1.01", "Rujukan", 4000, 4400], ["1.02", "Keliling", 6000, 2600]),
        _SEVENTY,
    ),
    "a plan without spending": Case(
        _as_sent(_HEADING[:3], *(line[:3] for line in _LINES)), {"F1": None}
    ),
    "NULL as a database writes it": Case(
        _as_sent(_HEADING, _LINES[0], ["1.02", "Layanan keliling", 6000, "NULL"]), {"F1": None}
    ),
    "trainings of which nothing says that they were planned": Case(
        {
            "training.csv": "nama diklat,terlaksana\nKearsipan,ya\nPengadaan,tidak\n",
            **reported({"formula": "workforce.trainings_held", "actual": "", "target": 100}),
        },
        {"M": 50.0},
    ),
    "days that may be months": Case(
        {
            "documents.csv": "document_id,kind,due_on,finished_on\n"
            "D1,surat,05/03/2024,04/03/2024\nD2,surat,07/04/2024,09/04/2024\n",
            **reported({"formula": "process.on_time", "actual": "", "target": 100}),
        },
        {"M": 50.0},
    ),
}  # fmt: skip

AT_ONCE: dict[str, Case] = {
    "activities and their sub-activities in two columns": Case(
        _as_sent(
            ["kode kegiatan", "kode sub kegiatan", "kode rekening", "uraian", "pagu", "realisasi"],
            ["1.02.2.01", "1.02.2.01.01", "5.1", "Layanan rujukan", 4000, 3000],
            ["1.02.2.01", "1.02.2.01.02", "5.1", "Layanan keliling", 6000, 4000],
        ),
        _SEVENTY,
    ),
    "codes and names under one heading": Case(
        _book(
            ["uraian", "uraian", "pagu", "realisasi"],
            [None, "JUMLAH SELURUHNYA", 10000, 7000],
            *_LINES,
        ),
        _SEVENTY,
    ),
}
"""Budgets that need no line."""
