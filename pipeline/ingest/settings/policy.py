"""Make a frozen model of keys that people wrote, or report every fault in short words."""

import re
import typing
from collections.abc import Mapping, Sequence
from copy import deepcopy
from types import NoneType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipeline.codes import REASONS
from pipeline.ingest.settings.toml import Keys
from pipeline.problems import Problem, Reason, nearest, shown

Model = TypeVar("Model", bound=BaseModel)

MOST = 1_000
"""At most so many faults of a file are reported."""
_LAYERS = 3
"""How often faulty keys are removed: an entry may turn out faulty only once its keys are read."""

_REASONS = {
    "string_type": "text",
    "string_too_short": "empty",
    "string_too_long": "too-long",
    "string_pattern_mismatch": "spelling",
    "float_type": "number",
    "float_parsing": "number",
    "finite_number": "number",
    "int_type": "whole-number",
    "int_parsing": "whole-number",
    "int_from_float": "whole-number",
    "bool_type": "yes-no",
    "bool_parsing": "yes-no",
    "date_type": "date",
    "date_parsing": "date",
    "date_from_datetime_parsing": "date",
    "date_from_datetime_inexact": "date",
    "tuple_type": "list",
    "too_short": "too-few",
    "too_long": "too-many",
    "dict_type": "table",
    "mapping_type": "table",
    "model_type": "table",
    "literal_error": "choice",
    "enum": "choice",
    "greater_than": "above",
    "greater_than_equal": "at-least",
    "less_than": "below",
    "less_than_equal": "at-most",
}
"""pydantic's error types, with the keys of `codes.REASONS` that describe them."""
_LIMITS = {
    "string_too_long": "max_length",
    "too_long": "max_length",
    "greater_than": "gt",
    "greater_than_equal": "ge",
    "less_than": "lt",
    "less_than_equal": "le",
}
"""The name under which pydantic gives the limit that a reason states."""
_OWN = {text: name for name, text in REASONS.items()}
"""The messages that our own models raise, with their keys in `codes.REASONS`."""


def model_or_problems(
    model: type[Model], keys: Mapping[str, Any], file: str
) -> tuple[Model | None, list[Problem]]:
    """The model the keys make, or null and each fault once, by its dotted key."""
    try:
        return model.model_validate(keys), []
    except ValidationError as error:
        found = [_problem(fault, model, keys, file) for fault in error.errors(include_url=False)]
        return None, list({(fault.code, fault.column): fault for fault in reversed(found)}.values())


def without_faults(model: type[Model], keys: Mapping[str, Any]) -> Model | None:
    """The model of what is left once every faulty key is removed, if that is valid.

    A missing text at the top becomes empty; an entry of a list that lacks a key is removed.
    """
    left = deepcopy(dict(keys))
    for _ in range(_LAYERS):
        try:
            return model.model_validate(left)
        except ValidationError as error:
            _take_out(error.errors(include_url=False), left)
    return None


def _take_out(faults: Sequence[ErrorDetails], keys: Keys) -> None:
    places = set()
    for fault in faults:
        missing = fault["type"] == "missing"
        place, _ = _place(fault["loc"], keys, missing=missing)
        if missing and len(place) == 1:
            keys[str(place[0])] = ""
        elif len(place) > missing:
            places.add(tuple(place[:-1] if missing else place))
    for *above, last in sorted(places, key=_from_behind, reverse=True):
        here: Any = keys
        for part in above:
            here = here[part]
        del here[last]


def _from_behind(place: Sequence[str | int]) -> list[tuple[bool, str | int]]:
    """A sort key: entries of a list sort by number, keys by name."""
    return [(isinstance(part, str), part) for part in place]


def value_problem(
    file: str, key: str, reason: str | Reason, found: str = "", near: str = ""
) -> Problem:
    """A `toml-value` problem found by our own checks; a plain reason is given by its name."""
    values = {"reason": Reason(reason) if isinstance(reason, str) else reason, "nearest": near}
    return Problem("toml-value", file, column=key, value=found, values=values)


