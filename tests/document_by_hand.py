"""A report written by hand, of an agency that does not exist: every kind of block, long tables,
long words and hostile text, for tests of the pages."""

from dataclasses import replace

from pipeline.document import (
    Bar,
    BarChart,
    Brief,
    Bullet,
    Bullets,
    Callout,
    Caveat,
    Cell,
    Chapter,
    Colour,
    Column,
    Counted,
    Decision,
    Decisions,
    Definition,
    Definitions,
    Deviation,
    DeviationRow,
    Deviations,
    Document,
    Entry,
    Fact,
    Letterhead,
    Paragraph,
    Party,
    PrintedTable,
    Ref,
    Remarks,
    RowOfList,
    Section,
    ShortList,
    Signatures,
    Standing,
    Summary,
    TallyStrip,
    Words,
    Zone,
)

HOSTILE = (
    "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} </style> "
    "@import url(https://example.invalid/x.css); \u202eterbalik\u202c nol\u200blebar \U0001f600 "
    "https://example.invalid/?a=1&b=2 \"kutip\" 'satu' "
)
LONG_WORD = "sangatpanjang" * 12

LOGO = (
    "data:image/svg+xml;utf8,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'%3E"
    "%3Cpath d='M20 2 36 10v12c0 9-8 14-16 16C12 36 4 31 4 22V10z' fill='%2312395b'/%3E"
    "%3Cpath d='M20 9 24 19h9l-7 6 3 9-9-6-9 6 3-9-7-6h9z' fill='%23ffffff'/%3E%3C/svg%3E"
)

BANDS: tuple[Zone, ...] = (
    Zone(0.0, 0.425, "worst"),
    Zone(0.425, 0.55, "poor"),
    Zone(0.55, 0.633, "fair"),
    Zone(0.633, 0.758, "good"),
    Zone(0.758, 1.0, "best"),
)


def bar(score: float, colour: Colour) -> Bullet:
    """A score of 0–120 over the bands, with the target at 100."""
    return Bullet(
        score / 120,
        100 / 120,
        BANDS,
        colour,
        f"Capaian {score:.2f} dari target 100".replace(".", ","),
    )


SCORES: tuple[tuple[str, str, str, str, float, str, Colour], ...] = (
    ("F1", "Serapan anggaran perangkat daerah", "100,00", "96,13", 96.13, "Sangat tinggi", "best"),
    ("C1", "Kepercayaan pengguna layanan", "100,00", "90,00", 90.0, "Tinggi", "good"),
    ("P1", "Dokumen selesai tepat waktu", "100,00", "69,14", 69.14, "Sedang", "fair"),
    ("P2", "Layanan yang sudah digital", "100,00", "58,20", 58.2, "Rendah", "poor"),
    ("L1", "Kelulusan peserta pelatihan", "100,00", "40,00", 40.0, "Sangat rendah", "worst"),
)

TEXT = (
    "Sepanjang tahun ini layanan kependudukan selesai rata-rata dalam 53,7 menit, lebih lama "
    "daripada standar 50 menit. Selisih itu muncul pada tahap pemeriksaan berkas, yang masih "
    "dikerjakan dengan tangan; tahap lain memenuhi standarnya. "
)


def achievement_table() -> PrintedTable:
    return PrintedTable(
        id="table-achievement",
        label="Tabel 1",
        caption="Target, realisasi, dan capaian menurut indikator kinerja utama",
        columns=(
            Column("Indikator", width=30),
            Column("Target", "%", "number", 10),
            Column("Realisasi", "%", "number", 11),
            Column("Capaian", "%", "number", 10),
            Column("Capaian terhadap target", "", "bullet", 19),
            Column("Predikat", "", "rating", 20),
        ),
        rows=(
            *tuple(
                (
                    Cell(f"{key} {name}"),
                    Cell(target),
                    Cell(actual),
                    Cell(actual),
                    Cell(bullet=bar(score, colour)),
                    Cell(rating, colour),
                )
                for key, name, target, actual, score, rating, colour in SCORES
            ),
            (
                Cell("L2 Ketepatan hadir pegawai"),
                Cell("tidak tersedia"),
                Cell("tidak tersedia"),
                Cell("tidak tersedia"),
                Cell(),
                Cell("tidak diukur", "neutral"),
            ),
        ),
        note="Capaian dibatasi paling tinggi 120. Sumber: tabel realization dan survei pelanggan.",
    )


