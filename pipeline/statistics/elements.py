"""The elements of a satisfaction index, and the facets of job satisfaction, by name.

Agencies print the last two elements of PermenPAN-RB 14/2017 in either order, so an item's
element is best given by its name; `U1`…`U9` are read in the regulation's order.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.reportfile import Item
from pipeline.rulebook import Label, SurveyPolicy

IKM_2017 = "survey.ikm_2017"
IKM_2004 = "survey.ikm_2004"
JDI = "survey.jdi"
TOTAL_INDEX = "survey.total_index"
IKM = (IKM_2017, IKM_2004)
"""Indices by elements, each divided by its own filled answers."""
INDICES = (*IKM, JDI, TOTAL_INDEX)
"""What may be a survey's index, the first that is used."""

_OFFICIAL: Mapping[str, tuple[tuple[str, ...], ...]] = {
    IKM_2017: (
        ("Persyaratan",),
        ("Sistem, Mekanisme, dan Prosedur", "Prosedur"),
        ("Waktu Penyelesaian", "Waktu"),
        ("Biaya/Tarif", "Biaya", "Tarif"),
        ("Produk Spesifikasi Jenis Pelayanan", "Produk Layanan", "Produk"),
        ("Kompetensi Pelaksana", "Kompetensi"),
        ("Perilaku Pelaksana", "Perilaku"),
        ("Penanganan Pengaduan, Saran, dan Masukan", "Penanganan Pengaduan", "Pengaduan"),
        ("Sarana dan Prasarana", "Sarana", "Sarpras"),
    ),
    IKM_2004: (
        ("Prosedur Pelayanan",),
        ("Persyaratan Pelayanan",),
        ("Kejelasan Petugas Pelayanan",),
        ("Kedisiplinan Petugas Pelayanan",),
        ("Tanggung Jawab Petugas Pelayanan",),
        ("Kemampuan Petugas Pelayanan",),
        ("Kecepatan Pelayanan",),
        ("Keadilan Mendapatkan Pelayanan",),
        ("Kesopanan dan Keramahan Petugas",),
        ("Kewajaran Biaya Pelayanan",),
        ("Kepastian Biaya Pelayanan",),
        ("Kepastian Jadwal Pelayanan",),
        ("Kenyamanan Lingkungan",),
        ("Keamanan Pelayanan",),
    ),
    JDI: (
        ("work", "Pekerjaan"),
        ("pay", "Gaji"),
        ("promotion", "Promosi"),
        ("supervision", "Supervisi", "Penyeliaan"),
        ("coworkers", "Co-workers", "Rekan Kerja"),
    ),
}
"""What each index is made of, in its source's order; short names after the official name."""
_ALONE: Mapping[str, tuple[str, ...]] = {
    "U1": ("Persyaratan Pelayanan",),
    "U2": ("Prosedur Pelayanan",),
    "U3": ("Waktu Pelayanan",),
    "U5": ("Produk Pelayanan",),
    "U6": ("Kompetensi Petugas",),
    "U7": ("Perilaku Petugas",),
}
"""What offices call elements of the nine; within a longer text these words may ask for another."""


@dataclass(frozen=True)
class Part:
    """One element or facet: its code, its official name, and every name it is known by."""

    code: str
    label: Label
    names: frozenset[str]
    alone: frozenset[str] = frozenset()
    """Names that identify it only where they are the whole text."""


def parts_of(index: str, policy: SurveyPolicy) -> tuple[Part, ...]:
    """The elements of an index; those of the nine-element index may be a rulebook's own."""
    if index == IKM_2017 and policy.elements:
        return tuple(
            Part(code, own.label, _names(code, *_texts(own.label), *own.names))
            for code, own in policy.elements.items()
        )
    return tuple(
        Part(
            f"U{number}",
            names[0],
            _names(f"U{number}", *names),
            _names(*_ALONE.get(f"U{number}", ()) if index == IKM_2017 else ()),
        )
        for number, names in enumerate(_OFFICIAL[index], start=1)
    )


def asked_of(item: Item, index: str) -> str:
    """The facet or element that an item names, else its own id."""
    return item.facet if index == JDI else item.element or item.id


def part_of(item: Item, index: str, parts: Sequence[Part]) -> Part | None:
    """The element or facet an item asks about; null where it names none of them."""
    named = _folded(asked_of(item, index))
    return next((part for part in parts if named in part.names | part.alone), None)


def part_named(item: Item, index: str, parts: Sequence[Part]) -> Part | None:
    """The part that the text of an item names, where the item has the code of another part.

    A text names a part if it is the part's whole name, or has all words of that name in their
    order; a name of one word, such as `Waktu`, may appear in any text.
    """
    own = part_of(item, index, parts)
    if own is None or _folded(asked_of(item, index)) != _folded(own.code):
        return None
    said = _folded(item.text)
    named = [part for part in parts if any(_says(said, name) for name in part.names)]
    is_own = own in named or any(f" {name} " in f" {said} " for name in own.names)
    return named[0] if len(named) == 1 and not is_own else None


