"""A polarity that report.toml gives to all measures, beside a name that speaks of the other way."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.delivery import ROW
from pipeline.problems import Problem
from pipeline.proposals import Proposal
from pipeline.reportfile import FileSource
from pipeline.scorecard import Polarity
from pipeline.validate.review import Review

_TABLE, _COLUMN = "realization", "polarity"
_BAD = re.compile(
    r"\b(keterlambatan|kematian|kemiskinan|penduduk miskin|pengangguran|stunting|wasting|"
    r"putus sekolah|kecelakaan|kehilangan|kebocoran|temuan berulang|pelanggaran|gangguan|"
    r"korban|kerugian|ketimpangan|gini|waktu (tunggu|tanggap|antre|respon)|masa tunggu|"
    r"lama (antre|antrian|antrean|tunggu)|delays?|deaths?|mortality|waiting time)\b"
)
"""Words for something of which less is better."""
_MENDED = re.compile(
    r"\b(penurunan|turunnya|menurunnya|berkurangnya|pengurangan|pencegahan|penanganan|"
    r"penanggulangan|penyelesaian|pengendalian|penertiban|\w*tindak ?lanjuti?\w*|"
    r"(di|ter)(selesaikan|tangani|tertibkan|cegah|pulihkan|bina|layani|tanggulangi)|"
    r"ditindak|(keluar|lulus) dari|"
    r"bebas|tanpa|zero|tepat waktu|sesuai standar|reduction|resolved|handled)\b"
)
"""Words for what was done against it, of which more is better."""


def polarities_given_to_all_fit_each(review: Review) -> Iterator[Problem]:
    """A warning: the polarity given to all measures would score this measure backwards."""
    register = review.read(_TABLE)
    given = review.report_file.sources.get(_TABLE, FileSource()).values.get(_COLUMN)
    if register is None or given != Polarity.MAXIMIZE:
        return
    for row, measure, name in register.frame.select(ROW, "measure_id", "measure").iter_rows():
        is_told = measure is None or review.parameters(measure).polarity is not None
        if not is_told and name and speaks_of_less(name):
            line = Proposal(("measures", measure), {_COLUMN: Polarity.MINIMIZE.value}, "choice")
            problem = register.problem("polarity-unlikely", row, "measure", name)
            yield replace(problem, proposals=(line,))


def speaks_of_less(name: str) -> bool:
    """Whether a measure counts something of which less is better, not what was done against it."""
    return bool(_BAD.search(name.casefold())) and not tells_of_mending(name)


def tells_of_mending(name: str) -> bool:
    """Whether a measure counts what was done against something."""
    return bool(_MENDED.search(name.casefold()))
