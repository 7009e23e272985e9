"""Why a file cannot be read, raised before it is known which table it holds."""

from pipeline.problems import Problem, Reason


class Unreadable(Exception):
    """A file that must not be opened. Carries the code of its problem and, where there is one, the
    name of a reason with the reason's values."""

    def __init__(self, code: str, reason: str = "", **values: object) -> None:
        super().__init__(code)
        self.code, self.reason, self.values = code, reason, values

    def problem(self, file: str, expected: str) -> Problem:
        """The Problem of this file, which was expected in this format."""
        if not self.reason:
            return Problem(self.code, file, values=self.values)
        format_ = {"format": expected} if self.code == "unreadable-file" else {}
        values = {"reason": Reason(self.reason, self.values), **format_}
        return Problem(self.code, file, values=values)