def budget_table(rows: int = 60) -> PrintedTable:
    return PrintedTable(
        id="table-budget",
        label="Tabel 2",
        caption="Pagu dan realisasi anggaran menurut kegiatan",
        columns=(
            Column("Kode", width=13),
            Column("Program dan kegiatan"),
            Column("Pagu", "Rp", "number", 18),
            Column("Realisasi", "Rp", "number", 18),
            Column("Serapan", "%", "number", 11),
        ),
        rows=tuple(
            (
                Cell(f"2.12.{number:02d}"),
                Cell(
                    "Penyediaan layanan administrasi perkantoran"
                    + " dan sarana kerja" * (number % 4)
                ),
                Cell(f"{number}.234.567.890"),
                Cell(f"{number}.134.567.890"),
                Cell(f"{90 + number % 10},{number:02d}"),
            )
            for number in range(1, rows + 1)
        ),
        total=(
            (
                Cell("Jumlah"),
                Cell(""),
                Cell("74.074.074.073"),
                Cell("68.074.074.073"),
                Cell("91,90"),
            ),
        ),
    )


def wide_table() -> PrintedTable:
    columns = tuple(Column(f"Tahun {year}", "%", "number") for year in range(2015, 2023))
    return PrintedTable(
        id="table-history",
        label="Tabel 3",
        caption="Capaian delapan tahun terakhir",
        columns=(Column("Indikator"), *columns),
        rows=tuple(
            (Cell(name), *(Cell(actual) for _ in columns)) for _, name, _, actual, *_ in SCORES
        ),
    )


def hostile_table() -> PrintedTable:
    return PrintedTable(
        id="table-hostile",
        label="Tabel 4",
        caption=HOSTILE,
        columns=(Column("Temuan", width=30), Column("Uraian"), Column("Nilai", "", "number", 12)),
        rows=((Cell(LONG_WORD), Cell(HOSTILE + LONG_WORD), Cell("1,00")),),
        note=HOSTILE,
    )


def survey_chart() -> BarChart:
    totals = (32, 38, 38, 38, 40, 38, 32, 36, 36, 37)
    return BarChart(
        id="figure-survey",
        label="Gambar 1",
        caption="Jumlah skor tiap butir survei pelanggan, dari paling banyak 50",
        bars=tuple(
            Bar(f"Butir {item} kemudahan syarat layanan", str(total), total / 50, 0.6, "good")
            for item, total in enumerate(totals, 1)
        ),
        alt="Jumlah skor sepuluh butir: terendah 32 pada butir 1 dan 7, tertinggi 40 pada butir 5.",
        mark_label="Batas puas: 30",
        note="Jumlah jawaban sepuluh responden pada skala 1–5.",
    )


WORDS = Words(
    contents="Daftar Isi",
    tables="Daftar Tabel",
    figures="Daftar Gambar",
    page="halaman",
    of="dari",
    draft="DRAF",
    example="CONTOH",
    executive_summary="Ringkasan Eksekutif",
    foreword="Kata Pengantar",
    score="nilai",
    target="target",
    rating_bands="batas peringkat",
    marks={
        "met": "target tercapai",
        "missed": "target tidak tercapai",
        "over_ceiling": "melampaui pagu",
        "unmeasured": "belum terukur",
    },
)

ADVICE = Bullets(
    (
        (
            "Pindahkan pemeriksaan berkas ke sistem antrean: "
            "tahap ini menahan 3,7 menit dari tiap layanan.",
        ),
        ("Latih 18 pegawai negeri sipil yang belum terlatih sebelum semester kedua.",),
        ("Catat kehadiran dan cadangan dokumen: keduanya belum diukur.",),
    ),
    ordered=True,
)


