"""The command line in Indonesian and English: pages, errors, and how the language is chosen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from pipeline import publish
from pipeline.cli import app
from pipeline.language import language
from pipeline.spoken import SpokenCommand, SpokenCommands, language_of
from tests.commands import rapor
from tests.examples import copied


def group() -> SpokenCommands:
    made = typer.main.get_command(app)
    assert isinstance(made, SpokenCommands)
    return made


GROUP = group()
COMMANDS = sorted(GROUP.commands)
ENGLISH = """a an the of is are this that to and or with no not in by as it be been usage options
option arguments argument commands command required default show message exit missing invalid value
such error try help more one too many its"""
INDONESIAN = """yang dan di dari ini atau bila dengan tidak ada pada untuk laporan tanggal pemakaian
opsi argumen perintah wajib bawaan satu nilai belum bahasa selengkapnya"""
FOREIGN = {"id": set(ENGLISH.split()), "en": set(INDONESIAN.split())}
"""Words that only the other language has."""


@pytest.fixture(autouse=True)
def _no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def foreign(page: str, code: str) -> set[str]:
    """Words of the other language on a page; names of options and what was typed are none."""
    page = re.sub(r"“[^”]*”|--[\w-]+|issued_on", " ", page)
    return set(re.findall(r"[a-z]+", page.casefold())) & FOREIGN[code]


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_help_page_is_in_one_language(command: str, code: str) -> None:
    ended = rapor(*filter(None, [command]), "--help", "--language", code)
    assert ended.returncode == 0
    assert foreign(ended.stdout, code) == set()
    assert {"id": "Pemakaian: ", "en": "Usage: "}[code] in ended.stdout
    folded = " ".join(ended.stdout.split())
    for text in texts(command):
        assert language(code).say(text) in folded


def texts(command: str) -> Iterator[str]:
    """All that a command declares in words."""
    declared = GROUP.commands[command] if command else GROUP
    if not command:
        yield from (each.help or "" for each in GROUP.commands.values())
    for each in (declared, *declared.params):
        yield from filter(None, (getattr(each, "help", ""), getattr(each, "metavar", "")))


def test_every_text_of_a_command_has_its_indonesian() -> None:
    found = {text for command in ("", *COMMANDS) for text in texts(command)}
    assert len(found) > 20
    same = {text for text in found if language("id").say(text) == text}
    assert same <= {"GB", "N", "S", "[ID]"}


def test_every_command_speaks() -> None:
    assert [n for n, each in GROUP.commands.items() if not isinstance(each, SpokenCommand)] == []


WRONG = [
    ("",),
    ("rapot",),
    ("--langauge",),
    ("report", "--inputz", "x"),
    ("report", "--inputs"),
    ("report", "--force=1"),
    ("report", "--jobs", "0"),
    ("report", "--jobs", "lima"),
    ("report", "--as-of", "kemarin"),
    ("report", "-x"),
    ("report", "nirgends"),
    ("check", "--inputs", "/nowhere"),
    ("explain",),
    ("explain", "klaten-2019"),
    ("init",),
    ("init", "."),
    ("rulebooks", "rapor-2062"),
    ("rulebooks", "rapor-2026", "besides"),
    ("--language=jv", "report"),
    ("report", "--language"),
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_what_is_typed_wrongly_is_told_in_the_language_that_is_spoken(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {}
    for code in ("id", "en"):
        monkeypatch.setenv("LANG", f"{code}_ID.UTF-8")
        ended = rapor(*filter(None, words))
        assert (ended.returncode, ended.stdout) == (2, "")
        said[code] = ended.stderr
        assert foreign(ended.stderr, code) == set(), ended.stderr
    assert said["id"] != said["en"]


def test_every_kind_of_error_that_the_library_has_is_known() -> None:
    """A new one would end in the help page, which says nothing of what is wrong."""
    usage = typer.BadParameter.__mro__[1]
    kinds, todo = set(), [usage]
    while todo:
        kinds.add(todo[-1].__name__)
        todo += todo.pop().__subclasses__()
    assert kinds == {
        *("UsageError", "BadParameter", "MissingParameter", "NoSuchOption", "BadOptionUsage"),
        *("BadArgumentUsage", "NoArgsIsHelpError"),
    }


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "id"),
        ({"LANG": "C"}, "id"),
        ({"LANG": "POSIX"}, "id"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LANG": "de_DE.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "id_ID"}, "id"),
        ({"LANG": "id_ID", "LC_MESSAGES": "id_ID", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "id"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], code: str) -> None:
    assert language_of(environment) == code


def test_what_is_asked_for_goes_before_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "Usage" in rapor("report", "--help").stdout
    assert "Pemakaian" in rapor("--language", "id", "report", "--help").stdout
    assert "Pemakaian" in rapor("report", "--help", "--language=id").stdout


@pytest.mark.slow
def test_the_list_of_rulebooks_is_in_the_language_that_is_spoken() -> None:
    listed = {code: rapor("rulebooks", "--language", code).stdout for code in ("id", "en")}
    assert listed["id"] != listed["en"]
    assert rapor("rulebooks").stdout == listed["id"]
    assert "Diturunkan dari" in listed["id"]


def test_a_busy_folder_is_told_in_the_language_that_is_spoken(tmp_path: Path) -> None:
    inputs, outputs = copied("klaten-2019", tmp_path), tmp_path / "outputs"
    options = ("check", "--inputs", inputs, "--outputs", outputs)
    with publish.busy_lock(outputs):
        told = {code: rapor(*options, "--language", code).stderr for code in ("id", "en")}
    assert "sedang bekerja" in told["id"]
    assert "at work" in told["en"]


@pytest.mark.slow
def test_templates_that_are_not_there_are_told_in_the_language_of_the_report(
    tmp_path: Path,
) -> None:
    options = ("--outputs", tmp_path, "--templates", "/nowhere/{0}")
    ended = rapor("report", "klaten-2019", *options, "--language", "en")
    assert ended.returncode == 12
    assert "Tidak ada folder /nowhere/{0}." in ended.stderr
