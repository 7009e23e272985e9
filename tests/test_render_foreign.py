"""Words of the other language are marked as such; all else remains as it was."""

import pytest

from pipeline.render.foreign import spoken
from tests.examples import edition


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("nilai guna uang (value for money)", "id",
         'nilai guna uang (<span lang="en">value for money</span>)'),
        ("Job\u00a0Descriptive Index: 5 < 6", "id",
         '<span lang="en">Job\u00a0Descriptive Index</span>: 5 &lt; 6'),
        ("the end target of the Renstra", "en",
         'the end target of the <span lang="id">Renstra</span>'),
        ("balanced scorecard", "en", "balanced scorecard"),
        ("listwises", "id", "listwises"),
    ],
)  # fmt: skip
def test_a_word_of_another_language_names_it(text: str, language: str, said: str) -> None:
    assert spoken(text, language, lambda value: value) == said


def test_a_page_has_them() -> None:
    page = (edition("klaten-2019", "id") / "report.html").read_text()
    assert '<span lang="en">balanced scorecard</span>' in page
