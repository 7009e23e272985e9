"""Hostile settings: what report.toml says."""

from tests.codes.builders import report, rewritten
from tests.delivery_by_hand import REPORT
from tests.hostile.case import BUILT, REFUSED, WRONG, Cases, built, case, refused, wrong


def whole(text: str | bytes) -> dict[str, str | bytes | None]:
    return {"report.toml": text}


def named(name: str) -> dict[str, str | bytes | None]:
    """The agency's name, as TOML writes it."""
    return whole(REPORT.replace('"Dinas Rekaan"\nhead', f"{name}\nhead"))


def days(start: str, end: str) -> dict[str, str | bytes | None]:
    return whole(REPORT.replace("2024-01-01", start).replace("2024-12-31", end))


def unknown(count: int) -> str:
    return "".join(f"k{number} = 1\n" for number in range(count))


BOM = b"\xef\xbb\xbf"

CASES: Cases = {
    "empty": wrong(whole(b"")),
    "a BOM alone": wrong(whole(BOM)),
    "two BOMs": case(whole(BOM + BOM + REPORT.encode()), BUILT, WRONG),
    "lines of Windows": built(whole(REPORT.replace("\n", "\r\n"))),
    "lines of an old Macintosh": wrong(whole(REPORT.replace("\n", "\r")), "toml-syntax"),
    "UTF-16": wrong(whole(REPORT.encode("utf-16")), "toml-syntax"),
    "UTF-32": wrong(whole(REPORT.encode("utf-32")), "toml-syntax"),
    "cp1252": wrong(whole(REPORT.replace("Rekaan", "Rékaan").encode("cp1252")), "toml-syntax"),
    "a NUL in a text": case(named('"Dinas \\u0000 Rekaan"'), BUILT, WRONG),
    "a bare NUL": wrong(whole(REPORT + "\0"), "toml-syntax"),
    "a lone surrogate": wrong(named('"\\ud800"'), "toml-syntax"),
    "right to left": built(named('"\\u202edinaS\\u2066 \\u05e9\\u05dc\\u05d5\\u05dd \\u202b"')),
    "marks upon marks": built(named('"Z' + "\\u0301" * 150 + '"')),
    "letters beyond all planes": built(named('"\\U0001F468\\u200D\\U0001F469 \\U000E0041"')),
    "private letters": built(named('"\\uE000\\uF8FF\\U0010FFFD"')),
    "no characters at all": case(named('"\\uFFFE\\uFFFF"'), BUILT, WRONG),
    "a name of blanks": case(named('"\\u00A0\\u2003\\u3000"'), BUILT, WRONG),
    "a name of nothing seen": case(named('"\\u200B\\u2060\\uFEFF"'), BUILT, WRONG),
    "an empty name": wrong(named('""')),
    "a name of lines": built(named('"a\\r\\nb\\u2028c\\u2029d\\u0085e\\u000Bf\\fg"')),
    "a name that is a list": wrong(named('["a"]')),
    "a name that is a table": wrong(named("{ a = 1 }")),
    "a name that is a day": wrong(named("2024-01-01")),
    "a name 200 letters long without a blank": built(named('"' + "M" * 200 + '"')),
    "a head of blanks": case(rewritten("Kepala Dinas Rekaan", "\u3000"), BUILT, WRONG),
    "tables twice": wrong(report("[agency]", 'name = "x"'), "toml-syntax"),
    "a key twice": wrong(rewritten('name = "Dinas', 'name = "x"\nname = "Dinas'), "toml-syntax"),
    "a table over a key": wrong(report("[report.issued_on]", "x = 1"), "toml-syntax"),
    "keys in the wrong tables": wrong(report("items = 1", "[period.agency]", "[text.period]")),
    "sixty thousand unknown keys": wrong(report("[text]") | whole(REPORT + unknown(60_000))),
    "sixty thousand unknown tables": wrong(
        whole(REPORT + "".join(f"[x{number}]\n" for number in range(60_000)))
    ),
    "a list of lists": wrong(named("[" * 40 + "]" * 40)),
    "brackets without end": wrong(named("[" * 200_000), "toml-syntax"),
    "braces without end": wrong(named("{a=" * 100_000), "toml-syntax"),
    "a text without end": wrong(named('"""' + "x" * 900_000), "toml-syntax"),
    "escapes": case(named('"' + "\\u0041" * 150_000 + '"'), WRONG),
    "quotation marks": wrong(named('""""' * 200_000), "toml-syntax"),
    "a number of a megabyte": wrong(named("0b" + "1" * 900_000)),
    "a fraction of a megabyte": wrong(named("0." + "1" * 900_000)),
    "a power": wrong(named("1e999999999")),
    "over a megabyte": wrong(whole(REPORT + "#" * 1_000_001), "too-large"),
    "a day of no calendar": wrong(days("2024-02-30", "2024-12-31"), "toml-syntax"),
    "a day before all days": wrong(days("0000-01-01", "2024-12-31")),
    "a moment for a day": case(days("2024-01-01T00:00:00+23:59", "2024-12-31"), BUILT, WRONG),
    "a period of three hundred years": case(days("1900-01-01", "2199-12-31"), BUILT, REFUSED),
    "a period of one day": case(days("2024-02-29", "2024-02-29"), BUILT, REFUSED),
    "a period that runs backward": wrong(days("2024-01-02", "2023-01-01")),
    "issued before the period": case(rewritten("2025-02-28", "1900-01-01"), BUILT, REFUSED, WRONG),
    "a language of nowhere": wrong(
        report() | rewritten("issued_on", 'language = "../id"\nissued_on')
    ),
    "an agency that leads out": case(
        rewritten("head =", 'id = "../../../tmp/x"\nhead ='), BUILT, WRONG
    ),
    "an agency of dots": case(rewritten("head =", 'id = ".."\nhead ='), BUILT, WRONG),
    "an agency of a NUL": case(rewritten("head =", 'id = "a\\u0000"\nhead ='), BUILT, WRONG),
    "an agency of 200 letters": case(
        rewritten("head =", f'id = "{"ж" * 200}"\nhead ='), BUILT, WRONG
    ),
    "a survey without items": case(rewritten('["q1", "q2"]', "[]"), WRONG, REFUSED),
    "items without a name": wrong(rewritten('["q1", "q2"]', '["", " "]')),
    "one item twice": wrong(rewritten('["q1", "q2"]', '["q1", "q1"]')),
    "a scale of one point": wrong(rewritten("[1, 5]", "[5, 5]")),
    "a scale turned round": wrong(rewritten("[1, 5]", "[5, 1]")),
    "a scale of fractions": wrong(rewritten("[1, 5]", "[0.1, 0.2]")),
    "a variable of itself": case(report('variables = { X = ["X"], Y = ["q1"] }'), WRONG, REFUSED),
    "a regression of itself": case(
        report('regression = { dependent = "q1", terms = ["q1", "q1"] }'), WRONG, REFUSED
    ),
    "waivers of everything": case(
        report(
            *['[[accept]]\nproblem = "over-ceiling"\nwhere = "budget"\nrows = 1\nreason = "x"']
            * 1_000
        ),
        BUILT,
        WRONG,
        REFUSED,
    ),
    "waivers of what is no problem": wrong(
        report("[[accept]]", 'problem = "__class__"', 'where = "x"', "rows = 1", 'reason = "x"')
    ),
    "texts at their longest": built(
        report("[text]", *(f'{name} = "{"kata " * 3_999}"' for name in ("foreword", "closing")))
    ),
    "a text of one word": built(report("[text]", f'foreword = "{"x" * 20_000}"')),
    "a text of ten thousand paragraphs": built(
        report("[text]", 'foreword = """' + "a\n\n" * 6_600 + '"""')
    ),
    "a text that is a page": built(
        report("[text]", "foreword = '''<script>1</script>{{ 7*7 }}{% raw %}]]><!--&#0;'''")
    ),
    "a mission of a hundred walls": built(
        rewritten("head =", "mission = [" + ('"' + "W" * 900 + '", ') * 100 + "]\nhead =")
    ),
    "a source of nothing": case(report("[sources.budget]"), BUILT, WRONG, REFUSED),
    "a source of all": wrong(report('[sources."*"]', 'file = "*"')),
    "columns of patterns": case(
        report("[sources.budget]", 'columns = { code = "^.*$", name = "column:ZZZ" }'),
        WRONG,
        REFUSED,
    ),
    "a range beyond the sheet": case(
        report("[sources.budget]", 'range = "A1:ZZZ9999999"'), BUILT, WRONG, REFUSED
    ),
    "a heading far below": refused(report("[sources.budget]", "header_row = 9999999")),
    "rows that nobody has": case(
        report("[measures.F1]", 'rows = { code = ["\\u0000", 1e15, true] }'), WRONG, REFUSED
    ),
    "a measure taken from itself": case(
        report("[measures.P1]", 'from = "a/P1"'), BUILT, WRONG, REFUSED
    ),
    "a measure taken from nowhere": case(
        report("[measures.P1]", 'from = "../../../etc/passwd"'), WRONG, REFUSED
    ),
    "a decimal mark of its own": wrong(rewritten("issued_on", 'decimal = "٫"\nissued_on')),
}
