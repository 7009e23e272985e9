"""Numbers of persons in any spelling, and amounts, codes, dates and letters of any kind."""

import re
from collections.abc import Sequence
from datetime import date

import polars as pl
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.people import IDENTITY, MAY_TELL, WITHHELD, discreet, tells_of_a_person

SPACES = (" ", "\u00a0", "\u2009", "\u202f", "\u200b", "  ")
DASHES = ("-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", " - ")
PARTED = (*SPACES, *DASHES)
AROUND = st.sampled_from(
    [("", ""), ("hubungi ", " segera"), ("NIP/HP:", "."), ("(", ")"), ("pada 2023 ", ", lihat 2.")]
)
BIRTHS = st.dates(date(1940, 1, 1), date(2010, 12, 31))
PROVINCES = st.sampled_from(
    [
        "11",
        "12",
        "18",
        "19",
        "21",
        "31",
        "33",
        "36",
        "51",
        "53",
        "61",
        "65",
        "71",
        "76",
        "81",
        "82",
        "91",
        "97",
    ]
)
OPERATORS = st.sampled_from(
    [
        "811",
        "812",
        "819",
        "821",
        "823",
        "831",
        "838",
        "851",
        "857",
        "859",
        "877",
        "878",
        "881",
        "889",
        "895",
        "899",
    ]
)
AREAS = st.sampled_from(
    [
        "021",
        "022",
        "024",
        "031",
        "061",
        "0274",
        "0271",
        "0361",
        "0411",
        "0541",
        "0651",
        "0721",
        "0967",
    ]
)
DAY = r"(?:\d\d?\W(?:\d\d?\W)?(?:19|20)\d\d|(?:19|20)\d\d\W\d\d\W\d\d)(?!\d)"
TWO_DAYS = re.compile(rf"{DAY}\W+{DAY}")


def digits(least: int, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most or least)


def numbers(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(str)


@st.composite
def parted(draw: st.DrawFn, number: str, step: int, separators: Sequence[str]) -> str:
    """A number with separators anywhere between parts of so many digits or a multiple of it."""
    parts = [number[at : at + step] for at in range(0, len(number), step)]
    between = st.one_of(st.just(""), st.sampled_from(separators))
    return parts[0] + "".join(draw(between) + part for part in parts[1:])


@st.composite
def niks(draw: st.DrawFn) -> str:
    born = draw(BIRTHS)
    day = born.day + draw(st.sampled_from([0, 40]))
    place = (
        draw(PROVINCES) + draw(st.sampled_from(["01", "10", "25", "71", "79"])) + draw(digits(2))
    )
    return f"{place}{day:02}{born:%m%y}{draw(digits(4))}"


@st.composite
def nips(draw: st.DrawFn) -> str:
    born = draw(BIRTHS)
    month = draw(st.sampled_from(["01", "03", "12", "21"]))
    return f"{born:%Y%m%d}{born.year + 22}{month}{draw(st.sampled_from('12'))}{draw(digits(3))}"


@st.composite
def identities(draw: st.DrawFn) -> str:
    """A NIK parted by spaces and dashes anywhere and by dots between its pairs, or a NIP."""
    if draw(st.booleans()):
        return draw(parted(draw(nips()), 1, (*PARTED, ".")))
    step, separators = draw(st.sampled_from([(1, PARTED), (2, (*PARTED, "."))]))
    return draw(parted(draw(niks()), step, separators))


@st.composite
def mobiles(draw: st.DrawFn) -> str:
    operator = draw(OPERATORS)
    rest = draw(digits(6, 9))
    if draw(st.booleans()):
        said = draw(parted(f"0{operator}{rest}", 1, PARTED))
        assume(not re.match(r"0?\D*8(\d?\D\d\d?)?\D(19|20)\d\d(?!\d)", said))
        return said
    if draw(st.booleans()):
        begin = draw(st.sampled_from(["62", "+62", "62-", "+62 ", "+62 (0) ", "0062 ", "wa.me/62"]))
        return begin + operator + draw(parted(rest, 1, PARTED))
    begin = draw(st.sampled_from(["0", "08", "", "62.", "+62."])).removesuffix("8")
    two, three = draw(digits(3, 5)), draw(digits(4, 5))
    return begin + operator + draw(st.sampled_from([*PARTED, "."])).join(("", two, three))


@st.composite
def desks(draw: st.DrawFn) -> str:
    area, number = draw(AREAS), draw(st.sampled_from("345678")) + draw(digits(5, 7))
    written = draw(
        st.sampled_from(["({}) {}", "({}){}", "{}-{}", "{} {}", "{} \u2013 {}", "{}.{}"])
    )
    cut = draw(st.sampled_from([3, 4]))
    number = draw(st.sampled_from([number, f"{number[:cut]} {number[cut:]}", f"{number}/{number}"]))
    return written.format(area, number)


@given(st.one_of(identities(), mobiles(), desks()), AROUND)
def test_a_number_of_a_person_is_seen_in_any_spelling(number: str, around: tuple[str, str]) -> None:
    assume(not TWO_DAYS.match(number))
    text = number.join(around)
    said = discreet(text)
    assert WITHHELD in said
    assert not re.search(r"\d{3}", said.replace("2023", "")), said
    assert not tells_of_a_person(said)
    assert pl.Series([text]).str.contains(MAY_TELL).all()


@given(identities())
def test_an_identity_is_known_as_the_key_of_a_row_too(number: str) -> None:
    assert pl.Series([number]).str.contains(IDENTITY).all()


def joined(least: int, most: int, parts: st.SearchStrategy[str], by: str) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=least, max_size=most).map(by.join)


