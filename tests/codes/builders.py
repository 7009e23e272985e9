"""Files of a delivery with one thing in them that a code is about."""

from collections.abc import Mapping, Sequence

from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT

Files = Mapping[str, str | bytes | None]
"""What a delivery has otherwise than the good one (`delivery_by_hand.GOOD`); None is left out."""


def report(*lines: str) -> Files:
    """The good report.toml with further lines below."""
    return {"report.toml": "\n".join((REPORT, *lines, ""))}


def source(table: str, line: str) -> Files:
    """A line of report.toml on where a table is read from."""
    return report(f"[sources.{table}]", line)


def rewritten(old: str, new: str) -> Files:
    """The good report.toml with one text replaced."""
    return {"report.toml": _replaced(REPORT, old, new)}


def realization(old: str, new: str) -> Files:
    """The good table of measures with one text replaced."""
    return {"realization.csv": _replaced(REALIZATION, old, new)}


def realization_without(column: str) -> Files:
    """The table of measures without one of its columns."""
    lines = [line.split(",") for line in REALIZATION.splitlines()]
    left_out = lines[0].index(column)
    kept = [[cell for n, cell in enumerate(line) if n != left_out] for line in lines]
    return {"realization.csv": "".join(",".join(line) + "\n" for line in kept)}


def budget(old: str, new: str) -> Files:
    """The good budget with one text replaced."""
    return {"budget.csv": _replaced(BUDGET, old, new)}


def reported(*rows: Mapping[str, object]) -> Files:
    """A table of reported measures: each row over `M`, whose target of 10 was reached."""
    least = {
        "measure_id": "M", "perspective": "financial", "objective_id": "S1", "objective": "Aim",
        "measure": "Result", "measured_in": "points", "polarity": "maximize", "target": 10,
        "actual": 10,
    }  # fmt: skip
    return {"realization.csv": table(*({**least, **row} for row in rows))}


def table(*rows: Mapping[str, object]) -> str:
    """Rows as CSV under all the headings that they have."""
    headings = list(dict.fromkeys(name for row in rows for name in row))
    lines = [headings, *([str(row.get(name, "")) for name in headings] for row in rows)]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines)


def _quoted(cell: str) -> str:
    return f'"{cell}"' if "," in cell else cell


def survey(
    *answers: Sequence[object],
    items: Sequence[str] = ('"q1"', '"q2"'),
    scale: str = "[1, 5]",
    keys: str = "",
    headings: str = "q1,q2",
) -> Files:
    """A survey `trust` of these items, with a row of answers for each respondent."""
    declared = f"scale = {scale}\nitems = [{', '.join(items)}]\n{keys}"
    rows = [f"R{n}," + ",".join(map(str, row)) for n, row in enumerate(answers, 1)]
    return {
        **rewritten('scale = [1, 5]\nitems = ["q1", "q2"]', declared),
        "survey_trust.csv": "\n".join([f"respondent_id,{headings}", *rows, ""]),
    }


def months(line: str, text: str, end: str = "2024-03-31") -> Files:
    """A budget with spending by month, and what report.toml says of it."""
    settings = _replaced(REPORT, "2024-12-31", end)
    said = f"[sources.budget]\n{line}\n" if line else ""
    return {"report.toml": settings + said, "budget.csv": text}


def rulebook(text: str) -> Files:
    """A rulebook of the agency's own, over the default one."""
    words = "".join(f'{name} = "own"\n' for name in ("id", "title", "citation", "confidence"))
    return {
        **report("[rulebook]", 'use = "own"'),
        "own.toml": f'{words}extends = "rapor-2026"\n{text}\n',
    }


def merged(*files: Files) -> Files:
    """Files laid over each other. Of report.toml the further lines of each follow one another."""
    settings = "".join(
        str(each["report.toml"]).removeprefix(REPORT) for each in files if "report.toml" in each
    )
    whole = {name: content for each in files for name, content in each.items()}
    return {**whole, "report.toml": REPORT + settings}


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text, f"{old!r} does not stand in the good delivery"
    return text.replace(old, new, 1)
