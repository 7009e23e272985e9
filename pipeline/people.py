"""Detects what identifies a person in a text by its shape: identity and phone numbers, e-mail.

A number is detected by its digits, however they are separated. What agencies write in numbers
(amounts, account codes, dates, numbers of letters) has other shapes and is left alone.
"""

import re

WITHHELD = "(withheld)"

_SPACES = "\\s\u00ad\u200b-\u200d\u2060\ufeff"
_DASHES = "\u2010-\u2015\u2212-"
SEPARATORS = f"[{_SPACES}().{_DASHES}]"
"""What may separate the digits of one number."""


def _spelt(digits: str) -> str:
    """A pattern in which `~` allows spaces, brackets and dashes, `_` allows dots too, and `D` is a
    digit."""
    loose = f"[{_SPACES}(){_DASHES}]{{0,4}}"
    parted = digits.replace("~", loose).replace("_", f"{SEPARATORS}{{0,4}}")
    return parted.replace("D", "[0-9]")


# Province, regency, district; day (for women plus 40), month and year of birth; serial number.
_NIK = _spelt(
    "(?:1~[1-9]|2~1|3~[1-6]|5~[1-3]|6~[1-5]|7~[1-6]|8~[12]|9~[1-7])_[0-47-9]~D_D~D"
    "_(?:0~[1-9]|[12]~D|3~[01]|4~[1-9]|[56]~D|7~[01])_(?:0~[1-9]|1~[0-2])_D~D_D~D_D~D"
)
# Day of birth, month of entry (21 for a contract), sex, a serial number.
_NIP = _spelt(
    "(?:1_9|2_0)_D_D_(?:0_[1-9]|1_[0-2])_(?:0_[1-9]|[12]_D|3_[01])"
    "_(?:1_9|2_0)_D_D_(?:0_[1-9]|1_[0-2]|2_1)_[12]_D_D_D"
)
IDENTITY = rf"^[\s']*(?:(?:[0-9]\s*){{16}}(?:(?:[0-9]\s*){{2}})?|{_NIP}|{_NIK})\s*$"
"""A cell that is a NIK or a NIP, as an expression that polars accepts too."""

_OPERATOR = "8(?:1[1-9]|2[1-9]|3[1-9]|5[1-9]|7[6-9]|8[1-9]|9[4-9])"
_AREA = "0(?:2[124]|[36]1|2[35-9]D|3[2-9]D|[45]DD|6[2-5]D|7DD|9[0-8]D)".replace("D", "[0-9]")
_ANY = f"{SEPARATORS}{{1,3}}"
_PART = f"[{_SPACES}.{_DASHES}]"
_GAP = f"[{_SPACES}{_DASHES}]"
_NO_LETTER = r"(?![^\S\n]?/(?![0-9]{5}))"
"""Excludes the first part of the reference number of a letter: `/SP2D/2024`."""
_CALLED = (
    # With a leading zero or country code, any separators are allowed in a mobile number; dots only
    # where people write them, since codes have dots too.
    _spelt("(?:[+]~|00~)6~2~0?~[1-9](?:~D){7,11}"),
    _spelt("[(]?(?:6~2~)?0~8~[1-9](?:~D){7,10}"),
    _spelt(f"62~{_OPERATOR}(?:~D){{6,9}}"),
    rf"\(?(?:\+62{SEPARATORS}{{0,3}}0?|0){SEPARATORS}?{_OPERATOR}[0-9]?"
    rf"(?:(?:{_ANY}[0-9]{{3,5}}){{2}}|(?:{_ANY}[0-9]{{3}}){{3}}|{_ANY}[0-9]{{6,9}})",
    # Without it, it may be an amount, a code or a decimal: fewer separators are allowed.
    rf"(?<![0-9],)(?:(?<!/)|(?<=[0-9]{{8}}/))(?:62\.)?{_OPERATOR}"
    rf"(?:[0-9]{{7,9}}|{_ANY}[0-9]{{3,5}}{_ANY}[0-9]{{4,5}}|{_ANY}[0-9]{{4,5}}{_ANY}[0-9]{{3}}"
    rf"|{_GAP}?[0-9]{{4}}{_GAP}[0-9]{{3,5}}|{_GAP}[0-9]{{7,9}})" + _NO_LETTER,
    # A landline: area and number are separated, and a second number may follow.
    rf"(?:\({_AREA}\){_PART}{{0,3}}(?=(?:{_PART}?[0-9]){{5}})"
    rf"|{_AREA}{_PART}{{1,3}}(?!(?:19|20)[0-9]{{2}}(?![0-9]))(?=(?:{_PART}?[0-9]){{6}}))"
    rf"[1-9][0-9]{{2,7}}(?:{_PART}[0-9]{{2,5}}){{0,2}}"
    r"(?:[^\S\n]?/[^\S\n]?[0-9]{5,8}(?![0-9]))*" + _NO_LETTER,
)
_STARTS = rf"(?<![0-9])(?<![0-9]\.)(?:(?<![0-9][{_DASHES}])|(?<=[0-9]{{9}}[{_DASHES}]))"
_ENDS = rf"(?![0-9]|[.:][0-9]|[{_DASHES}](?!0?8[0-9]{{8}})[0-9]|,[0-9][0-9]?(?![0-9]))"
_DATE = f"[0-9]{{1,2}}{_PART}(?:[0-9]{{1,2}}{_PART})?(?:19|20)[0-9]{{2}}(?![0-9])"
_ISO_DATE = f"(?:19|20)[0-9]{{2}}{_PART}[0-9]{{2}}{_PART}[0-9]{{2}}(?![0-9])"
_DAY = f"(?:{_DATE}|{_ISO_DATE})"
_NUMBERS = "|".join(
    (
        f"(?!{_DAY}{_ANY}{_DAY})(?:{_NIP}|{_NIK})",
        "(?<!/)[0-9]{16}(?:[0-9]{2})?(?!/)",
        *(f"(?!{_DATE}){shape}" for shape in _CALLED),
    )
)
# Matched first, since they may contain a person's number: `Rp8125554444`, `1 081 234 567 890`.
_AMOUNTS = (
    r"(?<![A-Za-z])(?i:Rp|IDR)[\s.]{0,2}[0-9]+(?:[.,\s][0-9]{3}(?![0-9]))*(?:[.,][0-9]+)*"
    rf"|{_STARTS}[1-9][0-9]{{0,2}}(?:\s[0-9]{{3}}){{1,4}}(?!{SEPARATORS}{{0,4}}[0-9])"
)
# Searched only where a word begins: else a text of a million letters takes hours.
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_NUMBER = rf"(?=[0-9+(RrIi])(?:{_AMOUNTS}|(?P<tells>{_STARTS}(?:{_NUMBERS}){_ENDS}))"
"""Compiled when a text first may contain a number: it takes a while."""
_NINE_DIGITS = f"(?:[0-9][+{SEPARATORS[1:]}*){{9}}"
_MAY_BE_NUMBER = re.compile(_NINE_DIGITS)

MAY_TELL = f"@|{_NINE_DIGITS}"
"""What every such shape contains, for polars as well: most cells contain neither."""


def tells_of_a_person(text: str) -> bool:
    """Whether a text contains an identity number, a telephone number or an e-mail address."""
    return discreet(text) != text


def discreet(text: str) -> str:
    """The text with everything of such a shape withheld."""
    if "@" in text:
        text = _MAIL.sub(WITHHELD, text)
    if _MAY_BE_NUMBER.search(text):
        text = re.sub(_NUMBER, lambda found: WITHHELD if found["tells"] else found[0], text)
    return text
