"""What a reader of the report should know; a finding never refuses."""

from pipeline.codes.code import Code
from pipeline.codes.findings.contents import CONTENTS
from pipeline.codes.findings.figures import FIGURES
from pipeline.codes.findings.surveys import SURVEYS

FINDINGS: dict[str, Code] = {**FIGURES, **SURVEYS, **CONTENTS}
