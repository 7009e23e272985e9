"""What a formal account holds: factors, map, balance, money, agreement, findings."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from pipeline import examine
from pipeline.case import Case
from pipeline.document import PrintedTable, Signatures, StrategyMap
from pipeline.language import language
from pipeline.report.chapters.scores import measures_table
from pipeline.report.phrases.standing import measure_bullet
from pipeline.rulebook import Scoring
from pipeline.tables import top_lines
from pipeline.values import Value
from tests.case_by_hand import DEFAULT, case_of
from tests.document_parts import captioned, card, parts, section, table, told
from tests.reported_by_hand import case, document, signed
from tests.tables_by_hand import report_file

ENGLISH = {"issued_on": "2025-02-28", "language": "en"}
MET = {"target": 80.0, "actual": 80.0}
MISSED = {"target": 80.0, "actual": 60.0}
SECOND = {"measure_id": "B", "objective_id": "O2", "objective": "second"}
FACTOR = {"csf_id": "K1", "objective_id": "O1", "factor": "a factor", "measure_id": "M1"}


def found(code: str, *rows: dict[str, object], **others: list[dict[str, object]]) -> list[str]:
    return [f.where for f in examine.found(case(*rows, **others)) if f.code == code]


def said(value: Value) -> str:
    """What a finding carries, in words."""
    return language("en").shown(value)


def test_one_finding_names_every_missed_measure_without_a_cause() -> None:
    rows = (
        MISSED,
        {**SECOND, **MISSED, "measure": "B told", "cause": "rain"},
        {**MISSED, "measure_id": "C", "measure": "C silent"},
        {**MET, "measure_id": "D"},
    )
    (finding,) = [f for f in examine.found(case(*rows)) if f.code == "cause-missing"]
    assert finding.values["measures"] == ["a measure", "C silent"]
    assert found("cause-missing", MET, {**MISSED, **SECOND, "cause": "rain"}) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "column"), [("solution-missing", "solution"), ("programme-missing", "programme")]
)
def test_one_finding_names_every_missed_measure_without_solution_or_programme(
    code: str, column: str
) -> None:
    rows = (MISSED, {**SECOND, **MISSED, column: "told"}, {**MET, "measure_id": "D"})
    (finding,) = [f for f in examine.found(case(*rows)) if f.code == code]
    assert finding.values["measures"] == ["a measure"]
    assert found(code, MET, {**MISSED, **SECOND, column: "told"}) == []


@pytest.mark.parametrize(
    ("code", "column"),
    [("renstra-missing", "renstra_target"), ("standard-missing", "national_standard")],
)
def test_one_finding_names_the_measures_without_a_yardstick(code: str, column: str) -> None:
    told = {**SECOND, **MET, column: 90.0}
    (finding,) = [f for f in examine.found(case(MET, told)) if f.code == code]
    assert finding.values["measures"] == ["a measure"]
    (finding,) = [f for f in examine.found(case(MET, {**MET, **SECOND})) if f.code == code]
    assert said(finding.values["measures"]) == "any of the 2 measures"
    assert found(code, told) == []


@pytest.mark.slow
def test_one_finding_names_the_measures_without_earlier_figures() -> None:
    past = [{"measure_id": "M1", "period": "2023", "actual": 70.0}]
    before = signed("2023", {}, B=70.0)

    def named(scored: Case) -> list[object]:
        found = [f for f in examine.found(scored) if f.code == "earlier-missing"]
        return [finding.values["measures"] for finding in found]

    second = {**MET, **SECOND, "measure": "B"}
    assert named(case(MET, second, history=past)) == [["B"]]
    assert named(case(MET, second, earlier=(before,))) == [["a measure"]]
    assert named(case(MET, second, history=past, earlier=(before,))) == []
    apart = replace(before.by_id["B"], formula="survey.total_index")
    unlike = replace(before, measures=(apart,))
    assert named(case(second, earlier=(unlike,))) == []  # another finding says why


@pytest.mark.slow
def test_one_finding_names_the_texts_that_only_the_agency_can_write() -> None:
    def named(**text: str) -> list[object]:
        found = examine.found(case(MET, given=report_file(text=text, report=ENGLISH)))
        return [said(f.values["sections"]) for f in found if f.code == "text-missing"]

    assert named() == ["Organisation and Strategic issues"]
    assert named(organisation="We serve.", strategic_issues=" ") == ["Strategic issues"]
    assert named(organisation="We serve.", strategic_issues="Many.") == []


@pytest.mark.slow
def test_no_table_of_factors_is_a_finding() -> None:
    assert found("factors-missing", MET) == ["csf"]
    assert found("factors-missing", MET, csf=[FACTOR]) == []


def test_an_objective_without_a_factor_or_measure_is_found_where_factors_were_delivered() -> None:
    code = "objective-without-factor"
    assert found(code, MET, {**MET, **SECOND}) == []
    assert found(code, MET, {**MET, **SECOND}, csf=[FACTOR]) == ["O2"]
    assert found(code, MET, csf=[{**FACTOR, "measure_id": None}]) == ["O1"]


def test_the_factors_lead_from_every_objective_to_a_measure() -> None:
    whole = document(case(MET, {**MET, **SECOND}, csf=[FACTOR]))
    assert table(whole, "factors-table") == [
        ["an objective", "a factor", "a measure"],
        ["second", "not available", "not available"],
    ]
    whole = document(case(MET, {**MET, **SECOND}, csf=[FACTOR, {**FACTOR, "factor": "another"}]))
    assert table(whole, "factors-table") == [
        ["an objective"],
        ["a factor", "a measure"],
        ["another", "a measure"],
        ["second"],
        ["not available", "not available"],
    ]


def strategy_map(*rows: dict[str, object], **tables: Any) -> StrategyMap:
    return next(
        part for part in captioned(document(case(*rows, **tables))) if isinstance(part, StrategyMap)
    )


def test_the_map_has_the_perspectives_from_the_top_and_the_links_of_their_objectives() -> None:
    links = [{"from_objective": "O2", "to_objective": "O1"}]
    told = strategy_map(MET, {**MISSED, **SECOND, "perspective": "customer"}, links=links)
    first, second = (side.objectives for side in told.perspectives[:2])
    assert [(one.name, one.standing, one.mark) for one in (*first, *second)] == [
        ("an objective", "100.00 · Very high", "met"),
        ("second", "75.00 · Medium", "missed"),
    ]
    assert first[0].alt == "an objective (100.00, Very high, target met)"
    assert told.perspectives[0].alt == "Objectives, Financial"
    (link,) = told.links
    assert (link.source, link.target, link.alt) == ("O2", "O1", "second → an objective")
    assert told.part_caption == "Strategy map, part {number} of {all}"


OVER = [{"code": "1", "name": "line", "ceiling": 100, "realized": 110}]


def test_the_mark_of_an_objective_says_whether_its_targets_were_met() -> None:
    absorbed = {**MET, **SECOND, "formula": "budget.absorption", "actual": None}
    rows = (
        MET,
        {**absorbed, "target": 95.0},
        {**MISSED, "measure_id": "C", "objective_id": "O3", "objective": "third"},
        {**MET, "measure_id": "D", "objective_id": "O3", "objective": "third"},
        {"measure_id": "E", "objective_id": "O4", "objective": "fourth", "target": 80.0},
        {"measure_id": "F", "objective_id": "O5", "objective": "fifth", "actual": 80.0},
    )
    drawn = strategy_map(*rows, budget=OVER)
    found = {one.name: one for side in drawn.perspectives for one in side.objectives}
    assert [one.mark for one in found.values()] == [
        "met",
        "over_ceiling",
        "missed",
        "unmeasured",
        None,
    ]
    assert found["third"].standing == "87.50 · High · 1 of 2 targets met"
    assert found["fourth"].standing == "not scored"
    assert found["fourth"].alt == "fourth (not scored, not measured)"
    assert found["fifth"].alt == "fifth (not scored)"
    assert drawn.marks == ("met", "missed", "over_ceiling", "unmeasured")
    assert strategy_map(MET).marks == ("met",)


@pytest.mark.slow
def test_an_uneven_scorecard_says_where_it_leans_and_what_it_leaves_out() -> None:
    rows = [{**MET, "measure_id": f"M{n}"} for n in range(3)]
    leaves = document(case(*rows, {**MET, **SECOND, "perspective": "customer"}))
    heading = section(leaves, "balance").heading
    assert heading == "The scorecard leaves out Internal process and Learning and growth"
    others = [
        {**MET, "measure_id": side, "objective_id": side, "perspective": side}
        for side in ("customer", "internal_process", "learning_growth")
    ]
    assert section(document(case(*rows, *others)), "balance").heading == (
        "The scorecard leans towards Financial: 3 of 6 measures"
    )
    even = document(case(rows[0], *others))
    assert section(even, "balance").heading == (
        "The scorecard is even: 1 measure in each perspective"
    )
    double = document(case(rows[0], rows[1], *others))
    assert section(double, "balance").heading == (
        "The scorecard is even: 1 to 2 measures in each perspective"
    )


BUDGET = [
    {"code": "1", "name": "Programme", "ceiling": Decimal(100), "realized": Decimal(60),
     "objective_id": "O1"},
    {"code": "1.1", "name": "Line a", "ceiling": Decimal(70), "realized": Decimal(40)},
    {"code": "1.2", "name": "Line b", "ceiling": Decimal(30), "realized": Decimal(20)},
    {"code": "2", "name": "Alone", "ceiling": Decimal(50), "realized": Decimal(50),
     "objective_id": "O2"},
]  # fmt: skip


def test_measures_stand_by_perspective_and_objective_however_the_register_mixes_them() -> None:
    mixed = case(
        {**MET, **SECOND, "perspective": "customer"},
        {**MET, "measure_id": "A1"},
        {**MET, "measure_id": "C", "objective_id": "O3", "objective": "third"},
        {**MET, "measure_id": "A2"},
    )
    assert [measure.id for measure in mixed.account.measures] == ["A1", "A2", "C", "B"]
    rows = table(document(mixed), "agreement-targets")
    assert [row[0] for row in rows if len(row) > 1] == ["1", "2", "3", "4"]
    assert [len(row) for row in rows] == [1, 3, 3, 1, 3, 1, 3]


@pytest.mark.slow
def test_the_budget_is_told_by_programme_and_below_them_by_line() -> None:
    whole = document(case(MET, {**MISSED, **SECOND}, budget=BUDGET))
    assert table(whole, "programmes-table") == [
        ["Programme", "100", "60", "40", "60.00", ""],
        ["Alone", "50", "50", "0", "100.00", ""],
        ["Total", "150", "110", "40", "73.33", ""],
    ]
    assert [row[0] for row in table(whole, "budget-table")] == [
        "1 Programme",
        "1.1",
        "1.2",
        "2",
        "",
    ]
    assert "Rp150 (one hundred and fifty rupiah)" in told(section(whole, "budget"))
    alone = document(case(MET, budget=BUDGET[3:]))
    assert "budget-table" not in [part.id for part in captioned(alone)]


def test_accounts_without_a_line_above_them_stand_under_the_sub_activity_they_name() -> None:
    lines = [
        {"code": f"{sub}.5.1.{account}", "activity": sub, "name": f"Account {account}",
         "ceiling": Decimal(100), "realized": Decimal(spent)}
        for sub, account, spent in (("1.02.0001", "01", 60), ("1.02.0001", "02", 20),
                                    ("1.02.0002", "01", 50))
    ]  # fmt: skip
    whole = document(case(MET, budget=lines))
    assert table(whole, "programmes-table") == [
        ["Sub-activity 1.02.0001", "200", "80", "120", "40.00", ""],
        ["Sub-activity 1.02.0002", "100", "50", "50", "50.00", ""],
        ["Total", "300", "130", "170", "43.33", ""],
    ]
    assert [row[:2] for row in table(whole, "budget-table")] == [
        ["Sub-activity 1.02.0001"], ["1.02.0001.5.1.01", "Account 01"],
        ["1.02.0001.5.1.02", "Account 02"],
        ["Sub-activity 1.02.0002"], ["1.02.0002.5.1.01", "Account 01"], ["", "Total"],
    ]  # fmt: skip
    assert "gives the sub-activities" in told(section(whole, "budget"))
    assert next(row[1] for row in table(whole, "agreement-budget")) == "Sub-activity 1.02.0001"


def test_a_long_budget_without_levels_is_printed_once_and_its_largest_lines_in_the_chapter() -> (
    None
):
    lines = [
        {"code": f"{n:02}", "name": f"Line {n}", "ceiling": Decimal(n), "realized": Decimal(n)}
        for n in range(1, 26)
    ]
    whole = document(case(MET, budget=lines))
    *largest, total = table(whole, "programmes-table")
    assert [row[0] for row in largest] == [f"Line {n}" for n in range(25, 5, -1)]
    assert total[1] == "325"
    assert "gives the largest lines" in told(section(whole, "budget"))
    assert len(table(whole, "budget-table")) == 26


def test_an_objectives_spending_is_read_beside_its_score() -> None:
    whole = document(case(MET, {**MISSED, **SECOND}, budget=BUDGET))
    assert table(whole, "efficiency-table") == [
        ["an objective", "100", "60.00", "100.00", "60.00", "met within the ceiling"],
        [
            *("second", "50", "100.00", "75.00", "133.33"),
            "missed within the ceiling, no saving",
        ],
    ]
    said = told(section(whole, "efficiency"))
    assert "Below 100, the share spent is smaller than the score" in said
    assert "name no objective and are not in the table" not in said


def test_an_objective_is_met_by_each_of_its_measures_not_by_their_mean() -> None:
    """250 % and 90 % are on target in the mean, whatever the rulebook's cap."""
    over, under = {**MET, "actual": 200.0}, {"target": 80.0, "actual": 72.0, "measure_id": "B"}
    whole = document(case(over, under, budget=BUDGET[:3]))
    ((*_, score, _ratio, reading),) = table(whole, "efficiency-table")
    assert (score, reading) == ("105.00", "missed within the ceiling, no saving")


