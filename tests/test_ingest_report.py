"""report.toml: read whole, laid over its parent, and every fault of it named by its key."""

from pathlib import Path

import pytest

from pipeline.codes import REASONS
from pipeline.ingest import ReportFolder, read_report_file
from pipeline.language import language
from pipeline.problems import PolicyWrong, Problem, Reason
from tests.delivery_by_hand import REPORT, written


def faults(tmp_path: Path, report: str | bytes | None) -> tuple[Problem, ...]:
    with pytest.raises(PolicyWrong) as refusal:
        read_report_file(written(tmp_path / "a", {"report.toml": report}))
    return refusal.value.problems


def sentences(tmp_path: Path, report: str) -> list[tuple[str, str, str]]:
    english = language("en")
    return [
        (found.code, found.column, english.problem(found)) for found in faults(tmp_path, report)
    ]


def test_a_missing_report_file_is_named(tmp_path: Path) -> None:
    assert faults(tmp_path, None) == (Problem("toml-missing", "report.toml"),)


@pytest.mark.parametrize(
    ("report", "row", "reason"),
    [
        ('[agency]\nname = "Dinas\n', 2, "toml-character"),
        ("[agency]\nname\n", 2, "toml-equals"),
        ("[agency]\nname = Dinas\n", 2, "toml-bare"),
        ("[agency\n", 1, "toml-bracket"),
        ("[a]\nb = 1\nb = 2\n", 3, "toml-twice"),
        ("a = 1\n[period]\nstart = 2024-02-30\n", 3, "toml-date"),
        ("a = [1,\n2", 2, "toml-bracket"),
        (b'[agency]\nname = "\xe9"\n', 2, "toml-encoding"),
        ("a = 1 b = 2\n", 1, "toml-line"),
    ],
)
def test_what_is_not_toml_is_named_with_its_line(
    tmp_path: Path, report: str | bytes, row: int, reason: str
) -> None:
    values = {"reason": Reason(reason)}
    assert faults(tmp_path, report) == (
        Problem("toml-syntax", "report.toml", row=row, values=values),
    )


@pytest.mark.parametrize("second", ["[sources.budget]", '[ "sources" . budget ]  # pasted'])
def test_a_pasted_block_whose_header_stands_already_says_where_its_lines_belong(
    tmp_path: Path, second: str
) -> None:
    report = f"[agency]\r\n[sources.budget]\r\nsheet = 'x'\r\n{second}\r\nheader_row = 3\r\n"
    reason = Reason("toml-header-twice", {"line": 2})
    assert faults(tmp_path, report) == (
        Problem("toml-syntax", "report.toml", row=4, values={"reason": reason}),
    )


def test_every_fault_of_the_keys_comes_back_at_once_in_our_words(tmp_path: Path) -> None:
    report = """
[agency]
nmae = "x"
head = { name = "", rank = 4 }
[period]
start = "2024-13-01"
end = 2024-12-31
[report]
language = "fr"
example = "maybe"
[surveys.trust]
scale = [5, 1]
items = ["q1"]
population = 0
[measures.C1]
survy = "trust"
is = [1]
rows = { status = "pns" }
[sources.budget]
header_row = 0
[[accept]]
problem = "over-ceiling"
where = "budget"
reason = "x"
"""
    key = "the key “{}” is wrong: "
    assert sentences(tmp_path, report) == [
        ("toml-value", "accept[1]", key.format("accept[1]") + REASONS["accept-rows"]),
        ("toml-value", "agency.head.name", key.format("agency.head.name") + "it is empty"),
        ("toml-value", "agency.head.rank", key.format("agency.head.rank") + REASONS["text"]),
        ("toml-missing-key", "agency.name", "the key “agency.name” is missing"),
        (
            "toml-unknown-key",
            "agency.nmae",
            "the key “agency.nmae” is not known here; perhaps “name” is meant",
        ),
        ("toml-value", "measures.C1.is", key.format("measures.C1.is") + REASONS["simple"]),
        (
            "toml-value",
            "measures.C1.rows.status",
            key.format("measures.C1.rows.status") + REASONS["list"],
        ),
        (
            "toml-unknown-key",
            "measures.C1.survy",
            "the key “measures.C1.survy” is not known here; perhaps “survey” is meant",
        ),
        ("toml-value", "period.start", key.format("period.start") + REASONS["date"]),
        ("toml-value", "report.example", key.format("report.example") + REASONS["yes-no"]),
        ("toml-missing-key", "report.issued_on", "the key “report.issued_on” is missing"),
        (
            "toml-value",
            "report.language",
            key.format("report.language") + "it must be id or en",
        ),
        (
            "toml-value",
            "sources.budget.header_row",
            key.format("sources.budget.header_row") + "it must be at least 1",
        ),
        (
            "toml-value",
            "surveys.trust.population",
            key.format("surveys.trust.population") + "it must be above 0",
        ),
    ]


