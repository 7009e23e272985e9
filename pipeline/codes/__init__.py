"""Every problem and finding code: severity, whether it may be waived, its sentence, its remedy.

A code never changes its meaning. Sentences are English message ids; `locales/` translates them.
Fields in braces are filled from the `values` of the Problem or Finding, besides those every message
has: {file} {sheet} {row} {column} {value} {nearest} of a problem, {where} {found} {expected} of a
finding. A {reason} is a sentence of `REASONS`, which may use the former and has its own values.
"""

from pipeline.codes.code import Code, fields_of
from pipeline.codes.findings import FINDINGS
from pipeline.codes.problems import PROBLEMS
from pipeline.codes.reasons import REASONS

__all__ = ["FINDINGS", "PROBLEMS", "REASONS", "Code", "fields_of"]
