"""Figures within every limit whose ratios, sums and differences are not what an office has."""

from collections.abc import Mapping

from tests.codes.builders import Files, report, reported, rulebook, table
from tests.delivery_by_hand import REPORT
from tests.hostile.case import BUILT, REFUSED, WRONG, Cases, case

MOST, LEAST = 10**16, "0.000000001"
NEARLY = "9999999999999999"


def measures(*rows: Mapping[str, object]) -> Files:
    """Reported measures, each with its own id and name."""
    return reported(
        *({"measure_id": f"M{n}", "measure": f"Result {n}", **row} for n, row in enumerate(rows, 1))
    )


def each_way(target: object, actual: object, **more: object) -> Files:
    """One measure of the same figures for each polarity."""
    ways = ("maximize", "minimize", "stabilize")
    return measures(
        *({"target": target, "actual": actual, "polarity": way, **more} for way in ways)
    )


def by(variant: str, target: object, actual: object, polarity: str = "minimize") -> Files:
    said = report("[measures.M1]", f'variant = "{variant}"')
    return {**said, **measures({"target": target, "actual": actual, "polarity": polarity})}


def money(
    *lines: tuple[object, object], formula: str = "budget.absorption", more: str = ""
) -> Files:
    """A budget of these ceilings and realised amounts, and a measure of it."""
    rows = [
        {"code": f"1.{n:02}", "name": f"Line {n}", "ceiling": c, "realized": r}
        for n, (c, r) in enumerate(lines, 1)
    ]
    waived = report(
        "[[accept]]",
        'problem = "over-ceiling"',
        'where = "budget"',
        f"rows = {len(lines)}",
        'reason = "x"',
    )
    said = waived if any(float(str(r)) > float(str(c)) for c, r in lines) else {}
    return {**said, "budget.csv": table(*rows) + more}


def history(*rows: tuple[object, object, object]) -> Files:
    """Earlier targets and actuals of the good measure P1."""
    listed = [{"measure_id": "P1", "period": p, "target": t, "actual": a} for p, t, a in rows]
    return {"history.csv": table(*listed)}


def outputs(target: object, actual: object) -> Files:
    rows = [
        {
            "code": f"1.{n}",
            "name": "x",
            "ceiling": 10,
            "realized": 9,
            "output_target": target,
            "output_actual": actual,
        }
        for n in (1, 2, 3)
    ]
    kinds = (
        "budget.output",
        "budget.output_geometric",
        "budget.output_geometric_nested",
        "budget.efficiency",
        "budget.effectiveness",
    )
    return {
        **measures(
            *({"formula": kind, "actual": "", "polarity": "maximize"} for kind in kinds[:1])
        ),
        "budget.csv": table(*rows),
    }


def geometric(target: object, actual: object) -> Files:
    rows = [
        {
            "code": f"1.1.{n}",
            "name": "x",
            "ceiling": 10,
            "realized": 9,
            "output_target": target,
            "output_actual": actual,
        }
        for n in range(1, 30)
    ]
    return {
        **measures(
            {"formula": "budget.output_geometric", "actual": ""},
            {"formula": "budget.output_geometric_nested", "actual": ""},
        ),
        "budget.csv": table(*rows),
    }


def minutes(standard: object, taken: object, count: int = 3) -> Files:
    rows = [
        {"service": f"s{n}", "minutes": taken, "standard_minutes": standard, "value_added": "ya"}
        for n in range(count)
    ]
    return {
        **measures({"formula": "process.time_against_standard", "actual": ""}),
        "service_times.csv": table(*rows),
    }


def trained(participants: object, passed: object) -> Files:
    rows = [
        {
            "training_id": f"T{n}",
            "name": f"x{n}",
            "planned": "ya",
            "held": "ya",
            "participants": participants,
            "passed": passed,
        }
        for n in range(9)
    ]
    return {
        **measures({"formula": "workforce.pass_rate", "actual": ""}),
        "training.csv": table(*rows),
    }


def english(files: Files) -> Files:
    return {**files, "report.toml": REPORT.replace("[report]", '[report]\nlanguage = "en"')}


def quarter(target: object, actual: object) -> Files:
    said = {"report.toml": REPORT.replace("2024-12-31", "2024-06-30")}
    return {
        **said,
        **measures(
            {
                "target": target,
                "actual": actual,
                "period_target": actual,
                "period_actual": target,
                "year_target": target,
                "aggregation": "sum",
            }
        ),
    }


def one(target: object, actual: object, **more: object) -> Files:
    return measures({"target": target, "actual": actual, **more})


def longest(count: int) -> Files:
    """Measures of which every figure is as long as it may be."""
    figures = (
        "target",
        "actual",
        "target_before",
        "renstra_target",
        "national_standard",
        "next_target",
        "maximum",
    )
    return measures(
        *(
            {
                **dict.fromkeys(figures, NEARLY),
                "measured_in": "rupiah",
                "objective_id": f"S{n % 3}",
                "objective": f"Aim {n % 3}",
                "pk_status": "tetap",
            }
            for n in range(count)
        )
    )


HALF = "4999999999999999.999"

