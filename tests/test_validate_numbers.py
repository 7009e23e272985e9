"""Numbers, dates and times as officers write them."""

from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.delivery import DeliveredFile, RawTable
from pipeline.problems import Problem
from pipeline.reportfile import FileSource
from pipeline.tables import Column, Kind, Table
from pipeline.tables.kinds import LARGEST, MONEY_TYPE
from pipeline.validate.columns import typed_table

Cells = list[str | None]


def typed(
    kind: Kind, cells: Cells, *, stored: list[bool] | None = None, **source: str
) -> tuple[list[object], list[Problem]]:
    """A column of a kind, and what is wrong with it."""
    table = Table("x", "a row", (Column("v", kind, ""), Column("k", Kind.TEXT, "")))
    frame = pl.DataFrame(
        {"_row": range(2, len(cells) + 2), "v": cells, "k": ["x"] * len(cells)},
        schema={"_row": pl.UInt32, "v": pl.String, "k": pl.String},
    )
    flags = {"v": pl.Series(stored)} if stored else {}
    raw = RawTable("x", DeliveredFile("x.csv", "", ""), frame, flags)
    result, problems = typed_table(raw, table, FileSource.model_validate(source))
    return result.frame["v"].to_list(), problems


def codes(kind: Kind, cells: Cells, **source: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in typed(kind, cells, **source)[1]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", 1234.5),
        ("1,234,567.89", 1234567.89),
        ("1.234.567,89", 1234567.89),
        ("5,5", 5.5),
        ("Rp 1.250.000,50", 1250000.5),
        ("Rp. 509.547.700,00", 509547700.0),
        ("IDR 5.5", 5.5),
        ("Rp1.250.000,00,-", 1250000.0),
        ("(53.737.000,00)", -53737000.0),
        ("(Rp 5.5)", -5.5),
        ("-Rp 5.5", -5.5),
        ("Rp -5.5", -5.5),
        ("−5.5", -5.5),
        ("91,96 %", 91.96),
        ("91.96%", 91.96),
        ("-5.5%", -5.5),
        ("+5.5", 5.5),
        ("1.5e3", 1500.0),
    ],
)
def test_a_number_may_wear_what_officers_give_it(text: str, value: float) -> None:
    assert typed(Kind.NUMBER, [text]) == ([value], [])


@pytest.mark.parametrize(
    "text",
    [
        "1 234", "1.2.3", "12,34,56", "(5", "5)", "--5", "(-5)", "5 menit", "Rp", "%", "Rp 5 %",
        "21,276,070,424,00", "0x1F", "1e999", "NaN", "inf", "∞", "½", "٥",
    ],
)  # fmt: skip
def test_what_is_no_number_is_named(text: str) -> None:
    assert codes(Kind.NUMBER, [text]) == [("not-a-number", 2)]


@pytest.mark.parametrize("text", ["-", "–", "—", "n/a", "N/A", "NA", "n.a.", "Rp -", "---"])
@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.MONEY, Kind.COUNT, Kind.DATE, Kind.TIME])
def test_a_dash_is_missing_and_never_zero(text: str, kind: Kind) -> None:
    assert typed(kind, [text, None]) == ([None, None], [])


def test_a_dash_in_a_text_is_what_it_is() -> None:
    assert typed(Kind.TEXT, ["-", "NA"]) == (["-", "NA"], [])


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1.234", "5.5"], [1.234, 5.5]),
        (["1.234", "5,5"], [1234.0, 5.5]),
        (["1.234", "1.234.567,00"], [1234.0, 1234567.0]),
        (["12", "7"], [12.0, 7.0]),
        (["0.123", "0.456"], [0.123, 0.456]),
    ],
)
def test_one_cell_settles_how_its_column_is_written(cells: Cells, values: list[float]) -> None:
    assert typed(Kind.NUMBER, cells) == (values, [])


def test_a_column_that_contradicts_itself_is_named_where_it_is_not_read() -> None:
    assert codes(Kind.NUMBER, ["5.5", "5,5", "6.5"]) == [("not-a-number", 3)]
    assert codes(Kind.NUMBER, ["1.234", "2.345"]) == [("ambiguous-number", 2)]
    assert codes(Kind.NUMBER, ["1,5", "2.5"], decimal=",") == [("not-a-number", 3)]


@pytest.mark.parametrize("decimal", [None, ",", "."])
@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["Rp 12.500.000.000"], [12_500_000_000]),
        (["Rp 12.500"], [12_500]),
        (["Rp. 1.250.000,00", "Rp 12.500,-", "IDR 7"], [1_250_000, 12_500, 7]),
        (["Rp 12.500", "1.250.000", "1.234", "900"], [12_500, 1_250_000, 1_234, 900]),
        (["Rp 12.500", "7,5"], [12_500, 7.5]),
        (["(Rp 12.500)", "Rp -1.000"], [-12_500, -1_000]),
    ],
)
def test_rupiah_in_groups_of_three_dots_have_no_decimals_whatever_is_declared(
    cells: Cells, values: list[float], decimal: str | None
) -> None:
    source = {"decimal": decimal} if decimal else {}
    for kind in (Kind.NUMBER, Kind.MONEY):
        assert typed(kind, cells, stored=None, **source) == (values, [])


