"""Too much of what is good: deliveries within every limit, or just beyond one, that are huge."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.codes.builders import Files, report
from tests.delivery_by_hand import BUDGET, REALIZATION, REPORT, SURVEY
from tests.hostile.case import BUILT, REFUSED, WRONG, Cases, built, case, refused

HEAD = REALIZATION.splitlines()[0]


def text(heading: str, rows: Iterator[Sequence[object]]) -> str:
    return heading + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows)


def register(count: int, name: str = "Measure {n}", objectives: int = 20) -> Files:
    rows = (
        (
            f"M{n}",
            "financial",
            f"S{n % objectives}",
            f"Aim {n % objectives}",
            name.format(n=n),
            "points",
            "maximize",
            10,
            n % 13,
            "",
        )
        for n in range(count)
    )
    return {"realization.csv": text(HEAD, rows)}


def walls(count: int, letter: str = "W", tail: str = "") -> Files:
    """Names of 500 characters without a blank, everywhere."""
    wall = letter * 480 + "{n}" + tail
    rows = (
        (
            f"M{n}",
            "financial",
            f"S{n}",
            (letter * 480) + str(n),
            wall.format(n=n),
            letter * 50,
            "maximize",
            10,
            9,
            "",
        )
        for n in range(count)
    )
    return {
        "realization.csv": text(HEAD, rows),
        "budget.csv": f"code,name,ceiling,realized\n1.01,{letter * 500},10,9\n",
    }


def budget(lines: int) -> Files:
    return {
        "budget.csv": text(
            "code,name,ceiling,realized",
            ((f"1.{n // 100:03}.{n % 100:02}", f"Line {n}", 1000, n % 1000) for n in range(lines)),
        )
    }


def survey(respondents: int, items: int, groups: int = 0, scale: int = 5) -> Files:
    names = [f"q{n}" for n in range(1, items + 1)]
    said = REPORT.replace("[1, 5]", f"[1, {scale}]").replace(
        '["q1", "q2"]', str(names).replace("'", '"')
    )
    said += 'groups = ["unit"]\n' if groups else ""
    draws = random.Random(1)
    rows = (
        [
            f"R{n}",
            *(1 + int(draws.random() * scale) for _ in names),
            *([f"unit {n % groups}"] if groups else []),
        ]
        for n in range(respondents)
    )
    return {
        "report.toml": said,
        "survey_trust.csv": text(
            ",".join(["respondent_id", *names, *(["unit"] if groups else [])]), rows
        ),
    }


def regressed(respondents: int) -> Files:
    made = survey(respondents, 60)
    terms = ", ".join(f'"q{n}"' for n in range(2, 52))
    variables = ", ".join(f'v{n} = ["q{n % 60 + 1}", "q{(n + 1) % 60 + 1}"]' for n in range(100))
    more = (
        f'variables = {{ {variables} }}\nregression = {{ dependent = "q1", terms = [{terms}] }}\n'
    )
    return {**made, "report.toml": str(made["report.toml"]) + more}


def surveys(count: int) -> Files:
    said = "".join(f'[surveys.s{n}]\nscale = [1, 5]\nitems = ["q1", "q2"]\n' for n in range(count))
    return {"report.toml": REPORT + said, **{f"survey_s{n}.csv": SURVEY for n in range(count)}}


def services(count: int) -> Files:
    rows = ((f"service {n}", 10 + n % 7, 12, f"step {n}", "ya") for n in range(count))
    measured = REALIZATION.replace(
        "days,minimize,5,4,", "percent,maximize,100,,process.time_against_standard"
    )
    return {
        "realization.csv": measured,
        "service_times.csv": text("service,minutes,standard_minutes,step,value_added", rows),
    }


def actions(count: int, source: str) -> Files:
    rows = (
        (
            f"R{n}",
            "belum",
            f"Unit {n}",
            "2024-06-30",
            "catatan " * 20,
            source,
            f"Perbaiki {n} " + "kata " * 30,
        )
        for n in range(count)
    )
    return {
        "actions.csv": text("recommendation_id,status,owner,due,note,source,recommendation", rows)
    }


def history(periods: int, measures: int) -> Files:
    rows = (
        (f"M{m}" if measures > 1 else "P1", 2023 - p, 10, p % 9)
        for m in range(measures)
        for p in range(periods)
    )
    return {
        **(register(measures) if measures > 1 else {}),
        "history.csv": text("measure_id,period,target,actual", rows),
    }


def months(years: int) -> Files:
    rows = (("P1", f"{2024 - y}-{m:02}", 10, m) for y in range(1, years + 1) for m in range(1, 13))
    return {"history.csv": text("measure_id,period,target,actual", rows)}


def factors(count: int) -> Files:
    return {
        "csf.csv": text(
            "csf_id,objective_id,factor,measure_id",
            ((f"X{n}", "S1", f"Factor {n} " + "kata " * 20, "F1") for n in range(count)),
        )
    }


def all_links(objectives: int) -> Files:
    rows = (
        (f"S{a}", f"S{b}")
        for a in range(objectives)
        for b in range(a + 1, objectives)
        if a // 50 != b // 50 or b == a + 1
    )
    made = register(objectives, objectives=objectives)
    return {**made, "links.csv": text("from_objective,to_objective", rows)}


def documents(count: int, kinds: int) -> Files:
    rows = (
        (f"D{n}", f"kind {n % kinds}", "2024-05-01", "2024-05-02" if n % 3 else "", "ya", "ya")
        for n in range(count)
    )
    measured = REALIZATION.replace("days,minimize,5,4,", "percent,maximize,100,,process.on_time")
    return {
        "realization.csv": measured,
        "documents.csv": text("document_id,kind,due_on,finished_on,follows_sop,backed_up", rows),
    }


def staff(count: int, positions: int) -> Files:
    rows = (
        (f"P{n}", f"status {n % positions}", f"jabatan {n % positions}", "ya") for n in range(count)
    )
    measured = REALIZATION.replace(
        "days,minimize,5,4,", "percent,maximize,100,,workforce.trained_ratio"
    )
    return {
        "realization.csv": measured,
        "staff.csv": text("staff_id,status,position,trained", rows),
    }


def training(count: int) -> Files:
    rows = ((f"T{n}", f"Pelatihan {n} " + "kata " * 50, "ya", "ya", 10, 9) for n in range(count))
    measured = REALIZATION.replace(
        "days,minimize,5,4,", "percent,maximize,100,,workforce.pass_rate"
    )
    return {
        "realization.csv": measured,
        "training.csv": text("training_id,name,planned,held,participants,passed", rows),
    }


def prose(count: int, cause: str) -> Files:
    """Measures with a cause each, which is read beside the figures."""
    rows = (
        (
            f"M{n}",
            "financial",
            "S1",
            "Aim",
            f"Measure {n}",
            "points",
            "maximize",
            10,
            n % 13,
            "",
            cause,
        )
        for n in range(count)
    )
    return {"realization.csv": text(HEAD + ",cause", rows)}


SENTENCE = "Seluruh target Measure 1 tercapai 120 persen dan naik 15 % dari 98,5 % pada 2023. "

CASES: Cases = {
    "five hundred measures": built(lambda: register(500)),
    "a thousand measures": built(lambda: register(1_000)),
    "five thousand measures": built(lambda: register(5_000)),
    "five thousand and one measures": refused(lambda: register(5_001), "too-large"),
    "a thousand objectives": built(lambda: register(1_000, objectives=1_000)),
    "a hundred thousand measures": refused(lambda: register(100_000), "too-large"),
    "names of 500 letters without a blank": built(lambda: walls(30)),
    "names of 500 letters that are narrow": built(lambda: walls(30, "i")),
    "names of 500 letters of the East": case(lambda: walls(5, "語"), BUILT, REFUSED),
    "names of 500 letters that join": case(lambda: walls(5, "ﷺ"), BUILT, REFUSED),
    "names of 500 dashes": built(lambda: walls(10, "-", "x")),
    "names of 500 blanks that do not part": refused(lambda: walls(10, "\u00a0", "x")),
    "names of 501 letters": refused(lambda: walls(1, "W" * 2)),
    "a budget of ten thousand lines": built(lambda: budget(9_999)),
    "a budget of ninety thousand lines": case(lambda: budget(99_900), BUILT, REFUSED),
    "a hundred items": built(lambda: survey(200, 100)),
    "a thousand items": case(lambda: survey(30, 999), BUILT, REFUSED, WRONG),
    "a hundred and one points": built(lambda: survey(300, 100, scale=101)),
    "ten thousand groups": built(lambda: survey(100_000, 3, groups=10_000)),
    "groups of one": built(lambda: survey(5_000, 3, groups=5_000)),
    "two million respondents": built(
        lambda: {**survey(10, 3), "survey_trust.csv": _fast(2_000_000)}
    ),
    "fifty terms and a hundred variables": case(lambda: regressed(400), BUILT, REFUSED, WRONG),
    "fifty terms and ten respondents": case(lambda: regressed(10), BUILT, REFUSED, WRONG),
    "two hundred surveys": case(lambda: surveys(190), BUILT, REFUSED),
    "fifty thousand services": built(lambda: services(50_000)),
    "ten thousand actions of evaluators": case(lambda: actions(10_000, "lhe"), BUILT, REFUSED),
    "a thousand actions of evaluators": built(lambda: actions(1_000, "bpk")),
    "ten thousand actions of our own": case(lambda: actions(10_000, ""), BUILT, REFUSED),
    "a hundred thousand actions": refused(lambda: actions(100_000, "lhe"), "too-large"),
    "a hundred years": case(lambda: history(100, 1), BUILT, REFUSED),
    "two thousand years": case(lambda: history(2_000, 1), BUILT, REFUSED),
    "a hundred years of a hundred measures": case(lambda: history(100, 100), BUILT, REFUSED),
    "months of a hundred years": case(lambda: months(100), BUILT, REFUSED),
    "history of strangers": case(
        lambda: {
            "history.csv": text(
                "measure_id,period,target,actual", ((f"X{n}", 2023, 1, 1) for n in range(300_000))
            )
        },
        BUILT,
        REFUSED,
    ),
    "five thousand factors": built(lambda: factors(5_000)),
    "objectives that all drive each other": case(lambda: all_links(100), BUILT, REFUSED),
    "a chain of four hundred objectives": case(
        lambda: {
            **register(400, objectives=400),
            "links.csv": text(
                "from_objective,to_objective", ((f"S{n}", f"S{n + 1}") for n in range(399))
            ),
        },
        BUILT,
        REFUSED,
    ),
    "half a million documents of as many kinds": built(lambda: documents(500_000, 500_000)),
    "a hundred thousand of staff, of as many kinds": built(lambda: staff(100_000, 100_000)),
    "fifty thousand trainings": built(lambda: training(50_000)),
    "causes at their longest": refused(lambda: prose(100, SENTENCE * 110)),
    "causes of one word": built(lambda: prose(30, "x" * 9_999)),
    "causes of digits": built(lambda: prose(30, "1" * 9_999)),
    "causes of percentages": refused(lambda: prose(30, "12,5 % " * 1_400)),
    "causes of marks": built(lambda: prose(30, "(((((" * 1_900)),
    "a hundred thousand faults": refused(
        lambda: {"budget.csv": BUDGET + "".join(f"2.{n},x,a{n},b\n" for n in range(100_000))}
    ),
    "a thousand kinds of faults": refused(
        lambda: {
            "realization.csv": text(
                HEAD,
                (
                    (
                        f"M{n % 7}",
                        f"p{n}",
                        f"S{n % 5}",
                        f"o{n}",
                        "",
                        "",
                        f"w{n}",
                        f"x{n}",
                        f"y{n}",
                        f"f{n}",
                    )
                    for n in range(4_999)
                ),
            )
        }
    ),
    "a thousand columns that nobody knows": case(
        lambda: {
            "budget.csv": text(
                "code,name,ceiling,realized," + ",".join(f"h{n}" for n in range(990)),
                (["1.01", "P", 10, 9, *range(990)],),
            )
        },
        BUILT,
        REFUSED,
    ),
    "parameters of five thousand measures": case(
        lambda: {
            **register(5_000),
            **report(*(f'[measures.M{n}]\nunavailable = "x"' for n in range(5_000))),
        },
        BUILT,
        REFUSED,
    ),
}


def _fast(respondents: int) -> bytes:
    line = b"".join(b"R%d,%d,4,5\n" % (n, 1 + n % 5) for n in range(respondents))
    return b"respondent_id,q1,q2,q3\n" + line


CASES["five thousand measures"] = replace(CASES["five thousand measures"], seconds=900)
"""As long as the command lets one report take, unless it is given `--seconds`."""
