"""The two studies behind the worked examples, in their own words: what they say against their own
figures is reported, and with the figures mended nothing is."""

from collections.abc import Mapping

import pytest

from tests.prose_by_hand import claimed
from tests.test_examine_prose import example

CIVIL_REGISTRY = """
The program is economical if it runs optimally and saves the budget target, thus, it will be economic if the value obtained is less than 100%. The measurement of the economic level of the Population and Civil Registry Office of Klaten Regency in 2019 was 11618%. Based on the calculation analysis, Population and Civil Registry Office of Klaten Regency has an economical level because it obtained the percentage exceeding 100%.

Measurement of the efficiency level in the Population and Civil Registry Office based on the calculation analysis was 116.18%. It appears that the Population and Civil Registry Office of Klaten Regency was inefficient because the Population and Civil Registry Office of Klaten Regency had not been able to minimize expenditure within the existing budget. Furthermore, the measurement of financial performance based on the effectiveness aspect in the Population and Civil Registry Office shows the result of 1%, which means that it was effective because the acquisition result was less than 65%.

A total of 10 questionnaires consisting of 10 questions met the requirements for processing. The reliability test results for 10 questions obtain value of 0.750, which indicates that the questionnaires are very reliable. The standard used in data management at least reached the intervals 301-400 or in satisfied category. In table 2 the lowest score was obtained from the distribution of 10 questionnaires concerning service satisfaction of 32. Overall, the community satisfaction index obtained from the distribution of the 10 questionnaires in Table 2 reached 365.

From 10 respondents studied in the e-KTP recording process, the average time required is 5.37 minutes. Based on the results of the SCE calculation, the comparison between the processing time of E-KTP recording service and the standard time set by the employees was 93.17%, which is high because the value is close to 100%.

In table 4, the lowest score obtained from the distribution of 10 questionnaires is regarding providing seminars to improve the quality of employee resources of 34. From the 38 civil servants, 20 employees have occupied a position as head of section, head of division, head of subdivision and head of office.

The performance of internal business perspectives was assessed using Service Cycle Efficiency (SEC) which shows a ratio of 93.17% meaning that it is efficient to provide service to the community in e-KTP recording; Performance of learning and growth perspective obtained a total index of 381 which means that employees are satisfied with the facilities and tasks that are given and obtained 52.63% of total employees who have met the requirements for employees for skills development.

Also, the lowest score is found in the customer perspective regarding the service from the results of the questionnaire distributed.
"""  # noqa: E501
MENDED = {
    "economic if the value obtained is less than": "economic if the value obtained is more than",
    "11618%": "116.18%",
    "it was effective because": "it was ineffective because",
    "concerning service satisfaction of 32": "concerning service satisfaction and access to "
    "information, which share the lowest score of 32",
    "93.17%": "93.11%",
    "the lowest score is found in the customer perspective": "the lowest score is found in the "
    "financial perspective",
}
TOLD = [
    "economic … less than 100%",
    "11618%",
    "effective … less than 65%",
    "the lowest",
    "93.17%",
    "93.17%",
    "the lowest",
]

BUREAU = """
In the financial perspective, the bureau achieved expenditure realization of 96.13% of the target, showing good budget efficiency. The customer perspective recorded an achievement of 90% for trust and reputation, and Customer Retention of 90%, indicating the effectiveness of the customer relationship strategy. In the internal business process perspective, the bureau achieved targets on SOP accuracy (99.44%), number of trainings (100%), and timeliness of documents (99.59%), reflecting operational efficiency. In the learning and growth perspective, the bureau successfully implemented a training program with a pass rate of 98.28% and digitization of personnel services by 40%.

The bureau has successfully achieved all the set targets, reflecting a commitment to budget efficiency.
"""  # noqa: E501


def mended(text: str, by: Mapping[str, str]) -> str:
    for wrong, right in by.items():
        assert wrong in text
        text = text.replace(wrong, right)
    return text


def test_the_study_of_the_civil_registry_contradicts_its_own_figures() -> None:
    found = claimed("text.closing", CIVIL_REGISTRY, example("klaten-2019"))
    assert [claim.replace("economical …", "economic …") for claim in found] == TOLD


@pytest.mark.parametrize("wrong", MENDED)
def test_each_mended_figure_is_told_no_more(wrong: str) -> None:
    case = example("klaten-2019")
    before = claimed("text.closing", CIVIL_REGISTRY, case)
    after = claimed("text.closing", mended(CIVIL_REGISTRY, {wrong: MENDED[wrong]}), case)
    assert len(after) == len(before) - CIVIL_REGISTRY.count(wrong)


def test_the_study_with_its_figures_mended_contradicts_nothing() -> None:
    assert claimed("text.closing", mended(CIVIL_REGISTRY, MENDED), example("klaten-2019")) == []


def test_the_abstract_of_the_bureau_claims_targets_it_missed() -> None:
    case = example("biro-adpim")
    assert claimed("text.closing", BUREAU, case) == ["achieved all the set targets"]
    right = BUREAU.replace("achieved all the set targets", "pursued all the set targets")
    assert claimed("text.closing", right, case) == []


@pytest.mark.parametrize(
    ("measure", "wrong", "claim", "right"),
    [
        ("F1", "Tingkat ekonomi sebesar 11618 persen.", "11618 persen",
         "Tingkat ekonomi sebesar 116,18 persen."),
        ("F1", "Ekonomis jika nilainya kurang dari 100 persen.",
         "Ekonomis … kurang dari 100 persen", "Ekonomis jika nilainya lebih dari 100 persen."),
        ("F3", "Hasilnya 1 persen, sehingga efektif karena kurang dari 65 persen.",
         "efektif … kurang dari 65 persen",
         "Hasilnya 1 persen, sehingga tidak efektif karena kurang dari 65 persen."),
        ("P1", "Perbandingan waktu layanan dengan standar 93,17 persen.", "93,17 persen",
         "Perbandingan waktu layanan dengan standar 93,11 persen."),
        ("C1", "Nilai terendah, 32, diperoleh butir puas atas layanan dinas.", "terendah",
         "Nilai terendah, 32, diperoleh butir puas atas layanan dinas dan butir informasi "
         "layanan mudah diperoleh."),
    ],
)  # fmt: skip
def test_the_same_in_indonesian_and_in_the_cell_of_the_measure(
    measure: str, wrong: str, claim: str, right: str
) -> None:
    case, cell = example("klaten-2019"), f"measures.{measure}.cause"
    assert claimed(cell, wrong, case) == [claim]
    assert claimed(cell, right, case) == []
