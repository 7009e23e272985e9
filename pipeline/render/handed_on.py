"""Lets an agency's own file of macros inherit the shipped macros that it does not redefine.

So a file written for an earlier version has every macro that later templates import from it.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import Template, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

ORIGINALS = "rapor"
"""The prefix by which a user's template can extend the shipped template of the same name."""


class HandedOn(Template):
    """A template whose module also has the macros of the shipped file of the same name."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """The module as Jinja makes it for an `import`, with its context or without."""
        return _Module(self, self.new_context(vars, shared, locals))


class _Module(TemplateModule):
    def __init__(self, template: Template, context: Context) -> None:
        super().__init__(template, context)
        self._template, self._context = template, context

    def __getattr__(self, name: str) -> Any:
        """A macro of the shipped file. Raises AttributeError where that lacks it too."""
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            shipped = self._template.environment.get_template(f"{ORIGINALS}/{self._template.name}")
        except TemplateNotFound as unknown:
            raise AttributeError(name) from unknown
        if shipped.filename == self._template.filename:
            raise AttributeError(name)
        return getattr(shipped.make_module(self._context.get_all(), shared=True), name)
