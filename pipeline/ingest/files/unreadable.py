"""Why a file cannot be read, before it is known which table it holds."""

from pipeline.problems import Problem, Reason


class Unreadable(Exception):
    """A file that must not be opened. Carries the code of its problem, and a reason by
    name; the values are the reason's, where there is one."""

    def __init__(self, code: str, reason: str = "", **values: object) -> None:
        super().__init__(code)
        self.code, self.reason, self.values = code, reason, values

    def problem(self, file: str, expected: str) -> Problem:
        """The problem of this file, which was expected in this format."""
        if not self.reason:
            return Problem(self.code, file, values=self.values)
        format_ = {"format": expected} if self.code == "unreadable-file" else {}
        values = {"reason": Reason(self.reason, self.values), **format_}
        return Problem(self.code, file, values=values)
