"""A house's file of macros hands on the shipped macros that it does not write anew.

So a file that was written for an earlier version lacks nothing that later templates ask of it.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import Template, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

ORIGINALS = "rapor"
"""Under this name a user's template reaches the shipped one of the same name, to extend it."""


class HandedOn(Template):
    """A template whose module has, beside its own macros, those of the shipped file of its name."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """As Jinja makes it for an `import`, in its context or without."""
        return _Module(self, self.new_context(vars, shared, locals))


class _Module(TemplateModule):
    def __init__(self, template: Template, context: Context) -> None:
        super().__init__(template, context)
        self._template, self._context = template, context

    def __getattr__(self, name: str) -> Any:
        """What the file itself lacks. Raises AttributeError where the shipped file lacks it too."""
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            shipped = self._template.environment.get_template(f"{ORIGINALS}/{self._template.name}")
        except TemplateNotFound as unknown:
            raise AttributeError(name) from unknown
        if shipped.filename == self._template.filename:
            raise AttributeError(name)
        return getattr(shipped.make_module(self._context.get_all(), shared=True), name)
