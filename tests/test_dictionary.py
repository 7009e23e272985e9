"""The data dictionary is what the contracts say."""

from pathlib import Path

from pipeline.dictionary import dictionary

PAGE = Path(__file__).parents[1] / "inputs" / "README.md"


def test_the_data_dictionary_is_generated_from_the_contracts(
    update_golden: bool,
) -> None:
    if update_golden:
        PAGE.write_text(dictionary())
    assert PAGE.read_text() == dictionary()
