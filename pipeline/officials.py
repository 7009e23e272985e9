"""Detects persons where a unit or a role belongs, by a degree, a title or a number.

The usual degrees and titles, in any case, with dots or without. Letters that may also abbreviate a
unit count as a degree only after a comma, or at the end of a text that names no unit.
"""

import re
from collections.abc import Iterable

from pipeline.people import MAY_TELL, tells_of_a_person

_AFTER_S = (
    "Ag Ak Ap A.P Ars Ds E E.I E.Sy Farm Fil Gz H H.I Hum Hut I.K I.Kom I.P I.P.I I.Pust Ked Kel"
    " Kep Keb Kes Kesos K.G K.H K.M K.Pm Kom Mat P Par Pd Pd.I Pi Psi Pt Pust Si Sn Sos Sos.I S.T"
    " Stat Sy T T.P T.Han T.I.P Th Tr Tr.A.P Tr.Gz Tr.I.P Tr.Keb Tr.Kep Tr.Kes Tr.Kom Tr.Stat Tr.T"
)
_AFTER_M = (
    "Ag Ak A.B A.P Ars B.A Cs Ds Ec Ec.Dev E.I Eng Epid Farm Fil Gz H H.I Hum Hut I.Kom I.P Kes"
    " Kep Keb Ked K.K.K K.M Kn Kom Mat M M.Par P.A Par Pd Pd.I P.H P.I Psi P.W.K Sc Si Sn Sos S.E"
    " Stat T T.I Th Tr Tr.A.P Tr.I.P Tr.Kep Vet"
)
_OTHERS = (
    "A.Ma A.Ma.Pd A.Md A.Md.Ak A.Md.Farm A.Md.Gz A.Md.Kep A.Md.Keb A.Md.Kes A.Md.Kom A.Md.K.L"
    " A.M.F A.M.G A.M.K A.M.K.G A.M.K.L A.M.Keb B.Sc B.Eng Bc.Hk Bc.I.P D.E.A L.L.M Ph.D Sp.A Sp.B"
    " Sp.K.J Sp.O.G Sp.P Sp.P.D"
)
_DEGREES = (
    *(f"S.{one}" for one in _AFTER_S.split()),
    *(f"M.{one}" for one in _AFTER_M.split()),
    *_OTHERS.split(),
)
_BEHIND_A_COMMA = ("Ak", "Akt", "Apt", "C.A", "C.P.A", "C.Fr.A", "Dr", "Drg", "Drh", "Ners", "Ns")
_AT_THE_END = (
    *("S.E", "S.H", "S.T", "S.Si", "S.Sos", "S.Kom", "S.S.T", "S.S.T.P", "S.Ag", "S.Kep", "S.Farm"),
    *("M.M", "M.T", "M.H", "M.Si", "M.Pd", "M.Kes", "M.Kom", "M.P.H", "M.Sc", "M.Kn", "M.Eng"),
    *("A.Md", "A.Md.Kep", "A.Md.Keb", "A.M.K", "A.M.Keb", "S.Psi", "S.Hut", "M.Hum", "Ph.D"),
)
_DOT, _SURE_DOT = r"\.?\s?", r"\.\s?"
_OF_UNITS = {"MAP", "SAP", "SIP", "SKM", "SP", "STR"}
"""Also abbreviations of a standard, a permit, an index, a warning: no degree in a unit's name."""
_TITLES = "Drs|Dra|Dr|drg|drh|Ir|Prof|Hj?|KH|Ust|Pdt|Apt|Ns|Bpk|Bapak|Sdri?|Ny|Tn"
_UNIT = (
    r"\b(?:bidang|bid|bagian|bag|sub\w*|seksi|sie|dinas|badan|kantor|balai|uptd?|unit|sekretariat"
    r"|sekretaris|kepala|kasi|kabid|kabag|kasubb?ag|inspektorat|irban|puskesmas|rsud|rumah|kecamatan"
    r"|camat|kelurahan|lurah|desa|tim|pokja|kelompok|loket|direktorat|deputi|asisten|staf|pejabat"
    r"|pengelola|koordinator|laboratorium|instalasi|poli|klinik|ruang|satuan|biro|urusan|pelayanan"
    r"|layanan|penerbitan|perizinan|penyelenggara)\b"
)


def _any_of(degrees: Iterable[str], first: str = _DOT) -> str:
    """A pattern for any of these degrees, longest first; `first` follows their first letters."""
    parts = (one.split(".") for one in sorted(degrees, key=len, reverse=True))
    return "|".join(first.join((head, _DOT.join(rest))) if rest else head for head, *rest in parts)


# Compiled when a text is first checked: it takes a while.
_DOTTED = (
    rf"(?i)\b(?<!\.)(?=[smabdlp])(?:{_any_of(_DEGREES, _SURE_DOT)})(?!\w|\.\w)"
    r"|(?-i:\bA[Mm]d\.?(?:Keb|Kep)?\b)"
)
_BEHIND = (
    rf"(?i),\s*(?:({_any_of([*_DEGREES, *_BEHIND_A_COMMA])})(?![\w-])"
    r"|(?-i:[SMD]\.\s?[A-Z])|Sp\.)"
)
_END = rf"\s(?:{_any_of(_AT_THE_END)})[\s.]*$"
_TITLED = rf"(?i)(?:^|[:(/;,\u2013-])\s*(?:{_TITLES})(?:\.\s*|\s+)(?!{_UNIT})[a-z]"
_NUMBERED = r"\bNI[PK]\b[\s.:]*[0-9]"

MAY_NAME = rf"(?i){MAY_TELL}|[a-z]\.|,\s*[a-z]|\b(?:{_TITLES})\b|{_END}|\bNI[PK]\b"
"""What every text with such a person contains, as an expression that polars accepts."""


def names_an_official(text: str) -> bool:
    """Whether a text that should be a unit or a role names a person, by number, degree or title."""
    known = (_DOTTED, _TITLED, _NUMBERED)
    if tells_of_a_person(text) or any(re.search(shape, text) for shape in known):
        return True
    is_unit = bool(re.search(_UNIT, text, re.IGNORECASE))
    behind = {(found[1] or "").upper() for found in re.finditer(_BEHIND, text)}
    if is_unit:
        return not behind <= _OF_UNITS
    return bool(behind or re.search(_END, text, re.IGNORECASE))