@pytest.mark.parametrize("source", [{}, {"decimal": "."}])
def test_rupiah_beside_a_decimal_point_are_never_read_as_a_few(source: dict[str, str]) -> None:
    assert codes(Kind.MONEY, ["Rp 12.500", "1250.50"], **source) == [("ambiguous-number", 2)]
    assert codes(Kind.MONEY, ["Rp 12.500.000", "1250.50"], **source) == [("not-a-number", 2)]
    assert codes(Kind.MONEY, ["Rp 12.50", "1250.50"], **source) == []


def test_what_may_be_read_two_ways_proposes_both_with_what_they_give() -> None:
    _, (problem,) = typed(Kind.NUMBER, ["1.234", "2.345"])
    assert [(p.header, p.keys, p.standing, p.gives) for p in problem.proposals] == [
        (("sources", "x"), {"decimal": ","}, "reading", "v 1.234 = 1234"),
        (("sources", "x"), {"decimal": "."}, "reading", "v 1.234 = 1.234 ≈ 1"),
    ]
    for proposal in problem.proposals:
        assert codes(Kind.NUMBER, ["1.234", "2.345"], decimal=str(proposal.keys["decimal"])) == []


def test_what_is_stored_as_a_number_needs_no_mark_and_proves_none() -> None:
    cells: Cells = ["1.234", "1.234"]
    assert typed(Kind.NUMBER, cells, stored=[True, True]) == ([1.234, 1.234], [])
    values, problems = typed(Kind.NUMBER, cells, stored=[True, False])
    assert [(problem.code, problem.row) for problem in problems] == [("ambiguous-number", 3)]
    values, problems = typed(Kind.NUMBER, ["1.5", "1.234"], stored=[True, False], decimal=",")
    assert (values, problems) == ([1.5, 1234.0], [])


def test_a_percentage_is_no_money_and_rupiah_are_no_count() -> None:
    assert codes(Kind.MONEY, ["5 %"]) == [("not-a-number", 2)]
    assert codes(Kind.COUNT, ["Rp 5"]) == [("not-a-number", 2)]
    assert codes(Kind.COUNT, ["5 %"]) == [("not-a-number", 2)]
    assert typed(Kind.COUNT, ["(5)", "12.0"]) == ([-5, 12], [])


AMOUNTS = st.decimals(-LARGEST, LARGEST, places=2)


@given(st.lists(AMOUNTS, min_size=1, max_size=4), st.sampled_from("., "), st.booleans())
def test_money_is_exact_in_every_dress(
    amounts: list[Decimal], group: str, in_brackets: bool
) -> None:
    mark = "," if group == "." else "."

    def dressed(amount: Decimal) -> str:
        text = f"{abs(amount):,.2f}".replace(",", "~").replace(".", mark)
        text = "Rp " + text.replace("~", group.strip())
        sign = ("({})" if in_brackets else "-{}") if amount < 0 else "{}"
        return sign.format(text)

    cells: Cells = [dressed(amount) for amount in amounts]
    assert typed(Kind.MONEY, cells) == ([*amounts], [])


def test_typed_columns_pass_through() -> None:
    kinds = {
        "v": Kind.NUMBER, "m": Kind.MONEY, "c": Kind.CODE, "d": Kind.DATE, "t": Kind.TIME,
        "y": Kind.YES_NO,
    }  # fmt: skip
    table = Table("x", "a row", tuple(Column(name, kind, "") for name, kind in kinds.items()))
    moment = datetime.fromisoformat("2024-01-31T08:05")
    frame = pl.DataFrame(
        {
            "_row": [2], "v": [1.234], "m": pl.Series([Decimal("5.10")], dtype=MONEY_TYPE),
            "c": [7.0], "d": [date(2024, 1, 31)], "t": [moment], "y": [True],
        }
    )  # fmt: skip
    raw = RawTable("x", DeliveredFile("x.parquet", "", ""), frame)
    result, problems = typed_table(raw, table, FileSource())
    assert problems == []
    expected = (2, 1.234, Decimal("5.10"), "7", *frame.row(0)[4:])
    assert result.frame.row(0) == expected
    raw = RawTable("x", raw.source, frame.with_columns(v=pl.lit(float("nan"))))
    assert [p.code for p in typed_table(raw, table, FileSource())[1]] == ["not-a-number"]


