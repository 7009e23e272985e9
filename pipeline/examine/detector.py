"""What a detector is: a rule that looks at a case and yields findings of one kind."""

from collections.abc import Callable, Iterator

from pipeline.case import Case
from pipeline.problems import Finding

Detector = Callable[[Case], Iterator[Finding]]
