"""Titles and descriptions of the data, in both languages."""

from collections.abc import Mapping

from pipeline.language import LANGUAGES, Language, language


def in_both(name: str, message: str, words: Language, **values: str) -> Mapping[str, str]:
    """A message in the report's language, and in the others under names that end in their code."""
    others = {f"{name}_{code}": language(code) for code in LANGUAGES if code != words.code}
    return {key: one.say(message, **values) for key, one in {name: words, **others}.items()}
