"""The commands on PDFs that are already published."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.options import DIR, Outputs, Templates
from pipeline.spoken import SpokenCommand, environment_of, spoken
from pipeline.translatable import _

# ruff: noqa: PLC0415 -- what a command needs takes a second to import

NOT_PROVED = 14

Pdf = Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("A PDF of a report."))]
Copy = Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("The edited copy."))]
MadeFrom = Annotated[
    Path | None, typer.Option(metavar=DIR, help=_("The inputs that it was made from."))
]
Trust = Annotated[
    list[Path] | None,
    typer.Option(metavar=_("FILE"), help=_("A certificate that is trusted, PEM or DER.")),
]
Seconds = Annotated[int, typer.Option(min=1, metavar="N", help=_("Seconds that it may take."))]
Memory = Annotated[int, typer.Option(min=1, metavar="GB", help=_("Memory that it may take."))]
AsJson = Annotated[bool, typer.Option("--json", help=_("Tell it as JSON."))]


def add_commands(app: typer.Typer) -> None:
    """Add these commands to the others."""
    app.command(
        cls=SpokenCommand,
        help=_(
            "Tell what can be proved of a PDF: that pages, record and tables in it agree; with its"
            " inputs, that it is genuine."
        ),
    )(verify)
    app.command(
        cls=SpokenCommand,
        help=_("Tell what an edited copy of report.docx says otherwise, ready for report.toml."),
    )(compare)


def verify(
    context: typer.Context,
    file: Pdf,
    inputs: MadeFrom = None,
    outputs: Outputs = Path("outputs"),
    templates: Templates = None,
    trust: Trust = None,
    as_data: AsJson = False,
    seconds: Seconds = 600,
    memory: Memory = 2,
) -> None:
    from pipeline.crew import Limits
    from pipeline.ingest import read_key_file
    from pipeline.problems import RaporError
    from pipeline.verify import Asked, as_json, lines, verified_within

    words = spoken()
    try:
        roots = tuple(map(read_key_file, trust or ()))
        asked = Asked(file, inputs, outputs, templates, roots, environment_of(context))
        found = verified_within(Limits(seconds, memory * 10**9), asked)
    except RaporError as fault:
        typer.echo(words.shown(fault.message), err=True)
        raise typer.Exit(fault.exit_code) from None
    if as_data:
        typer.echo(as_json(found, file.name, words))
    else:
        for line in lines(found, file.name, words):
            typer.echo(line)
    raise typer.Exit(0 if found.verdict == "proved" else NOT_PROVED)


def compare(file: Copy, outputs: Outputs = Path("outputs")) -> None:
    from pipeline.comparing import told_of

    typer.echo(told_of(file, outputs, spoken()))
