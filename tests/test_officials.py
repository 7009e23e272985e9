"""Persons in place of a unit or a role, and the units and roles that only resemble them."""

import polars as pl
import pytest

from pipeline.officials import MAY_NAME, names_an_official


@pytest.mark.parametrize(
    "text",
    [
        *("Rekaan Satu, S.Sos", "Rekaan, M.Si.", "Drs. Rekaan", "Rekaan, SH", "dr. Rekaan Dua"),
        *("Rekaan Dua, S.E., M.M.", "Rekaan NIP 190001011920011001", "Rekaan, A.Md", "Ir. Rekaan"),
        *("DRS. REKAAN AJA", "Rekaan S.Kom", "drh. Rekaan Dua", "Rekaan Tiga, SST", "Rekaan, MPH"),
        *("Rekaan, AMK", "Rekaan, Amd.Keb", "Rekaan Amd.Keb", "Rekaan SST", "REKAAN DUA AMK"),
        *(
            "Rekaan Empat MPH",
            "rekaan, s.kom",
            "REKAAN, S.KOM, M.KOM",
            "Rekaan S. Kom",
            "Rekaan SE",
        ),
        *("H. Rekaan", "HJ REKAAN", "Hj.Rekaan", "ir rekaan", "apt. Rekaan", "Rekaan, Sp.OG"),
        *("Kepala Bidang (Drs. Rekaan)", "Kabid: Ir. Rekaan", "Kepala Dinas, Rekaan, S.STP"),
        *(
            "Kepala Bidang, Rekaan, S.IP",
            "Rekaan, SIP",
            "Rekaan, SKM",
            "Rekaan, S.K.M",
            "Rekaan, dr.",
        ),
        *("Rekaan, Ak., C.A.", "Rekaan M.Pd.I", "Rekaan,S.Tr.Keb", "NIP. 131 234 567"),
    ],
)
def test_a_degree_a_title_or_a_number_makes_an_official(text: str) -> None:
    assert names_an_official(text)
    assert pl.Series([text]).str.contains(MAY_NAME).all()


@pytest.mark.parametrize(
    "text",
    [
        *("Kepala Bidang Pelayanan", "Sekretariat", "Bidang PAUD, SD, SMP", "Irban I", "Hukum"),
        *("Subbagian Umum, Kepegawaian", "Dinas Kesehatan, Sosial", "RSUD Prof. Dr. Contoh"),
        *("Seksi Data, Statistik", "Direktorat Tata Ruang", "Bidang Sarana, Prasarana"),
        *("Bidang Perizinan", "Sekretaris", "Kepala Dinas", "UPTD Puskesmas I", "Seksi P3A"),
        *("H. Bidang Hukum", "Seksi S.P.M", "Loket SIP, STR", "Bidang Mutu, SKM", "Tim SKM"),
        *("Seksi Akuntansi, SAP", "Seksi Penerbitan NIK", "Bidang PPA, KB, KS", "Bag. Umum"),
        *("Bidang SD, MI, MTs, MA", "UPT. Metrologi", "Sub Bagian T.U.", "Kec. Contoh, Utara"),
        *("Sub Koordinator S.D.M", "Bidang I, II, III", "lancar, se-Indonesia", "PPID, Statistik"),
    ],
)
def test_units_and_roles_are_no_persons(text: str) -> None:
    assert not names_an_official(text)
