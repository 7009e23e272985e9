"""Budget lines, their sums, and spending by month; officials and other persons."""

from tests.codes.builders import (
    Files,
    budget,
    months,
    realization,
    report,
    reported,
    rewritten,
    source,
    table,
)

HEADING = "code,name,ceiling_before,ceiling,change,change_percent,realized\n"
JANUARY = "kode,uraian,pagu,Januari,Februari,Maret\n1,A,100,{},{},{}\n"
ROWS = "kode,uraian,pagu,bulan,realisasi\n1,A,{},Januari,10\n1,A,{},{},20\n1,A,100,Maret,30\n"
BEFORE = """kode,uraian,pagu sebelum perubahan,pagu,bulan,realisasi
1,A,{},100,Januari,10
1,A,{},100,Februari,10
1,A,100,100,Maret,10
"""
ACCOUNT = "code,name,ceiling,realized\n{},10,9\n{},10,9\n"
ALONE, UP_TO = 'realized = "of_month"', 'realized = "cumulative"'
ACCOUNTS = "code,name,ceiling,realized\n1.02,A,10,9\n5.1,x,10,9\n1.03,B,10,9\n5.1,x,10,9\n"

PUT_TOGETHER = realization(
    "maximize,100,,budget.absorption", "maximize,100,,budget.output_geometric"
)


def outputs(*lines: str) -> Files:
    """A measure that combines outputs, and a budget with a line of each of these levels."""
    heading = "code,name,level,ceiling,realized,output_target,output_actual\n"
    rows = "".join(f"1.{n},Line {n},{level},10,9,4,3\n" for n, level in enumerate(lines, 1))
    return {**PUT_TOGETHER, "budget.csv": heading + rows}


PLAIN = "name,ceiling,realized\n"


def paid(rows: str, unpaid: str = 'unpaid = "zero"') -> Files:
    """A plan of two levels, and payments by its codes."""
    join = 'join = { file = "paid.csv", by = "code", key = "kode", sum = "nilai", day = "tanggal" }'
    return {
        **source("budget", f"{join}\n{unpaid}"),
        "budget.csv": "code,name,ceiling\n1,All,15\n1.1,A,10\n1.2,B,5\n",
        "paid.csv": f"kode,tanggal,nilai\n{rows}",
    }


