"""Texts whose shape gives a person away, and what agencies write that only resembles them."""

from pathlib import Path

import polars as pl
import pytest

from pipeline.people import MAY_TELL, WITHHELD, discreet, tells_of_a_person
from pipeline.problems import Problem, Reason
from pipeline.tables import DELIVERED, Table, sent_back, withheld_headings
from pipeline.tables.personal import names_a_person
from tests.delivery_by_hand import REALIZATION, places, validated_folder, written

TELLS = [
    *("3310050505910005", "197902022006021001", "'197902022006022003", "NIP.190001011920011001"),
    *("19000101 192001 1 001", "(0812) 3456 7890", "(0812) 55530003", "8125554444"),
    *("812 5554 0004", "+62 812-3456-7890", "+62-857-7000-9999", "6281255500000"),
    *(
        "0812-7000-1111",
        "081270001111abc@contoh.invalid",
        "0813 7000 2222",
        "081255500000",
        "hp:0812.555.4444",
        "a.b@contoh.invalid",
    ),
    *("1,3,4,081255500000", "081255500000,081255500001", "telp. 0817-1234-5678."),
    *("0812\u00a05550\u00a07101", "0812\u20135550\u20137102", "0812\u20115550\u20117103"),
    *(
        "3310 0505 0591 0104",
        "33.10.05.050591.0104",
        "NIK:3310050505910104/KK",
        "331005 450591 0104",
    ),
    *("1900 1007 1920 12 1 105", "190003031922211003", "62-812-5550-7106", "812.5554.107"),
    *(
        "wa.me/6281255500108",
        "08-125-550-7113",
        "081255500111/081255500112",
        "+62 (0) 812 5550 000",
    ),
    *("081255500111-081255500112", "8125554444/8125554445", "8125554 444", "0812 55 50 00 90"),
    *("(0274) 555109", "0274-555110", "0274 555110 / 555111", "021-5550000", "(021) 555 0000"),
    *("+62 274 555109", "0274.555110"),
]
ONLY_RESEMBLES = [
    *("2.24.2.23.0.00.21.0000", "DPPA/B.1/2.24.2.23.0.00.21.0000/001/2022", "5.1.02.01.01.0024"),
    *("1.02.01.2.01.0001.5.1.02.01.01.0024", "4.01.05.1.01.01", "1.02.01.2.01.0812", "5.1.2.02"),
    *("Rp1.234.567.890", "Rp 8125554444", "Rp. 8125554444", "8125554444,50", "812.555.444"),
    *("62.812.555.444", "812 555 444 000", "8.125.554.444", "Rp82.716.800", "318.727.500,00"),
    *("(53.737.000)", "81.255.544,44", "350,000.00", "5102010100024", "050-5889/2021"),
    *("0812/SP2D-LS/2023", "00812/SP2D/2023", "900.1.15.5-3406/2024", "600.1.15.8125/2024"),
    *("2019-2023", "tahun 2018 2019 2020 2021 2022", "20190101 20191231", "12 Januari 2024"),
    *("Permendagri 77/2020", "2023-01-01 07:25:00", "25-03-2024", "0851234"),
    *("000.7.2/1234/2025", "027.4/321110/2024", "0512-123456/2024", "8.1.02.01.01.0024"),
    *(
        "810201010024",
        "08-12-2024 1455",
        "08.12.2024 10.30",
        "11-02-2024 05-06-2024",
        "0.8123456789",
    ),
    *("2024-01-31 2024-12-10 25", "1 081 234 567 890", "-7.7955800, 110.3694900", "97,8123456789"),
    *("3.621.313.900.000.000", "10.0.19041.1234", "1.02.02.2.02.16.5.1.02.01", "8150 8200 8300"),
]


@pytest.mark.parametrize("text", TELLS)
def test_what_has_the_shape_of_a_number_or_address_of_a_person_is_withheld(text: str) -> None:
    assert tells_of_a_person(text)
    assert WITHHELD in discreet(text)
    assert not tells_of_a_person(discreet(text))
    assert pl.Series([text]).str.contains(MAY_TELL).all()


@pytest.mark.parametrize("text", ONLY_RESEMBLES)
def test_amounts_codes_years_and_letters_are_left_alone(text: str) -> None:
    assert discreet(text) == text
    assert discreet(f"lihat {text} untuk rinciannya") == f"lihat {text} untuk rinciannya"


@pytest.mark.parametrize(
    "heading",
    [
        *("petugas", "Responden", "nama petugas layanan", "NIK PIC", "telepon", "kontak", "no wa"),
        *("Tempat Lahir", "nama pemohon", "no hp", "Petugas Loket", "tgl_lahir", "pelapor"),
    ],
)
def test_a_heading_of_persons_is_known(heading: str) -> None:
    assert names_a_person(heading)


@pytest.mark.parametrize(
    "heading",
    [
        *("nama program", "Nama Kegiatan", "Nama Pelatihan", "jumlah peserta", "Kode Rekening"),
        *("Nama Rekening Belanja", "Kedisiplinan petugas", "Jumlah Responden", "alamat kantor"),
        *("Nama Dokumen", "jenis pelanggan", "kompetensi pelaksana"),
    ],
)
def test_a_heading_of_things_is_no_person(heading: str) -> None:
    assert not names_a_person(heading)


def test_a_bare_name_is_that_of_the_thing_a_row_is() -> None:
    frame = pl.DataFrame({"_row": [2], "nama": ["Diklat Contoh"]})
    assert withheld_headings(frame, DELIVERED["training"], {}) == set()
    assert withheld_headings(frame, DELIVERED["documents"], {}) == {"nama"}
    assert withheld_headings(frame, Table("declared", "", ()), {}) == {"nama"}


