"""The line of report.toml that a problem proposes: what it says, where it goes, what it settles."""

import tomllib
from pathlib import Path

import polars as pl
import pytest

from pipeline.problems import Problem, proposals_of
from pipeline.proposals import Proposal, adopted, merged, pasted
from tests.commands import rapor
from tests.delivery_by_hand import (
    BUDGET,
    REALIZATION,
    REPORT,
    problems_of,
    validated_folder,
    written,
)

BUDGET_HEADER = ("sources", "budget")
CODE = Proposal(BUDGET_HEADER, {"columns": {"code": "Kode Belanja"}})
NAME = Proposal(BUDGET_HEADER, {"columns": {"name": "Uraian"}, "header_row": 5})
WAIVER = Proposal(
    ("accept",), {"problem": "over-ceiling", "where": "budget", "rows": 1, "reason": "…"}, "choice"
)
TALLY = "item,Jumlah Nilai\nq1,10\nq2,12\n"
MONTHS = Proposal(BUDGET_HEADER, {"realized": "total"}, "reading", "520 of 1500")
STRANGE = BUDGET.replace(
    "code,name,ceiling,realized",
    "Kode Belanja,Uraian Program,Pagu Perubahan 2024,Realisasi Keuangan",
)


def test_what_is_proved_of_one_table_stands_under_one_header() -> None:
    assert pasted((CODE, WAIVER, NAME)).split("\n\n") == [
        '[sources.budget]\ncolumns.code = "Kode Belanja"\ncolumns.name = "Uraian"\nheader_row = 5',
        '[[accept]]\nproblem = "over-ceiling"\nwhere = "budget"\nrows = 1\nreason = "…"',
    ]


def test_the_same_choice_is_printed_once() -> None:
    assert pasted((WAIVER, WAIVER)) == pasted((WAIVER,))


def test_two_proofs_that_contradict_one_another_are_readings() -> None:
    other = Proposal(BUDGET_HEADER, {"columns": {"code": "Kode Rekening"}})
    sure, *readings = merged((CODE, NAME, other, CODE))
    assert sure == NAME
    assert [(part.keys, part.standing) for part in readings] == [
        (CODE.keys, "reading"), (other.keys, "reading")
    ]  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_comments_line_ends_and_byte_order_mark_stay(ends: str, mark: bytes) -> None:
    mine = '# mine\n[sources.budget]\nfile = "a.csv" # as sent\n'.replace("\n", ends).encode()
    made = adopted(mark + mine, (CODE,))
    assert made.startswith(mark + mine.rstrip())
    assert made.count(b"\r\n") == (made.count(b"\n") if ends == "\r\n" else 0)
    keys = tomllib.loads(made.decode("utf-8-sig"))
    assert keys == {"sources": {"budget": {"file": "a.csv", "columns": {"code": "Kode Belanja"}}}}


def test_what_only_the_sender_knows_waits_as_a_comment() -> None:
    made = adopted(REPORT.encode(), (CODE, WAIVER, MONTHS)).decode()
    assert tomllib.loads(made) == {
        **tomllib.loads(REPORT),
        "sources": {"budget": {"columns": {"code": "Kode Belanja"}}},
    }
    budget, _, block = made.partition("[sources.budget]\n")[2].partition("\n\n")
    assert budget.splitlines() == [
        "# 520 of 1500",
        '# realized = "total"',
        'columns.code = "Kode Belanja"',
    ]
    assert tomllib.loads(block.replace("# ", ""))["accept"][0]["rows"] == 1


def test_one_line_uncommented_is_a_reading_chosen() -> None:
    two = [
        Proposal(BUDGET_HEADER, {"columns": {"realized": name}}, "reading", f"{name} = 1")
        for name in ("Keuangan", "Fisik")
    ]
    made = adopted(REPORT.encode(), (CODE, *two)).decode()
    chosen = made.replace('# columns.realized = "Fisik"', 'columns.realized = "Fisik"')
    columns = tomllib.loads(chosen)["sources"]["budget"]["columns"]
    assert columns == {"realized": "Fisik", "code": "Kode Belanja"}
    assert adopted(made.encode(), (CODE, *two)).decode() == made


def test_a_long_reading_is_one_line_too() -> None:
    items = ({"id": "q1", "text": "A"}, {"id": "q2", "text": "B"})
    two = [Proposal(("surveys", "trust"), {"items": items[:n]}, "reading", "a\nb") for n in (1, 2)]
    made = adopted(adopted(REPORT.encode(), tuple(two)), tuple(two)).decode()
    assert tomllib.loads(made) == tomllib.loads(REPORT)
    assert '# items = [{id = "q1", text = "A"}, {id = "q2", text = "B"}]\n' in made


