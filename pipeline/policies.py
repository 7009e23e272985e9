"""The rulebooks that are shipped, told on a terminal."""

import typer

from pipeline import ingest
from pipeline.report import rulebook_list, rulebook_text
from pipeline.spoken import spoken, usage_fault


def tell_of_rulebooks(rulebook: str | None, *, as_toml: bool) -> None:
    """List them, or show one: in words, or its files as they are."""
    words, shipped = spoken(), ingest.shipped_rulebooks()
    if rulebook is None:
        books = {name: ingest.read_rulebook(name, None, None).rulebook for name in shipped}
        typer.echo(rulebook_list(books, words))
        return
    if rulebook not in shipped:
        message = words.say("There is no rulebook “{rulebook}”.", rulebook=rulebook)
        usage_fault(message, rulebook, shipped)
    loaded = ingest.read_rulebook(rulebook, None, None)
    if as_toml:
        typer.echo("\n".join(text.decode() for text in loaded.texts.values()))
    else:
        typer.echo(rulebook_text(loaded.rulebook, loaded.differences, words))
