"""The rule of rooms that read typed values alone: no tables, no keys in quotes, no loose types."""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path

from tests.architecture.modules import Module, Rule, modules

LOOSE = {"typing.Any", "typing.cast", "typing.TypedDict"}
_BUILT_IN = {"dict", "frozenset", "list", "set", "tuple", "type"}


def typed_rooms(rooms: Collection[str]) -> Rule:
    """The rule that these rooms read typed values alone."""

    def rule(package: Path) -> Iterator[str]:
        for module in modules(package):
            if module.room in rooms:
                for line, what in sorted(_untyped(module)):
                    yield f"{module.place}:{line}: {what}"

    return rule


def _untyped(module: Module) -> set[tuple[int, str]]:
    found = {
        (line, f"{name} is loose")
        for line, name in module.reached
        if name in LOOSE or name.replace("typing_extensions.", "typing.") in LOOSE
    }
    found |= {
        (each.line, "polars is for tables")
        for each in module.imported
        if each.name.split(".")[0] == "polars"
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Subscript) and not _is_type(node.value, module):
            if any(map(_is_text, _elements(node.slice))):
                found.add((node.lineno, "a key in quotes"))
        elif isinstance(node, ast.Call) and _is_get(node):
            found.add((node.lineno, "a key in quotes"))
        elif isinstance(node, ast.Name) and node.id == "getattr":
            found.add((node.lineno, "getattr is loose"))
    return found | {(line, "object is loose") for line in _objects(module)}


def _is_type(node: ast.expr, module: Module) -> bool:
    """Whether what is subscripted is a type: `Literal`, `Annotated`, `tuple`, `Mapping`."""
    if isinstance(node, ast.Name) and node.id in {
        "dict",
        "frozenset",
        "list",
        "set",
        "tuple",
        "type",
    }:
        return True
    return module.meant(node).startswith(("typing.", "typing_extensions.", "collections.abc."))


def _elements(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_get(node: ast.Call) -> bool:
    is_get = isinstance(node.func, ast.Attribute) and node.func.attr == "get"
    return is_get and any(_is_text(argument) for argument in node.args[:1])


def _objects(module: Module) -> Iterator[int]:
    """The lines on which `object` is a type: in an annotation, quoted or not, or a type's part."""
    for node in ast.walk(module.tree):
        parts: list[ast.expr | None] = []
        match node:
            case ast.arg() | ast.AnnAssign():
                parts = [node.annotation]
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                parts = [node.returns]
            case ast.Subscript() if _is_type(node.value, module):
                parts = [node.slice]
        yield from (part.lineno for part in parts if part is not None and _names_object(part))


def _names_object(node: ast.expr) -> bool:
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id == "object":
            return True
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            words = part.value.replace("[", " ").replace("]", " ").replace(",", " ").split()
            if "object" in words:
                return True
    return False
