"""Which delivered columns and cells identify a person (UU 27/2022), by heading or by shape.

In tables of persons (surveys, staff, customers, attendance) such columns are left out on reading. A
column that the contract or report.toml declares is kept, whatever it looks like: that was decided.
What goes back to the sender of any table shows none of them.
"""

import re
from collections.abc import Collection, Mapping, Sequence, Set

import polars as pl

from pipeline.delivery import ROW
from pipeline.officials import MAY_NAME, names_an_official
from pipeline.people import IDENTITY, MAY_TELL, SEPARATORS, WITHHELD, discreet
from pipeline.tables.kinds import Table, folded

_WORDS = {
    *("nama", "name", "nik", "nip", "nrp", "ktp", "kk", "npwp", "bpjs", "paspor", "passport"),
    *("rekening", "telepon", "telpon", "telp", "tlp", "phone", "hp", "handphone", "ponsel"),
    *("whatsapp", "wa", "email", "surel", "alamat", "address", "kontak", "contact", "domisili"),
    *("ipaddr", "ip", "token", "username", "pengguna", "deviceid", "imei", "simserial"),
    *("subscriberid", "phonenumber", "submitter", "submittername", "submitterid", "geolocation"),
    *("latitude", "longitude", "gps", "koordinat", "ttl"),
}
_PHRASES = (
    *("e mail", "tanggal lahir", "tgl lahir", "tempat lahir", "date of birth", "nomor induk"),
    *("no induk", "submitted by", "device id", "ibu kandung", "orang tua"),
)
_ROLES = {
    *("petugas", "responden", "pemohon", "pelapor", "pengadu", "pic", "narasumber", "pegawai"),
    *("pelanggan", "peserta", "pasien", "wali", "pemilik", "penerima", "pelaksana", "atasan"),
    *("respondent", "applicant", "officer", "contact"),
}
"""Words for people: a heading of only these names a person; or of these and a word for name."""
_BESIDE_ROLES = {
    *("no", "nomor", "nama", "id", "kode", "layanan", "pelayanan", "loket", "yang", "melayani"),
    *("survei", "survey", "lain", "person"),
}
_OTHER_ROLES = {
    *("penanggung", "penanggungjawab", "pj", "pptk", "ppk", "kpa", "bendahara", "pejabat", "ketua"),
    *("pewawancara", "enumerator", "surveyor", "verifikator", "validator", "pemeriksa", "penilai"),
    *(
        "operator",
        "admin",
        "penginput",
        "penyusun",
        "pengelola",
        "pengampu",
        "koordinator",
        "kasir",
    ),
    *("narahubung", "pengirim", "penandatangan", "kuasa", "saksi", "konsumen", "nasabah", "siswa"),
    *("guru", "dokter", "perawat", "bidan", "instruktur", "interviewer", "verifier", "supervisor"),
    *("customer", "client", "participant", "patient", "employee"),
}
"""Further words for people, which in a survey may be what is rated."""
_BESIDE_OTHERS = {"jawab", "tim", "data", "lapangan", "entri", "entry", "kegiatan", "program"}
_DONE_BY = re.compile(r"(di\w+|[a-z]+ed) (oleh|by)\b.*")
"""Headings that name who did something: `dilayani oleh`."""
_NOT_A_PERSON = {
    *("layanan", "pelayanan", "unit", "instansi", "service", "agency", "jabatan", "pelatihan"),
    *("diklat", "training", "program", "programme", "kegiatan", "indikator", "sasaran", "dokumen"),
    *("document", "produk", "aplikasi", "opd", "skpd", "dinas", "badan", "bidang", "kantor"),
    *("kecamatan", "kelurahan", "desa", "kabupaten", "kota", "provinsi", "kode", "uraian"),
    *("belanja", "jenis", "jumlah", "faktor", "survei", "survey"),
}
_NAMED_THINGS = {"realization", "budget", "training", "services", "csf"}
"""Tables whose rows are things with a name: there a bare `nama` is the name of a thing."""
_SHAPES = (
    r"^[0-9]{16}$",  # NIK
    r"^[0-9]{18}$",  # NIP
    r"^(\+?620?|0)?8[1-9][0-9]{7,10}$",  # a mobile number
    r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
)
_MOSTLY, _SOME = 0.5, 0.1

Found = Mapping[str, Sequence[str]]
"""The further headings under which a column of the contract was found."""


def personal_headings(frame: pl.DataFrame, table: Table, declared: Collection[str]) -> list[str]:
    """The undeclared headings of a table of persons that identify a person."""
    if not table.personal_rows:
        return []
    known = {folded(name) for column in table.columns for name in (column.name, *column.aliases)}
    known |= {folded(name) for name in declared}
    others = [name for name in frame.columns if name != ROW and folded(name) not in known]
    by_shape = _of_personal_shape(frame.select(others))
    return [name for name in others if names_a_person(name) or name in by_shape]


def names_a_person(heading: str) -> bool:
    """Whether a heading asks for a name, a number or an address of a person."""
    return _names(heading, _ROLES, _BESIDE_ROLES)


def _names(heading: str, roles: Set[str], beside: Set[str]) -> bool:
    plain = folded(heading)
    words = set(re.split(r"[\s./:()]+", plain)) - {""}
    if words & roles and words <= roles | beside:
        return True
    asks = bool(words & _WORDS) or any(phrase in plain for phrase in _PHRASES)
    return asks and (not words & _NOT_A_PERSON or bool(words & roles))