def test_the_labels_of_a_file_stand_for_codes_in_a_column_of_words_alone() -> None:
    table = Table("x", "a row", (Column("q", Kind.NUMBER, ""), Column("unit", Kind.TEXT, "")))
    frame = pl.DataFrame({"_row": [2, 3], "q": [1.0, 2.0], "unit": [1.0, 9.0]})
    labels = {"q": {"1": "Buruk"}, "unit": {"1": "Loket A"}}
    raw = RawTable("x", DeliveredFile("x.sav", "", ""), frame, labels=labels)
    result, problems = typed_table(raw, table, FileSource())
    assert problems == []
    assert result.frame.rows() == [(2, 1.0, "Loket A"), (3, 2.0, "9")]


# --- days and times ---------------------------------------------------------------------------

DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-12", "2024/3/12", "2024.03.12", "12 Maret 2024", "12 maret 2024", "12-Mar-2024",
        "12 Mar. 2024", "Selasa, 12 Maret 2024", "March 12, 2024", "2024-03-12 09:05:33",
        "2024-03-12T09:05", "12 Maret 2024 pukul 09.05", "45363", "45363.5",
    ],
)  # fmt: skip
def test_a_day_may_be_written_in_many_ways(text: str) -> None:
    assert typed(Kind.DATE, [text.replace(" pukul", "")]) == ([DAY], [])


@pytest.mark.parametrize(
    "name",
    [
        "Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
        "Oktober", "Nopember", "Desember",
    ],
)  # fmt: skip
def test_every_month_has_its_indonesian_name(name: str) -> None:
    (day,), problems = typed(Kind.DATE, [f"1 {name} 2024"])
    assert problems == []
    assert isinstance(day, date)
    assert typed(Kind.DATE, [f"1 {name[:3]} 2024"]) == ([day], [])


@pytest.mark.parametrize(
    "text", ["2024-02-30", "31/13/2024", "12 Marsch 2024", "12/03/24", "2024", "yesterday", "99999"]
)
def test_what_is_no_day_is_named(text: str) -> None:
    assert codes(Kind.DATE, [text]) == [("not-a-date", 2)]


@pytest.mark.parametrize(
    ("cells", "source", "days"),
    [
        (["31/12/2024", "03/04/2024"], {}, [date(2024, 12, 31), date(2024, 4, 3)]),
        (["12/31/2024", "03/04/2024"], {}, [date(2024, 12, 31), date(2024, 3, 4)]),
        (["03/04/2024"], {"dates": "d/m/y"}, [date(2024, 4, 3)]),
        (["03/04/2024"], {"dates": "m/d/y"}, [date(2024, 3, 4)]),
        (["04/04/2024", "5-5-2024"], {}, [date(2024, 4, 4), date(2024, 5, 5)]),
    ],
)
def test_the_day_is_told_from_the_month_by_proof_or_by_word(
    cells: Cells, source: dict[str, str], days: list[date]
) -> None:
    assert typed(Kind.DATE, cells, **source) == (days, [])


def test_a_day_that_may_be_two_is_not_guessed() -> None:
    assert codes(Kind.DATE, ["2024-01-01", "03/04/2024", "05/04/2024"]) == [("ambiguous-date", 3)]
    assert codes(Kind.DATE, ["31/12/2024", "12/31/2024"]) == [("not-a-date", 3)]
    assert codes(Kind.TIME, ["03/04/2024 08:00"]) == [("ambiguous-date", 2)]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024/03/12 9:05:33 PM GMT+7", "2024-03-12T21:05:33"),
        ("2024/03/12 12:05:33 AM GMT+7", "2024-03-12T00:05:33"),
        ("2024-03-12T21:05:33+07:00", "2024-03-12T21:05:33"),
        ("2024-03-12 21:05:33.123", "2024-03-12T21:05:33"),
        ("31/12/2024 21.05 WIB", "2024-12-31T21:05:00"),
        ("12 Maret 2024 08:05", "2024-03-12T08:05:00"),
        ("45363.5", "2024-03-12T12:00:00"),
        ("8:05", "1970-01-01T08:05:00"),
        ("8.05 pm", "1970-01-01T20:05:00"),
    ],
)
def test_a_time_is_the_wall_clocks(text: str, moment: str) -> None:
    assert typed(Kind.TIME, [text]) == ([datetime.fromisoformat(moment)], [])


@pytest.mark.parametrize("text", ["25:00", "8:60", "13:05 PM", "2024-03-12", "08:05 GMT+1"])
def test_what_is_no_time_of_ours_is_named(text: str) -> None:
    assert codes(Kind.TIME, [text]) == [("not-a-time", 2)]


def test_a_time_of_greenwich_is_named_as_such() -> None:
    assert codes(Kind.TIME, ["2024-03-12 08:05Z"]) == [("time-in-utc", 2)]