def test_an_objective_whose_spending_is_not_known_is_not_called_unscored() -> None:
    unknown = [{**BUDGET[0], "realized": None}]
    ((*_, score, _ratio, reading),) = table(document(case(MET, budget=unknown)), "efficiency-table")
    assert (score, reading) == ("100.00", "the share spent is not known")


@pytest.mark.parametrize(
    ("before", "words", "silent"),
    [
        ((100, 50), "Of a ceiling of Rp150 ", "revision"),
        ((120, 30), "Of a ceiling of Rp150 ", "Of a revised ceiling"),
        ((90, 50), "Of a revised ceiling of Rp150 ", "left the ceiling"),
    ],
)
def test_a_revision_is_told_only_where_there_was_one(
    before: tuple[int, int], words: str, silent: str
) -> None:
    lines = [
        {**line, "ceiling_before": Decimal(amount)}
        for line, amount in zip((BUDGET[0], BUDGET[3]), before, strict=True)
    ]
    said = told(section(document(case(MET, budget=lines)), "budget"))
    assert words in said
    assert silent not in said


_LEVELS_ABOVE = (
    ("1.02", "Urusan kesehatan"), ("1.02.02", "PROGRAM Upaya Kesehatan"),
    ("1.02.02.2.01", "Penyediaan Layanan"), ("1.02.03", "Program Sumber Daya"),
)  # fmt: skip
_ACCOUNTS = (
    ("5", "Belanja Daerah"), ("5.1", "Belanja Operasi"), ("5.1.01", "Belanja Pegawai"),
    ("5.2", "Belanja Modal"),
)  # fmt: skip
_ONE_PROGRAMME = (("2.12", "Pelayanan"), ("2.12.01", "Cetak"), ("2.12.02", "Rekam"))


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (_LEVELS_ABOVE, ["PROGRAM Upaya Kesehatan", "Program Sumber Daya"]),
        (_ACCOUNTS, ["Belanja Operasi", "Belanja Modal"]),
        (_ONE_PROGRAMME, ["Pelayanan"]),
        ((("5", "Belanja Daerah"),), ["Belanja Daerah"]),
    ],
)
def test_what_stands_above_the_programmes_is_none(
    lines: tuple[tuple[str, str], ...], parts: list[str]
) -> None:
    budget = [
        {"code": code, "name": name, "ceiling": Decimal(10), "realized": Decimal(9)}
        for code, name in lines
    ]
    told_of = case(MET, budget=budget).account.budget
    assert told_of is not None
    assert [part.name for part in told_of.programmes] == parts