def _of_personal_shape(frame: pl.DataFrame) -> set[str]:
    """The text columns with mostly identity numbers, phone numbers or e-mail addresses."""
    texts = [name for name in frame.columns if frame.schema[name] == pl.String]
    if not texts or frame.is_empty():
        return set()
    plain = pl.col(texts).str.replace_all(SEPARATORS, "").str.to_lowercase()
    mail = pl.col(texts).str.strip_chars().str.to_lowercase()
    shaped = mail.str.contains(_SHAPES[-1])
    for shape in _SHAPES[:-1]:
        shaped |= plain.str.contains(shape)
    shares = frame.select(shaped.mean())
    return {name for name in texts if (shares[name].item() or 0.0) > _MOSTLY}


def withheld_headings(frame: pl.DataFrame, table: Table, columns: Found) -> set[str]:
    """The headings of columns that never reach an output; keys do as row numbers.

    In a table of persons these are all that the contract does not have: times, remarks, what an
    export adds. In any other table, those that name a person or hold personal data.
    """
    shown = _headings(table, columns, hidden=False)
    hidden = _headings(table, columns, hidden=True)
    headings = [name for name in frame.columns if name != ROW]
    others = [name for name in headings if folded(name) not in shown | hidden]
    if not table.personal_rows:
        shaped = _of_personal_shape(frame.select(others)) | _of_withheld_cells(frame.select(others))
        others = [name for name in others if _is_personal(name, table) or name in shaped]
    return {name for name in headings if folded(name) in hidden} | set(others)


def _of_withheld_cells(frame: pl.DataFrame) -> set[str]:
    """The columns with some cells withheld as personal: others may name a person unrecognised."""
    shares = frame.select((pl.col(pl.String) == WITHHELD).mean())
    return {name for name in shares.columns if (shares[name].item() or 0.0) > _SOME}


def _is_personal(heading: str, table: Table) -> bool:
    plain = folded(heading)
    if table.name in _NAMED_THINGS and plain in ("nama", "name"):
        return False
    named = _names(heading, _ROLES | _OTHER_ROLES, _BESIDE_ROLES | _BESIDE_OTHERS)
    return named or bool(_DONE_BY.fullmatch(plain))


def _headings(table: Table, columns: Found, *, hidden: bool) -> set[str]:
    names = [
        column.name
        for column in table.columns
        if (column.personal and column.name not in table.key) is hidden
    ]
    return _found_under(table, columns, names)


def sent_back(frame: pl.DataFrame, table: Table, columns: Found) -> pl.DataFrame:
    """A delivered table as its sender may get it back, safe for others to read.

    Keys that are identity numbers or codes of persons become row numbers. Persons named in place of
    a unit or in an unknown column are withheld; so is, in any other text and in headings, what has
    the shape of a person's number or address.
    """
    keys = _found_under(table, columns, [c.name for c in table.columns if c.name in table.key])
    persons = _found_under(table, columns, [c.name for c in table.columns if c.personal]) & keys
    things = _found_under(table, columns, [c.name for c in table.columns if not c.role])
    names = [
        name
        for name, dtype in frame.schema.items()
        if name != ROW and (dtype == pl.String or folded(name) in keys)
    ]
    texts = frame.select(pl.col(names).cast(pl.String))
    may_tell = texts.select(pl.all().str.contains(MAY_TELL).any())
    cells = [
        _numbered(texts[name], frame[ROW])
        if folded(name) in persons
        else _cells(texts[name], frame[ROW], is_key=folded(name) in keys, is_role=is_role)
        for name in names
        if (is_role := folded(name) not in things)
        or folded(name) in persons
        or folded(name) in keys
        or may_tell[name].item()
    ]
    return frame.with_columns(cells).rename(_discreet_headings(frame.columns))


def _found_under(table: Table, columns: Found, names: Collection[str]) -> set[str]:
    """All headings, folded, of these columns."""
    return {
        folded(heading)
        for column in table.columns
        if column.name in names
        for heading in (column.name, *column.aliases, *columns.get(column.name, ()))
    }


def _numbered(codes: pl.Series, rows: pl.Series) -> pl.Series:
    """Each code as the number of the first row that has it: repeated codes stay equal."""
    row = pl.col("row").min().over("code")
    told = pl.when(pl.col("code").is_not_null()).then(pl.format("row {}", row))
    return pl.DataFrame({"code": codes, "row": rows}).select(told.alias(codes.name)).to_series()


def _cells(text: pl.Series, rows: pl.Series, *, is_key: bool, is_role: bool) -> pl.Series:
    """A column without persons; only the cells that may identify one are examined."""
    if is_key:
        is_identity = text.str.contains(IDENTITY).fill_null(value=False)
        numbered = pl.select(pl.format("row {}", rows)).to_series()
        text = numbered.zip_with(is_identity, text).alias(text.name)
    may_tell = text.str.contains(MAY_NAME if is_role else MAY_TELL)
    indices = may_tell.fill_null(value=False).arg_true()
    told = [
        WITHHELD if is_role and names_an_official(cell) else discreet(cell)
        for cell in text.gather(indices)
    ]
    return text.scatter(indices, told) if told else text


def _discreet_headings(headings: Sequence[str]) -> dict[str, str]:
    """New, unique names for headings with personal data, as where data was read as headings."""
    names: dict[str, str] = {}
    for heading in headings:
        name = discreet(heading)
        if name != heading:
            taken = {*headings, *names.values()}
            number = 1
            while name in taken:
                number += 1
                name = f"{discreet(heading)} {number}"
            names[heading] = name
    return names
