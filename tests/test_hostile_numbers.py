"""Numbers a stranger writes: each has a limit and is refused by name, within seconds."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pipeline.ingest.files import limits
from pipeline.ingest.settings.toml_depth import deep_line
from tests.codes.builders import rulebook
from tests.commands import rapor
from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT, written
from tests.peaks import GIGABYTE, watched
from tests.workbooks_by_hand import HEADING, opendocument, repacked, workbook

pytestmark = pytest.mark.one_in(2)

Files = Mapping[str, str | bytes | None]


def listed(names: int, shape: str = '"m{}"') -> str:
    return ", ".join(shape.format(number) for number in range(names))


def of_report(old: str, new: str) -> Files:
    assert old in REPORT
    return {"report.toml": REPORT.replace(old, new)}


def added(text: str) -> Files:
    return {"report.toml": f"{REPORT}{text}\n"}


HEX = "0x" + "f" * 9_000

SETTINGS: dict[str, Files] = {
    "a scale of a billion": of_report("[1, 5]", "[1, 1000000000]"),
    "a scale without end": of_report("[1, 5]", f"[1, {HEX}]"),
    "a scale of 102 points": of_report("[1, 5]", "[0, 101]"),
    "a scale below": of_report("[1, 5]", "[-9999999999, -9999999998]"),
    "items": of_report('["q1", "q2"]', f"[{listed(20_000)}]"),
    "one item often": of_report('["q1", "q2"]', "[" + '"q", ' * 20_000 + "]"),
    "groups": added(f"groups = [{listed(1_001)}]"),
    "population": added("population = 10000000001"),
    "a population without end": added(f"population = {HEX}"),
    "respondents": added("respondents = 99999999999999999999999"),
    "variables": added("variables = {" + listed(101, 'v{} = ["q1"]') + "}"),
    "terms": added(f'regression = {{ dependent = "q1", terms = [{listed(51)}] }}'),
    "labels": added("labels = {" + listed(1_001, 'w{0} = "{0}"') + "}"),
    "words": added(f"not_applicable = [{listed(1_001)}]"),
    "alpha": added("published = { alpha = 1e308 }"),
    "measures": added("".join(f"[measures.m{n}]\n" for n in range(5_001))),
    "sources": added("".join(f"[sources.m{n}]\n" for n in range(1_001))),
    "columns": added("[sources.budget]\ncolumns = {" + listed(1_001, 'm{} = "x"') + "}"),
    "parts of a column": added(f"[sources.budget]\ncolumns = {{ ceiling = [{listed(101)}] }}"),
    "values": added("[sources.budget]\nvalues = {" + listed(1_001, 'm{} = "x"') + "}"),
    "where": added("[sources.budget]\nwhere = {" + listed(1_001, 'm{} = "x"') + "}"),
    "where it is huge": added(f"[sources.budget]\nwhere = {{ code = {HEX} }}"),
    "row": added("[sources.budget]\nheader_row = 99999999999"),
    "range": added('[sources.budget]\nrange = "A1:XFDD1"'),
    "at least": added('[measures.P1]\ntable = "x"\ncolumn = "y"\nat_least = 1e308'),
    "not finite": added('[measures.P1]\ntable = "x"\ncolumn = "y"\nat_least = inf'),
    "mission": of_report("head =", f"mission = [{listed(101)}]\nhead ="),
    "lampiran": added('[[lampiran]]\nfile = "a.png"\ntitle = "x"\nalt = "x"\n' * 21),
    "a far day": of_report("2025-02-28", "9999-12-31"),
    "an early day": of_report("2025-02-28", "0001-01-01"),
    "dots": added("a" + ".a" * 60_000 + " = 1"),
    "dots between blanks": added("a" + " . a" * 20_000 + " = 1"),
    "dots between quotes": added('"a"' + ' . "a"' * 20_000 + " = 1"),
    "dots in a header": added("[a" + ".a" * 60_000 + "]"),
    "dots below a text": added('x = """\n"""\na' + ".a" * 60_000 + " = 1"),
}  # fmt: skip


def ended(folder: Path, files: Files) -> tuple[int, str]:
    written(folder / "in" / "a", files)
    told = rapor("check", "--inputs", folder / "in", "--outputs", folder / "out")
    return told.returncode, told.stdout + told.stderr


@pytest.mark.one_in(3)
@pytest.mark.parametrize("name", SETTINGS)
def test_a_number_of_the_settings_beyond_its_limit_is_named(name: str, tmp_path: Path) -> None:
    code, said = ended(tmp_path, SETTINGS[name])
    assert code == 11
    assert "toml-value" in said or "toml-syntax" in said


def test_what_the_limits_allow_is_read(tmp_path: Path) -> None:
    text = '[text]\nforeword = """\nBab 1 ' + "." * 200 + ' 5\n"Bab" . . .\n"""\n'
    code, said = ended(
        tmp_path, {"report.toml": REPORT.replace("[1, 5]", "[0, 100]") + text + "# " + "." * 100}
    )
    assert code == 0, said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a.b = 1\n" + "." * 60, 2),
        ('a = "' + "." * 60 + '"', 0),
        ("a = '" + "." * 60 + "'", 0),
        ('a = """' + ".\n" * 60 + '"""\n' + "." * 60, 62),
        ("a = '''\n\"\"\"" + "." * 60, 0),
        ("# " + "." * 60 + "\n" + "b." * 60, 2),
        ('a = "\\" ' + "." * 60 + '"\nb', 0),
        ("a = [" + "1.5, " * 60 + "]", 0),
        ('"' + "." * 60 + "\n" + "b." * 60, 2),
        ("x" * 1_000_000, 0),
        ('"""\\' * 250_000, 0),
        (" " * 1_000_000 + ".", 0),
    ],
)
def test_dots_count_outside_of_texts_alone(text: str, line: int) -> None:
    assert deep_line(text) == line