@pytest.mark.slow
def test_programmes_of_one_name_are_told_apart() -> None:
    twins = [{**line, "name": "Support"} for line in (BUDGET[0], BUDGET[3])]
    (shown,) = (
        part
        for part in captioned(document(case(MET, budget=twins)))
        if part.id == "programmes-table" and isinstance(part, PrintedTable)
    )
    assert [(row[0].text, row[0].detail) for row in shown.rows] == [
        ("Support", "1"),
        ("Support", "2"),
    ]


@pytest.mark.slow
def test_every_measure_that_is_furthest_behind_is_named() -> None:
    rows = (MISSED, {**MISSED, "measure_id": "B", "measure": "another"}, {**MET, "measure_id": "C"})
    (shown,) = (part for part in captioned(document(case(*rows))) if part.id == "overview")
    assert shown.caption == (
        "Furthest behind its target: a measure and another, with an achievement of 75.00\u00a0%"
    )


def test_history_that_differs_in_a_printed_decimal_is_found() -> None:
    past = [{"measure_id": "M1", "period": "2023", "actual": 0.3541}]
    measure = {"target": 1.0, "actual": 0.3522, "measured_in": "indeks"}
    scored = case(measure, earlier=(signed("2023", {}, M1=0.3519),), history=past)
    (finding,) = [f for f in examine.found(scored) if f.code == "history-differs"]
    assert (said(finding.found), said(finding.expected)) == ("0.3541", "0.3519")