def chapters() -> tuple[Chapter, ...]:
    return (
        Chapter(
            "chapter-1",
            "Bab I",
            "Pendahuluan",
            (Paragraph((TEXT,), lead=True), Paragraph((TEXT * 2,))),
            (
                Section(
                    "organisation",
                    "Dinas melayani dokumen kependudukan seluruh kabupaten",
                    (
                        Paragraph((TEXT * 2,)),
                        Definitions(
                            (
                                Definition("Perangkat daerah", "Dinas Contoh Kabupaten Rekaan"),
                                Definition(
                                    "Visi",
                                    "Layanan yang cepat, tepat, dan mudah bagi setiap warga.",
                                ),
                                Definition(
                                    "Dasar penilaian",
                                    "Rulebook contoh-2026, berlaku sejak 1 Januari 2026.",
                                ),
                            )
                        ),
                    ),
                    number="A",
                ),
                Section(
                    "issues",
                    "Isu strategis",
                    (Bullets(((TEXT,), ("Digitalisasi layanan.",))),),
                    number="B",
                ),
            ),
        ),
        Chapter(
            "chapter-3",
            "Bab III",
            "Akuntabilitas Kinerja",
            (
                Paragraph(
                    ("Lima indikator terukur; lihat ", Ref("table-achievement", "Tabel 1"), "."),
                    lead=True,
                ),
            ),
            (
                Section(
                    "achievement",
                    "Serapan anggaran sangat tinggi, digitalisasi tertinggal",
                    (Paragraph((TEXT,)), achievement_table(), Paragraph((TEXT * 3,)), wide_table()),
                    (
                        Section(
                            "survey",
                            "Pelanggan puas; butir 1 dan 7 paling rendah",
                            (
                                Paragraph(
                                    (
                                        TEXT,
                                        "Rinciannya pada ",
                                        Ref("figure-survey", "Gambar 1"),
                                        ".",
                                    )
                                ),
                                survey_chart(),
                                Callout(
                                    "Sampel kecil",
                                    (
                                        "Sepuluh responden memberi gambaran kasar; "
                                        "alfa 0,750 dengan selang 0,42–0,93.",
                                    ),
                                ),
                                Paragraph((TEXT * 2,)),
                            ),
                            number="A.1",
                        ),
                    ),
                    "A",
                ),
                Section(
                    "budget",
                    "Anggaran terserap 91,90 %",
                    (Paragraph((TEXT,)), budget_table()),
                    number="B",
                ),
            ),
        ),
        Chapter("chapter-4", "Bab IV", "Penutup", (Paragraph((TEXT * 2,)), ADVICE)),
    )


def annexes() -> tuple[Chapter, ...]:
    return (
        Chapter(
            "annex-a",
            "Lampiran A",
            "Mutu Data dan Temuan",
            (Paragraph((HOSTILE,)), Paragraph((LONG_WORD,)), hostile_table()),
        ),
    )


CONTENTS = (
    Entry("foreword", "", "Kata Pengantar"),
    Entry("summary", "", "Ringkasan Eksekutif"),
    Entry("chapter-1", "Bab I", "Pendahuluan"),
    Entry("organisation", "A", "Dinas melayani dokumen kependudukan seluruh kabupaten", 2),
    Entry("issues", "B", "Isu strategis", 2),
    Entry("chapter-3", "Bab III", "Akuntabilitas Kinerja"),
    Entry("achievement", "A", "Serapan anggaran sangat tinggi, digitalisasi tertinggal", 2),
    Entry("budget", "B", "Anggaran terserap 91,90 %", 2),
    Entry("chapter-4", "Bab IV", "Penutup"),
    Entry("annex-a", "Lampiran A", "Mutu Data dan Temuan"),
)

TASKS = Decisions(
    "Dua keputusan yang dimintakan",
    (
        Decision(
            "1",
            "Naikkan digitalisasi layanan dari 40,00 % menjadi 100 %",
            "Tiga layanan masih memakai berkas kertas.",
            "Langkah berikut: formulir daring disiapkan.",
            (
                Fact("Oleh", "Kepala Bidang Data"),
                Fact("Tenggat", "30 Juni 2027"),
                Fact("Manfaat", "nilai keseluruhan +7,50 poin"),
            ),
        ),
        Decision(
            "2",
            "Lengkapi data 1 indikator yang belum terukur: kehadiran tepat waktu",
            "",
            "",
            (Fact("Oleh", "belum ditetapkan", is_set=False),),
        ),
    ),
    note="Penyebab tidak disampaikan untuk keputusan 2.",
)

LISTS = (
    ShortList(
        "Target yang tidak tercapai",
        (
            RowOfList("Digitalisasi layanan", "40,00 %, target 100 %", "missed"),
            RowOfList("Serapan anggaran", "96,13 %, target 100 %", "missed"),
        ),
        ("dan 2 lainnya", "dan 1 lainnya", ""),
    ),
    ShortList(
        "Perubahan sejak 2025",
        (RowOfList("Serapan anggaran", "98,00 % → 96,13 %", word="Memburuk"),),
        ("selain itu: 1 memburuk", ""),
    ),
    ShortList(
        "Target yang tercapai",
        (RowOfList("Pelatihan terlaksana", "100,00 %, target 100 %", "met"),),
        ("dan 1 lainnya", ""),
    ),
)


