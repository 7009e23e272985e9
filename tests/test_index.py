"""outputs/index.html as it is written: one row an agency, of whatever lies in the outputs."""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from pipeline.publish import refuse
from pipeline.publish.published import ended
from tests.commands import rapor
from tests.delivery_by_hand import written
from tests.examples import example
from tests.outputs_by_hand import Page, index, published

OWN = "report.html report.pdf More 2020 annex a.csv manifest.json"


def totals(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))


def test_an_agency_has_one_row_with_its_newest_period_and_folds_the_others(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2019", score="88,74", rating_text="Baik", met=3, of=4)
    published(tmp_path, "alfa", "2020-S2", met=0, of=2)
    published(tmp_path, "alfa-2020", "2020", agency_id="alfa", agency="Alfa")
    published(tmp_path, "alfa-2020", "2020", inputs="audit", agency_id="alfa", agency="Alfa")
    published(tmp_path, "beta", "2020", status="draft")
    refuse(tmp_path, "alfa", {"problems.csv": b""})
    refuse(tmp_path, "gama/2021", {"problems.csv": b"", "corrections.xlsx": b""})
    folded = (
        "· Earlier periods: 2 2020 annex a.csv manifest.json revisions/1"
        " 2020-S2 · final · Score – · Rating – · Targets met 0 of 2"
        " report.html report.pdf manifest.json"
        " 2019 · final · Score 88,74 · Rating Baik · Targets met 3 of 4"
        " report.html report.pdf manifest.json"
    )
    assert Page(index(tmp_path)).rows[1:] == [
        [
            "Alfa alfa-2020", "2020", "final, revision 2", "–", "–", "–",
            f"report.html report.pdf More {folded}", "refused problems.csv",
        ],
        ["Beta beta", "2020", "draft", "–", "–", "–", OWN, "–"],
        ["gama", "–", "–", "–", "–", "–", "–", "refused 2021/corrections.xlsx 2021/problems.csv"],
    ]  # fmt: skip


def test_the_totals_count_agencies_reports_finals_refusals_and_targets(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2019", met=9, of=9)
    published(tmp_path, "alfa", "2020", met=3, of=4)
    published(tmp_path, "beta", "2020", status="draft", met=1, of=2)
    published(tmp_path, "delta", "2020", example=True, met=5, of=5)
    refuse(tmp_path, "gama/2020", {"problems.csv": b"", "corrections.xlsx": b""})
    refuse(tmp_path, "gama/2021", {"problems.csv": b""})
    assert totals(index(tmp_path)) == {
        "Agencies": "3",
        "Reports built": "3",
        "Of these final": "2",
        "Deliveries refused": "2",
        "Examples, not counted": "1",
        "Targets met, newest periods": "4 of 6",
    }


def test_examples_alone_are_counted(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2020", example=True, met=3, of=4)
    page = index(tmp_path)
    assert totals(page)["Targets met, newest periods"] == "3 of 4"
    assert "not counted" not in page
    assert Page(page).rows[1][0] == "Alfa (example) alfa"


def test_a_withdrawn_report_leaves_its_row_and_its_revisions(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2020", inputs="a", score="90", met=1, of=1)
    published(tmp_path, "alfa", "2020", inputs="wrong", status="withdrawn")
    page = index(tmp_path)
    assert Page(page).rows[1][1:7] == [
        "2020", "withdrawn, revision 2", "–", "–", "–", "More 2020 manifest.json revisions/1"
    ]  # fmt: skip
    assert totals(page)["Reports built"] == "0"


def test_a_manifest_of_before_shows_what_it_has(tmp_path: Path) -> None:
    manifest = published(tmp_path, "alfa", "2020", score="88,74") / "manifest.json"
    text = re.sub(r'^  "(rating_text|met|of)": .*\n', "", manifest.read_text(), flags=re.MULTILINE)
    assert "rating_text" not in text
    manifest.write_text(text)
    assert Page(index(tmp_path)).rows[1][3:6] == ["88,74", "–", "–"]


@pytest.mark.parametrize("name", ["biro-adpim", "klaten-2019"])
def test_the_figures_are_those_of_the_report(name: str, tmp_path: Path) -> None:
    folder = example(name)
    record = json.loads((folder / "scorecard.json").read_text())
    whole, verdicts = record["scorecard"], [one["met"] for one in record["measures"]]
    shutil.copytree(folder.parent, tmp_path / name)
    row = Page(index(tmp_path, "id")).rows[1]
    promised = sum(one["met_reason"] != "no_target" for one in record["measures"])
    assert row[3:6] == [
        "–" if whole["score"] is None else f"{whole['score']:.2f}".replace(".", ","),
        whole["rating_text"] or "–",
        f"{verdicts.count(True)} dari {promised}",
    ]


def test_every_link_of_the_index_leads_somewhere(tmp_path: Path) -> None:
    published(tmp_path, "a b%41", "2020")
    published(tmp_path, "a b%41", "2020", inputs="audit")
    published(tmp_path, "javascript:alert(1)", "2020")
    links = Page(index(tmp_path)).links
    assert "a%20b%2541/2020/annex%20a.csv" in links
    assert "javascript%3Aalert%281%29/2020/report.pdf" in links
    assert [link for link in links if not (tmp_path / unquote(link)).exists()] == []
    assert len(links) == 9


def test_the_index_says_what_is_for_the_agency_alone(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2020", more="readiness.pdf")
    cell = Page(index(tmp_path)).rows[1][6]
    assert (
        cell
        == "report.html report.pdf More 2020 annex a.csv readiness.pdf (internal) manifest.json"
    )


def test_the_index_escapes_what_people_wrote(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>\"'&"
    folder = "x<img src=x onerror=alert(1)>"
    published(tmp_path, folder, "2020", agency=hostile, rating_text="<b>", score="</table>")
    refuse(tmp_path, folder, {"</td><script>.csv": b""})
    page = index(tmp_path)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;" in page
    tags = Page(page).tags
    assert (tags.count("script"), tags.count("img"), page.count("</table>")) == (1, 0, 1)


def odd_neighbours(outputs: Path) -> None:
    """What may lie beside reports: none of it is one."""
    (outputs / "leftover").mkdir()
    (outputs / ".alfa.new").mkdir()
    (outputs / "file").write_text("x")
    (outputs / "dangling").symlink_to("nowhere")
    (outputs / "round").symlink_to("round")
    (outputs / "beside").symlink_to("alfa")
    (outputs / "up").symlink_to("..")
    (outputs / "alfa" / "latest").symlink_to("2020")
    (outputs / "alfa" / "refused").write_text("x")
    (outputs / "odd" / "2020" / "manifest.json").mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(outputs) + b"/\xff\nname")).mkdir()


def test_what_lies_beside_reports_stops_nothing(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2020")
    odd_neighbours(tmp_path)
    assert [row[0] for row in Page(index(tmp_path)).rows[1:]] == ["Alfa alfa"]


@pytest.mark.slow
def test_a_run_ends_well_among_what_lies_beside_reports(tmp_path: Path) -> None:
    published(tmp_path / "outputs", "alfa", "2020")
    odd_neighbours(tmp_path / "outputs")
    written(tmp_path / "inputs" / "beta", {})
    ended = rapor("check", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert (ended.returncode, ended.stderr) == (0, "")
    page = (tmp_path / "outputs" / "index.html").read_text(encoding="utf-8")
    assert [row[0] for row in Page(page).rows[1:]] == ["Alfa alfa"]


def test_a_folder_whose_name_is_no_text_is_named_as_far_as_it_is(tmp_path: Path) -> None:
    report = os.fsdecode(b"\xffname")
    published(tmp_path, "alfa", "2020").parent.rename(tmp_path / report)
    page = Page(index(tmp_path))
    assert page.rows[1][0] == "Alfa �name"
    assert "%FFname/2020/report.pdf" in page.links


def test_a_manifest_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (published(tmp_path, "alfa", "2020") / "manifest.json").write_bytes(b"{")
    published(tmp_path, "beta", "2019")
    (published(tmp_path, "beta", "2020") / "manifest.json").write_bytes(b"{")
    page = index(tmp_path)
    rows = Page(page).rows
    assert rows[1][:4] == ["alfa alfa", "2020", "cannot be read", "–"]
    assert rows[2][:3] == ["Beta beta", "2020", "cannot be read"]
    assert "2019 · final" in rows[2][6]
    assert '<option value="unreadable">cannot be read</option>' in page


def test_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(tmp_path, "alfa", "2020")
    published(tmp_path, "beta", "2020")
    really = os.scandir

    def scandir(place: Path) -> Any:
        if Path(place).name == "alfa":
            raise PermissionError(13, "Permission denied", str(place))
        return really(place)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [row[:3] for row in Page(index(tmp_path)).rows[1:]] == [
        ["alfa", "–", "cannot be read"],
        ["Beta beta", "2020", "final"],
    ]


def test_the_portfolio_is_a_line_above_the_table_and_no_report(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2020")
    published(tmp_path, "portfolio", "2018")
    for period in ("2019", "2020", "empty"):
        (tmp_path / "portfolio" / period).mkdir(parents=True)
    for period in ("2019", "2020"):
        (tmp_path / "portfolio" / period / "portfolio.pdf").touch()
    page = index(tmp_path)
    assert Page(page).links[:2] == ["portfolio/2020/portfolio.pdf", "portfolio/2019/portfolio.pdf"]
    assert [row[0] for row in Page(page).rows[1:]] == ["Alfa alfa"]
    assert page.index("portfolio/2020") < page.index("<table")


def test_the_same_outputs_give_the_same_bytes_and_nothing_beside(tmp_path: Path) -> None:
    assert "No report has been built yet." in index(tmp_path)
    published(tmp_path, "alfa", "2020")
    published(tmp_path, "beta", "2020")
    assert index(tmp_path) == index(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["index.html"]


def test_the_index_speaks_its_language_and_heads_its_rows_and_columns(tmp_path: Path) -> None:
    published(tmp_path, "alfa", "2020", met=3, of=4)
    page = index(tmp_path, "id")
    assert '<html lang="id">' in page
    assert page.count('scope="col"') == 8
    assert page.count('scope="row"') == 1
    assert Page(page).rows[1][5] == "3 dari 4"
    assert "Instansi ditemukan: {found} dari {all}." in page
    assert not {"Agencies", "Reports built", "More", "all"} & set(Page(page).texts)


def test_periods_stand_in_the_order_in_which_they_end() -> None:
    order = [
        "odd", "2023", "2024-01", "2024-Q1", "2024-05-01_2024-05-20", "2024-06", "2024-Q2",
        "2024-S1", "2024-12", "2024-Q4", "2024-S2", "2024",
    ]  # fmt: skip
    assert sorted([*order[5:], *order[:5]], key=ended) == order
