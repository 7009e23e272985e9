"""`budget`: one row a line of the DPPA, with the Indonesian headings its columns may have."""

from pipeline.tables.kinds import Kind, Table, may, must

BUDGET = Table(
    "budget",
    "a DPPA line",
    (
        must("code", Kind.CODE, "account or activity code, as text", "kode", "kode rekening"),
        must("name", Kind.TEXT, "name of the line", "uraian", "nama"),
        may(
            "level",
            Kind.TEXT,
            "programme, activity, sub-activity, account; for budget.output_geometric volume or "
            "indicator (indikator): each output, its lines' code without the last part, has one "
            "volume and any indicators",
            "tingkat",
        ),
        may(
            "programme",
            Kind.TEXT,
            "programme of the line, where it stands in a column beside it; an empty cell repeats "
            "the one above",
            "program",
            "nama program",
        ),
        may(
            "activity",
            Kind.CODE,
            "code of the sub-activity that an account belongs to",
            "kode sub kegiatan",
            "kode sub giat",
            "kode kegiatan",
        ),
        may(
            "ceiling_before",
            Kind.MONEY,
            "ceiling before the revision, in rupiah",
            "pagu sebelum perubahan",
            "sebelum perubahan",
            "sebelum perubahan (rp)",
            "sebelum perubahan jumlah (rp)",
            low=0,
        ),
        must(
            "ceiling",
            Kind.MONEY,
            "revised ceiling, in rupiah",
            "pagu",
            "pagu setelah perubahan",
            "setelah perubahan",
            "setelah perubahan (rp)",
            "setelah perubahan jumlah (rp)",
            low=0,
        ),
        may(
            "change",
            Kind.MONEY,
            "ceiling less ceiling_before; less than before in parentheses",
            "bertambah/(berkurang)",
            "bertambah / (berkurang)",
            "bertambah (berkurang)",
            "bertambah/berkurang",
            "bertambah/ (berkurang)",
            "bertambah/(berkurang) (rp)",
            "selisih",
        ),
        may(
            "change_percent",
            Kind.NUMBER,
            "the change in percent of ceiling_before",
            "bertambah/(berkurang) %",
            "bertambah/(berkurang) (%)",
            "persen perubahan",
            "% perubahan",
            unit="percent",
        ),
        must(
            "realized",
            Kind.MONEY,
            "spent, in rupiah",
            "realisasi",
            "realisasi anggaran",
            may_be_empty=True,
        ),
        may(
            "period_realized",
            Kind.MONEY,
            "spent in the period alone, in rupiah, in a report of less than a year; realized is "
            "then what was spent since January",
            "realisasi periode ini",
            "realisasi triwulan ini",
            "realisasi semester ini",
        ),
        may("output_target", Kind.NUMBER, "output promised", "target keluaran", low=0),
        may("output_actual", Kind.NUMBER, "output delivered", "realisasi keluaran", low=0),
        may("outcome_target", Kind.NUMBER, "outcome promised", "target hasil", low=0),
        may("outcome_actual", Kind.NUMBER, "outcome achieved", "realisasi hasil", low=0),
        may("objective_id", Kind.CODE, "objective the line serves", "kode sasaran"),
    ),
    key=("code",),
)