def _problem(
    fault: ErrorDetails, model: type[BaseModel], keys: Mapping[str, Any], file: str
) -> Problem:
    place, is_union = _place(fault["loc"], keys, missing=fault["type"] == "missing")
    column = dotted(_by_ids(place, keys))
    if fault["type"] == "extra_forbidden":
        near = nearest(str(place[-1]), _known_keys(model, place[:-1]))
        return Problem("toml-unknown-key", file, column=column, values={"nearest": near})
    if fault["type"] == "missing":
        return Problem("toml-missing-key", file, column=column)
    value = fault["input"] if isinstance(fault["input"], str | int | float) else ""
    return value_problem(file, column, _reason(fault, is_union=is_union), shown(str(value)))


def _reason(fault: ErrorDetails, *, is_union: bool) -> Reason:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return Reason(_OWN[str(context["error"])])
    if is_union:
        return Reason("simple")
    name = _REASONS.get(kind, "value")
    if name == "choice":
        return Reason(name, {"expected": str(context["expected"]).replace("'", "")})
    return Reason(name, {"limit": str(context[_LIMITS[kind]])} if kind in _LIMITS else {})


def _place(
    location: Sequence[str | int], keys: Mapping[str, Any], *, missing: bool
) -> tuple[list[str | int], bool]:
    """The part of pydantic's location that exists in the keys, and whether a union was tried.

    Pydantic appends the branch of a union (`str`, `int`) as if it were a key.
    """
    place: list[str | int] = []
    here: Any = keys
    for part in location:
        known = part in here if isinstance(here, Mapping) else _indexes(here, part)
        if not known:
            return ([*place, part], False) if missing else (place or [part], True)
        place.append(part)
        here = here[part]
    return place, False


def _by_ids(place: Sequence[str | int], keys: Mapping[str, Any]) -> list[str | int]:
    """A path that names list entries by their `id` where they have one: in merged lists the
    positions are not those in the file."""
    named: list[str | int] = []
    here: Any = keys
    for part in place:
        known = part in here if isinstance(here, Mapping) else _indexes(here, part)
        here = here[part] if known else None
        said = here.get("id") if isinstance(part, int) and isinstance(here, Mapping) else None
        named.append(said if isinstance(said, str) and said else part)
    return named


def _indexes(here: object, part: str | int) -> bool:
    return isinstance(here, list) and isinstance(part, int) and part < len(here)


def dotted(place: Sequence[str | int]) -> str:
    """A path as it is written in TOML: `sources.budget.decimal`; list entries count from 1."""
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += ("." if text else "") + (f'"{part}"' if "." in part else part)
    return text


def place_of(column: str) -> tuple[str, ...]:
    """The parts of a dotted key; list entries by their number or their id."""
    return tuple(quoted or plain for quoted, plain in _PART.findall(column))


_PART = re.compile(r'"([^"]+)"|([^.\[\]"]+)')


def _known_keys(model: type[BaseModel], place: Sequence[str | int]) -> list[str]:
    """The keys a table may have, found by following the model's types along the path."""
    here: Any = model
    for part in place:
        fields = _fields(here)
        here = fields[str(part)] if fields else _entry(here)
    return list(_fields(here))


def _fields(annotation: Any) -> dict[str, Any]:
    """The keys of a model with their types, without computed ones; empty for any other type."""
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return {}
    fields = annotation.model_fields.items()
    return {
        field.alias or name: _present(field.annotation)
        for name, field in fields
        if not field.exclude
    }


def _present(annotation: Any) -> Any:
    """`X` of `X | None`."""
    arguments = typing.get_args(annotation)
    given = [argument for argument in arguments if argument is not NoneType]
    return given[0] if NoneType in arguments and len(given) == 1 else annotation


def _entry(annotation: Any) -> Any:
    """`X` of `Mapping[str, X]` or `tuple[X, ...]`."""
    return [argument for argument in typing.get_args(annotation) if argument is not ...][-1]