def test_what_the_keys_name_must_exist(tmp_path: Path) -> None:
    report = (
        REPORT
        + """
[surveys.trust.regression]
dependent = "q9"
terms = ["q1"]
[measures.C1]
survey = "trus"
[measures.C2]
survey = "trust"
items = ["q1", "q3"]
[sources.budgt]
file = "x.csv"
[[accept]]
problem = "over-cieling"
where = "budget"
rows = 1
reason = "x"
[[accept]]
problem = "duplicate-key"
where = "staf"
key = "x"
reason = "x"
"""
    )

    def wrong(key: str, reason: str, nearest: str = "") -> tuple[str, str, str]:
        meant = f"; perhaps “{nearest}” is meant" if nearest else ""
        return ("toml-value", key, f"the key “{key}” is wrong: {reason}{meant}")

    unknown = "the key “sources.budgt” is not known here; perhaps “budget” is meant"
    assert sentences(tmp_path, report) == [
        wrong("accept[1].problem", "there is no problem code “over-cieling”", "over-ceiling"),
        wrong("accept[2].problem", "the problem “duplicate-key” may not be waived"),
        wrong("accept[2].where", "there is no table “staf”", "staff"),
        wrong("measures.C1.survey", "no survey of this file has the id “trus”", "trust"),
        wrong("measures.C2.items", "the survey has no item “q3”"),
        ("toml-unknown-key", "sources.budgt", unknown),
        (
            "unknown-term",
            "surveys.trust.regression.dependent",
            "the survey “trust” has neither an item nor a variable “q9”",
        ),
    ]


VARIABLES = """
[surveys.trust]
scale = [1, 5]
items = ["q1", "q2", "q3", "q4"]
[surveys.trust.variables]
"""


def regressing(variables: str, dependent: str, *terms: str) -> str:
    asked = f'[surveys.trust.regression]\ndependent = "{dependent}"\nterms = {list(terms)}\n'
    return REPORT.partition("[surveys.trust]")[0] + VARIABLES + variables + "\n" + asked


