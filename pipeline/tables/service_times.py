"""`service_times`: one row for each service given, or each step of it, as front desks log them."""

from pipeline.tables.kinds import Kind, Table, may, must

_SERVICE = ("layanan", "jenis layanan", "nama layanan")
_TAKEN = ("durasi", "lama", "waktu", "lama pelayanan", "durasi pelayanan", "waktu pelayanan",
          "realisasi", "realisasi waktu")  # fmt: skip
_ALLOWED = ("standar", "sop", "standar waktu", "waktu standar", "standar pelayanan", "standar sop",
            "waktu sop")  # fmt: skip
_MINUTES = ("menit", "lama menit", *(f"{name} (menit)" for name in _TAKEN))
_STANDARD = ("standar menit", *(f"{name} (menit)" for name in _ALLOWED))

_OF_SERVICE = ("", " pelayanan", " layanan", " dilayani", " proses")
_BEGUN = ("mulai", *(f"{name} mulai{of}" for of in _OF_SERVICE for name in ("waktu", "jam")),
          "mulai pelayanan", "mulai dilayani")  # fmt: skip
_ENDED = ("selesai", *(f"{name} selesai{of}" for of in _OF_SERVICE for name in ("waktu", "jam")),
          "selesai pelayanan", "selesai dilayani")  # fmt: skip

SERVICE_TIMES = Table(
    "service_times",
    "a service given, or one step of it",
    (
        must("service", Kind.TEXT, "the service", *_SERVICE),
        may("minutes", Kind.NUMBER, "minutes taken", *_MINUTES, low=0, unit="minutes"),
        may("started_at", Kind.TIME, "when it began", *_BEGUN),
        may("finished_at", Kind.TIME, "when it ended", *_ENDED),
        may(
            "standard_minutes",
            Kind.NUMBER,
            "minutes the standard allows",
            *_STANDARD,
            low=0,
            unit="minutes",
        ),
        may("step", Kind.TEXT, "the step", "tahap"),
        may("value_added", Kind.YES_NO, "whether the step adds value", "bernilai tambah"),
    ),
)