def test_of_two_readings_each_is_whole_though_they_share_a_line() -> None:
    shared = {"columns": {"code": "Kode", "realized": "Realisasi"}}
    other = {"columns": {"code": "Kode", "realized": "Fisik"}}
    readings = [
        Proposal(BUDGET_HEADER, keys, "reading", gives)
        for keys, gives in ((shared, "as spent"), (other, "as done"))
    ]
    made = adopted(b"[agency]\n", tuple(readings)).decode()
    second = made[made.index("# as done") :].splitlines()[1:]
    taken = "\n".join(line.removeprefix("# ") for line in second)
    assert tomllib.loads(f"[sources.budget]\n{taken}")["sources"]["budget"] == other
    assert adopted(made.encode(), tuple(readings)).decode() == made


def test_two_tables_with_the_same_readings_keep_them_both() -> None:
    readings = [
        Proposal(("surveys", name), {"scale": (1, end)}, "reading")
        for name in ("a", "b")
        for end in (4, 5)
    ]
    made = adopted(b"[agency]\n", tuple(readings)).decode()
    assert made.count("# scale = [1, 4]\n# scale = [1, 5]\n") == 2
    assert adopted(made.encode(), tuple(readings)).decode() == made


@pytest.mark.parametrize(
    "mine", ['[sources]\nbudget = { file = "a.csv" }\n', 'sources = { budget = { file = "a" } }\n']
)
def test_a_table_in_braces_gets_no_header_beside_them(mine: str) -> None:
    made = adopted(mine.encode(), (MONTHS,)).decode()
    assert tomllib.loads(made) == tomllib.loads(mine)
    assert '# realized = "total"' in made
    assert adopted(made.encode(), (MONTHS,)).decode() == made


def test_a_line_bears_its_reason() -> None:
    told = Proposal(
        BUDGET_HEADER, {"columns": {"code": "Kode"}, "header_row": 5}, because="as seen"
    )
    made = adopted(REPORT.encode(), (told,)).decode()
    assert 'columns.code = "Kode" # as seen\nheader_row = 5\n' in made


def test_a_key_on_one_line_takes_more(tmp_path: Path) -> None:
    mine = b'[sources]\nbudget = { columns = { name = "Uraian" } }\n'
    columns = tomllib.loads(adopted(mine, (CODE,)).decode())["sources"]["budget"]["columns"]
    assert columns == {"name": "Uraian", "code": "Kode Belanja"}


