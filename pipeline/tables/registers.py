"""The registers and logs an agency may deliver beside its measures and its budget."""

from pipeline.scorecard import ADJUSTMENTS, PROGRESS, SOURCES, Progress, Source
from pipeline.tables.kinds import LONGEST_PROSE, Kind, Table, may, must, one_of
from pipeline.tables.yes_words import EXCUSED, HELD

DOCUMENTS = Table(
    "documents",
    "a document",
    (
        must("document_id", Kind.CODE, "id of the document", "id dokumen"),
        may("kind", Kind.TEXT, "kind of document", "jenis"),
        may("due_on", Kind.DATE, "due date", "batas waktu", "jatuh tempo"),
        may("finished_on", Kind.DATE, "date finished; empty while unfinished", "tanggal selesai"),
        may("follows_sop", Kind.YES_NO, "whether it follows the procedure", "sesuai sop"),
        may("backed_up", Kind.YES_NO, "whether a backup is kept", "dicadangkan"),
    ),
    key=("document_id",),
)

_TOOK_PART, _PASSED = ("peserta", "jumlah peserta"), ("lulus", "jumlah lulus", "jumlah yang lulus")
_HELD = ("dilaksanakan", "terlaksana")
_TRAINING = ("nama pelatihan", "nama diklat", "nama bimtek", "nama kegiatan diklat")

TRAINING = Table(
    "training",
    "a training",
    (
        must("training_id", Kind.CODE, "id of the training", "id pelatihan", "id diklat"),
        may("name", Kind.TEXT, "name of the training", *_TRAINING),
        may("planned", Kind.YES_NO, "whether it was planned", "direncanakan", "rencana"),
        may("held", Kind.YES_NO, "whether it was held", *_HELD, also=HELD),
        may("participants", Kind.COUNT, "people who took part", *_TOOK_PART, low=0, unit="people"),
        may("passed", Kind.COUNT, "people who passed", *_PASSED, low=0, unit="people"),
    ),
    key=("training_id",),
)

STAFF = Table(
    "staff",
    "a member of staff",
    (
        must(
            "staff_id", Kind.CODE, "a code of your own, not NIP or NIK", "id pegawai", personal=True
        ),
        may("status", Kind.TEXT, "employment status, e.g. pns, pppk, honorer", "status pegawai"),
        may("position", Kind.TEXT, "position", "jabatan"),
        may("trained", Kind.YES_NO, "whether trained in the period", "terlatih", "sudah diklat"),
    ),
    key=("staff_id",),
    personal_rows=True,
)

SERVICES = Table(
    "services",
    "a service",
    (
        must("service", Kind.TEXT, "the service", "layanan"),
        may("digital", Kind.YES_NO, "whether offered digitally", "digital"),
    ),
    key=("service",),
)

CUSTOMERS = Table(
    "customers",
    "a customer or partner",
    (
        must("customer_id", Kind.CODE, "id of the customer", "id pelanggan", personal=True),
        may("retained", Kind.YES_NO, "whether kept through the period", "bertahan"),
    ),
    key=("customer_id",),
    personal_rows=True,
)

_ON_THE_CLOCK = ("no. id", "no id", "id", "id absen", "id finger", "pin", "no. akun", "no. finger")
"""Headings under which fingerprint clocks give the number of a person."""
_ARRIVED = (
    *("jam datang", "scan masuk", "jam scan masuk", "absen masuk", "jam absen masuk"),
    *("check in", "jam check in", "clock in", "waktu masuk"),
)
_DUE = ("jam masuk", "jadwal masuk", "jam kerja masuk", "on duty")

ATTENDANCE = Table(
    "attendance",
    "a person-day",
    (
        must(
            "staff_id",
            Kind.CODE,
            "a code of your own, not NIP or NIK",
            "id pegawai",
            *_ON_THE_CLOCK,
            personal=True,
        ),
        must("date", Kind.DATE, "the day", "tanggal"),
        may("arrived_at", Kind.TIME, "time of arrival; empty if none", *_ARRIVED),
        may("due_at", Kind.TIME, "time due", *_DUE),
        may("excused", Kind.YES_NO, "excused (leave, duty travel)", "izin", also=EXCUSED),
    ),
    key=("staff_id", "date"),
    personal_rows=True,
)

