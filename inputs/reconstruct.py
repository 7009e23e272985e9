"""Reconstruct the rows of the two worked examples from the figures their papers print.

`python inputs/reconstruct.py` writes the row tables beside report.toml, the same bytes every time:
seeds are fixed, and only `Random.random()` is drawn, whose sequence Python guarantees.
What a person wrote (report.toml, realization, csf, links) is not touched.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt
from pathlib import Path
from random import Random

Row = Sequence[object]
Rows = Iterator[Row]
Matrix = list[list[int]]  # one list an item, one answer a respondent
Pairs = tuple[tuple[int, int], ...]  # items that ask the same thing, counted from 0
# code, name, ceiling, realized ÷ ceiling in per mille; the last line takes what is left
Lines = tuple[tuple[str, str, int, int | None], ...]

BUDGET = ("code", "name", "level", "ceiling", "realized")
YES_NO = ("tidak", "ya")
RESPONDENTS, LOW, SATISFIED, HIGH = 10, 1, 4, 5
CLOSE = 0.0001  # well within the three digits alpha is printed with

CUSTOMER_TOTALS = (32, 38, 38, 38, 40, 38, 32, 36, 36, 37)
CUSTOMER_ALPHA, EMPLOYEE_ALPHA = Fraction(750, 1000), Fraction(631, 1000)
CUSTOMER_PAIRS = ((0, 2), (1, 6), (3, 8), (4, 9))
EMPLOYEE_TOTALS = (38, 37, 46, 41, 34, 35, 36, 38, 39, 37)
EMPLOYEE_PAIRS = ((0, 5), (1, 6), (2, 7), (3, 8), (4, 9))


def spread(left: Sequence[int], right: Sequence[int]) -> int:
    """n² times the covariance (of a list with itself: the variance); whole numbers stay exact."""
    products = sum(a * b for a, b in zip(left, right, strict=True))
    return len(left) * products - sum(left) * sum(right)


def cronbach_alpha(items: Matrix) -> Fraction:
    """k ÷ (k − 1) × (1 − Σ item variances ÷ variance of the totals)."""
    totals = [sum(answers) for answers in zip(*items, strict=True)]
    within = sum(spread(item, item) for item in items)
    return Fraction(len(items), len(items) - 1) * (1 - Fraction(within, spread(totals, totals)))


def correlation(left: Sequence[int], right: Sequence[int]) -> float:
    scale = spread(left, left) * spread(right, right)
    return spread(left, right) / sqrt(scale) if scale else 0.0


def distance(items: Matrix, alpha: Fraction, pairs: Pairs) -> float:
    """How far from the printed alpha, and from pairs of like questions that correlate."""
    apart = sum(max(0.0, 0.5 - correlation(items[a], items[b])) for a, b in pairs)
    return float(abs(cronbach_alpha(items) - alpha)) + apart


def shifted(items: Matrix, rng: Random) -> Matrix:
    """One item with a point moved from one respondent to another: its total stays."""
    changed = int(rng.random() * len(items))
    answers = items[changed].copy()
    answers[int(rng.random() * RESPONDENTS)] -= 1
    answers[int(rng.random() * RESPONDENTS)] += 1
    if min(answers) < LOW or max(answers) > HIGH:
        return items
    return [*items[:changed], answers, *items[changed + 1 :]]


def even(total: int) -> list[int]:
    """The total shared out as evenly as whole answers allow."""
    base, more = divmod(total, RESPONDENTS)
    return [base + (respondent < more) for respondent in range(RESPONDENTS)]


def climbed(totals: Sequence[int], alpha: Fraction, pairs: Pairs, seed: int) -> Matrix:
    """Answers with these item totals whose alpha prints as given; hill climbing from a shuffle."""
    rng = Random(seed)
    items = [even(total) for total in totals]
    for _ in range(20):  # away from the even start, where nobody differs from anybody
        items = shifted(items, rng)
    best = distance(items, alpha, pairs)
    while best >= CLOSE:
        candidate = shifted(items, rng)
        reached = distance(candidate, alpha, pairs)
        if reached <= best:
            items, best = candidate, reached
    return items


def survey(items: Matrix) -> Rows:
    yield "respondent_id", *(f"q{number}" for number in range(1, len(items) + 1))
    for number, answers in enumerate(zip(*items, strict=True), start=1):
        yield f"R-{number:02}", *answers


def spent(lines: Lines, ratio: int) -> Iterator[tuple[str, str, int, int]]:
    """Each line with its realized rupiah; Σ realized ÷ Σ ceiling is `ratio` ÷ 10 000 exactly."""
    left = sum(ceiling for _, _, ceiling, _ in lines) * ratio // 10_000
    for code, name, ceiling, mille in lines:
        realized = left if mille is None else ceiling * mille // 1_000
        left -= realized
        yield code, name, ceiling, realized


KLATEN_LINES = (
    ("2.12.01", "Penunjang urusan pemerintahan", 6_412_500_000, 1_148),
    ("2.12.02", "Pendaftaran penduduk", 1_685_000_000, 1_204),
    ("2.12.03", "Pencatatan sipil", 742_500_000, 1_132),
    ("2.12.04", "Pengelolaan informasi kependudukan", 968_000_000, 1_187),
    ("2.12.05", "Pengelolaan profil kependudukan", 192_000_000, None),
)
STAFF, CIVIL_SERVANTS, TRAINED = 78, 38, 20
KLATEN_OUTPUTS = (12, 48_000, 21_500, 6, 2)


def klaten_budget() -> Rows:
    """Σ realized ÷ Σ ceiling = 1.1618; outputs as planned; outcomes 1 where 100 was promised."""
    yield *BUDGET, "output_target", "output_actual", "outcome_target", "outcome_actual"
    for line, output in zip(spent(KLATEN_LINES, 11_618), KLATEN_OUTPUTS, strict=True):
        code, name, ceiling, realized = line
        yield code, name, "program", ceiling, realized, output, output, 100, 1


def klaten_times() -> Rows:
    """Ten recordings of 5.37 minutes on average, against five."""
    yield "service", "minutes", "standard_minutes"
    for minutes in ("4.8", "5.6", "5.1", "6.2", "4.9", "5.5", "5.3", "5.9", "4.7", "5.7"):
        yield "Perekaman KTP-el", minutes, 5


def klaten_staff() -> Rows:
    """78 staff, 38 of them civil servants, 20 of those trained."""
    yield "staff_id", "status", "trained"
    for number in range(1, STAFF + 1):
        status = "pns" if number <= CIVIL_SERVANTS else "non_pns"
        yield f"S-{number:03}", status, YES_NO[number <= TRAINED]


BIRO_LINES = (
    ("4.01.01.1.01", "Perencanaan dan evaluasi kinerja", 640_000_000, 972),
    ("4.01.01.1.02", "Administrasi keuangan", 3_860_000_000, 985),
    ("4.01.01.1.05", "Administrasi kepegawaian", 580_000_000, 918),
    ("4.01.01.1.06", "Administrasi umum", 1_720_000_000, 941),
    ("4.01.05.1.01", "Fasilitasi keprotokolan", 2_950_000_000, 969),
    ("4.01.05.1.02", "Fasilitasi materi dan komunikasi pimpinan", 1_430_000_000, 934),
    ("4.01.05.1.03", "Fasilitasi agenda pimpinan", 820_000_000, None),
)
BIRO_PROGRAMMES = {"4.01.01": "Penunjang urusan pemerintahan", "4.01.05": "Administrasi pimpinan"}
KINDS = (  # kind, documents, whether the procedure was checked
    ("surat dinas", 96, True),
    ("naskah sambutan", 48, True),
    ("risalah rapat", 34, True),
    ("agenda pimpinan", 65, False),
)
TRAINING = (
    ("training_id", "name", "planned", "held", "participants", "passed"),
    ("T-01", "Tata naskah dinas", "ya", "ya", 15, 15),
    ("T-02", "Keprotokolan", "ya", "ya", 14, 14),
    ("T-03", "Pengelolaan arsip", "ya", "ya", 16, 15),
    ("T-04", "Komunikasi publik", "ya", "ya", 13, 13),
)
SERVICES = ("Cuti", "Kenaikan gaji berkala", "Kenaikan pangkat", "Izin belajar", "Usul pensiun")
LATE, AGAINST_SOP = 137, 59  # the one late document, the one against procedure


def biro_budget() -> Rows:
    """Σ realized ÷ Σ ceiling = 0.9613 over the activities; programmes are their sums."""
    yield BUDGET
    activities = list(spent(BIRO_LINES, 9_613))
    for programme, title in BIRO_PROGRAMMES.items():
        lines = [line for line in activities if line[0].startswith(programme)]
        ceilings, realized = zip(*(line[2:] for line in lines), strict=True)
        yield programme, title, "program", sum(ceilings), sum(realized)
        yield from ((code, name, "kegiatan", *money) for code, name, *money in lines)


def trusting(rng: Random, doubtful: bool) -> list[int]:
    """Six answers, 4 or more on average unless doubtful; drawn until they are."""
    mood = (2.6 if doubtful else 4.1) + rng.random() - 0.5
    drawn = [int(mood + ease + 1.6 * rng.random()) for ease in (0.2, -0.4, 0.1, 0.3, -0.1, 0.0)]
    answers = [min(HIGH, max(LOW, answer)) for answer in drawn]
    as_meant = (sum(answers) < SATISFIED * len(answers)) == doubtful
    return answers if as_meant else trusting(rng, doubtful)


def biro_trust() -> Rows:
    """30 respondents, 27 of whom answer 4 or more on average."""
    rng = Random(2023)
    answers = [trusting(rng, number in (8, 17, 24)) for number in range(1, 31)]
    yield from survey([list(item) for item in zip(*answers, strict=True)])


def biro_documents() -> Rows:
    """243 documents due in 2023, one of them late; 178 checked, one against procedure."""
    rng = Random(243)
    days = (date(2023, 1, 2) + timedelta(n) for n in range(362))
    workdays = [day for day in days if day.isoweekday() in range(1, 6)]
    kinds = [(kind, checked) for kind, count, checked in KINDS for _ in range(count)]
    kinds.sort(key=lambda _: rng.random())
    yield "document_id", "kind", "due_on", "finished_on", "follows_sop", "backed_up"
    for number, (kind, checked) in enumerate(kinds, start=1):
        due = 5 + (number - 1) * (len(workdays) - 5) // len(kinds)
        finished = due + 3 if number == LATE else due - int(rng.random() * 5)
        sop = YES_NO[number != AGAINST_SOP] if checked else ""
        yield f"D-{number:03}", kind, workdays[due], workdays[finished], sop, ""


def biro_customers() -> Rows:
    """30 units served, 27 of which stayed."""
    yield "customer_id", "retained"
    for number in range(1, 31):
        yield f"M-{number:02}", YES_NO[number not in (6, 13, 29)]


def biro_services() -> Rows:
    """Five personnel services, two of them digital."""
    yield "service", "digital"
    for service in SERVICES:
        yield service, YES_NO[service in SERVICES[:2]]


def tables() -> Iterator[tuple[str, Iterable[Row]]]:
    """Every row table by its path below inputs/."""
    customer = climbed(CUSTOMER_TOTALS, CUSTOMER_ALPHA, CUSTOMER_PAIRS, seed=1)
    employee = climbed(EMPLOYEE_TOTALS, EMPLOYEE_ALPHA, EMPLOYEE_PAIRS, seed=10)
    yield "klaten-2019/budget.csv", klaten_budget()
    yield "klaten-2019/survey_customer.csv", survey(customer)
    yield "klaten-2019/survey_employee.csv", survey(employee)
    yield "klaten-2019/service_times.csv", klaten_times()
    yield "klaten-2019/staff.csv", klaten_staff()
    yield "biro-adpim/budget.csv", biro_budget()
    yield "biro-adpim/survey_trust.csv", biro_trust()
    yield "biro-adpim/customers.csv", biro_customers()
    yield "biro-adpim/documents.csv", biro_documents()
    yield "biro-adpim/training.csv", TRAINING
    yield "biro-adpim/services.csv", biro_services()


def main() -> None:
    for name, rows in tables():
        path = Path(__file__).parent / name
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