def parts_by_text(items: Sequence[Item], index: str, parts: Sequence[Part]) -> dict[str, Part]:
    """By the id of each item without a part, the only part whose name is its text.

    Where not all parts are found so, and no item has a part, the words of the regulation's own
    questionnaire decide, if they find each element once.
    """
    unnamed = [item for item in items if part_of(item, index, parts) is None]
    found = {
        item.id: [
            part
            for part in parts
            if _folded(_wording(item)) in part.alone
            or any(_names_it(_wording(item), name) for name in part.names)
        ]
        for item in unnamed
    }
    named = {item: told[0] for item, told in found.items() if len(told) == 1}
    if len(named) == len(parts) or len(unnamed) < len(items):
        return named
    usual = _by_usual_words(unnamed, parts) if index == IKM_2017 else {}
    return usual if len(usual) == len(parts) else named


def _by_usual_words(items: Sequence[Item], parts: Sequence[Part]) -> dict[str, Part]:
    """The only part that each item asks about in the words of PermenPAN-RB 14/2017; none where a
    part is asked about twice, or the rulebook has other parts."""
    official = [_folded(names[0]) for names in _OFFICIAL[IKM_2017]]
    told = {part.code: _USUAL[official.index(name)] for part in parts for name in part.names
            if name in official}  # fmt: skip
    found: dict[str, Part] = {}
    for item in items:
        said = f" {_folded(item.text)} "
        asked = [p for p in parts if any(f" {words} " in said for words in told.get(p.code, ()))]
        if len(asked) == 1:
            found[item.id] = asked[0]
    codes = [part.code for part in found.values()]
    return found if len(set(codes)) == len(codes) else {}


_USUAL: tuple[tuple[str, ...], ...] = (
    ("kesesuaian persyaratan", "persyaratan pelayanan"),
    ("kemudahan prosedur", "prosedur pelayanan"),
    ("kecepatan waktu", "waktu dalam memberikan pelayanan", "kecepatan pelayanan"),
    ("kewajaran biaya", "biaya tarif dalam pelayanan"),
    ("kesesuaian produk", "produk pelayanan"),
    ("kompetensi kemampuan petugas", "kompetensi petugas", "kemampuan petugas"),
    ("perilaku petugas", "kesopanan keramahan"),
    ("penanganan pengaduan", "penanganan pengaduan pengguna layanan"),
    ("kualitas sarana", "sarana prasarana"),
)
"""Words of the regulation's own questions, as `_folded` has them, in its order."""
_NUMBERED = re.compile(r"^\s*(?:[A-Za-z]?[0-9]{1,2}\s*[.):-]\s*)+")
_CODED = re.compile(r"\s*\([A-Za-z]?[0-9]{1,2}\)\s*$")
_IN_CODE = re.compile(r"^[A-Za-z]?[0-9]{1,2}_")
_PATH = "/"


def _names_it(text: str, name: str) -> bool:
    """Whether a text is the name of a part, without the groups of a form and the number before
    it or the code behind: `Penilaian/U4. Biaya/tarif`, `Biaya/tarif (U4)`."""
    steps = text.split(_PATH)
    tails = (_PATH.join(steps[first:]) for first in range(len(steps)))
    said = (
        one
        for tail in (_CODED.sub("", tail) for tail in tails)
        for one in (tail, _NUMBERED.sub("", tail))
    )
    return any(_says(_folded(one), name) for one in said)


def _wording(item: Item) -> str:
    """What an item asks; the words behind the number of its code, where it has no text:
    `u4_biaya`."""
    return item.text or _IN_CODE.sub("", item.id).replace("_", " ")


def _says(said: str, name: str) -> bool:
    return said == name or (" " in name and f" {name} " in f" {said} ")


def items_of(items: Sequence[Item], index: str, parts: Sequence[Part]) -> dict[str, list[Item]]:
    """The items that ask about each part, by its code."""
    asked: dict[str, list[Item]] = {part.code: [] for part in parts}
    for item in items:
        part = part_of(item, index, parts)
        if part is not None:
            asked[part.code].append(item)
    return asked


def goes_by_code(items: Sequence[Item], index: str, parts: Sequence[Part]) -> bool:
    """Whether an item names its element by the code alone, so that the order is assumed."""
    codes = {_folded(part.code) for part in parts}
    return any(_folded(asked_of(item, index)) in codes for item in items)


def _texts(label: Label) -> tuple[str, ...]:
    return (label,) if isinstance(label, str) else tuple(label.values())


def _names(*names: str) -> frozenset[str]:
    return frozenset(_folded(name) for name in names)


def _folded(name: str) -> str:
    """Names are compared without case, punctuation and the word `dan`."""
    words = re.split(r"[^\w]+", name.casefold())
    return " ".join(word for word in words if word and word != "dan")
