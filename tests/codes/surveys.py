"""Surveys: their items, their answers, the form they come in."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pyreadstat

from tests.codes.builders import Files, realization, report, rewritten, source, survey
from tests.workbooks_by_hand import workbook

TEXTS = ('{ id = "q1", text = "Dokumen lengkap" }', '{ id = "q2", text = "Petugas ramah" }')
ALIKE = ('{ id = "q1", text = "Petugas ramah" }', '{ id = "q2", text = "Petugas ramah" }')
KNOWN = rewritten('items = ["q1", "q2"]', 'items = ["q1", "q2"]\nrespondents = 2')
SHARE = realization("survey.total_index", "survey.satisfied_share")


def _index(formula: str, items: Sequence[str], scale: str = "[1, 4]") -> Files:
    return {
        **survey((3, 4), (2, 3), items=items, scale=scale),
        **realization("survey.total_index", formula),
    }


def _variables(line: str, *terms: str, dependent: str = "q2") -> Files:
    """A variable of the survey, and a regression on these terms where there are any."""
    asked = f'[surveys.trust.regression]\ndependent = "{dependent}"\nterms = {list(terms)}'
    return report("[surveys.trust.variables]", line, *([asked] if terms else []))


def _totals(*lines: str) -> Files:
    return {"survey_trust.csv": None, "survey_trust_totals.csv": "\n".join(["item,total", *lines])}


def _versions() -> Files:
    items = ('{ id = "q1", headings = ["Petugas ramah"] }', '"q2"')
    return survey((4, 5, 3), items=items, headings="q1,Petugas ramah,q2")


def _reviewed(*verdicts: str) -> Files:
    """A survey as ODK Central exports it, with what its supervisor says of each response."""
    head = "SubmissionDate,q1,q2,KEY,ReviewState\n"
    rows = [f"2024-05-01,4,5,u{n},{verdict}\n" for n, verdict in enumerate(verdicts)]
    return {"survey_trust.csv": head + "".join(rows)}


def _spss(labels: Mapping[float, str], code: float) -> Files:
    """A survey as SPSS keeps it: one answer has this code, and codes have words."""
    frame = pl.DataFrame({"respondent_id": ["R1", "R2"], "q1": [code, 4.0], "q2": [3.0, 4.0]})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.sav"
        pyreadstat.write_sav(frame, path, variable_value_labels={"q1": dict(labels)})
        return {"survey_trust.csv": None, "survey_trust.sav": path.read_bytes()}


def _recoded() -> Files:
    """A survey whose second item is its first turned round, words and all."""
    words = dict(
        enumerate(("Tidak setuju", "Kurang setuju", "Cukup setuju", "Setuju", "Sangat setuju"), 1)
    )
    frame = pl.DataFrame(
        {"respondent_id": [f"R{n}" for n in range(12)], "q1": [float(n % 5 + 1) for n in range(12)]}
    ).with_columns((6 - pl.col("q1")).alias("q1r"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.sav"
        labels = {
            "q1": {float(n): w for n, w in words.items()},
            "q1r": {6.0 - n: w for n, w in words.items()},
        }
        pyreadstat.write_sav(frame, path, variable_value_labels=labels)
        return {
            "survey_trust.csv": None,
            "survey_trust.sav": path.read_bytes(),
            **rewritten('items = ["q1", "q2"]', 'items = ["q1", "q1r"]'),
        }


JDI = [f'{{ id = "q{n}", facet = "{facet}" }}' for n, facet in enumerate(("work", "pay"), 1)]

_LONG = "responden,butir,nilai\nR1,q1,4\nR1,q2,5\nR2,q1,3\nR2,q2,4\n"
SURVEYS: dict[str, Files] = {
    "survey-twice": {"survey_trust_totals.csv": "item,total\nq1,7\nq2,9\n"},
    "respondents-missing": _totals("q1,7", "q2,9"),
    "survey-without-items": rewritten('items = ["q1", "q2"]\n', ""),
    "unknown-item": {**_totals("q1,7", "q2,9", "q9,9"), **KNOWN},
    "item-missing": {**_totals("q1,7"), **KNOWN},
    "variable-name-taken": _variables('q1 = ["q2"]'),
    "unknown-term": _variables('X1 = ["q1"]', "X2"),
    "item-enters-twice": _variables('X1 = ["q1", "q2"]', "X1", "q2"),
    "dependent-among-terms": _variables('X1 = ["q1"]', "X1", "q2", dependent="X1"),
    "unknown-element": _index("survey.ikm_2017", ['{ id = "q1", element = "mood" }', '"q2"']),
    "element-missing": _index("survey.ikm_2017", ['"q1"', '"q2"']),
    "facet-items": _index("survey.jdi", JDI),
    "scale-differs": _index("survey.ikm_2017", ['"q1"', '"q2"'], scale="[1, 5]"),
    "formula-needs-answers": {**_totals("q1,7", "q2,9"), **KNOWN, **SHARE},
    "incomplete-responses": {
        "survey_trust.csv": "id,submitdate,q1,q2\n1,2024-01-01,4,5\n2,,3,\n3,2024-01-02,3,4\n"
    },
    "rejected-responses": _reviewed("approved", "rejected"),
    "unapproved-responses": _reviewed("approved", ""),
    "refused-to-take-part": {
        "survey_trust.csv": "respondent_id,Bersedia diwawancarai?,q1,q2\n"
        "R1,Ya,4,5\nR2,Ya,3,4\nR3,Tidak,,\n"
    },
    "respondents-numbered": {"survey_trust.csv": "unit,q1,q2\nA,4,5\nA,3,4\n"},
    "respondent-or-sum": {"survey_trust.csv": "unit,q1,q2\nA,4,5\nA,3,4\n,3.5,4.5\n"},
    "labelled-outside-scale": _spss({9.0: "Belum ada"}, 9.0),
    "labels-against-scale": _spss({1.0: "Sangat setuju", 5.0: "Sangat tidak setuju"}, 1.0),
    "labels-turned-with-answers": _recoded(),
    "no-answer-given": survey(("Tidak menjawab", "5"), ("3", "4")),
    "answers-how-often": survey(("Selalu", "Jarang"), ("Sering", "Tidak pernah")),
    "banner-row": {
        "survey_trust.csv": "respondent_id,q1,q2\nLoket A,,\nR1,4,5\nLoket B,,\nR2,3,4\nR3,3,4\n"
    },
    "words-of-their-own": survey(("Sangat tidak puas", "Sangat kurang"), ("Puas", "Baik")),
    "element-named-otherwise": _index(
        "survey.ikm_2017", ['{ id = "U8", text = "Sarana dan prasarana" }', '"U9"']
    ),
    "ticked-condition": {
        **realization("minimize,5,4,", "maximize,100,,share"),
        **report('[measures."P1"]', 'table = "documents"', 'column = "kind"', 'is = "surat"'),
        "documents.csv": 'document_id,kind\nD1,"surat, nota"\nD2,surat\nD3,nota\n',
    },
    "column-not-a-group": {
        **realization("minimize,5,4,", "maximize,100,,share"),
        **report('[measures."P1"]', 'table = "survey_trust"', 'column = "web"', "is = 1"),
        "survey_trust.csv": "respondent_id,q1,q2,web\nR1,4,5,1\nR2,3,4,0\n",
    },
    "filter-kept": {
        "survey_trust.csv": "respondent_id,q1,q2,filter_$\nR1,4,5,1\nR2,3,4,0\nR3,3,4,1\n"
    },
    "answers-in-rows": {"survey_trust.csv": _LONG},
    "answer-twice": {
        **source(
            "survey_trust", 'long = { respondent = "responden", item = "butir", answer = "nilai" }'
        ),
        "survey_trust.csv": f"{_LONG}R2,q2,3\n",
    },
    "questions-in-rows": {
        "survey_trust.csv": "Pertanyaan,R1,R2,R3,R4,R5\nRapi,4,5,4,3,4\nCepat,3,5,4,4,4\n"
    },
    "items-on-another-sheet": {
        "survey_trust.csv": None,
        "survey_trust.xlsx": workbook(
            {
                "survey_trust": [["_id", "loket", "_submission_time"], [1, "A", "2024-01-01"]],
                "orang": [["q1", "q2", "_index", "_parent_index"], [4, 5, 1, 1]],
            }
        ),
    },
    "item-in-two-columns": survey(
        (4, 5, 3), items=TEXTS, headings="1. Petugas ramah,Petugas ramah?,q1"
    ),
    "column-of-two-items": survey((4, 5), items=ALIKE, headings="Petugas ramah,q2"),
    "answered-twice": _versions(),
    "unknown-answer": survey(("Puas", "5"), ("Pusa", "4")),
    "ambiguous-answer": survey(("Puas", "Sangat Puas"), ("Tidak Puas", "Puas"), scale="[1, 4]"),
    "answer-number-differs": survey(
        ("1. Sangat Setuju", "2. Setuju"), ("4. Tidak Setuju", "3. Netral")
    ),
    "answers-of-other-scale": survey(
        ("Sangat Tidak Puas", "Puas"), ("Netral", "Tidak Puas"), scale="[1, 4]"
    ),
    "several-answers": survey(("Puas;Sangat Puas", "Puas"), ("Sangat Puas", "Netral")),
    "joined-groups": survey(
        (4, 5, "KTP;KK"), (3, 4, "KTP"), keys='groups = ["unit"]', headings="q1,q2,unit"
    ),
    "joined-condition": {
        **realization("minimize,5,4,", "maximize,100,,share"),
        **report('[measures."P1"]', 'table = "documents"', 'column = "kind"', 'is = "surat"'),
        "documents.csv": 'document_id,kind\nD1,"surat, agenda"\nD2,surat\n',
    },
    "counts-differ": {
        "survey_trust.csv": None,
        "survey_trust_counts.csv": "item,1,2,3,4,5,total\nq1,0,0,1,1,0,3\nq2,0,0,0,1,1,2\n",
    },
    "number-skipped": {
        "survey_trust.csv": None,
        "survey_trust_counts.csv": "no,item,1,2,3,4,5\n1,q1,0,0,1,1,0\n3,q2,0,0,0,1,1\n",
    },
}
