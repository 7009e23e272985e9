"""The environment of a user's own templates: what they may do, and how much of it.

They place content and loop. They reach only what they are given and change nothing. Loops and texts
have limits, so that a mistake raises an error and no machine hangs.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST_STEPS = 2_000_000
"""Most steps of all loops of a page together."""
LONGEST_PAGE, LONGEST_PART = 100_000_000, 1_000_000
"""Most characters of a page, and of a text that a template makes by counting."""
_SIZED = ("batch", "center", "indent", "slice", "wordwrap")
"""Filters with an argument that sets the size of their result."""
_SEARCHING, _LONGEST_SEARCHED = ("urlize", "striptags"), 10_000
"""Filters that search a text repeatedly, and the most characters that they may search."""
_MULTIPLYING = ("replace", "join")
"""Filters and methods whose result may be as long as their arguments multiplied."""
_WIDE = {
    "%": re.compile(r"%[^a-zA-Z%]*?(\d{5,}|\*)"),
    "{": re.compile(r"(?<!\{)(?:\{\{)*\{(?!\{)[^}]*?(\d{5,}|\{)"),
}
"""A large width, or a width that is taken from elsewhere, in both kinds of formats."""
_STEPS, _JOINED = "steps_of_a_loop", "texts_joined"


class TooMuch(SecurityError):
    """A template does more than it may."""


class HouseEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with limits; `steps` counts those of the page that is being made."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.steps = 0
        self.globals.pop("lipsum")
        self.filters |= {name: _limited(FILTERS[name]) for name in _SIZED}
        self.filters |= {name: _short(FILTERS[name]) for name in _SEARCHING}
        self.filters |= {name: _product(FILTERS[name]) for name in _MULTIPLYING}
        formatted = FILTERS["format"]
        self.filters["format"] = lambda text, *args, **kw: formatted(_plain(text, "%"), *args, **kw)
        self.filters |= {_STEPS: self._steps, _JOINED: self._joined}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The parsed template, with every loop counted and every joined text measured."""
        tree = super()._parse(source, name, filename)
        limited: nodes.Template = _Limits().visit(tree)
        return limited

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Also allows `append` on lists: shipped templates gather parts in lists of the page."""
        is_gathered = isinstance(obj, list) and attr == "append"
        return is_gathered or super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Raises TooMuch where the result would be too large."""
        if operator == "%" and isinstance(left, str):
            _plain(left, "%")
        elif operator != "%":
            _prove(left, right)
            length = max(
                (len(one) for one in (left, right) if isinstance(one, Sequence)), default=1
            )
            times = max((one for one in (left, right) if isinstance(one, int)), default=1)
            if (operator == "*" and length * times > LONGEST_PART) or (
                operator == "**" and abs(right) > LONGEST_PART**0.5
            ):
                raise TooMuch(_told(LONGEST_PART))
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Checks the widths in `"{}".format` as well."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None:
            _plain(value.__self__, "{")
        return wrapped

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Raises TooMuch where an argument of a call asks for something very large."""
        __self.step()
        _prove(*args, *kwargs.values())
        if getattr(__obj, "__name__", "") in _MULTIPLYING:
            _prove_product(getattr(__obj, "__self__", ""), args)
        return super().call(__context, __obj, *args, **kwargs)

    def step(self) -> None:
        """Counts one more step. Raises TooMuch beyond the limit."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooMuch(f"its loops take more than {MOST_STEPS:,} steps")

    def concat(self, parts: Iterable[str]) -> str:
        """The parts joined to one text. Raises TooMuch where it is too long."""
        kept, length = [], 0
        for part in parts:
            length += len(part)
            if length > LONGEST_PAGE:
                raise TooMuch(_told(LONGEST_PAGE))
            kept.append(part)
        return "".join(kept)

    def _steps(self, values: Iterable[Any]) -> Iterable[Any]:
        return _Steps(values, self.step)

    def _joined(self, values: Sequence[Any]) -> str:
        if sum(len(one) for one in values if isinstance(one, str)) > LONGEST_PAGE:
            raise TooMuch(_told(LONGEST_PAGE))
        return markup_join(values)


class _Steps:
    """The values of a loop, each step counted; as long as the values."""

    def __init__(self, values: Iterable[Any], step: Callable[[], None]) -> None:
        self.values, self.step = values, step

    def __iter__(self) -> Iterator[Any]:
        for value in self.values:
            self.step()
            yield value

    def __len__(self) -> int:
        return len(self.values)  # type: ignore[arg-type]  # a TypeError, which Jinja expects


class _Limits(NodeTransformer):
    """Writes the limits into a template: on what loops iterate over, and on joined texts."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 -- Jinja's name
        self.generic_visit(node)
        if node.recursive:
            raise TooMuch("a loop may not call itself")
        node.iter = _filtered(node.iter, _STEPS)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 -- Jinja's name
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _JOINED)


def _filtered(node: Any, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _limited(filter_: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter_)
    def limited(*args: Any, **kwargs: Any) -> Any:
        _prove(*args, *kwargs.values())
        return filter_(*args, **kwargs)

    return limited


def _short(filter_: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter_)
    def short(*args: Any, **kwargs: Any) -> Any:
        if max(len(one) for one in (*args, "") if isinstance(one, str)) > _LONGEST_SEARCHED:
            raise TooMuch(_told(_LONGEST_SEARCHED))
        return filter_(*args, **kwargs)

    return short


def _product(filter_: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter_)
    def product(*args: Any, **kwargs: Any) -> Any:
        whole, *others = (one for one in args if not isinstance(one, EvalContext | Environment))
        _prove_product(whole, (*others, *kwargs.values()))
        return filter_(*args, **kwargs)

    return product


def _prove_product(whole: Any, others: Iterable[Any]) -> None:
    """Raises TooMuch where texts multiplied by each other may become too long."""
    lengths = [len(one) for one in others if isinstance(one, Sized)]
    many = len(whole) if isinstance(whole, Sized) else 1
    if (many + 1) * max(lengths, default=0) > LONGEST_PAGE:
        raise TooMuch(_told(LONGEST_PAGE))


def _prove(*told: Any) -> None:
    """Raises TooMuch if a number is very large: it may be the size of a result."""
    if any(isinstance(one, int) and abs(one) > LONGEST_PART for one in told):
        raise TooMuch(_told(LONGEST_PART))


def _plain(text: Any, kind: str) -> Any:
    """The format, if its widths are small. Raises TooMuch."""
    if _WIDE[kind].search(str(text)):
        raise TooMuch("a format is too wide")
    return text


def _told(most: int) -> str:
    return f"it makes more than {most:,} of something"


class InsideLoader(FileSystemLoader):
    """Loads the templates of a folder, but none through a link that leads out of it."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source, as Jinja reads it. Raises SecurityError for a link out of the folder."""
        found = super().get_source(environment, template)
        folder = Path(self.searchpath[0]).resolve()
        if not Path(found[1]).resolve().is_relative_to(folder):
            raise SecurityError(f"{template} leads out of the templates folder")
        return found
