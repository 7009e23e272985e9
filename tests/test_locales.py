"""The Indonesian catalogue: every message of the code, translated, and nothing besides."""

import ast
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from pipeline.codes import FINDINGS, PROBLEMS, REASONS
from pipeline.formulas import CATALOGUE
from pipeline.language import language

CHECKOUT = Path(__file__).parent.parent
LOCALES = CHECKOUT / "pipeline" / "locales"
RULEBOOKS = sorted((CHECKOUT / "pipeline" / "rulebooks").glob("*.toml"))


def read(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale="id")


def commanded(verb: str, **places: Path) -> None:
    """A command of the translators' README, with other files in place of the checkout's."""
    lines = (LOCALES / "README.md").read_text().splitlines()
    words = shlex.split(next(line for line in lines if f"pybabel {verb}" in line))[1:]
    for option, place in places.items():
        words[words.index(f"-{option}") + 1] = str(place)
    pybabel = [sys.executable, "-m", "babel.messages.frontend", "-q"]
    subprocess.run([*pybabel, *words], cwd=CHECKOUT, check=True, timeout=60)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("messages") / "rapor.pot"
    commanded("extract", o=target)
    return target


@pytest.fixture(scope="module")
def extracted(template: Path) -> Catalog:
    """The messages in the code."""
    return read(template)


@pytest.fixture(scope="module")
def indonesian() -> Catalog:
    return read(LOCALES / "id.po")


def ids(catalog: Catalog) -> set[str | Sequence[str]]:
    return {message.id for message in catalog if message.id}


def pairs(catalog: Catalog) -> list[tuple[str, str]]:
    """Each message and its translation; the Indonesian plural translates both English forms."""
    return [
        (id_, text)
        for message in catalog
        if message.id
        for id_ in forms(message.id)
        for text in forms(message.string or "")
    ]


def forms(text: str | Sequence[str]) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_catalogue_stands_as_its_commands_write_it(template: Path, tmp_path: Path) -> None:
    """So that taking up a message moves no other."""
    again = tmp_path / "id.po"
    again.write_bytes((LOCALES / "id.po").read_bytes())
    commanded("update", i=template, o=again)
    assert again.read_text() == (LOCALES / "id.po").read_text()


def test_the_catalogue_holds_every_message_of_the_code_and_no_other(
    extracted: Catalog, indonesian: Catalog
) -> None:
    assert len(ids(extracted)) > 400
    assert {
        "missing": ids(extracted) - ids(indonesian),
        "left over": ids(indonesian) - ids(extracted),
    } == {"missing": set(), "left over": set()}


TELLING = {"say": (0,), "_": (0,), "say_many": (0, 1), "runs": (1,), "paragraph": (1,)}


def told(module: ast.Module) -> Iterator[str]:
    """The messages that a module gives to what translates them."""
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", None) or getattr(call.func, "id", "")
        for place in TELLING.get(name, ()):
            match call.args[place : place + 1]:
                case [ast.Constant(value=str(message))]:
                    yield message


def test_the_extraction_overlooks_no_message(indonesian: Catalog) -> None:
    """pybabel does not look into f-strings."""
    known = {form for id_ in ids(indonesian) for form in forms(id_)}
    sources = sorted((CHECKOUT / "pipeline").rglob("*.py"))
    messages = {text for source in sources for text in told(ast.parse(source.read_text()))}
    assert len(messages) > 400
    assert messages - known == set()


def test_nothing_in_the_catalogue_is_obsolete_fuzzy_or_empty(indonesian: Catalog) -> None:
    assert list(indonesian.obsolete) == []
    assert [message.id for message in indonesian if message.id and message.fuzzy] == []
    assert [id_ for id_, text in pairs(indonesian) if not text.strip()] == []


def test_a_translation_names_the_same_fields_as_its_message(indonesian: Catalog) -> None:
    assert [id_ for id_, text in pairs(indonesian) if fields(id_) != fields(text)] == []


def test_every_message_comes_out_of_the_language_translated_and_filled(
    indonesian: Catalog,
) -> None:
    said = language("id")
    for message in indonesian:
        if message.id and isinstance(message.id, str):
            values = {name: f"<{name}>" for name in fields(message.id)}
            assert said.say(message.id, **values) == str(message.string).format(**values)


def test_indonesian_has_one_plural_form_for_every_count(indonesian: Catalog) -> None:
    assert indonesian.plural_forms == "nplurals=1; plural=0;"
    message = ("{count} target was missed", "{count} targets were missed")
    said = [language("id").say_many(*message, count) for count in (0, 1, 2)]
    assert said == [f"{count} target tidak tercapai" for count in (0, 1, 2)]


def test_a_translation_ends_and_spaces_percentages_as_its_message_does(
    indonesian: Catalog,
) -> None:
    def shape(text: str) -> tuple[str, int, int]:
        end = text[-1:] if text.endswith((".", ":", ";")) else ""
        return end, text.count("%"), text.count(" %")

    assert [id_ for id_, text in pairs(indonesian) if shape(id_) != shape(text)] == []


def test_a_part_of_a_sentence_stays_in_lower_case(indonesian: Catalog) -> None:
    parts = [(id_, text) for id_, text in pairs(indonesian) if id_[0].islower()]
    assert [id_ for id_, text in parts if text[:2].istitle()] == []


def test_every_code_reason_and_formula_is_marked_for_translation(indonesian: Catalog) -> None:
    codes = [*PROBLEMS.values(), *FINDINGS.values()]
    worded = {text for code in codes for text in (code.text, code.remedy) if text}
    worded |= set(REASONS.values())
    for formula in CATALOGUE.values():
        worded |= {formula.title, formula.equation, formula.source, formula.unit} - {""}
    assert worded - ids(indonesian) == set()


@pytest.mark.parametrize("path", RULEBOOKS, ids=lambda path: str(path.stem))
def test_a_rulebook_says_everything_in_both_languages_with_the_same_fields(path: Path) -> None:
    texts = list(bilingual(tomllib.loads(path.read_text())))
    assert texts
    assert [text for text in texts if set(text) != {"id", "en"}] == []
    assert [text for text in texts if fields(text["id"]) != fields(text["en"])] == []


def bilingual(value: Any) -> Iterator[Mapping[str, str]]:
    """Every text of a rulebook: a table that names at least one language's words."""
    if isinstance(value, list):
        for part in value:
            yield from bilingual(part)
    elif isinstance(value, dict) and value and set(value) <= {"id", "en"}:
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from bilingual(part)