def advised(text: str) -> Files:
    return rulebook(f'[[advice]]\nid = "x"\nmeasures = ["F1"]\ntext = "{text}"')


RULEBOOKS: dict[str, Files] = {
    "a conversion": advised("{measure:d}"),
    "a sign": advised("{measure!z}"),
    "a field within": advised("{measure:{nope}}"),
    "a width": advised("{measure:>1900000000}"),
    "an attribute": advised("{measure.__class__}"),
    "an entry": advised("{measure[0]}"),
    "no name": advised("{}"),
    "a number": advised("{0}"),
    "an open brace": advised("{measure"),
    "bands": rulebook(
        "[levels.measure]\nbands = ["
        + listed(21, '{{ key = "k{0}", label = "x", from = {0}, favourable = true }}')
        + "]"
    ),
    "perspectives": rulebook(
        "".join(f'[[perspectives]]\nid = "p{n}"\nname = "x"\n' for n in range(21))
    ),
    "advice": rulebook("".join(f'[[advice]]\nid = "a{n}"\ntext = "x"\n' for n in range(301))),
    "a weight": rulebook('[[perspectives]]\nid = "financial"\nweight = 1e308'),
    "a cap": rulebook("[scoring]\ncap = 1e308"),
    "a threshold": rulebook('[[advice]]\nid = "x"\nbelow = 1e308\ntext = "x"'),
    "a corner": rulebook("[scoring]\nconversion = [[0, 0], [1e300, 1e308]]"),
    "a sample": rulebook("[survey]\nsmall_sample = 1000001"),
    "a group": rulebook("[survey]\nsmallest_group = 1000001"),
    "points": rulebook('[scales.a]\ngroups = [["A"], ["B"]]\npoints = { A = 1e308, B = 1 }'),
}


