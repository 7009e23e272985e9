"""Surveys: what their answers mean, which column asks what, on which scale."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pyreadstat

from tests.codes.builders import Files, merged, realization, report, reported, rewritten, survey
from tests.open_cases.officer import Case
from tests.workbooks_by_hand import workbook

_TWO = ('{ id = "q1", text = "Petugas ramah" }', '{ id = "q2", text = "Ruang bersih" }')
_ILLS = ('{ id = "q1", text = "Ada pungutan liar" }', '{ id = "q2", text = "Ada percaloan" }')
_SIX = ((4, 5), (3, 4), (4, 4), (5, 4), (3, 3), (4, 5))
_WORDS = {1: "Sangat tidak setuju", 2: "Tidak setuju", 3: "Netral", 4: "Setuju", 5: "Sangat setuju"}
_RIGHT = {"C1": 48.0}
_ELEMENTS = (
    *("Persyaratan", "Sistem, mekanisme, dan prosedur", "Waktu penyelesaian", "Biaya/Tarif"),
    *("Produk spesifikasi jenis pelayanan", "Kompetensi pelaksana", "Perilaku pelaksana"),
    *("Sarana dan prasarana", "Penanganan pengaduan, saran, dan masukan"),
)
"""The first seven in the order of their codes; the last two the other way round."""


def _worded(**instead: str) -> list[list[str]]:
    """The six respondents in words, some of them written otherwise."""
    words = {number: instead.get(f"as_{number}", word) for number, word in _WORDS.items()}
    return [[words[answer] for answer in row] for row in _SIX]


def _index(items: Sequence[str], scale: str = "[1, 4]", code: str = "U") -> Files:
    return {
        **survey(
            *([3] * 9, [4] * 9, [2] * 9, [3] * 9, [4] * 9, [2] * 9),
            items=items,
            scale=scale,
            headings=",".join(f"{code}{n}" for n in range(1, 10)),
        ),
        **realization("survey.total_index", "survey.ikm_2017"),
    }


def _items(*, named: bool, coded: bool) -> list[str]:
    """The nine items with their texts, and with codes of elements that fit them or not."""
    return [
        f'{{ id = "{"U" if coded else "p"}{n}"' + (f', text = "{text}"' if named else "") + " }"
        for n, text in enumerate(_ELEMENTS, 1)
    ]


def _spss(labels: Mapping[float, str], *answers: Sequence[float]) -> Files:
    """A survey as SPSS keeps it, with words for the codes of both items."""
    rows = answers or _SIX
    frame = pl.DataFrame(
        {
            "respondent_id": [f"R{n}" for n in range(len(rows))],
            "q1": [float(row[0]) for row in rows],
            "q2": [float(row[1]) for row in rows],
        }
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.sav"
        pyreadstat.write_sav(frame, path, variable_value_labels=dict.fromkeys(("q1", "q2"), labels))
        return {"survey_trust.csv": None, "survey_trust.sav": path.read_bytes()}


_TURNED = [
    ["Pertanyaan", *(f"R{n}" for n in range(1, 7))],
    ["q1 ramah", *(row[0] for row in _SIX)],
    ["q2 bersih", *(row[1] for row in _SIX)],
]

_LONG = "responden,butir,nilai\n" + "".join(
    f"R{who},q{item},{answer}\n"
    for who, answers in enumerate(_SIX)
    for item, answer in enumerate(answers, 1)
)
SURVEYS: dict[str, Case] = {
    "a row for each answer": Case({"survey_trust.csv": _LONG}, _RIGHT),
    "a code beside the scale": Case(survey(*_SIX, (99, 4)), _RIGHT),
    "a word misspelt": Case(survey(*_worded(as_4="Setjuu")), _RIGHT),
    "two words in one answer": Case(
        survey(*_worded(as_4="Setuju / Puas", as_5="Sangat setuju / Sangat puas")), _RIGHT
    ),
    "how much of something bad": Case(
        survey(
            ("Tidak ada", "Tidak ada"), ("Tidak ada", "Jarang ada"), ("Jarang ada", "Tidak ada"),
            ("Tidak ada", "Selalu ada"), ("Jarang ada", "Sering ada"), ("Tidak ada", "Kadang ada"),
            items=_ILLS,
        ),
        {"C1": 48.0},
    ),
    "words of two scales": Case(
        survey(
            *(["Puas", "Sangat Puas"], ["Tidak Puas", "Puas"], ["Puas", "Puas"]),
            *(["Sangat Puas", "Puas"], ["Puas", "Tidak Puas"], ["Puas", "Puas"]),
            scale="[1, 4]",
        ),
        {"C1": 36.0},
        {"labels": {"Tidak Puas": "2"}},
    ),
    "words of a longer scale": Case(survey(*_worded(as_3="Netral"), scale="[1, 4]"), _RIGHT),
    "numbers that differ from their words": Case(
        survey(*_worded(as_5="1. Sangat setuju", as_4="2. Setuju", as_3="3. Netral")), _RIGHT
    ),
    "an answer of his own": Case(
        survey(*_worded()[:5], ["-oth-", "Netral"], ["Setuju", "Sangat setuju"]), _RIGHT
    ),
    "SPSS words that run the other way": Case(
        _spss({6 - n: word for n, word in _WORDS.items()}, *((6 - a, 6 - b) for a, b in _SIX)),
        _RIGHT,
    ),
    "an SPSS code for no answer": Case(
        _spss({**_WORDS, 9: "Tidak menjawab"}, *_SIX, (9, 3)), _RIGHT
    ),
    "an SPSS code within the scale for no answer": Case(
        _spss(
            {**{n: _WORDS[n] for n in range(1, 5)}, 5: "Tidak menjawab"},
            *((min(a, 4), min(b, 4)) for a, b in _SIX), (5, 3),
        ),
        {"C1": 45.0},
    ),
    "an SPSS code for something unsaid": Case(
        _spss({**_WORDS, 9: "Belum ada"}, *_SIX, (9, 3)), _RIGHT
    ),
    "codes that are those of other items": Case(
        survey(
            *((1, a, b) for a, b in _SIX),
            items=_TWO,
            headings="q1. Lama antre,q2. Petugas ramah,q3. Ruang bersih",
        ),
        _RIGHT,
    ),
    "an item in two columns": Case(
        survey(
            *((a, 1, b) for a, b in _SIX),
            items=_TWO,
            headings="1. Petugas ramah,Petugas ramah?,Ruang bersih",
        ),
        _RIGHT,
    ),
    "items on another sheet": Case(
        {
            "survey_trust.csv": None,
            "survey_trust.xlsx": workbook(
                {
                    "survey_trust": [["_id", "loket", "_submission_time"], [1, "A", "2024-01-01"]],
                    "orang": [
                        ["q1", "q2", "_index", "_parent_index"],
                        *([*row, n, 1] for n, row in enumerate(_SIX, 1)),
                    ],
                }
            ),
        },
        _RIGHT,
    ),
    "a question in every row": Case(
        {
            "survey_trust.csv": None,
            "survey_trust.xlsx": workbook({"Rekap": _TURNED}),
            **rewritten(
                'items = ["q1", "q2"]',
                'items = [{ id = "q1", text = "q1 ramah" }, { id = "q2", text = "q2 bersih" }]',
            ),
        },
        _RIGHT,
    ),
    "respondents in rows, said to be turned": Case(
        report("[sources.survey_trust]", "transposed = true"), _RIGHT
    ),
    "nothing said of its items": Case(rewritten('\nitems = ["q1", "q2"]', ""), _RIGHT),
    "totals of an item that is not declared": Case(
        {
            "survey_trust.csv": None,
            "survey_trust_totals.csv": "item,total\nq1,23\nq3,25\n",
            **rewritten('items = ["q1", "q2"]', 'items = ["q1", "q2"]\nrespondents = 6'),
        },
        _RIGHT,
    ),
    "a share of what one column says": Case(
        {
            **merged(
                reported({"formula": "share", "actual": "", "measured_in": "percent"}),
                report('[measures."M"]', 'table = "survey_trust"', 'column = "daring"', "is = 1"),
            ),
            "survey_trust.csv": "respondent_id,q1,q2,daring\n"
            + "".join(f"R{n},{a},{b},{n % 2}\n" for n, (a, b) in enumerate(_SIX)),
        },
        {"M": 50.0},
    ),
    "answers of four on a scale of five": Case(
        _index(_items(named=False, coded=True), "[1, 5]"), {"C1": 75.0}
    ),
    "elements by their texts": Case(
        _index(_items(named=True, coded=False), code="p"), {"C1": 75.0}
    ),
    "elements against their codes": Case(_index(_items(named=True, coded=True)), {"C1": 75.0}),
    "a regression of an item on itself": Case(
        report("[surveys.trust.regression]", 'dependent = "q1"', 'terms = ["q1", "q2"]'), _RIGHT
    ),
    "a question that stands there twice, once turned round": Case(
        {
            **rewritten('\nitems = ["q1", "q2"]', ""),
            "survey_trust.csv": "respondent_id,q1,q2,q3\n"
            + "".join(f"R{n},{a},{b},{6 - a}\n" for n, (a, b) in enumerate((*_SIX, *_SIX))),
        },
        {"C1": 96.0},
        {"items": ({"id": "q1"}, {"id": "q2"})},
    ),
}  # fmt: skip