def test_money_and_objectives_that_do_not_meet_are_told() -> None:
    lines = [{**BUDGET[0], "objective_id": None}, *BUDGET[1:3], {**BUDGET[3], "objective_id": "O1"}]
    said = told(section(document(case(MET, {**MISSED, **SECOND}, budget=lines)), "efficiency"))
    assert "Lines with a ceiling of Rp100 in all name no objective" in said
    assert "No budget line names these objectives: second." in said


@pytest.mark.parametrize(
    ("budget", "why"),
    [
        ([{**line, "objective_id": None} for line in BUDGET], "no budget line names the objective"),
        (None, "no budget was delivered"),
    ],
)
def test_without_linked_money_the_reason_is_told(budget: list[dict] | None, why: str) -> None:
    given = {} if budget is None else {"budget": budget}
    whole = document(case(MET, **given))
    assert ["Efficiency of resource use", why] in table(whole, "unavailable")
    assert "efficiency-table" not in [part.id for part in captioned(whole)]


@pytest.mark.slow
def test_the_agreement_has_both_parties_its_targets_and_its_money() -> None:
    superior = {"name": "Atasan Contoh", "title": "Bupati"}
    head = {"name": "Kepala Contoh", "nip": "190001011920011001"}
    given = report_file(
        agency={"name": "Contoh", "head": head, "superior": superior},
        report={"issued_on": "2025-02-28", "language": "en"},
    )
    whole = document(case({**MET, "target_source": "pk"}, given=given, budget=BUDGET))
    agreed = next(annex for annex in whole.annexes if annex.id == "agreement")
    assert agreed.blocks == ()
    (signatures,) = [part for part in parts(agreed) if isinstance(part, Signatures)]
    assert [(p.role, p.name) for p in signatures.parties] == [
        ("Second party", "Atasan Contoh"),
        ("First party", "Kepala Contoh"),
    ]
    assert signatures.parties[1].nip == "NIP. 19000101 192001 1 001"
    assert table(whole, "agreement-targets") == [
        ["Objective: an objective"],
        ["1", "a measure", "80\u00a0%"],
    ]
    stated = next(part for part in captioned(whole) if part.id == "agreement-targets")
    assert stated.note == "All are stated in: performance agreement."
    second = {**MET, "measure_id": "M2", "target_source": "pk_perubahan"}
    of_two = document(case({**MET, "target_source": "pk"}, second, given=given))
    assert table(of_two, "agreement-targets")[1:] == [
        ["1", "a measure", "80\u00a0%", "performance agreement"],
        ["2", "a measure", "80\u00a0%", "revised performance agreement"],
    ]
    assert table(whole, "agreement-budget")[-1] == ["", "Total", "Rp150", ""]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("source", "before", "money", "note"),
    [
        ("pk", (90, 60), "Rp150", "Ceilings before the revision of the budget."),
        ("pk_perubahan", (90, 60), "Rp140", "Ceilings after the revision of the budget."),
        ("pk", (90, None), "Rp140", "Ceilings after the revision of the budget."),
        ("pk", (80, 60), "Rp140", ""),
        ("pk", (None, None), "Rp140", ""),
    ],
)
def test_the_agreement_carries_the_money_it_was_made_on_and_room_for_remarks(
    source: str, before: tuple[int | None, int | None], money: str, note: str
) -> None:
    """A first agreement has the money of before the revision, if every line states it."""
    budget = [
        {"code": str(n), "name": f"line {n}", "ceiling": ceiling, "ceiling_before": known}
        for n, (ceiling, known) in enumerate(zip((80, 60), before, strict=True), 1)
    ]
    whole = document(case({**MET, "target_source": source}, budget=budget))
    printed = next(part for part in captioned(whole) if part.id == "agreement-budget")
    assert isinstance(printed, PrintedTable)
    assert [column.heading for column in printed.columns][1:] == ["Programme", "Budget", "Remarks"]
    assert [row[-1].text for row in (*printed.rows, *printed.total)] == ["", "", ""]
    assert (printed.total[0][2].text, printed.note) == (money, note)
    agreed = next(annex for annex in whole.annexes if annex.id == "agreement")
    in_words = {"Rp150": "one hundred and fifty", "Rp140": "one hundred and forty"}[money]
    assert in_words in told(agreed)