@pytest.mark.parametrize(
    ("variables", "names", "place", "sentence", "line"),
    [
        ('X1 = ["q1", "q7"]', ("q2", "X1"), "variables.X1",
         "the survey “trust” has no item “q7”",
         "Correct the id, or add the item under [surveys.trust] in report.toml."),
        ('q1 = ["q2", "q3"]', ("q4", "q1"), "variables.q1",
         "the variable “q1” of the survey “trust” has the name of an item or intercept",
         'Give it another name, such as "X1" = ["q1", "q2"] under [surveys.trust.variables] in '
         "report.toml, and where the regression names it."),
        ('intercept = ["q2", "q3"]', ("q4", "intercept"), "variables.intercept",
         "the variable “intercept” of the survey “trust” has the name of an item or intercept",
         'Give it another name, such as "X1" = ["q1", "q2"] under [surveys.trust.variables] in '
         "report.toml, and where the regression names it."),
        ('X1 = ["q1", "q2"]', ("q3", "X1", "X12"), "regression.terms",
         "the survey “trust” has neither an item nor a variable “X12”; perhaps “X1” is meant",
         'Correct it, or declare the variable: "X12" = ["q1", "q2"] under '
         "[surveys.trust.variables] in report.toml."),
        ('X1 = ["q1", "q2"]\nX2 = ["q2", "q3"]', ("q4", "X1", "X2"), "regression.terms",
         "the item “q2” enters the regression of the survey “trust” twice, by: X1 and X2",
         "Leave it in one of them: of a variable under [surveys.trust.variables], of single items "
         "in terms = […] under [surveys.trust.regression] in report.toml."),
        ('Y = ["q3", "q4"]', ("Y", "q1", "q3"), "regression.terms",
         "the item “q3” enters the regression of the survey “trust” twice, by: Y and q3",
         "Leave it in one of them: of a variable under [surveys.trust.variables], of single items "
         "in terms = […] under [surveys.trust.regression] in report.toml."),
        ('X1 = ["q1"]', ("q4", "X1", "q4", "q2"), "regression.terms",
         "the regression of the survey “trust” explains “q4” by itself",
         'Write terms = ["X1", "q2"] under [surveys.trust.regression] in report.toml.'),
    ],
)  # fmt: skip
def test_what_a_regression_names_is_known_and_enters_once(
    variables: str, names: tuple[str, ...], place: str, sentence: str, line: str, tmp_path: Path
) -> None:
    (found,) = faults(tmp_path, regressing(variables, *names))
    english = language("en")
    told = (found.column, english.problem(found), english.remedy(found))
    assert told == (f"surveys.trust.{place}", sentence, line)


@pytest.mark.parametrize(
    ("variables", "terms", "column", "reason"),
    [
        ("X1 = []", ("q1",), "surveys.trust.variables.X1", "the list has too few entries"),
        ('X1 = ["q1", "q1"]', ("q1",), "surveys.trust.variables.X1",
         "an item id stands more than once"),
        ("X1 = [1]", ("q1",), "surveys.trust.variables.X1", "a text in quotes belongs here"),
        ("X1 = { items = [1] }", ("q1",), "surveys.trust.variables.X1.items[1]",
         "a text in quotes belongs here"),
        ("X1 = { items = [] }", ("q1",), "surveys.trust.variables.X1.items",
         "the list has too few entries"),
        ('X1 = "q1"', ("q1",), "surveys.trust.variables.X1", "a table of keys belongs here"),
        ('X1 = ["q1"]', (), "surveys.trust.regression.terms", "the list has too few entries"),
    ],
)  # fmt: skip
def test_a_variable_has_items_and_a_regression_has_terms(
    variables: str, terms: tuple[str, ...], column: str, reason: str, tmp_path: Path
) -> None:
    found = sentences(tmp_path, regressing(variables, "q4", *terms))
    assert found == [("toml-value", column, f"the key “{column}” is wrong: {reason}")]


def test_a_variable_may_have_one_item_a_text_and_stand_beside_items(tmp_path: Path) -> None:
    one = 'X1 = { items = ["q1", "q2"], text = "Leaders" }\nX2 = ["q3"]'
    folder = written(tmp_path / "a", {"report.toml": regressing(one, "q4", "X1", "X2")})
    asked = read_report_file(folder).surveys["trust"]
    assert (asked.items_behind("X1"), asked.items_behind("q4")) == (("q1", "q2"), ("q4",))
    assert (asked.text_of("X1"), asked.text_of("X2")) == ("Leaders", "")


def test_a_fault_in_the_parents_file_names_that_file(tmp_path: Path) -> None:
    folder = written(tmp_path / "dinas" / "2024", {"report.toml": None})
    (tmp_path / "dinas" / "report.toml").write_text("[agency\n")
    with pytest.raises(PolicyWrong) as refusal:
        read_report_file(ReportFolder("dinas/2024", folder.path, (tmp_path / "dinas",)))
    values = {"reason": Reason("toml-bracket")}
    assert refusal.value.problems == (
        Problem("toml-syntax", "../report.toml", row=1, values=values),
    )


def test_the_agency_id_may_be_given(tmp_path: Path) -> None:
    report = REPORT.replace("[agency]", '[agency]\nid = "own"')
    assert read_report_file(written(tmp_path / "a", {"report.toml": report})).agency.id == "own"
    assert read_report_file(written(tmp_path / "b-2024", {})).agency.id == "b"