WHOLE = st.integers(0, 10**15)
DAYS = st.tuples(
    st.dates(date(1990, 1, 1), date(2045, 1, 1)),
    st.sampled_from(["%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d %m %Y", "%d-%m-%Y %H:%M"]),
).map(lambda day: day[0].strftime(day[1]))
YEARS = numbers(1950, 2045)
SMALL, LITTLE = numbers(0, 9), st.integers(0, 99).map("{:02}".format)
NO_PERSONS = st.one_of(
    WHOLE.map("{:,}".format),
    WHOLE.map(lambda n: f"{n:,}".replace(",", ".")),
    WHOLE.map(lambda n: f"{n:,}".replace(",", " ")),
    WHOLE.map(lambda n: f"{n:,}".replace(",", "\u00a0")),
    WHOLE.map(lambda n: f"Rp{n},00"),
    WHOLE.map(lambda n: f"Rp {n:,},00".replace(",", ".")),
    st.floats(0, 1e6).map("{:.9f}".format),
    st.floats(0, 1e6).map(lambda n: f"{n:.9f}".replace(".", ",")),
    st.tuples(st.floats(-11, 6), st.floats(95, 141)).map(lambda at: f"{at[0]:.7f}, {at[1]:.7f}"),
    DAYS,
    st.tuples(DAYS, st.sampled_from([" - ", " s.d. ", "\u2013", " "]), DAYS).map("".join),
    st.tuples(DAYS, numbers(0, 9_999)).map(" ".join),
    joined(2, 5, YEARS, "-"),
    joined(2, 6, YEARS, " "),
    joined(2, 6, YEARS, "\u2013"),
    # Accounts, activities, goods: a figure of the class, then parts of one, two or four.
    st.tuples(numbers(1, 9), joined(3, 9, st.one_of(SMALL, LITTLE), "."), digits(4)).map(".".join),
    st.tuples(numbers(1, 9), joined(3, 9, LITTLE, ".")).map(".".join),
    # Letters: class and subject, serial number, year.
    st.tuples(digits(3), joined(1, 4, numbers(0, 99), "."), numbers(1, 99_999), YEARS).map(
        lambda one: f"{one[0]}.{one[1]}/{one[2]}/{one[3]}"
    ),
    st.tuples(digits(3), joined(1, 3, numbers(0, 99), "."), numbers(1, 99_999), YEARS).map(
        lambda one: f"{one[0]}.{one[1]}-{one[2]}/{one[3]}"
    ),
    st.tuples(digits(4, 6), YEARS).map(lambda one: f"{one[0]}/SP2D-LS/{one[1]}"),
    joined(2, 4, numbers(0, 99), ".").map("v{}".format),
    st.tuples(joined(2, 3, numbers(0, 99), "."), numbers(0, 99_999)).map(".".join),
    st.tuples(LITTLE, LITTLE, YEARS).map(lambda one: f"{one[0]}.{one[1]}.{one[2]}"),
)


@given(NO_PERSONS)
def test_amounts_codes_dates_and_letters_never_are(text: str) -> None:
    assert discreet(text) == text
    said = text.join(("lihat ", " untuk rinciannya"))
    assert discreet(said) == said
