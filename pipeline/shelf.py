"""Lists the shipped rulebooks, or shows one of them."""

from pipeline import ingest
from pipeline.report import rulebook_list, rulebook_text
from pipeline.spoken import spoken, usage_fault


def shown(rulebook: str | None, *, as_files: bool) -> str:
    """The list, or one rulebook, in words or as its files are."""
    words, shipped = spoken(), ingest.shipped_rulebooks()
    if rulebook is None:
        books = {name: ingest.read_rulebook(name, None, None).rulebook for name in shipped}
        return rulebook_list(books, words)
    if rulebook not in shipped:
        message = words.say("There is no rulebook “{rulebook}”.", rulebook=rulebook)
        usage_fault(message, rulebook, shipped)
    loaded = ingest.read_rulebook(rulebook, None, None)
    if as_files:
        return "\n".join(text.decode() for text in loaded.texts.values())
    return rulebook_text(loaded.rulebook, loaded.differences, words)
