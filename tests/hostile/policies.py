"""Hostile rulebooks, beside report.toml."""

from tests.codes.builders import Files, report, rulebook
from tests.hostile.case import BUILT, REFUSED, WRONG, Cases, built, case, wrong

WORDS = 'id = "own"\ntitle = "own"\ncitation = "own"\nconfidence = "own"\n'


def alone(text: str) -> Files:
    """A rulebook of this text, which alone says what it extends."""
    return {**report("[rulebook]", 'use = "own"'), "own.toml": WORDS + text}


def bands(*floors: object, level: str = "measure") -> Files:
    listed = ", ".join(
        f'{{ key = "k{n}", label = "B{n}", from = {floor}, favourable = {str(n > 0).lower()} }}'
        for n, floor in enumerate(floors)
    )
    return rulebook(f"[levels.{level}]\nbands = [{listed}]")


def advice(text: str, more: str = "") -> Files:
    return rulebook(f'[[advice]]\nid = "x"\nmeasures = ["P1"]\n{more}\ntext = """{text}"""')


def chain(length: int) -> Files:
    """Rulebooks that extend each other, one after the other."""
    books = {f"b{n}.toml": f'id = "b{n}"\nextends = "b{n + 1}"\n' for n in range(length)}
    last = {f"b{length}.toml": 'id = "last"\nextends = "rapor-2026"\n'}
    return {**report("[rulebook]", 'use = "b0"'), **books, **last}


FIELDS = (
    "{0.__class__}",
    "{measure.__init__.__globals__}",
    "{x:9999999999}",
    "{measure:>9999999}",
    "{measure!r}",
    "{measure[0]}",
    "{}",
    "{0}",
    "{{{measure}}}",
    "{measure",
    "measure}",
    "{ measure }",
    "{MEASURE}",
    "{self}",
    "{measure:{actual}}",
    "%s %(x)s %n",
    "${measure}",
    "#{measure}",
    "{{ 7*7 }}",
    "{% raw %}",
)

