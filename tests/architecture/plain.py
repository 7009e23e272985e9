"""The rule of plain words: docstrings and comments say what is done, without the house's habits."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.modules import Module, modules

HABITS = re.compile(
    r"\b(?:told|tell|tells|telling|stand|stands|stood|standing|by (?:itself|themselves))\b", re.I
)
"""Words that hid what is meant: a text says, shows or names something; a line is somewhere."""
_QUOTED = re.compile(r"`[^`]*`", re.DOTALL)


def plainly_said(package: Path) -> Iterator[str]:
    """No habit outside of backquotes, in which names of code and examples are."""
    for module in modules(package):
        for line, text in sorted({*_docstrings(module), *_comments(module)}):
            if habit := HABITS.search(_QUOTED.sub("", text)):
                yield f"{module.place}:{line}: “{habit[0]}” says it less plainly than it could"


def _docstrings(module: Module) -> Iterator[tuple[int, str]]:
    """Those of files, classes and functions, and those below a name."""
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Constant)
            and isinstance(text := node.value.value, str)
        ):
            yield node.lineno, text


def _comments(module: Module) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(module.source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