def test_what_is_one_part_alone_has_no_total() -> None:
    line = {"code": "1.01", "name": "alone", "level": "program", "ceiling": 80, "realized": 60}
    for lines, totals in (([line], 0), ([line, {**line, "code": "1.02"}], 1)):
        whole = document(case({**MET, "target_source": "pk"}, budget=lines))
        printed = {part.id: part for part in captioned(whole) if isinstance(part, PrintedTable)}
        for name in ("programmes-table", "agreement-budget"):
            assert len(printed[name].total) == totals
        assert printed["programmes-table"].rows[0][0].detail == "1.01"


def test_where_nothing_was_scored_no_bars_are_explained() -> None:
    unmeasured = {"target": 80.0, "actual": None}
    whole = document(case(unmeasured, {**SECOND, **unmeasured}))
    printed = next(part for part in captioned(whole) if part.id == "overview")
    assert isinstance(printed, PrintedTable)
    assert [column.kind for column in printed.columns] == ["text", *["number"] * 3, "text"]
    assert printed.note == ""
    assert "no perspective was scored" in told(section(whole, "conclusion").blocks)


def test_the_conclusion_names_apart_what_was_not_scored() -> None:
    said = told(section(document(case(MET)), "conclusion").blocks)
    assert said.count("not scored") == 0
    assert " Not scored: " in said


