"""Converts records of this package to plain JSON values without loss, and back.

A record is an object with the name of its class under an empty key; a value that JSON lacks is such
an object with its text. What is read back is untrusted: only the classes that make up an account
are built, and only from their own fields.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from pipeline.account import Account
from pipeline.problems import Reason

Packed: TypeAlias = "str | int | float | bool | list[Packed] | dict[str, Packed] | None"

_ROOTS = (Account, Reason)
_CLASS, _OF = "", "of"
_PAIRS = "pairs"
"""Class name for a mapping with a key that is empty or no text."""


class NotSealed(ValueError):
    """Something that this package did not pack."""


def packed(value: object) -> Packed:
    """The value in a form that JSON can hold. Raises TypeError for no part of an account."""
    if isinstance(value, Enum):
        return {_CLASS: type(value).__name__, _OF: packed(value.value)}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date | Decimal):
        return {_CLASS: type(value).__name__, _OF: str(value)}
    if isinstance(value, list | tuple):
        return [packed(part) for part in value]
    if isinstance(value, Mapping):
        return _mapping(value)
    if is_dataclass(value) and type(value).__name__ in _classes():
        told = {
            one.name: packed(each)
            for one in fields(value)
            if not _is_default(each := getattr(value, one.name), one)
        }
        return {_CLASS: type(value).__name__, **told}
    raise TypeError(f"{type(value).__name__} is no part of an account")


def unpacked(value: Packed) -> Any:
    """The value that was packed. Raises NotSealed for anything else."""
    if isinstance(value, list):
        return tuple(unpacked(part) for part in value)
    if not isinstance(value, dict):
        return value
    if _CLASS not in value:
        return {key: unpacked(part) for key, part in value.items()}
    try:
        return _built(value)
    except (KeyError, TypeError, ValueError, ArithmeticError) as damage:
        raise NotSealed(str(value.get(_CLASS))) from damage


def _built(value: dict[str, Packed]) -> Any:
    name = str(value[_CLASS])
    if name in _TEXTS:
        return _TEXTS[name](str(value[_OF]))
    if name == _PAIRS:
        return dict(unpacked(value[_OF]))
    known = _classes()[name]
    if issubclass(known, Enum):
        return known(value[_OF])
    return known(**{key: unpacked(part) for key, part in value.items() if key != _CLASS})


_TEXTS: Mapping[str, Callable[[str], Any]] = {"date": date.fromisoformat, "Decimal": Decimal}


def _mapping(value: Mapping[Any, object]) -> Packed:
    if all(isinstance(key, str) and type(key) is str and key for key in value):
        return {key: packed(part) for key, part in value.items()}
    return {_CLASS: _PAIRS, _OF: [[packed(key), packed(part)] for key, part in value.items()]}


def _is_default(value: object, field: "Field[Any]") -> bool:
    if field.default is not MISSING:
        return type(value) is type(field.default) and value == field.default
    return field.default_factory is not MISSING and value == field.default_factory()


@cache
def _classes() -> Mapping[str, type[Any]]:
    """Every class that is reachable from the fields of an account, by name."""
    found: dict[str, type[Any]] = {}
    for root in _ROOTS:
        for each in _reachable(root, set()):
            if found.setdefault(each.__name__, each) is not each:
                raise TypeError(f"two classes of an account are called {each.__name__}")
    return found


def _reachable(hint: object, seen: set[object]) -> Iterator[type[Any]]:
    for part in get_args(hint):
        yield from _reachable(part, seen)
    if not isinstance(hint, type) or get_origin(hint) or hint in seen:
        return
    seen.add(hint)
    if issubclass(hint, Enum):
        yield hint
    elif is_dataclass(hint):
        yield hint
        for name, part in get_type_hints(hint).items():
            if not name.startswith("_"):
                yield from _reachable(part, seen)
