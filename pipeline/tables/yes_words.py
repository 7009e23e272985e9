"""Words that offices write as remarks where a table asks for yes or no."""

_AWAY = (
    *("cuti", "cuti tahunan", "cuti sakit", "cuti melahirkan", "cuti besar", "cuti bersama"),
    *("cuti alasan penting", "cuti karena alasan penting", "izin", "ijin", "sakit", "libur"),
    *("dinas", "dinas luar", "dl", "tugas", "tugas luar", "tugas belajar", "perjalanan dinas"),
    *("diklat", "libur nasional", "hari libur", "ct", "cb", "tl", "tb", "s", "i", "c"),
)
_DUE = (
    *("hadir", "masuk", "tepat waktu", "terlambat", "pulang cepat", "lupa absen", "tanpa absen"),
    *("alpa", "alpha", "mangkir", "tanpa keterangan", "tidak hadir", "a", "tk", "h"),
)
_HELD = ("terlaksana", "dilaksanakan", "sudah terlaksana", "sudah dilaksanakan", "selesai")
_NOT_HELD = (
    *("tidak terlaksana", "belum terlaksana", "tidak dilaksanakan", "belum dilaksanakan"),
    *("batal", "dibatalkan", "ditunda"),
)

EXCUSED = (*(("ya", word) for word in _AWAY), *(("tidak", word) for word in _DUE))
HELD = (*(("ya", word) for word in _HELD), *(("tidak", word) for word in _NOT_HELD))
"""Each answer with a word that is read as that answer."""
