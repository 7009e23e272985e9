"""The command line in a chosen language: the choice, help pages, and errors in what was typed.

Commands are declared in English with every text marked for translation; it is worded here, as the
page or the error is shown. The library's own sentences are English only and never shown: its errors
are reported by their kind.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from typing import TYPE_CHECKING, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from pipeline.language import LANGUAGES, Language, language
from pipeline.translatable import _

if TYPE_CHECKING:
    from typer._click.core import Command, Context, Parameter
    from typer._click.formatting import HelpFormatter

DEFAULT_LANGUAGE = "id"
_OPTION = "--language"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first of these variables that is set counts, as everywhere in the system."""
_spoken: ContextVar[str] = ContextVar("spoken", default=DEFAULT_LANGUAGE)


class UsageFault(Exception):
    """What was typed is wrong; the text says how, in the command's language."""

    exit_code = 2


def spoken() -> Language:
    """The language of the command."""
    return language(_spoken.get())


def language_of(environment: Mapping[str, str]) -> str:
    """The language of the locale; Indonesian where that is not among ours."""
    said = next((text for name in _LOCALE if (text := environment.get(name))), "")
    code = said.lower().replace("_", "-").partition(".")[0].partition("-")[0]
    return code if code in LANGUAGES else DEFAULT_LANGUAGE


def usage_fault(message: str, wanted: str = "", known: Iterable[str] = ()) -> NoReturn:
    """End the command because of what was typed, suggesting the nearest known word."""
    raise UsageFault(_near(message, wanted, known))


def _near(message: str, wanted: str, known: Iterable[str]) -> str:
    near = get_close_matches(wanted, sorted(set(known)), n=1)
    return message + " " + spoken().say("Did you mean “{near}”?", near=near[0]) if near else message


class SpokenCommand(TyperCommand):
    """A command whose help page is in the command's language."""

    allow_extra_args = True
    """Extra arguments are reported below, as the library would report them in English."""

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """The arguments, parsed; none may be left over."""
        with _told_of(ctx):
            left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            usage_fault(spoken().say("One argument too many: {word}", word=left[0]))
        return left

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the page: usage, what the command does, its arguments and its options."""
        _write_page(ctx, self, formatter)


class SpokenCommands(TyperGroup):
    """All commands; errors in what was typed are reported in the command's language."""

    environment: Mapping[str, str] = {}
    """The environment whose locale selects the language."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] = (), prog_name: str | None = None, **_: object
    ) -> NoReturn:
        """Choose the language, run a command, and end the process with its exit code."""
        token = _spoken.set(language_of(self.environment))
        try:
            code, rest = _without_language(args)
            _spoken.set(code)
            ended = super().main(rest, prog_name, standalone_mode=False)
        except UsageFault as fault:
            typer.echo(str(fault), err=True)
            ended = UsageFault.exit_code
        except TyperException as fault:
            typer.echo(_told(fault), err=True)
            ended = fault.exit_code
        finally:
            _spoken.reset(token)
        raise SystemExit(ended if isinstance(ended, int) else 0)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """The parsed arguments."""
        with _told_of(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> tuple[str | None, "Command | None", list[str]]:
        """The command that the first word names."""
        name, *rest = args
        if name not in self.commands:
            usage_fault(
                spoken().say("There is no command “{name}”.", name=name), name, self.commands
            )
        return name, self.commands[name], rest

    def format_help(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        """Write the page: usage, what rapor does, and its commands."""
        _write_page(ctx, self, formatter)
        rows = [(name, _about(each)) for name, each in self.commands.items()]
        _write_rows(formatter, spoken().say("Commands"), rows)


def environment_of(ctx: "Context") -> Mapping[str, str]:
    """The environment in which the command was typed."""
    commands = ctx.find_root().command
    return dict(commands.environment) if isinstance(commands, SpokenCommands) else {}


@contextmanager
def _told_of(ctx: "Context") -> Iterator[None]:
    """Adds the command to errors of the parser, some of which do not name it."""
    try:
        yield
    except TyperException as fault:
        fault.__dict__["ctx"] = getattr(fault, "ctx", None) or ctx
        raise


def _without_language(words: Sequence[str]) -> tuple[str, list[str]]:
    """The language that `--language` chooses, wherever it is written, and the other words."""
    code, rest, given = _spoken.get(), list[str](), iter(words)
    for word in given:
        option, is_joined, value = word.partition("=")
        if word == "--":
            return code, [*rest, word, *given]
        if option != _OPTION:
            rest.append(word)
            continue
        code = value if is_joined else next(given, "")
        if code not in LANGUAGES:
            message = _("There is no language “{language}”; there are: {known}.")
            usage_fault(spoken().say(message, language=code, known=", ".join(LANGUAGES)))
    return code, rest


def _write_page(ctx: "Context", command: "Command", page: "HelpFormatter") -> None:
    say, parameters = spoken().say, command.params
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    page.write_usage(ctx.command_path, " ".join(_pieces(ctx, arguments)), say("Usage") + ": ")
    page.write("\n")
    page.indent()
    page.write_text(_about(command))
    page.dedent()
    _write_rows(page, say("Arguments"), [_row(one) for one in arguments])
    rows = [_row(one) for one in options]
    rows.append((f"{_OPTION} {'|'.join(LANGUAGES)}", say("The language of the command's words.")))
    rows.append(("--help", say("Show this page.")))
    _write_rows(page, say("Options"), rows)


def _pieces(ctx: "Context", arguments: Sequence["Parameter"]) -> Sequence[str]:
    say = spoken().say
    rest = [_named(one) for one in arguments]
    if isinstance(ctx.command, TyperGroup):
        rest = [say("COMMAND"), "…"]
    return [say("[OPTIONS]"), *rest]


def _write_rows(page: "HelpFormatter", heading: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        page.write("\n")
        page.write_heading(heading)
        page.indent()
        page.write_dl(rows)
        page.dedent()


def _row(parameter: "Parameter") -> tuple[str, str]:
    """A parameter's name with its value, and what it is for."""
    say, told = spoken().say, _about(parameter)
    if parameter.required:
        told += " " + say("[required]")
    elif parameter.param_type_name == "option" and parameter.default not in {None, False}:
        told += " " + say("[default: {value}]", value=str(parameter.default))
    return _named(parameter), told