def deviations(heading: str, *names: str, cells: tuple[str, ...] = ()) -> Deviations:
    rows = tuple(
        DeviationRow(name, "25 %", "96,13", Deviation(-0.2, f"{name}: 96,13."), cells)
        for name in names
    )
    columns = ("Bagian", "Nilai", *("Kolom" for _ in cells))
    more = tuple(f"dan {left} lainnya" for left in range(len(rows), 0, -1))
    return Deviations(heading, columns, ("80", "100", "120"), rows, (*more, ""))


CAVEAT = Caveat("Yang terberat", "Belanja melampaui pagu sebesar Rp63.325.000.", "over_ceiling")
DOUBTS = Remarks("Angka yang belum pasti", (TEXT, "Satu survei dijawab oleh 12 responden."))

BRIEF = Brief(
    kind="Ringkasan untuk pimpinan",
    title="1 dari 4 target tercapai; 1 belum terukur",
    strip=TallyStrip(
        (
            Counted("met", "1", "tercapai"),
            Counted("missed", "2", "tidak tercapai"),
            Counted("unmeasured", "1", "belum terukur"),
        ),
        (
            Standing("73,82", "nilai keseluruhan: Sedang", "paling tinggi 120"),
            Standing("102,62 %", "anggaran terserap: Rp103 dari Rp100", mark="over_ceiling"),
        ),
    ),
    caveat=CAVEAT,
    decisions=TASKS,
    lists=LISTS,
    deviations=(
        deviations("Nilai menurut perspektif", "Keuangan", "Pelanggan"),
        deviations("Serapan menurut program", "Pendaftaran penduduk"),
    ),
    doubts=DOUBTS,
    read_on="Uraian lengkap dalam Laporan Kinerja 2026.",
)

SUMMARY = Summary(
    lead="Dinas Contoh mencapai 1 dari 4 target 2026; 2 target tidak tercapai.",
    caveat=CAVEAT,
    decisions=TASKS,
    perspectives=deviations(
        "Nilai keseluruhan 73,82 dari paling tinggi 120: Sedang",
        "Keuangan",
        "Pelanggan",
        cells=("0 dari 1", "serapan anggaran, 96,13 %"),
    ),
    lists=LISTS,
    remarks=(Remarks("Anggaran: terserap 102,62 %", (TEXT,)), DOUBTS),
)

DOCUMENT = Document(
    language="id",
    paper="A4",
    draft=False,
    example=True,
    title="Laporan Kinerja",
    formal_title="Laporan Kinerja Instansi Pemerintah (LKjIP)",
    period="2026",
    formal_period="Tahun 2026",
    author="Dinas Contoh Kabupaten Rekaan",
    description="Laporan kinerja tahunan Dinas Contoh Kabupaten Rekaan, 2026",
    issued_on="2027-02-26",
    issued_long="Rekaan, 26 Februari 2027",
    status="",
    letterhead=Letterhead(
        ("Pemerintah Kabupaten Rekaan", "Dinas Contoh"),
        ("Jalan Percontohan Nomor 1, Rekaan 00000", "Telepon (000) 000000"),
        LOGO,
        "Lambang Kabupaten Rekaan",
    ),
    signatures=Signatures(
        "Rekaan, 26 Februari 2027",
        (
            Party(
                "",
                "Kepala Dinas Contoh",
                "Nama Kepala Dinas",
                "Pembina Utama Muda",
                "NIP 000000000000000000",
            ),
        ),
    ),
    running_head="Dinas Contoh Kabupaten Rekaan",
    words=WORDS,
    foreword=(Paragraph((TEXT * 2,)), Paragraph((TEXT,))),
    summary=SUMMARY,
    chapters=chapters(),
    annexes=annexes(),
    contents=CONTENTS,
    tables=(
        Entry(
            "table-achievement",
            "Tabel 1",
            "Target, realisasi, dan capaian menurut indikator kinerja utama",
        ),
        Entry("table-budget", "Tabel 2", "Pagu dan realisasi anggaran menurut kegiatan"),
        Entry("table-history", "Tabel 3", "Capaian delapan tahun terakhir"),
        Entry("table-hostile", "Tabel 4", HOSTILE),
    ),
    figures=(Entry("figure-survey", "Gambar 1", "Jumlah skor tiap butir survei pelanggan"),),
    brief=BRIEF,
    colophon=(
        "Dibuat dengan Rapor dari tabel yang disampaikan; aturan contoh-2026.",
        "Angka dibulatkan dua desimal, setengah ke atas.",
    ),
)


def document(**changes: object) -> Document:
    """The report by hand, with some parts changed."""
    return replace(DOCUMENT, **changes)  # type: ignore[arg-type]