@pytest.mark.slow
def test_a_budget_with_headings_of_its_own_goes_in_by_what_it_proposes(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", {"budget.csv": STRANGE})
    settings = folder.path / "report.toml"
    settings.write_bytes(adopted(settings.read_bytes(), _proposed(problems_of(folder))))
    budget = validated_folder(folder).frames["budget"]
    assert (
        budget.select("code", "realized").rows()
        == pl.read_csv(
            BUDGET.encode(), schema_overrides={"code": pl.String, "realized": pl.Decimal(38, 2)}
        )
        .select("code", "realized")
        .rows()
    )


@pytest.mark.slow
def test_two_headings_for_one_column_are_readings_and_neither_is_written(tmp_path: Path) -> None:
    two = STRANGE.replace("Realisasi Keuangan", "Realisasi Keuangan,Realisasi SPJ").replace(
        "00\n", "00,50\n"
    )
    problems = problems_of(written(tmp_path / "a", {"budget.csv": two}))
    realized = [p for p in problems if (p.code, p.column) == ("missing-column", "realized")]
    assert [part.keys for part in proposals_of(realized)] == [
        {"columns": {"realized": "Realisasi Keuangan"}},
        {"columns": {"realized": "Realisasi SPJ"}},
    ]
    assert b"\nRealisasi" not in adopted(REPORT.encode(), _proposed(problems))


def test_a_heading_over_cells_of_another_kind_is_not_proposed(tmp_path: Path) -> None:
    words = STRANGE.replace("900000", "sebagian besar")
    problems = problems_of(written(tmp_path / "a", {"budget.csv": words}))
    proposed = [part.keys for part in merged(_proposed(problems))]
    columns = {"ceiling": "Pagu Perubahan 2024", "code": "Kode Belanja", "name": "Uraian Program"}
    assert proposed == [{"columns": columns}]


@pytest.mark.slow
def test_a_column_that_is_not_known_says_which_are(tmp_path: Path) -> None:
    """One that is misspelt would be lost: then its sender alone knows."""
    header, *lines = BUDGET.splitlines()
    wider = "\n".join([f"{header},Sumber Dana", *(f"{line},PAD" for line in lines)]) + "\n"
    (problem,) = problems_of(written(tmp_path / "a", {"budget.csv": wider}))
    assert (problem.code, problem.column) == ("unknown-column", "Sumber Dana")
    (line,) = problem.proposals
    assert line.standing == "proved"
    misspelt = wider.replace("Sumber Dana", "realisassi keluaran")
    (problem,) = problems_of(written(tmp_path / "b", {"budget.csv": misspelt}))
    assert [part.standing for part in problem.proposals] == ["choice"]
    assert line.keys == {"columns": {name: name for name in header.split(",")}}
    settled = f"{REPORT}\n{pasted((line,))}\n"
    files = {"report.toml": settled, "budget.csv": wider}
    assert list(problems_of(written(tmp_path / "b", files))) == []


def test_what_may_be_waived_says_how(tmp_path: Path) -> None:
    above = BUDGET.replace("900000", "1900000")
    folder = written(tmp_path / "a", {"budget.csv": above})
    block = pasted(_proposed(problems_of(folder)))
    assert tomllib.loads(block)["accept"] == [
        {"problem": "over-ceiling", "where": "budget", "rows": 2, "reason": "…"}
    ]
    settings = folder.path / "report.toml"
    settings.write_text(settings.read_text() + block)
    assert len(validated_folder(folder).waived) == 2


def _proposed(problems: tuple[Problem, ...]) -> tuple[Proposal, ...]:
    return proposals_of(problems)


@pytest.mark.slow
def test_check_adopts_what_is_proved_round_by_round(tmp_path: Path) -> None:
    """The budget is read only with its columns; that it was overspent is seen only then."""
    above = STRANGE.replace("900000", "1900000")
    folder = written(tmp_path / "inputs" / "a", {"budget.csv": above})
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert rapor("check", "--adopt", *places).returncode == 10
    first = (folder.path / "report.toml").read_bytes()
    assert tomllib.loads(first.decode())["sources"]["budget"]["columns"]["code"] == "Kode Belanja"
    assert first.count(b"# [[accept]]") == 1
    assert (tmp_path / "outputs/a/refused/report.toml").read_bytes() == first
    assert rapor("check", "--adopt", *places).returncode == 10
    assert (folder.path / "report.toml").read_bytes() == first
    (folder.path / "report.toml").write_bytes(first.replace(b"\n# ", b"\n"))
    assert rapor("check", *places).returncode == 0


def test_wrong_settings_bring_back_what_they_are(tmp_path: Path) -> None:
    written(tmp_path / "inputs" / "a", {"report.toml": REPORT + "[sources.butget]\n"})
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert rapor("check", *places).returncode == 11
    refused = tmp_path / "outputs/a/refused"
    assert {path.name for path in refused.iterdir()} == {"problems.csv", "report.toml"}


@pytest.mark.slow
def test_check_adopts_what_a_warning_proves_though_it_could_be_built(tmp_path: Path) -> None:
    files = {
        "realization.csv": REALIZATION.replace("minimize,5,4,", "minimize,5,,"),
        "capaian.csv": "measure_id,actual\nF1,\nC1,\nP1,4\n",
    }
    written(tmp_path / "inputs" / "a", files)
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert rapor("check", *places).returncode == 0
    assert rapor("check", "--adopt", *places).returncode == 0
    settings = tomllib.loads((tmp_path / "inputs" / "a" / "report.toml").read_text())
    joined = {"file": "capaian.csv", "by": "measure_id"}
    assert settings["sources"] == {"realization": {"join": joined}}


@pytest.mark.slow
def test_a_heading_that_may_be_two_columns_is_proved_for_neither(tmp_path: Path) -> None:
    files = {"survey_trust_counts.csv": TALLY, "survey_trust.csv": None}
    lines = [
        (part.keys["columns"], part.standing)
        for problem in problems_of(written(tmp_path / "a", files))
        for part in problem.proposals
        if "columns" in part.keys
    ]
    assert lines == [
        ({"answer": "Jumlah Nilai"}, "reading"),
        ({"count": "Jumlah Nilai"}, "reading"),
    ]


def test_a_reason_with_control_characters_is_a_comment_all_the_same() -> None:
    strange = Proposal(BUDGET_HEADER, {"unit": 1000}, because="ribuan\x03 rupiah\x7f")
    reading = Proposal(BUDGET_HEADER, {"decimal": ","}, "reading", "1\x1b,5")
    told = adopted(b"", (strange, reading)).decode()
    assert tomllib.loads(told) == {"sources": {"budget": {"unit": 1000}}}
    assert "# ribuan rupiah" in told
    assert "# 1 ,5" in told


def test_a_reading_that_gives_more_by_now_waits_once() -> None:
    """It was written twice, before and after other columns were known."""

    def readings(*more: str) -> list[Proposal]:
        return [
            Proposal(BUDGET_HEADER, {"decimal": mark}, "reading", "; ".join((told, *more)))
            for mark, told in ((",", "target 24.000 = 24000"), (".", "target 24.000 = 24"))
        ]

    before = adopted(REPORT.encode(), (CODE, *readings()))
    after = adopted(before, (CODE, *readings("actual 2.000"))).decode()
    assert after.count("decimal") == 2
    assert after.count("# target 24.000 = 24; actual 2.000\n") == 1
    assert adopted(after.encode(), (CODE, *readings("actual 2.000"))).decode() == after