@pytest.mark.parametrize(
    ("actuals", "expected"),
    [
        ((80.0, 79.0), "(Very high, with 1 of 2 targets met)"),
        ((79.0, 79.0), "(Very high, but no target was met)"),
        ((80.0, 80.0), "(Very high)"),
        ((79.0, 10.0), "(Low)"),
    ],
)
def test_no_perspective_is_praised_for_targets_it_missed(
    actuals: tuple[float, float], expected: str
) -> None:
    rows = [{**MET, "measure_id": f"M{n}", "actual": one} for n, one in enumerate(actuals)]
    assert expected in told(section(document(case(*rows)), "conclusion").blocks)


def test_where_no_document_is_known_none_is_named() -> None:
    for row, text in ((MET, "All are stated in"), ({**MET, "target": None}, "lists the targets")):
        assert text not in told(section(document(case(row)), "promises").blocks)


def test_targets_no_agreement_states_are_not_passed_off_as_agreed() -> None:
    whole = document(case({**MET, "target_source": "implied"}))
    agreed = next(annex for annex in whole.annexes if annex.id == "agreement")
    assert agreed.title == "Targets and budget, without a performance agreement"
    assert "This is no performance agreement" in told(agreed.blocks)
    assert not [part for part in parts(agreed) if isinstance(part, Signatures)]
    assert [one.caption for one in captioned(agreed)] == ["Objectives, measures and targets"]


def test_an_agreement_that_states_some_of_the_targets_says_of_how_many() -> None:
    other = {"measure_id": "M2", "measure": "another", "target_source": "standard"}
    whole = document(case({**MET, "target_source": "pk"}, {**MET, **other}))
    agreed = next(annex for annex in whole.annexes if annex.id == "agreement")
    assert "Targets that a performance agreement states: 1 of 2." in told(agreed.blocks)