@pytest.mark.parametrize("name", RULEBOOKS)
def test_a_number_of_a_rulebook_beyond_its_limit_is_named(name: str, tmp_path: Path) -> None:
    code, said = ended(tmp_path, RULEBOOKS[name])
    assert code == 11
    assert "toml-value" in said or "advice-field" in said


def test_the_most_advice_there_may_be_is_judged_within_seconds(tmp_path: Path) -> None:
    """Nobody is left without advice but for one case of a thousand."""
    bands = listed(20, '{{ key = "k{0}", label = "x", from = {0}, favourable = false }}')
    advice = "".join(
        f'[[advice]]\nid = "a{n}"\nat_least = {n % 55}\nactual_above = {n % 5}\ntext = "x"\n'
        for n in range(290)
    )
    said = f"[levels.measure]\nbands = [{bands}]\n{advice}"
    written(tmp_path / "in" / "a", rulebook(said))
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    found = watched(["-m", "pipeline", "check", *options], seconds=60)
    assert found.exit_code == 11
    assert "Traceback" not in found.said + found.complained


def register(target: str, actual: str) -> Files:
    figures = f"Days to answer,days,maximize,{target},{actual},"
    return {"realization.csv": REALIZATION.replace("Days to answer,days,minimize,5,4,", figures)}


FIGURES: dict[str, Files] = {
    "a percentage of 1e308": register("1e308", "1"),
    "an actual of 1e308": register("1", "-1e308"),
    "a target near zero": register("1e-308", "1"),
    "a target below zero, near it": register("-1e-320", "1"),
    "many digits": register("9" * 60, "1"),
    "an amount": {"budget.csv": BUDGET + "1.02,X," + "9" * 36 + ",1\n"},
    "a count": {
        "training.csv": "training_id,name,planned,held,participants,passed\n"
        "T,A,ya,ya,99999999999999999,1\n"
    },
    "an earlier figure": {"history.csv": "measure_id,period,target,actual\nP1,2023,1e300,1\n"},
}  # fmt: skip


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_too_far_or_too_near_is_named(name: str, tmp_path: Path) -> None:
    code, said = ended(tmp_path, FIGURES[name])
    assert code == 10
    assert ("amount-too-large" if name == "an amount" else "out-of-range") in said


GOOD = workbook({"x": [HEADING, ["1", "A", 10, 9]]})
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str, end: str = "") -> bytes:
    cells = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{end}</worksheet>'
    return repacked(GOOD, {SHEET: cells.encode()})


def ods(cell: str, row: str = "") -> bytes:
    return opendocument(
        f'<table:table-row {row}><table:table-cell office:value-type="string"{cell}'
        "</table:table-cell></table:table-row>"
    )


LONG = 2 * limits.CELL_TEXT
RUN = "<r><t>" + "x" * 9_000 + "</t></r>"
BOOKS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one long cell": (
        "xlsx",
        lambda: sheet(f'<row r="1"><c t="inlineStr"><is><t>{"x" * LONG}</t></is></c></row>'),
    ),
    "a long result": (
        "xlsx",
        lambda: sheet(f'<row r="1"><c t="str"><v>{"x" * LONG}</v></c></row>'),
    ),
    "a cell of many runs": (
        "xlsx",
        lambda: sheet(f'<row r="1"><c t="inlineStr"><is>{RUN * 12}</is></c></row>'),
    ),
    "a cell that seems to end": (
        "xlsx",
        lambda: sheet(
            f'<row r="1"><c t="inlineStr"><is><t>{"x<![CDATA[</c>]]>" * 110_000}</t></is></c></row>'
        ),
    ),
    "one shared text": (
        "xlsx",
        lambda: repacked(
            GOOD, {"xl/sharedStrings.xml": b"<sst><si><t>" + b"x" * LONG + b"</t></si></sst>"}
        ),
    ),
    "merged areas": (
        "xlsx",
        lambda: sheet("", "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_001 + "</mergeCells>"),
    ),
    "rows below the last": ("xlsx", lambda: sheet('<row hidden="1"/>' * 1_048_577)),
    "sheets": (
        "xlsx",
        lambda: repacked(
            GOOD, {"xl/workbook.xml": b"<workbook>" + b"<sheet/>" * 1_001 + b"</workbook>"}
        ),
    ),
    "two billion blanks": ("ods", lambda: ods('><text:p><text:s text:c="2000000000"/></text:p>')),
    "fewer blanks than none": (
        "ods",
        lambda: ods(
            '><text:p><text:s text:c="-2000000000"/><text:s text:c="2000000000"/></text:p>'
        ),
    ),
    "blanks in many columns": (
        "ods",
        lambda: ods(
            ' table:number-columns-repeated="1500"><text:p><text:s text:c="99000"/></text:p>'
        ),
    ),
    "blanks in many rows": (
        "ods",
        lambda: ods(
            '><text:p><text:s text:c="99000"/></text:p>', 'table:number-rows-repeated="1500"'
        ),
    ),
    "rows without end": (
        "ods",
        lambda: ods("><text:p>x</text:p>", 'table:number-rows-repeated="' + "9" * 4_000 + '"'),
    ),
    "spans": (
        "ods",
        lambda: ods(
            ">" + '</table:table-cell><table:table-cell table:number-rows-spanned="2">' * 100_001
        ),
    ),
}  # fmt: skip


