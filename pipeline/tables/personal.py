"""Which delivered columns name a person (UU 27/2022): by their heading, or by what stands in them.

Only tables of persons are looked at (surveys, staff, customers, attendance). A column the contract
or report.toml declares is kept, whatever it looks like: somebody decided that.
"""

import re
from collections.abc import Collection, Mapping, Sequence

import polars as pl

from pipeline.delivery import ROW
from pipeline.tables.kinds import Table, folded

_WORDS = {
    *("nama", "name", "nik", "nip", "ktp", "npwp", "bpjs", "paspor", "passport", "rekening"),
    *("telepon", "telpon", "telp", "phone", "hp", "handphone", "ponsel", "whatsapp", "wa"),
    *("email", "surel", "alamat", "address"),
    *("ipaddr", "ip", "token", "username", "pengguna", "deviceid", "imei", "simserial"),
    *("subscriberid", "phonenumber", "submitter", "submittername", "submitterid", "geolocation"),
    *("latitude", "longitude", "gps", "koordinat"),
}
_PHRASES = (
    *("e mail", "tanggal lahir", "tempat lahir", "date of birth", "nomor induk", "no induk"),
    *("submitted by", "device id"),
)
_NOT_A_PERSON = {"layanan", "unit", "instansi", "service", "agency", "jabatan", "pelatihan"}
_SHAPES = (
    r"^[0-9]{16}$",  # NIK
    r"^[0-9]{18}$",  # NIP
    r"^(\+?62|0)8[0-9]{7,12}$",  # a mobile number
    r"^[^@\s]+@[^@\s]+\.[a-z]{2,}$",
)
_MOSTLY = 0.5


def personal_headings(frame: pl.DataFrame, table: Table, declared: Collection[str]) -> list[str]:
    """The delivered headings of a table of persons that name them and that nobody declared."""
    if not table.personal_rows:
        return []
    known = {folded(name) for column in table.columns for name in (column.name, *column.aliases)}
    known |= {folded(name) for name in declared}
    others = [name for name in frame.columns if name != ROW and folded(name) not in known]
    by_shape = _of_personal_shape(frame.select(others))
    return [name for name in others if names_a_person(name) or name in by_shape]


def names_a_person(heading: str) -> bool:
    """Whether a heading asks for a name, a number or an address of a person."""
    plain = folded(heading)
    words = set(re.split(r"[\s./:]+", plain))
    asks = bool(words & _WORDS) or any(phrase in plain for phrase in _PHRASES)
    return asks and not words & _NOT_A_PERSON


def _of_personal_shape(frame: pl.DataFrame) -> set[str]:
    """The text columns most of whose filled cells are identity or phone numbers, or addresses."""
    texts = [name for name in frame.columns if frame.schema[name] == pl.String]
    if not texts or frame.is_empty():
        return set()
    plain = pl.col(texts).str.replace_all(r"[\s.\-]", "").str.to_lowercase()
    mail = pl.col(texts).str.strip_chars().str.to_lowercase()
    shaped = mail.str.contains(_SHAPES[-1])
    for shape in _SHAPES[:-1]:
        shaped |= plain.str.contains(shape)
    shares = frame.select(shaped.mean())
    return {name for name in texts if (shares[name].item() or 0.0) > _MOSTLY}


def withheld_headings(
    headings: Collection[str], table: Table, columns: Mapping[str, Sequence[str]]
) -> set[str]:
    """The headings of delivered columns that never reach an output.

    Of a survey those are all that the contract does not ask for: times, remarks, what an export
    adds. `columns` are the headings under which columns of the contract were found besides.
    """
    shown: set[str] = set()
    hidden: set[str] = set()
    for column in table.columns:
        names = {folded(name) for name in (column.name, *column.aliases)}
        names |= {folded(heading) for heading in columns.get(column.name, ())}
        (hidden if column.personal else shown).update(names)
    is_survey = table.open and table.personal_rows
    return {
        name
        for name in headings
        if folded(name) in hidden or (is_survey and folded(name) not in shown)
    }
