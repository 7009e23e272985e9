"""The files of a package as the rules read them: their place, and what their names mean."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path


@dataclass(frozen=True)
class Import:
    """A line that imports `name`; the word `bound` means `meant` from there on."""

    line: int
    name: str
    bound: str
    meant: str


@dataclass(frozen=True)
class Module:
    """One file of a package: its place in it, and what it says."""

    place: str
    source: str

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.source)

    @property
    def parts(self) -> tuple[str, ...]:
        """`score/rollup.py` as `score`, `rollup`."""
        return tuple(self.place.removesuffix(".py").split("/"))

    @property
    def room(self) -> str:
        """The stage, word or driver it belongs to; empty for the package's own `__init__`."""
        return "" if self.parts == ("__init__",) else self.parts[0]

    def room_in(self, folder: str) -> str:
        """The room of a folder that it belongs to; empty where it lies elsewhere, or in none."""
        path = tuple(folder.split("/"))
        is_within = self.parts[: len(path)] == path and len(self.parts) > len(path) + 1
        return self.parts[len(path)] if is_within else ""

    @cached_property
    def imported(self) -> list[Import]:
        """All imports, wherever in the file."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for name in node.names:
                    top = name.name.split(".")[0]
                    meant = name.name if name.asname else top
                    found.append(Import(node.lineno, name.name, name.asname or top, meant))
            elif isinstance(node, ast.ImportFrom):
                for name in node.names:
                    whole = f"{self._from(node)}.{name.name}"
                    found.append(Import(node.lineno, whole, name.asname or name.name, whole))
        return found

    def _from(self, node: ast.ImportFrom) -> str:
        """The module that names are imported from; one dot is the folder this file is in."""
        above = ("pipeline", *self.parts)[: -node.level] if node.level else ()
        return ".".join((*above, *filter(None, [node.module])))

    @cached_property
    def _meant(self) -> Mapping[str, str]:
        return {each.bound: each.meant for each in self.imported}

    def meant(self, node: ast.AST) -> str:
        """The full name of an expression such as `dt.now`; empty where it is no imported name."""
        if isinstance(node, ast.Attribute):
            base = self.meant(node.value)
            return f"{base}.{node.attr}" if base else ""
        return self._meant.get(node.id, "") if isinstance(node, ast.Name) else ""

    @cached_property
    def reached(self) -> list[tuple[int, str]]:
        """Line and full name of all that is imported, or asked of what is imported."""
        asked = [
            (node.lineno, name)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Attribute) and (name := self.meant(node))
        ]
        return sorted({(each.line, each.name) for each in self.imported} | set(asked))


@cache
def _parsed(source: str) -> ast.Module:
    """The tree of a file, kept because several rules read it."""
    return ast.parse(source)


Rule = Callable[[Path], Iterator[str]]
"""Takes the folder of a package, and yields each breach of the rule."""


def modules(package: Path) -> list[Module]:
    paths = sorted(package.rglob("*.py"))
    return [Module(path.relative_to(package).as_posix(), path.read_text()) for path in paths]
