"""A report written by hand, of an agency that does not exist: every kind of block, long tables,
long words and hostile text, for tests of the pages."""

from dataclasses import replace

from pipeline.document import (
    Bar,
    BarChart,
    Bullet,
    Bullets,
    Callout,
    Cell,
    Chapter,
    Colour,
    Column,
    Definition,
    Definitions,
    Document,
    Entry,
    KeyFigure,
    KeyFigures,
    Letterhead,
    Paragraph,
    Party,
    PerspectiveCard,
    PrintedTable,
    Ref,
    Section,
    Signatures,
    Verdict,
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


def key_figures() -> KeyFigures:
    return KeyFigures(
        (
            KeyFigure("96,13", "anggaran terserap", "Sangat tinggi", "%", "best"),
            KeyFigure("365", "indeks kepuasan pelanggan", "batas puas 301", "poin"),
            KeyFigure("93,11", "waktu terhadap standar", "Tinggi", "%", "good"),
            KeyFigure("52,63", "pegawai terlatih", "tanpa target", "%"),
        )
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
    recommendations="Rekomendasi",
    decisions="Tiga hal untuk diputuskan",
    read_on="Baca selengkapnya",
    coverage="cakupan",
    weight="bobot",
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

CARDS: tuple[PerspectiveCard, ...] = (
    PerspectiveCard(
        "Keuangan",
        "96,13",
        "Sangat tinggi",
        "best",
        "100 %",
        "25 %",
        bar(96.13, "best"),
        "1 indikator",
    ),
    PerspectiveCard(
        "Pelanggan", "90,00", "Tinggi", "good", "100 %", "25 %", bar(90, "good"), "2 indikator"
    ),
    PerspectiveCard(
        "Proses Internal",
        "69,14",
        "Sedang",
        "fair",
        "100 %",
        "25 %",
        bar(69.14, "fair"),
        "4 indikator",
    ),
    PerspectiveCard(
        "Pembelajaran dan Pertumbuhan",
        "40,00",
        "Sangat rendah",
        "worst",
        "50 %",
        "25 %",
        bar(40, "worst"),
        "2 indikator",
    ),
)

DECISIONS = Bullets(
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
                key_figures(),
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
        Chapter("chapter-4", "Bab IV", "Penutup", (Paragraph((TEXT * 2,)), DECISIONS)),
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
    verdict=Verdict(
        "Nilai kinerja keseluruhan",
        "73,82",
        "Sedang",
        "fair",
        "Keuangan dan pelanggan kuat; digitalisasi layanan dan pelatihan pegawai menahan nilai.",
    ),
    cards=CARDS,
    foreword=(Paragraph((TEXT * 2,)), Paragraph((TEXT,))),
    summary=(Paragraph((TEXT,), lead=True), Paragraph((TEXT * 2,)), DECISIONS),
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
    brief=(Paragraph((TEXT,)), DECISIONS),
    colophon=(
        "Dibuat dengan Rapor dari tabel yang disampaikan; aturan contoh-2026.",
        "Angka dibulatkan dua desimal, setengah ke atas.",
    ),
)


def document(**changes: object) -> Document:
    """The report by hand, with some parts changed."""
    return replace(DOCUMENT, **changes)  # type: ignore[arg-type]
