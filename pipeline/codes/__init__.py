"""Every problem and finding code: severity, whether it may be waived, what it says, what to do.

A code never changes its meaning. Sentences are English message ids; `locales/` translates them.
Fields in braces are filled from the `values` of the Problem or Finding, besides the fields every
problem has: {file} {sheet} {row} {column} {value}.
"""

from pipeline.codes.code import Code
from pipeline.codes.findings import FINDINGS
from pipeline.codes.problems import PROBLEMS
from pipeline.codes.reasons import REASONS

__all__ = ["FINDINGS", "PROBLEMS", "REASONS", "Code"]