def _about(one: "Parameter | Command") -> str:
    text = getattr(one, "help", None)
    return spoken().say(text) if text else ""


def _named(parameter: "Parameter") -> str:
    """A parameter as it is typed: `--jobs N`, `[REPORT]...`."""
    metavar = spoken().say(parameter.metavar) if parameter.metavar else ""
    if parameter.param_type_name == "argument":
        return metavar or parameter.name.upper()
    return f"{parameter.opts[0]} {metavar}".strip()


def _told(fault: TyperException) -> str:
    """What the library found wrong, by the kind of its error; its own words are English."""
    say, ctx = spoken().say, getattr(fault, "ctx", None)
    parameters: Sequence[Parameter] = ctx.command.params if ctx else ()
    option = str(getattr(fault, "option_name", ""))
    parameter: Parameter | None = getattr(fault, "param", None)
    match type(fault).__name__:
        case "NoSuchOption":
            known = [_OPTION, *(name for one in parameters for name in one.opts)]
            told = _near(say("There is no option “{option}”.", option=option), option, known)
        case "BadOptionUsage":
            taking = next((one for one in parameters if option in one.opts and one.metavar), None)
            needs, takes_none = _("{option} needs a value."), _("{option} takes no value.")
            told = say(needs if taking else takes_none, option=option)
        case "MissingParameter" if parameter:
            told = say("{name} is missing.", name=_named(parameter))
        case "BadParameter" if parameter:
            wanted = _about(parameter)
            message = _("The value of {name} cannot be used. It is: {wanted}")
            told = say(message, name=_named(parameter), wanted=wanted)
        case _:
            return str(ctx.get_help()) if ctx else say("The command cannot be understood.")
    command = f"{ctx.command_path} --help" if ctx else "rapor --help"
    return told + "\n" + say("More: {command}", command=command)