# One of each format and of each kind of excess; the others take as long, and are slow.
QUICK = {"one long cell", "merged areas", "two billion blanks", "rows without end"}
BY_NAME = [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in BOOKS]


@pytest.mark.slow
@pytest.mark.one_in(12)
@pytest.mark.parametrize("name", BY_NAME)
def test_a_workbook_beyond_all_measure_is_named(name: str, tmp_path: Path) -> None:
    ending, content = BOOKS[name]
    written(tmp_path / "in" / "a", {"budget.csv": None, f"budget.{ending}": content()})
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    found = watched(["-m", "pipeline", "check", *options], seconds=60)
    assert "Traceback" not in found.said + found.complained
    assert found.exit_code == 10
    problems = (tmp_path / "out" / "a" / "refused" / "problems.csv").read_text()
    assert "too-large" in problems or "unreadable-file" in problems
    assert found.peak < GIGABYTE


@pytest.mark.slow
def test_headings_that_come_again_in_every_row_are_refused_within_a_gigabyte(
    tmp_path: Path,
) -> None:
    written(tmp_path / "in" / "a", {"budget.csv": "x\n" * 1_000_000})
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    found = watched(["-m", "pipeline", "check", *options], seconds=200)
    assert found.exit_code == 10
    assert found.peak < GIGABYTE


@pytest.mark.slow
def test_one_cell_of_a_whole_workbook_is_refused_within_a_gigabyte(tmp_path: Path) -> None:
    book = sheet(f'<row r="1"><c t="inlineStr"><is><t>{"x" * 290_000_000}</t></is></c></row>')
    written(tmp_path / "in" / "a", {"budget.csv": None, "budget.xlsx": book})
    options = ("--inputs", tmp_path / "in", "--outputs", tmp_path / "out")
    found = watched(["-m", "pipeline", "check", *options], seconds=120)
    assert found.exit_code == 10
    assert found.peak < GIGABYTE


def test_the_limits_of_this_kind_are_those_that_the_data_dictionary_states() -> None:
    page = (Path(__file__).parents[1] / "inputs" / "README.md").read_text()
    stated = " ".join(page.split("## Limits")[1].split("## Tables")[0].split())
    for limit in (
        limits.SHEETS, limits.CELL_TEXT, limits.ANSWER_BYTES, limits.QUERY_SECONDS,
        limits.ANSWER_SECONDS, limits.PICTURE_BYTES, limits.PICTURE_PIXELS, limits.PICTURE_SHAPES,
        limits.PICTURE_WORK, *limits.MOST_ROWS.values(),
    ):  # fmt: skip
        assert f" {limit:,} " in stated