def test_of_a_table_of_persons_nothing_is_shown_that_nobody_asked_for() -> None:
    frame = pl.DataFrame({"_row": [2], "id pegawai": ["P1"], "trained": ["?"], "ket": ["sakit"]})
    assert withheld_headings(frame, DELIVERED["staff"], {}) == {"ket"}


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Penanggung Jawab",
            "PPTK",
            "dilayani oleh",
            "diverifikasi_oleh",
            "pewawancara",
            "Operator",
        ),
        *("verifikator", "nama penanggung jawab kegiatan", "petugas", "pelapor", "served by"),
    ],
)
def test_what_is_sent_back_withholds_any_heading_of_persons(heading: str) -> None:
    frame = pl.DataFrame({"_row": [2], heading: ["Rekaan Satu"]})
    assert withheld_headings(frame, DELIVERED["documents"], {}) == {heading}


@pytest.mark.parametrize(
    "heading",
    ["unit penanggung jawab", "bidang", "jumlah petugas", "kegiatan", "program", "dibayar"],
)
def test_what_is_sent_back_shows_headings_of_things(heading: str) -> None:
    frame = pl.DataFrame({"_row": [2], heading: ["Rekaan Satu"]})
    assert withheld_headings(frame, DELIVERED["documents"], {}) == set()


def test_a_column_that_nobody_knows_is_withheld_where_some_cells_are_persons() -> None:
    paraf = ["Rekaan Satu, S.Sos", *("Rekaan Lain" for _ in range(4))]
    catatan = ["dinilai Rekaan Dua, S.Sos", *("baik" for _ in range(4))]
    frame = pl.DataFrame({"_row": range(2, 102), "paraf": paraf * 20, "catatan": ["baik"] * 100})
    frame = frame.with_columns(catatan=pl.Series(catatan + ["baik"] * 95))
    back = sent_back(frame, DELIVERED["documents"], {})
    assert withheld_headings(back, DELIVERED["documents"], {}) == {"paraf"}
    assert back["catatan"].to_list() == [WITHHELD] + ["baik"] * 99


def test_what_is_sent_back_has_row_numbers_for_identities_and_no_numbers_of_persons() -> None:
    frame = pl.DataFrame(
        {
            "_row": [2, 3],
            "document_id": ["3310050505910005", "D2"],
            "kind": ["akta, hubungi 0812-7000-1111", "akta"],
            "0812 7000 1111": ["x", "y"],
        }
    )
    back = sent_back(frame, DELIVERED["documents"], {})
    assert back.to_dict(as_series=False) == {
        "_row": [2, 3],
        "document_id": ["row 2", "D2"],
        "kind": ["akta, hubungi (withheld)", "akta"],
        "(withheld)": ["x", "y"],
    }


def test_a_problem_repeats_no_number_of_a_person() -> None:
    reason = Reason("few-beside", {"others": ["081255500000", "x"], "least": 5, "table": "staff"})
    values = {"measure": "a@contoh.invalid", "least": 5, "reason": reason}
    found = Problem("small-group", "f.csv", row=2, column="081255500000",
                    value="x 3310050505910005", values=values)  # fmt: skip
    assert (found.column, found.value) == (WITHHELD, f"x {WITHHELD}")
    withheld = Reason("few-beside", {"others": [WITHHELD, "x"], "least": 5, "table": "staff"})
    assert found.values == {"measure": WITHHELD, "least": 5, "reason": withheld}
    near = Problem("unknown-measure", "f.csv", values={"nearest": "a@contoh.invalid"})
    assert near.values == {"nearest": WITHHELD}


OWNED = REALIZATION.replace("actual,formula", "actual,formula,owner,cause").replace(
    ",4,\n", ',4,,"Rekaan Satu, S.Sos",telepon 0812-7000-1111\n'
)


@pytest.mark.slow
def test_a_person_as_owner_and_a_number_in_a_text_are_warned_about_and_withheld(
    tmp_path: Path,
) -> None:
    rows = OWNED.replace("survey.total_index", "survey.total_index,Kepala Bidang Pelayanan,")
    rows = rows.replace("budget.absorption", "budget.absorption,,")
    files = {"realization.csv": rows}
    assert places(tmp_path / "a", files) == [
        ("person-in-text", "realization.csv", 4, "cause", "telepon (withheld)"),
        ("person-as-owner", "realization.csv", 4, "owner", WITHHELD),
    ]
    typed = validated_folder(written(tmp_path / "b", files))["realization"]
    assert typed["owner"].to_list() == [None, "Kepala Bidang Pelayanan", WITHHELD]
    assert typed["cause"].to_list() == [None, None, "telepon (withheld)"]


@pytest.mark.slow
def test_days_of_one_identity_stay_those_of_one_person(tmp_path: Path) -> None:
    days = "".join(f"3310050505910005,2024-01-{day:02}\n" for day in range(1, 4))
    table = {"attendance.csv": f"staff_id,date\n{days}P2,2024-01-01\n"}
    typed = validated_folder(written(tmp_path, table))["attendance"]
    assert typed["staff_id"].to_list() == ["row 2"] * 3 + ["P2"]


@pytest.mark.parametrize(
    ("survey", "codes"),
    [
        ('"respondent_id,q1,q2,email"\n"1,3,4,a@contoh.invalid"\n', {"lines-in-quotes"}),
        ("nama\nRekaan\n", set()),
    ],
)
def test_a_table_with_nothing_but_persons_lacks_its_columns(
    tmp_path: Path, survey: str, codes: set[str]
) -> None:
    found = places(tmp_path, {"survey_trust.csv": survey})
    assert {code for code, *_ in found} == {"missing-column", *codes}
    assert {column for code, _, _, column, _ in found if code == "missing-column"} == {
        "respondent_id", "q1", "q2"
    }  # fmt: skip
