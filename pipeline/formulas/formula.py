"""An entry of the catalogue: what a formula yields, from what, and the function that does it."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field

from pipeline.formulas.computed import Computed, Given
from pipeline.scorecard import Polarity
from pipeline.translatable import _


@dataclass(frozen=True)
class Formula:
    """A way to compute an actual: a description, and the function it decorates.

    `@partial(Formula, name, title=…)` makes the function below it the entry, which is still called
    as that function.

    `equation` is the working as a reader sees it, with the names of its numbers in braces;
    `values` are those names. `table` is the table it reads ("survey" and "any" are named by a
    parameter), `columns` the required columns, `parameters` the keys a measure may set and
    whether each must be set. Without a `polarity` or a `unit`, the measure's row gives its own.
    """

    name: str
    function: Callable[[Given], Computed]
    __: KW_ONLY
    title: str
    equation: str
    source: str
    polarity: Polarity | None = Polarity.MAXIMIZE
    unit: str = _("percent")
    table: str = ""
    columns: tuple[str, ...] = ()
    parameters: Mapping[str, bool] = field(default_factory=dict)
    values: tuple[str, ...] = ()

    def __call__(self, given: Given) -> Computed:
        return self.function(given)
