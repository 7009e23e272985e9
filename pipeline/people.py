"""What identifies a person by its shape in a text: identity and telephone numbers, e-mail.

A name has no shape, except with a degree or a title. What agencies write in numbers (amounts,
account codes, years, numbers of letters) has other shapes and is left alone.
"""

import re

WITHHELD = "(withheld)"

_MOBILE = r"8[1-9]\d"
_EIGHT_MORE = r"(?:[\s.-]?\d){6,9}"
_SHAPES = (
    # NIK and NIP written together, then a NIP as letters print it: 19671007 199312 1 003.
    r"\d{16}(?:\d{2})?",
    r"(?:19|20)\d{6}[\s.-]?(?:19|20)\d{4}[\s.-]?[12][\s.-]?\d{3}",
    # A mobile number. Without its zero it may be an amount: then only as people space numbers.
    rf"\+62[\s.-]*\(?{_MOBILE}\)?{_EIGHT_MORE}",
    rf"62{_MOBILE}\d{{6,9}}",
    rf"\(?0{_MOBILE}\)?{_EIGHT_MORE}",
    rf"{_MOBILE}(?:[\s-]?\d{{4}}[\s-]?\d{{3,5}}|[\s-]\d{{3}}[\s-]\d{{4}})",
)
_NUMBERS = rf"(?<![\d/])(?<!\d[.-])(?<!Rp)(?<!Rp[\s.])(?<!Rp\.\s)(?:{'|'.join(_SHAPES)})"
# Looked for only where a word begins, and first: else a text of a million digits takes hours.
_MAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_TELLS = re.compile(rf"{_MAIL}|{_NUMBERS}(?![\d/])(?![.,]\d\d?(?!\d))", re.ASCII)

MAY_TELL = r"@|(?:[0-9][ ().+-]*){10}"
"""What every such shape has, as an expression that polars knows: most cells have neither."""

_DEGREES = (
    r"A\.?\s?Md|S\.\s?[A-Z]|M\.\s?[A-Z]|D\.\s?[A-Z]|Sp\.|Ph\.?\s?D|Ak\b|Apt\b|CA\b|CPA\b|Ners\b|Dr"
    r"|S(?:H|E|T|P|Si|Pd|Sos|Kom|KM|IP|STP|AP|Ag|Psi|Kep|Farm|Hut|TP)\b"
    r"|M(?:M|T|H|Si|Pd|AP|Kes|Kom|Sc|Ec|Ag|PA|Eng)\b|MBA\b"
)
_TITLES = r"Drs?|Dra|dr|drg|Ir|Prof|Hj?|KH|Bpk|Bapak|Sdri?|Ny|Tn"
_NAMED = re.compile(rf",\s*(?:{_DEGREES})|^\s*(?:{_TITLES})(?:\.\s*|\s+)[A-Z]|\bNIP\b|\bNIK\b")


def tells_of_a_person(text: str) -> bool:
    """Whether a text has an identity number, a telephone number or an e-mail address in it."""
    return bool(_TELLS.search(text))


def names_an_official(text: str) -> bool:
    """Whether what should be a unit or a role is a person: by a number, a degree or a title."""
    return tells_of_a_person(text) or bool(_NAMED.search(text))


def discreet(text: str) -> str:
    """The text with what has such a shape withheld."""
    return _TELLS.sub(WITHHELD, text)
