"""The advice that is shipped, walked whole: who gets which, and how it is written."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from string import Formatter

import pytest

from pipeline.case import Case
from pipeline.formulas import CATALOGUE
from pipeline.ingest import read_rulebook, shipped_rulebooks
from pipeline.ingest.rulebooks.loading import shipped_files
from pipeline.recommend import recommended
from pipeline.rulebook import Advice, Clause, Rulebook
from tests.case_by_hand import case_of

SHIPPED = {name: read_rulebook(name).rulebook for name in shipped_rulebooks()}
MISSED, UNMEASURED = 50.0, None

IMPERATIVES = {
    "id": "Bahas Beri Buat Catat Cocokkan Daftarkan Dahulukan Dampingi Evaluasi Hapus Hubungi "
    "Jadwalkan Latih Lengkapi Pangkas Pantau Pastikan Perbaiki Perbanyak Periksa Pertahankan Rinci "
    "Sampaikan Selenggarakan Sepakati Susun Tambah Telusuri Tetapkan Tinjau Turunkan Ulangi",
    "en": "Agree Ask Attend Break Bring Check Compare Complete Deliver Enrol Evaluate Hold Keep "
    "List Make Match Mend Raise Record Register Remove Repeat Report Review Schedule Set Shorten "
    "Support Trace Train",
}  # fmt: skip
FIGURES = {"promised", "gap", "lowest"}
DATES = {
    "id": r"tanggal 10|tiap (pekan|bulan|triwulan)|sebelum|berikutnya",
    "en": r"by the 10th|(week|month|quarter)ly|every (week|month|quarter)|before|(by|in) the next",
}
CAUSES = {
    "id": r"karena|akibat|sebab|disebabkan|lantaran",
    "en": r"because|due to|owing|caused|as a result|therefore",
}


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("actual", [MISSED, UNMEASURED])
def test_every_formula_has_advice_of_its_own(name: str, actual: float | None) -> None:
    """For a missed target, and for lacking data. A reported measure may be of any kind, so the
    perspective decides what to do."""
    case = _case(SHIPPED[name], SHIPPED[name].perspectives[0].id, actual)
    (measure,) = case.account.measures
    for formula in CATALOGUE:
        computed = replace(case.account, measures=(replace(measure, formula=formula),))
        (given,) = _given(replace(case, account=computed))
        named = {*given.formulas, *_words(given, "formula")}
        is_own = formula in named or (formula == "reported" and bool(_words(given, "perspective")))
        assert is_own, (formula, given.id)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_perspective_has_advice_of_its_own(name: str) -> None:
    for perspective in SHIPPED[name].perspectives:
        (given,) = _given(_case(SHIPPED[name], perspective.id, MISSED))
        assert perspective.id in _words(given, "perspective"), (perspective.id, given.id)


@pytest.mark.parametrize("name", SHIPPED)
def test_each_piece_is_specific_addressed_and_checkable(name: str) -> None:
    for advice in SHIPPED[name].advice:
        _is_well_written(advice)


def _is_well_written(advice: Advice) -> None:
    """It names who is to act, begins with an imperative, and has a figure or a day that can be
    checked; it gives no cause."""
    assert advice.kind, advice.id
    assert isinstance(advice.owner, Mapping), advice.id
    assert isinstance(advice.text, Mapping)
    assert set(advice.owner) == set(advice.text) == {"id", "en"}
    fields = {language: _fields(text) for language, text in advice.text.items()}
    assert fields["id"] == fields["en"]
    for language, text in advice.text.items():
        first = text.split()[0]
        assert advice.owner[language]
        assert first == "{raise}" or first in IMPERATIVES[language].split(), text
        assert fields[language] & FIGURES or re.search(DATES[language], text), text
        assert not re.search(rf"\b({CAUSES[language]})\b", text, re.IGNORECASE), text
        assert text.endswith("."), text


def test_nothing_is_written_twice() -> None:
    """Rulebooks share one set of advice and add what is theirs alone."""
    texts = Counter(
        text
        for content in shipped_files().values()
        for advice in tomllib.loads(content.decode()).get("advice", ())
        for text in advice.get("text", {}).values()
    )
    assert [text for text, times in texts.items() if times > 1] == []


def test_advice_of_the_agency_goes_before_what_asks_nothing() -> None:
    asked = Advice.model_validate({
        "id": "own", "text": "{measure}",
        "when": {"all": [{"quantity": "met", "is": False}]},
    })  # fmt: skip
    plain = Advice.model_validate({"id": "plain", "text": "{measure}"})
    book = SHIPPED["rapor-2026"].model_copy(update={"advice": (plain, asked)})
    assert [advice.id for advice in _given(_case(book, "financial", MISSED))] == ["own"]


def _case(rulebook: Rulebook, perspective: str, actual: float | None) -> Case:
    row = {"perspective": perspective, "actual": actual, "target": 100.0}
    return case_of([row], rulebook=rulebook)


def _given(case: Case) -> list[Advice]:
    scores = {node.id: None for node in (case.account.scorecard, *case.account.perspectives)}
    rules = {advice.id: advice for advice in case.rulebook.advice}
    return [rules[part.rule] for part in recommended(case, lambda _met: scores)]


def _words(advice: Advice, quantity: str) -> set[str]:
    """The words of a quantity that a piece of advice is for."""
    clauses: Iterator[Clause] = advice.when.clauses if advice.when else iter(())
    asked = [clause for clause in clauses if clause.quantity == quantity]
    return {word for one in asked for word in (one.is_, *one.any_of) if isinstance(word, str)}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