BUDGETS: dict[str, Files] = {
    "amounts-in-units": {
        **source("budget", 'columns = { ceiling = "Pagu (Rp juta)" }'),
        "budget.csv": "code,name,Pagu (Rp juta),realized\n1,A,10,9\n",
    },
    "join-above": paid("1,2024-02-03,4\n"),
    "payments-outside": paid("1.1,2024-02-03,4\n1.2,2025-02-03,4\n"),
    "payment-undone": {
        **paid(""),
        "paid.csv": "kode,tanggal,status,nilai\n1.1,2024-02-03,Batal,4\n1.2,2024-02-03,Cair,4\n",
    },
    "lines-unpaid": paid("1.1,2024-02-03,4\n", ""),
    "spending-missing": {"budget.csv": "code,name,ceiling\n1,A,10\n"},
    "lines-numbered": {"budget.csv": f"{PLAIN}A,10,9\nB,5,4\n"},
    "lines-unproved": {"budget.csv": f"{PLAIN}A,15,13\nB,10,9\nC,5,4\n"},
    "dash-is-zero": {"budget.csv": f"code,{PLAIN}1,A,10,9\n2,B,5,-\n,Jumlah,15,9\n"},
    "dash-unclear": {"budget.csv": f"code,{PLAIN}1,A,10,9\n2,B,5,-\n"},
    "lines-differ": {"budget.csv": f"{PLAIN}A,10,9\nB,5,4\nJumlah,16,13\n"},
    "details-left-out": {
        "budget.csv": f"code,{PLAIN}1,A,10,9\n,- part,6,5\n,- part,4,4\n2,B,1,1\n"
    },
    "share-rows": {"budget.csv": f"code,{PLAIN}1,A,10,9\n,,100,90\n2,B,1,1\n"},
    "over-ceiling": budget("1.01.01,Activity,1000000,900000", "1.02,Activity,1000000,2000000"),
    "zero-ceiling": budget("1.01.01,Activity,1000000,900000", "1.02,Activity,0,900000"),
    "sum-differs": budget("1.01.01,Activity,1000000", "1.01.01,Activity,999999"),
    "counted-twice": {
        "budget.csv": "code,name,ceiling,realized\n1,A,3,3\n2,B,2,2\n3,Both,5,5\n3.1,All,5,5\n"
    },
    "total-differs": budget(
        "1.01.01,Activity,1000000,900000\n",
        "1.01.01,Activity,1000000,900000\n,Jumlah,1000001,900000\n",
    ),
    "total-multiple": budget(
        "1.01.01,Activity,1000000,900000\n",
        "1.01.01,Activity,1000000,900000\n,Jumlah,2000000,900000\n",
    ),
    "change-differs": {"budget.csv": HEADING + "1,A,100,110,9,,90\n"},
    "change-percent-differs": {"budget.csv": HEADING + "1,A,100,110,10,11,90\n"},
    "amount-too-large": budget("1.01.01,Activity,1000000", "1.02,Activity,1" + "0" * 25),
    "accounts-repeat": {"budget.csv": ACCOUNTS},
    "output-part": outputs("volume", "sub-activity"),
    "output-volume": outputs("indicator", "Indikator"),
    "months-undeclared": months("", JANUARY.format(10, 20, 30)),
    "months-and-quarters": months(
        UP_TO, "kode,uraian,pagu,Januari,Februari,Maret,TW I\n1,A,100,10,20,30,30\n"
    ),
    "no-months": months(ALONE, "kode,uraian,pagu,realisasi\n1,A,100,60\n"),
    "months-of-two-years": months(ALONE, JANUARY.format(10, 20, 30), end="2025-03-31"),
    "not-a-month": months(ALONE, ROWS.format(100, 100, "Februar1")),
    "months-beyond": months(ALONE, JANUARY.format(10, 20, 30), end="2024-02-29"),
    "months-empty": months(ALONE, JANUARY.format(10, "", 30)),
    "cumulative-falls": months(UP_TO, JANUARY.format(10, 30, 20)),
    "cumulative-stops": months(UP_TO, JANUARY.format(10, 20, "")),
    "period-within-quarter": months(ALONE, "kode,uraian,pagu,TW I\n1,A,100,10\n", end="2024-02-29"),
    "realized-differs": months(
        ALONE, "kode,uraian,pagu,realisasi,Januari,Februari,Maret\n1,A,100,61,10,20,30\n"
    ),
    "line-differs": months(ALONE, BEFORE.format(100, 90)),
    "ceiling-moves": months(ALONE, ROWS.format(100, 90, "Februari")),
    "revenue-left-out": {"budget.csv": ACCOUNT.format("4.1,Retribusi", "5.1,Belanja operasi")},
    "financing-left-out": {"budget.csv": ACCOUNT.format("6.1,Penerimaan", "5.1,Belanja operasi")},
    "accounts-or-programmes": {"budget.csv": ACCOUNT.format("4.01,Satu", "5.01,Dua")},
    "no-spending": {"budget.csv": ACCOUNT.format("4,PENDAPATAN", "4.1,Retribusi")},
    "several-years": {
        "budget.csv": "tahun,code,name,ceiling,realized\n2023,1,A,10,9\n2024,2,B,10,9\n"
    },
}

STAFF = {
    "staff.csv": table(
        *({"staff_id": f"P{n}", "status": "pns", "trained": "ya"} for n in range(6)),
        *({"staff_id": f"H{n}", "status": "honorer", "trained": "tidak"} for n in range(4)),
    )
}
TRAINED = realization("minimize,5,4,", "maximize,100,,workforce.trained_ratio")
OF_FOUR = report('[measures."P1"]', 'rows = { status = ["honorer"] }')

PEOPLE: dict[str, Files] = {
    "small-group": {**STAFF, **TRAINED, **OF_FOUR},
    "person-as-owner": reported({"owner": "Rekaan Satu, S.Sos"}),
    "person-in-text": reported({"cause": "hubungi 0812-7000-1111"}),
    "person-as-id": reported({"measure_id": "NIK 3310012503990001"}),
    "bad-nip": rewritten('name = "Kepala Dinas Rekaan"', 'name = "Kepala (contoh)", nip = "123"'),
}
