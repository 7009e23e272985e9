"""The outputs: a period with its manifest and revisions, refusals, one run at a time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from pipeline.problems import OutputsBusy
from pipeline.publish import (
    KEY_VERSION,
    Identity,
    Ingredients,
    OutputsUnwritable,
    Plan,
    build_key,
    busy_lock,
    clear_refusal,
    decision,
    fingerprint,
    inputs_key,
    publish,
    refuse,
    standing,
    versions,
)
from pipeline.publish.libraries import _headers, installed_closure
from pipeline.reportfile import Edition

CHECKOUT = Path(__file__).parent.parent
IDENTITY = Identity(
    report="example", agency_id="dinas", agency="Dinas", period="2019", title="T", score="88,74"
)
FILES = {"report.pdf": b"pdf", "scorecard.json": b"{}"}


def made_from(inputs: str) -> Ingredients:
    return Ingredients(
        inputs={"report.toml": "t", "budget.csv": inputs},
        rulebooks={"rapor-2026.toml": "r"},
        templates={"lkjip/report.html.jinja": "j"},
        code="c",
        versions={"weasyprint": "70.0"},
        as_of=date(2020, 2, 28),
    )


def planned(outputs: Path, ingredients: Ingredients, status: str = "final", note: str = "") -> Plan:
    edition = Edition.model_validate(
        {"status": status, "issued_on": date(2020, 2, 28), "revision_note": note}
    )
    return decision(standing(outputs, "example", "2019"), ingredients, edition)


def published(
    outputs: Path,
    inputs: str = "1",
    status: str = "final",
    note: str = "",
    files: Mapping[str, bytes] = FILES,
) -> Path:
    ingredients = made_from(inputs)
    plan = planned(outputs, ingredients, status, note)
    return publish(outputs, IDENTITY, files, ingredients, plan)


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_published_period_holds_the_files_and_a_manifest_of_them(tmp_path):
    folder = published(tmp_path, note="n")
    assert folder == tmp_path / "example" / "2019"
    held = everything(folder)
    assert json.loads(held.pop("manifest.json")) == {
        "report": "example",
        "agency_id": "dinas",
        "agency": "Dinas",
        "period": "2019",
        "title": "T",
        "score": "88,74",
        "rating_text": "",
        "met": None,
        "of": None,
        "example": False,
        "inputs": {"budget.csv": "1", "report.toml": "t"},
        "rows": {},
        "settings": "",
        "folder": "",
        "problems": "",
        "neighbours": "",
        "rulebooks": {"rapor-2026.toml": "r"},
        "templates": {"lkjip/report.html.jinja": "j"},
        "code": "c",
        "versions": {"weasyprint": "70.0"},
        "as_of": "2020-02-28",
        "key_version": KEY_VERSION,
        "key": build_key(made_from("1")),
        "inputs_key": inputs_key(made_from("1")),
        "status": "final",
        "revision": 1,
        "revision_note": "n",
        "outputs": {name: fingerprint(data) for name, data in FILES.items()},
    }
    assert held == FILES
    assert [path.name for path in (tmp_path / "example").iterdir()] == ["2019"]


def test_the_same_report_gives_the_same_manifest_in_whatever_order_its_files_were_found(tmp_path):
    first = everything(published(tmp_path / "a"))
    assert first == everything(published(tmp_path / "b", files=dict(reversed(FILES.items()))))
    assert list(json.loads(first["manifest.json"])["inputs"]) == ["budget.csv", "report.toml"]


def test_a_changed_final_moves_the_earlier_one_to_revisions_which_stay(tmp_path):
    first = everything(published(tmp_path))
    second = everything(published(tmp_path, "2", note="audit", files={"report.pdf": b"second"}))
    third = everything(published(tmp_path, "3", note="court", files={"report.pdf": b"third"}))
    kept_first = {f"revisions/1/{name}": data for name, data in first.items()}
    own_second = {"report.pdf": b"second", "manifest.json": second["manifest.json"]}
    kept_second = {f"revisions/2/{name}": data for name, data in own_second.items()}
    assert second == own_second | kept_first
    assert third == kept_first | kept_second | {
        "report.pdf": b"third",
        "manifest.json": third["manifest.json"],
    }
    assert json.loads(third["manifest.json"])["revision"] == 3


def test_a_draft_is_replaced_without_a_trace(tmp_path):
    published(tmp_path, "1", "draft")
    published(tmp_path, "2", "draft", files={"report.pdf": b"second"})
    final = everything(published(tmp_path, "3", files={"report.pdf": b"third"}))
    assert set(final) == {"report.pdf", "manifest.json"}
    assert json.loads(final["manifest.json"])["revision"] == 1


@pytest.mark.parametrize(("status", "revision"), [("draft", 0), ("final", 2)])
def test_a_folder_that_lost_its_manifest_is_set_aside_whole(tmp_path, status, revision):
    (published(tmp_path) / "manifest.json").write_bytes(b"{")
    held = everything(published(tmp_path, "2", status, files={"report.pdf": b"new"}))
    assert json.loads(held.pop("manifest.json"))["revision"] == revision
    assert held == {
        "report.pdf": b"new",
        "revisions/1/manifest.json": b"{",
        **{f"revisions/1/{name}": data for name, data in FILES.items()},
    }


def test_a_final_that_came_out_different_is_not_published_under_its_old_number(tmp_path):
    folder = published(tmp_path)
    (folder / "report.pdf").write_bytes(b"altered by hand")
    before = everything(folder)
    with pytest.raises(ValueError, match="revision 1 stands already"):
        published(tmp_path, files={"report.pdf": b"other"})
    assert everything(folder) == before
    assert everything(published(tmp_path))["report.pdf"] == b"pdf"


class BreaksOff(dict[str, bytes]):
    """Files of which the last one cannot be made."""

    def items(self) -> Iterator[tuple[str, bytes]]:
        yield from super().items()
        raise RuntimeError("the last file broke off")


@pytest.mark.parametrize(
    ("files", "error"),
    [
        (BreaksOff(FILES), RuntimeError),
        ({"report.pdf": b"new", "report.pdf/below": b""}, OutputsUnwritable),
        ({"report.pdf": b"new", "x" * 300: b""}, OutputsUnwritable),
        ({"report.pdf": "text, not bytes"}, TypeError),
    ],
)
def test_a_failure_while_writing_leaves_what_stood_and_nothing_else(tmp_path, files, error):
    before = everything(published(tmp_path, status="draft"))
    refused = everything(refuse(tmp_path, "example", {"problems.csv": b"p"}))
    with pytest.raises(error):
        published(tmp_path, "2", "draft", files=files)
    with pytest.raises(error):
        refuse(tmp_path, "example", files)
    assert everything(tmp_path / "example") == {
        **{f"2019/{name}": data for name, data in before.items()},
        **{f"refused/{name}": data for name, data in refused.items()},
    }


def test_a_refusal_replaces_the_earlier_one_and_leaves_the_period_alone(tmp_path):
    before = everything(published(tmp_path))
    refuse(tmp_path, "example", {"problems.csv": b"1", "corrections.xlsx": b"1"})
    folder = refuse(tmp_path, "example", {"problems.csv": b"2"})
    assert folder == tmp_path / "example" / "refused"
    assert everything(folder) == {"problems.csv": b"2"}
    assert everything(tmp_path / "example" / "2019") == before


def test_one_periods_success_leaves_the_refusal_of_another(tmp_path):
    for period in ("2018", "2019"):
        refuse(tmp_path, f"example/{period}", {"problems.csv": b"1"})
    clear_refusal(tmp_path, "example/2019")
    assert [path.name for path in (tmp_path / "example/refused").iterdir()] == ["2018"]
    clear_refusal(tmp_path, "example/2018")
    assert list((tmp_path / "example").iterdir()) == []


def test_the_next_success_removes_the_refusal(tmp_path):
    published(tmp_path)
    refuse(tmp_path, "example", {"problems.csv": b"1"})
    clear_refusal(tmp_path, "example")
    assert [path.name for path in (tmp_path / "example").iterdir()] == ["2019"]


def another_run(outputs: Path) -> subprocess.CompletedProcess[str]:
    program = """if True:
        import sys
        from pathlib import Path
        from pipeline.problems import RaporError
        from pipeline.publish import busy_lock
        try:
            with busy_lock(Path(sys.argv[1])):
                pass
        except RaporError as error:
            sys.exit(error.exit_code)
    """
    return subprocess.run(
        [sys.executable, "-c", program, outputs],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_second_run_on_the_same_outputs_is_turned_away_until_the_first_is_done(tmp_path):
    outputs = tmp_path / "not" / "yet"
    with busy_lock(outputs):
        assert (another_run(outputs).returncode, another_run(tmp_path).returncode) == (13, 0)
        with pytest.raises(OutputsBusy, match=str(outputs)), busy_lock(outputs):
            pass
    assert another_run(outputs).returncode == 0


def test_a_failed_run_releases_the_lock(tmp_path):
    with pytest.raises(RuntimeError), busy_lock(tmp_path):
        raise RuntimeError
    with busy_lock(tmp_path):
        pass


def put_up(folder: Path, name: str, version: str, *lines: str) -> None:
    """A distribution as it looks once it is installed."""
    place = folder / f"{name}-{version}.dist-info"
    place.mkdir()
    head = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}"]
    (place / "METADATA").write_text("\n".join([*head, *lines]) + "\n")


def test_the_closure_is_what_a_project_its_extras_and_their_requirements_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_up(
        tmp_path, "zz_root", "1", "Requires-Dist: zz-a[x]>=1", "Provides-Extra: e",
        "Requires-Dist: zz-e; extra == 'e'", "Requires-Dist: zz-absent; extra == 'e'",
        "Requires-Dist: zz-old; python_version < '3'",
    )  # fmt: skip
    put_up(
        tmp_path, "zz_a", "2", "Requires-Dist: zz.B", "Provides-Extra: x", "Provides-Extra: y",
        "Requires-Dist: zz-x; extra == 'x'", "Requires-Dist: zz-y; extra == 'y'",
    )  # fmt: skip
    put_up(tmp_path, "zz_b", "3", "Requires-Dist: zz-a[x]")
    for name in ("zz_e", "zz_old", "zz_x", "zz_y", "zz_tool"):
        put_up(tmp_path, name, "4")
    monkeypatch.syspath_prepend(tmp_path)
    found = installed_closure("zz-root")
    assert found == {"zz-a": "2", "zz-b": "3", "zz-e": "4", "zz-x": "4"}
    assert list(found) == sorted(found)


def test_versions_name_all_that_sets_the_pages():
    from weasyprint.text.ffi import harfbuzz, pango

    told = versions()
    required = {"polars-runtime-32", "fonttools", "pillow", "tinycss2", "brotli", "xlrd", "pg8000"}
    assert {"rapor", "python", "polars", "pandera", "jinja2", "weasyprint"} | required < set(told)
    assert {"pytest", "mypy", "pandas", "statsmodels", "xlwt", "pikepdf"} & set(told) == set()
    major, minor, micro = (int(part) for part in told["pango"].split("."))
    assert pango.pango_version() == major * 10000 + minor * 100 + micro
    major, minor, micro = (int(part) for part in told["harfbuzz"].split("."))
    assert harfbuzz.hb_version_atleast(major, minor, micro)
    assert not harfbuzz.hb_version_atleast(major, minor, micro + 1)
    assert told["fontconfig"].count(".") == 2


@pytest.mark.parametrize("file", ["made-1.0.dist-info/METADATA", "made-1.0.egg-info/PKG-INFO"])
def test_a_package_says_its_version_wherever_it_was_installed(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text("Name: made\nVersion: 1.0\n\nVersion: 2.0 is planned.\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert _headers("made").get_all("Version") == ["1.0"]