def test_annexes_are_lettered_in_the_order_they_stand() -> None:
    labels = [annex.label for annex in document(case(MET)).annexes]
    assert labels == [f"Annex {letter}" for letter in "ABCDEFGH"[: len(labels)]]


def test_findings_that_differ_by_their_measure_alone_share_a_row() -> None:
    rows = [
        {**MET, "measure_id": f"M{n}", "measure": f"measure {n}", "target_source": "implied"}
        for n in range(3)
    ]
    other = {**MET, "measure_id": "M9", "measure": "another", "target_source": "pk"}
    printed = table(document(case(*rows, other)), "findings-table")
    assert [row[:2] for row in printed if row[2] == "target-implied"] == [
        [
            "M0; M1; M2",
            "The targets of measure 0, measure 1 and measure 2 are implied; no document states "
            "them.",
        ]
    ]
    assert len([row for row in printed if row[2] == "perspective-empty"]) > 1


@pytest.mark.parametrize(("count", "word"), [(1, "factor leads"), (2, "factors lead")])
def test_headings_agree_with_their_counts(count: int, word: str) -> None:
    factors = [{**FACTOR, "csf_id": f"K{n}"} for n in range(count)]
    assert word in section(document(case(MET, csf=factors)), "factors").heading
    links = [{"from_objective": "O2", "to_objective": "O1"}][: count - 1]
    heading = section(document(case(MET, {**MET, **SECOND}, links=links)), "map").heading
    assert (
        heading
        == ("Strategy map: no links delivered", "Strategy map: 1 cause–effect link")[count - 1]
    )


@pytest.mark.parametrize(
    ("actual", "words"), [(30.0, "below"), (40.0, "within"), (60.0, "within"), (61.0, "above")]
)
def test_a_range_target_is_printed_with_both_ends(actual: float, words: str) -> None:
    ranged = {"target": None, "target_low": 40.0, "target_high": 60.0, "actual": actual}
    whole = document(case(ranged))
    one = card(whole, "M1")
    assert one.strip.periods[0].target == "40–60"
    assert one.finding == f"{words.capitalize()} the range that was promised"


def test_a_target_that_cannot_be_judged_is_not_called_missing() -> None:
    said = told(card(document(case({"target": -2.0, "actual": -1.0})), "M1"))
    assert "The target is met, but no achievement can be computed" in said
    assert "without a target" not in said


def test_a_line_belongs_to_the_highest_line_above_it() -> None:
    codes = ["1", "1.1", "1.1.1", "10", "2.3", "2.3.4."]
    assert top_lines(pl.Series(codes)).to_list() == ["1", "1", "1", "10", "2.3", "2.3"]


def test_a_met_target_stands_in_the_bar_where_the_rulebooks_scale_puts_it() -> None:
    scale = {"conversion": [[0, 0], [100, 109], [120, 120]]}
    book = DEFAULT.model_copy(update={"scoring": Scoring.model_validate(scale)})
    scored = case_of([MET], rulebook=book)
    (measure,) = scored.account.measures
    bullet = measure_bullet(measure, scored)
    assert (measure.score, bullet.value, bullet.target) == (109.0, 109 / 120, 109 / 120)
    assert bullet.alt == "Score 109.00 of at most 120; the target is 109."
    note = measures_table(scored).note
    assert note.startswith("Achievement is before the rulebook's scale")


REPORTED = {"target": 80.0, "actual": 80.0}
COMPUTED = {"target": 80.0, "actual": None, "formula": "budget.absorption", "measure_id": "B"}
SILENT = {"target": 80.0, "actual": None, "measure_id": "C"}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((REPORTED,), "Every measure is taken as reported."),
        ((REPORTED, SILENT), "Every measure that has an actual is taken as reported."),
        ((COMPUTED,), "Every measure is computed from rows."),
        ((COMPUTED, SILENT), "Every measure that has an actual is computed from rows."),
        ((REPORTED, COMPUTED), "Computed from rows: 1 of 2 measures; taken as reported: 1."),
        ((REPORTED, COMPUTED, SILENT), "taken as reported: 1; without an actual: 1."),
        ((SILENT,), "No measure has an actual."),
    ],
)
def test_what_is_computed_reported_and_not_measured_is_counted(
    rows: tuple[dict[str, object], ...], words: str
) -> None:
    assert words in told(section(document(case(*rows, budget=BUDGET)), "balance"))
