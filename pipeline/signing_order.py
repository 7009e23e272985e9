"""Carries out `rapor sign` as it was typed, prints the result and returns the exit code."""

# pyHanko and other libraries take a second to import; a misspelt option need not wait.
# ruff: noqa: PLC0415

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from pipeline.problems import RaporError
from pipeline.spoken import spoken, usage_fault

PASSWORD = "RAPOR_KEY_PASSWORD"
"""The environment variable that holds the key's password."""


@dataclass(frozen=True)
class SigningOrder:
    """A key, or else a file to take in; report and period; further contents of the signature."""

    report: str
    key: Path | None
    take: Path | None
    period: str = ""
    reason: str = ""
    timestamps: str = ""


def carried_out(
    order: SigningOrder, outputs: Path, at: datetime, environment: Mapping[str, str]
) -> int:
    """Sign or take in, and print the result; `at` is now, with the machine's time zone."""
    from pipeline import ingest
    from pipeline.signing import Asked, OwnKey, signed_by_key, taken_in

    words = spoken()
    if (order.key is None) == (order.take is None):
        usage_fault(words.say("Name the key with --key, or the signed file with --take."))
    asked = Asked(outputs, order.report, order.period, at, words)
    try:
        if order.take is not None:
            path = taken_in(asked, ingest.read_signed_file(order.take))
        elif order.key is not None:
            content = ingest.read_key_file(order.key)
            own = OwnKey(content, _password(environment), order.reason, order.timestamps)
            path = signed_by_key(asked, own)
    except RaporError as refused:
        typer.echo(words.shown(refused.message), err=True)
        return refused.exit_code
    typer.echo(words.say("Signed: {file}", file=path))
    return 0


def _password(environment: Mapping[str, str]) -> str:
    """The password from the environment, else asked for; never an argument, which every user of the
    machine could read."""
    if (given := environment.get(PASSWORD)) is not None:
        return given
    say = spoken().say
    if not sys.stdin.isatty():
        usage_fault(say("The password of the key is read from {variable}.", variable=PASSWORD))
    question = say("Password of the key")
    return str(typer.prompt(question, hide_input=True, default="", show_default=False))