HISTORY = Table(
    "history",
    "a measure in an earlier period",
    (
        must("measure_id", Kind.CODE, "id of the measure", "kode indikator"),
        must("period", Kind.CODE, "id of the earlier period, e.g. 2018", "periode", "tahun"),
        may("target", Kind.NUMBER, "its target then", "target", promise=True),
        may(
            "actual",
            Kind.NUMBER,
            "its actual then; of a part of a year, of that part alone",
            "realisasi",
            promise=True,
        ),
        may(
            "achievement",
            Kind.NUMBER,
            "its achievement then, in percent",
            "capaian",
            unit="percent",
        ),
    ),
    key=("measure_id", "period"),
)

LINKS = Table(
    "links",
    "a cause–effect link between objectives",
    (
        must("from_objective", Kind.CODE, "the driving objective", "dari sasaran"),
        must("to_objective", Kind.CODE, "the objective it drives", "ke sasaran"),
    ),
    key=("from_objective", "to_objective"),
)

CSF = Table(
    "csf",
    "a critical success factor",
    (
        must("csf_id", Kind.CODE, "id of the factor", "id faktor"),
        must("objective_id", Kind.CODE, "objective it serves", "kode sasaran"),
        must("factor", Kind.TEXT, "the factor in words", "faktor", "faktor keberhasilan"),
        may("measure_id", Kind.CODE, "measure that shows it", "kode indikator"),
    ),
    key=("csf_id",),
)

_SAID_OF_PROGRESS = tuple(
    (progress.value, word)
    for progress, words in {
        Progress.DONE: (
            "sudah", "sudah selesai", "tuntas", "sudah ditindaklanjuti", "telah ditindaklanjuti",
            "selesai ditindaklanjuti", "sesuai", "sesuai rekomendasi", "completed", "closed",
        ),
        Progress.IN_PROGRESS: (
            "proses", "berjalan", "dalam proses", "sedang diproses", "sedang berjalan",
            "sedang dilaksanakan",
            "sebagian", "sebagian ditindaklanjuti", "belum selesai", "belum sesuai",
            "belum sesuai rekomendasi", "ongoing", "partly done",
        ),
        Progress.NOT_BEGUN: (
            "belum", "belum ditindaklanjuti", "belum ada tindak lanjut", "open", "not started",
        ),
        Progress.IMPOSSIBLE: (
            "tidak dapat ditindaklanjuti dengan alasan yang sah", "tdd", "tptd",
        ),
    }.items()
    for word in words
)  # fmt: skip
_SAID_OF_SOURCES = tuple(
    (source.value, word)
    for source, words in {
        Source.RAPOR: ("laporan kinerja", "lkjip", "lakip"),
        Source.LHE: ("lhe akip", "lhe sakip", "evaluasi akip", "evaluasi sakip", "kemenpanrb"),
        Source.APIP: ("inspektorat", "inspektorat daerah", "itda", "itjen", "auditor internal"),
        Source.BPK: ("bpk ri", "lhp bpk"),
    }.items()
    for word in words
)

ACTIONS = Table(
    "actions",
    "a follow-up",
    (
        must("recommendation_id", Kind.CODE, "recommendation it answers", "id rekomendasi"),
        may(
            "status",
            Kind.TEXT,
            "how far it is; other words are printed as they are",
            "status",
            "status tindak lanjut",
            **one_of(PROGRESS),
            also=_SAID_OF_PROGRESS,
        ),
        may("owner", Kind.TEXT, "who answers for it", "penanggung jawab", role=True),
        may("due", Kind.DATE, "by when", "tenggat"),
        may(
            "note",
            Kind.TEXT,
            "the plan, or what was done",
            "catatan",
            "rencana",
            "rencana tindak lanjut",
            "uraian tindak lanjut",
            longest=LONGEST_PROSE,
        ),
        may(
            "source",
            Kind.CHOICE,
            "who gave the recommendation; empty for an earlier report",
            "sumber",
            "sumber rekomendasi",
            **one_of(SOURCES),
            also=_SAID_OF_SOURCES,
        ),
        may(
            "recommendation",
            Kind.TEXT,
            "the advice in words, as actions.csv prints it; an evaluator's or auditor's own",
            "rekomendasi",
            "uraian rekomendasi",
            longest=LONGEST_PROSE,
        ),
        may(
            "evidence",
            Kind.TEXT,
            "what proves that it was done",
            "bukti",
            "bukti dukung",
            "data dukung",
            longest=LONGEST_PROSE,
        ),
        may(
            "adjusts",
            Kind.CHOICE,
            "what was adjusted by it",
            "penyesuaian",
            "yang disesuaikan",
            **one_of(ADJUSTMENTS),
        ),
    ),
    key=("recommendation_id",),
)