MADE: dict[str, Files] = {
    "much more than promised": each_way(1, MOST),
    "very much more than promised": each_way(LEAST, MOST),
    "much less than promised": each_way(MOST, 1),
    "very much less than promised": each_way(MOST, LEAST),
    "much below nought": each_way(LEAST, f"-{MOST}"),
    "a target below nought": each_way(f"-{LEAST}", MOST),
    "a target of nought": each_way(0, MOST),
    "an actual of nought": each_way(MOST, 0),
    "as much as promised": each_way(MOST, MOST),
    "as little as promised": each_way(LEAST, LEAST),
    "a hair beside": each_way(NEARLY, "9999999999999998"),
    "digits as many as are kept": each_way("1.0000000000000002", "0.9999999999999999"),
    "a halfpenny": each_way(HALF, HALF),
    "much more, in English": english(each_way(LEAST, MOST)),
    "turned round, an actual near nought": by("t/a", MOST, LEAST),
    "turned round, an actual far off": by("t/a", LEAST, MOST),
    "turned round, an actual of nought": by("t/a", MOST, 0),
    "met or not": by("met_or_not", LEAST, MOST),
    "a million times": each_way(1, 10**6),
    "a billion times": each_way(1, 10**9),
    "a trillion times": each_way(1, 10**12),
    "a hundred trillion times": each_way(1, 10**14),
    "a range of nothing": one("", MOST, target_low=LEAST, target_high=LEAST),
    "a range far below": one("", MOST, target_low=LEAST, target_high="0.00000001"),
    "a range of all": one("", 1, target_low=f"-{MOST}", target_high=MOST),
    "a range below nought": one("", MOST, target_low=-2, target_high=-1, polarity="stabilize"),
    "a worst near nought": one(0, MOST, worst=LEAST, polarity="minimize"),
    "a worst far off": one(0, 1, worst=MOST, polarity="minimize"),
    "all yardsticks far off": one(
        10,
        10,
        renstra_target=MOST,
        national_standard=LEAST,
        next_target=MOST,
        target_before=LEAST,
        published=MOST,
    ),
    "all yardsticks near nought": one(
        MOST, MOST, renstra_target=LEAST, national_standard=f"-{LEAST}", next_target=LEAST
    ),
    "a figure printed far off": one(10, 10, published=MOST),
    "weights far apart": measures({"weight": MOST}, {"weight": LEAST}, {"weight": LEAST}),
    "weights near nought": measures({"weight": LEAST}, {"weight": LEAST}),
    "weights at their largest": measures(
        *({"weight": MOST, "objective_id": f"S{n}", "objective": f"A{n}"} for n in range(50))
    ),
    "weights of nought": measures({"weight": 0}, {"weight": 0}),
    "one of each size": measures(*({"target": 10**n, "actual": 10 ** (15 - n)} for n in range(16))),
    "every figure at its longest": longest(3),
    "every figure at its longest, often": longest(40),
    "a ceiling of a quadrillion and one rupiah spent": money((10**15, 1), (10**15, 1)),
    "one rupiah and a quadrillion spent": money((1, 10**15)),
    "one rupiah and all there is spent": money((1, MOST), (1, MOST), (0.01, MOST)),
    "a ceiling of a hundredth": money((0.01, 0.01)),
    "a thousand ceilings at their largest": money(*[(MOST, MOST)] * 1_000),
    "ceilings of nought": money((0, 0), (0, 0)),
    "a budget taken back": money((10, -MOST)),
    "years far apart": history((2021, LEAST, MOST), (2022, MOST, LEAST), (2023, 1, f"-{MOST}")),
    "a year before that was nothing": history((2023, 5, 0), (2022, 5, LEAST)),
    "years at their longest": history(*((year, NEARLY, NEARLY) for year in range(2014, 2024))),
    "outputs far beyond": outputs(LEAST, MOST),
    "outputs far below": outputs(MOST, LEAST),
    "outputs of nought": outputs(0, MOST),
    "geometric outputs far beyond": geometric(LEAST, MOST),
    "geometric outputs far below": geometric(MOST, LEAST),
    "geometric outputs of nought": geometric(1, 0),
    "minutes far too many": minutes(LEAST, MOST),
    "minutes far too few": minutes(MOST, LEAST),
    "minutes of nought": minutes(MOST, 0),
    "minutes far too few, of three hundred services": minutes(MOST, LEAST, 300),
    "as many participants as may be": trained(MOST, MOST),
    "one participant of all": trained(MOST, 1),
    "half a year, far apart": quarter(LEAST, MOST),
    "half a year, at its longest": quarter(NEARLY, NEARLY),
    "scores as far as they may go": {
        **rulebook(
            '[scoring]\nfloor = -9e15\ncap = 9e15\n[levels.measure]\nbands = [{ key = "a", label = "x", favourable = true }]'
        ),
        **each_way(LEAST, MOST),
    },
    "scores without a cap": {
        **rulebook("[scoring]\nfloor = -9e15\ncap = 9e15"),
        **each_way(1, 10**13),
    },
    "population far beyond": report("population = 10000000000"),
    "a share at its ends": {
        **report("[measures.M1]", 'table = "staff"', 'column = "trained"', "is = true"),
        **one(LEAST, "", formula="share"),
        "staff.csv": "staff_id,status,trained\n" + "".join(f"P{n},pns,ya\n" for n in range(9)),
    },
}

CASES: Cases = {name: case(files, BUILT, REFUSED, WRONG) for name, files in MADE.items()}