CASES: Cases = {
    "bands that begin above nought": case(bands(10, 50), BUILT, WRONG),
    "bands upside down": wrong(bands(90, 10, 0)),
    "bands that begin twice": wrong(bands(0, 0, 50)),
    "bands closer than is printed": case(bands(0, 50, 50.0000001), BUILT, WRONG),
    "bands of no end": wrong(bands(0, "inf")),
    "bands of no number": wrong(bands(0, "nan")),
    "bands far beyond": case(bands(0, 9e15), BUILT, WRONG),
    "bands below nought": case(bands(-9e15, -1), BUILT, WRONG),
    "one band": case(bands(0), BUILT, WRONG),
    "no bands": case(rulebook("[levels.measure]\nbands = []"), BUILT, WRONG),
    "a band of an odd key": wrong(
        rulebook('[levels.measure]\nbands = [{ key = "__class__ }}", label = "x", from = 0 }]')
    ),
    "a band without a word": case(
        rulebook(
            '[levels.measure]\nbands = [{ key = "a", label = "", from = 0, favourable = false }, { key = "b", label = " ", from = 50, favourable = true }]'
        ),
        BUILT,
        WRONG,
    ),
    "a band of a thousand letters": built(
        rulebook(
            f'[levels.measure]\nbands = [{{ key = "a", label = "{"W" * 190}", from = 0, favourable = false }}, {{ key = "b", label = "{"M" * 190}", from = 50, favourable = true }}]'
        )
    ),
    "bands by the name of none": wrong(rulebook('[levels.measure]\nbands = "nowhere"')),
    "bands named after themselves": wrong(
        rulebook('[bands]\na = "a"\n[levels.measure]\nbands = "a"')
    ),
    "a rulebook of itself": wrong(alone('extends = "own"')),
    "two rulebooks of each other": wrong(
        alone('extends = "other"')
        | {"other.toml": WORDS.replace("own", "other") + 'extends = "own"'}
    ),
    "rulebooks in a row of nine hundred": case(chain(900), BUILT, WRONG),
    "a rulebook that leads out": wrong(report("[rulebook]", 'use = "../../../etc/passwd"')),
    "a rulebook of a NUL": wrong(report("[rulebook]", 'use = "\\u0000"')),
    "a rulebook of nowhere": wrong(report("[rulebook]", 'use = "' + "x" * 190 + '"')),
    "a rulebook of nothing": wrong(alone("") | {"own.toml": ""}),
    "a rulebook that is no TOML": wrong(alone("") | {"own.toml": b"\xff\xfe\0"}),
    "a rulebook of nothing but its name": wrong(alone("")),
    "a cap below the floor": wrong(rulebook("[scoring]\nfloor = 100\ncap = 0")),
    "a cap upon the floor": case(rulebook("[scoring]\nfloor = 50\ncap = 50"), BUILT, WRONG),
    "a floor far below": case(rulebook("[scoring]\nfloor = -9e15\ncap = 9e15"), BUILT, WRONG),
    "weights of ten to the sixteenth": case(
        rulebook(
            '[[perspectives]]\nid = "financial"\nweight = 1e16\n[[perspectives]]\nid = "customer"\nweight = 1e-9'
        ),
        BUILT,
        WRONG,
    ),
    "weights of nought": wrong(rulebook('[[perspectives]]\nid = "financial"\nweight = 0')),
    "weights below nought": wrong(rulebook('[[perspectives]]\nid = "financial"\nweight = -1')),
    "objectives of odd weights": case(
        rulebook("[objective_weights]\nS1 = 1e9\nS2 = 1e-9\nnowhere = 5"), BUILT, WRONG, REFUSED
    ),
    "a conversion that turns back": case(
        rulebook("[scoring]\nconversion = [[100, 0], [0, 100]]"), BUILT, WRONG
    ),
    "a conversion of one corner": case(rulebook("[scoring]\nconversion = [[0, 0]]"), BUILT, WRONG),
    "a conversion upright": case(
        rulebook("[scoring]\nconversion = [[50, 0], [50, 100]]"), BUILT, WRONG
    ),
    "a way of its own": wrong(rulebook("[scoring]\nmaximize = \"__import__('os')\"")),
    "confidence of nearly all": wrong(
        rulebook("[survey]\nconfidence = 0.9999999999999999\nsignificance = 1e-300")
    ),
    "coverage of more than all": wrong(rulebook("minimum_coverage = 1.0000001")),
    "a smallest group of none": wrong(rulebook("[survey]\nsmallest_group = 0")),
    "an advice of fields": wrong(advice(" ".join(FIELDS))),
    "an advice as long as it may be": built(advice("{measure} " + "kata " * 190)),
    "an advice of a wall": built(advice("W" * 900)),
    "an advice of lines": built(advice("a\\n\\u2028b\\u0085" * 40)),
    "three hundred advices of one text": case(
        rulebook(
            "".join(f'[[advice]]\nid = "a{n}"\nmeasures = ["P1"]\ntext = "x"\n' for n in range(270))
        ),
        BUILT,
        WRONG,
    ),
    "advice of no id": wrong(rulebook('[[advice]]\nid = ""\ntext = "x"')),
    "advice twice": wrong(
        rulebook('[[advice]]\nid = "x"\ntext = "x"\n[[advice]]\nid = "x"\ntext = "y"')
    ),
    "advice that never fits": case(
        rulebook('[[advice]]\nid = "x"\nmeasures = ["P1"]\nbelow = -9e15\ntext = "x"'), BUILT, WRONG
    ),
    "notes by the thousand": case(
        rulebook(f'[[notes]]\nsubject = "{"s" * 200}"\ntext = "{"t" * 900}"\n' * 900), BUILT, WRONG
    ),
    "a title of a thousand letters": built(
        rulebook("").__class__(
            {
                **rulebook(""),
                "own.toml": WORDS.replace('title = "own"', f'title = "{"W" * 1_000}"')
                + 'extends = "rapor-2026"\n',
            }
        )
    ),
    "drops of everything": wrong(
        rulebook(
            '[[perspectives]]\nid = "financial"\ndrop = true\n[[advice]]\nid = "nowhere"\ndrop = true'
        )
    ),
    "grades of one place": case(rulebook('[scales.x]\ngroups = [["A"]]'), BUILT, WRONG),
    "grades of no place": wrong(rulebook("[scales.x]\ngroups = [[]]")),
    "keys by the ten thousand": wrong(
        rulebook("".join(f"[formulas.x{n}]\n" for n in range(10_000)))
    ),
}

CASES |= {f"an advice of {field}": case(advice(field), BUILT, WRONG) for field in FIELDS}
