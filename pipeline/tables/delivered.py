"""Every table an agency may deliver, column by column, with the Indonesian headings it may use."""

from collections.abc import Mapping

import polars as pl

from pipeline.reportfile import Questionnaire
from pipeline.scorecard import AGGREGATIONS, PK_STATUSES, POLARITIES, TARGET_SOURCES
from pipeline.tables.kinds import LONGEST_PROSE, Column, Kind, Table
from pipeline.translatable import _

_SHORT_SCALE = 100


def _must(name: str, kind: Kind, about: str, *aliases: str, **rules: object) -> Column:
    return Column(name, kind, about, required=True, aliases=aliases, **rules)  # type: ignore[arg-type]


def _may(name: str, kind: Kind, about: str, *aliases: str, **rules: object) -> Column:
    return Column(name, kind, about, aliases=aliases, **rules)  # type: ignore[arg-type]


def _one_of(printed: Mapping[str, str]) -> Mapping[str, object]:
    return {"choices": tuple(printed), "printed": tuple(printed.items())}


REALIZATION = Table(
    "realization",
    "a measure (IKU)",
    (
        _must(
            "measure_id",
            Kind.CODE,
            "id of the measure; without it measures are numbered in their order, IKU-1, IKU-2",
            "kode indikator",
            "id indikator",
            "id iku",
            "kode iku",
        ),
        _must(
            "perspective",
            Kind.CODE,
            "perspective of the rulebook, by its id or its name",
            "perspektif",
        ),
        _must(
            "objective_id",
            Kind.CODE,
            "id of the objective; without it objectives are numbered by their wording, S-1, S-2",
            "kode sasaran",
            "id sasaran",
        ),
        _must(
            "objective",
            Kind.TEXT,
            "the objective in words",
            "sasaran",
            "sasaran strategis",
            "sasaran program",
            "sasaran kegiatan",
            "sasaran kinerja",
            "sasaran opd",
            "tujuan/sasaran",
        ),
        _must(
            "measure",
            Kind.TEXT,
            "the measure in words",
            "indikator",
            "indikator kinerja",
            "iku",
            "indikator kinerja utama",
            "indikator kinerja utama (iku)",
            "indikator kinerja individu",
            "indikator kinerja program",
            "indikator kinerja kegiatan",
            "indikator kinerja sasaran",
            "indikator sasaran",
        ),
        _must(
            "measured_in",
            Kind.TEXT,
            "unit of measurement",
            "satuan",
            "satuan pengukuran",
            "satuan ukur",
            "satuan target",
            "satuan indikator",
        ),
        _must(
            "polarity",
            Kind.CHOICE,
            "which way is better",
            "polaritas",
            "polarisasi",
            **_one_of(POLARITIES),
        ),
        _must(
            "target",
            Kind.NUMBER,
            "the value promised, after a revision the revised one; empty where there is none",
            "target",
            "target menjadi",
            "target setelah perubahan",
            "target kinerja",
            "menjadi",
            may_be_empty=True,
            promise=True,
        ),
        _may(
            "target_before",
            Kind.NUMBER,
            "the target before it was revised in the year",
            "target semula",
            "target sebelum perubahan",
            "semula",
            promise=True,
        ),
        _may(
            "pk_status",
            Kind.CHOICE,
            "what the revised agreement of the year did with the measure",
            "status pk",
            "status perjanjian kinerja",
            **_one_of(PK_STATUSES),
        ),
        _may(
            "target_source",
            Kind.CHOICE,
            "the document that states the target",
            "sumber target",
            **_one_of(TARGET_SOURCES),
        ),
        _may(
            "actual",
            Kind.NUMBER,
            "the value achieved; empty when computed",
            "realisasi",
            "realisasi kinerja",
            promise=True,
        ),
        _may(
            "formula",
            Kind.CODE,
            "how the actual is computed, by the formula's id or its name",
            "formula",
            "rumus",
        ),
        _may("weight", Kind.NUMBER, "weight within the objective", "bobot", low=0),
        _may("target_low", Kind.NUMBER, "lower end of a range target", "target bawah"),
        _may("target_high", Kind.NUMBER, "upper end of a range target", "target atas"),
        _may("worst", Kind.NUMBER, "worst value, for a target of zero", "terburuk"),
        _may("maximum", Kind.NUMBER, "highest value that is possible", "maksimum"),
        _may(
            "aggregation",
            Kind.CHOICE,
            "how the parts of a year make the year so far, where its actual is empty",
            "agregasi",
            **_one_of(AGGREGATIONS),
        ),
        _may("definition", Kind.TEXT, "operational definition", "definisi", longest=LONGEST_PROSE),
        _may("source", Kind.TEXT, "where the figure is taken from", "sumber data", "sumber"),
        _may(
            "collected",
            Kind.TEXT,
            "how often the data are collected",
            "frekuensi pengumpulan",
            "frekuensi pengumpulan data",
        ),
        _may(
            "verified_by",
            Kind.TEXT,
            "unit or role that verified the figure",
            "diverifikasi oleh",
            "verifikator",
            role=True,
        ),
        _may(
            "limitation",
            Kind.TEXT,
            "what the data do not tell, and how that is made up for",
            "keterbatasan data",
            "keterbatasan",
            longest=LONGEST_PROSE,
        ),
        _may(
            "renstra_target",
            Kind.NUMBER,
            "target at the end of the Renstra",
            "target renstra",
            promise=True,
        ),
        _may(
            "national_standard", Kind.NUMBER, "national standard", "standar nasional", promise=True
        ),
        _may(
            "published",
            Kind.NUMBER,
            "a figure the agency printed itself: the achievement in percent where formula is "
            "reported, else the actual",
            "angka terbit",
            "capaian",
            "% capaian",
            "capaian %",
            "capaian (%)",
            "persen capaian",
            "persentase capaian",
            "persentase capaian (%)",
            "tingkat capaian",
            "tingkat capaian (%)",
            "capaian kinerja",
            "capaian kinerja (%)",
            "% capaian kinerja",
            "persentase capaian kinerja",
            "tingkat capaian kinerja",
        ),
        _may("cause", Kind.TEXT, "cause of success or failure", "penyebab", longest=LONGEST_PROSE),
        _may("solution", Kind.TEXT, "what was or will be done", "solusi", longest=LONGEST_PROSE),
        _may(
            "due",
            Kind.DATE,
            "by when the solution is done",
            "batas waktu",
            "tenggat",
            "target waktu",
            "target penyelesaian",
        ),
        _may(
            "next_target",
            Kind.NUMBER,
            "target of the next period",
            "target berikutnya",
            "target tahun berikutnya",
            "target tahun depan",
            "target periode berikutnya",
            promise=True,
        ),
        _may(
            "period_target",
            Kind.NUMBER,
            "in a report of less than a year the target of that period alone; target is then that "
            "of the year so far",
            "target periode ini",
            "target triwulan",
            "target triwulan ini",
            "target semester",
            "target semester ini",
            promise=True,
        ),
        _may(
            "period_actual",
            Kind.NUMBER,
            "in a report of less than a year the actual of that period alone; actual is then that "
            "of the year so far",
            "realisasi periode ini",
            "realisasi triwulan",
            "realisasi triwulan ini",
            "realisasi semester",
            "realisasi semester ini",
            promise=True,
        ),
        _may(
            "year_target",
            Kind.NUMBER,
            "in a report of less than a year the target of the whole year",
            "target tahunan",
            "target setahun",
            "target tahun ini",
            promise=True,
        ),
        _may("programme", Kind.TEXT, "supporting programme", "program"),
        _may("owner", Kind.TEXT, "responsible unit or role", "penanggung jawab", role=True),
    ),
    key=("measure_id",),
)

BUDGET = Table(
    "budget",
    "a DPPA line",
    (
        _must("code", Kind.CODE, "account or activity code, as text", "kode", "kode rekening"),
        _must("name", Kind.TEXT, "name of the line", "uraian", "nama"),
        _may(
            "level",
            Kind.TEXT,
            "programme, activity, sub-activity, account; for budget.output_geometric volume or "
            "indicator (indikator): each output, its lines' code without the last part, has one "
            "volume and any indicators",
            "tingkat",
        ),
        _may(
            "activity",
            Kind.CODE,
            "code of the sub-activity that an account belongs to",
            "kode sub kegiatan",
            "kode sub giat",
            "kode kegiatan",
        ),
        _may(
            "ceiling_before",
            Kind.MONEY,
            "ceiling before the revision, in rupiah",
            "pagu sebelum perubahan",
            "sebelum perubahan",
            low=0,
        ),
        _must(
            "ceiling",
            Kind.MONEY,
            "revised ceiling, in rupiah",
            "pagu",
            "pagu setelah perubahan",
            "setelah perubahan",
            low=0,
        ),
        _may(
            "change",
            Kind.MONEY,
            "ceiling less ceiling_before; less than before in parentheses",
            "bertambah/(berkurang)",
            "bertambah / (berkurang)",
            "bertambah (berkurang)",
            "bertambah/berkurang",
            "selisih",
        ),
        _may(
            "change_percent",
            Kind.NUMBER,
            "the change in percent of ceiling_before",
            "bertambah/(berkurang) %",
            "bertambah/(berkurang) (%)",
            "persen perubahan",
            "% perubahan",
        ),
        _must(
            "realized",
            Kind.MONEY,
            "spent, in rupiah",
            "realisasi",
            "realisasi anggaran",
            may_be_empty=True,
        ),
        _may(
            "period_realized",
            Kind.MONEY,
            "spent in the period alone, in rupiah, in a report of less than a year; realized is "
            "then what was spent since January",
            "realisasi periode ini",
            "realisasi triwulan ini",
            "realisasi semester ini",
        ),
        _may("output_target", Kind.NUMBER, "output promised", "target keluaran", low=0),
        _may("output_actual", Kind.NUMBER, "output delivered", "realisasi keluaran", low=0),
        _may("outcome_target", Kind.NUMBER, "outcome promised", "target hasil", low=0),
        _may("outcome_actual", Kind.NUMBER, "outcome achieved", "realisasi hasil", low=0),
        _may("objective_id", Kind.CODE, "objective the line serves", "kode sasaran"),
    ),
    key=("code",),
)

SERVICE_TIMES = Table(
    "service_times",
    "a service given, or one step of it",
    (
        _must("service", Kind.TEXT, "the service", "layanan"),
        _may("minutes", Kind.NUMBER, "minutes taken", "menit", "lama menit", low=0),
        _may("started_at", Kind.TIME, "when it began", "mulai"),
        _may("finished_at", Kind.TIME, "when it ended", "selesai"),
        _may(
            "standard_minutes", Kind.NUMBER, "minutes the standard allows", "standar menit", low=0
        ),
        _may("step", Kind.TEXT, "the step", "tahap"),
        _may("value_added", Kind.YES_NO, "whether the step adds value", "bernilai tambah"),
    ),
)

DOCUMENTS = Table(
    "documents",
    "a document",
    (
        _must("document_id", Kind.CODE, "id of the document", "id dokumen"),
        _may("kind", Kind.TEXT, "kind of document", "jenis"),
        _may("due_on", Kind.DATE, "due date", "batas waktu", "jatuh tempo"),
        _may("finished_on", Kind.DATE, "date finished; empty while unfinished", "tanggal selesai"),
        _may("follows_sop", Kind.YES_NO, "whether it follows the procedure", "sesuai sop"),
        _may("backed_up", Kind.YES_NO, "whether a backup is kept", "dicadangkan"),
    ),
    key=("document_id",),
)

TRAINING = Table(
    "training",
    "a training",
    (
        _must("training_id", Kind.CODE, "id of the training", "id pelatihan"),
        _may("name", Kind.TEXT, "name of the training", "nama pelatihan"),
        _may("planned", Kind.YES_NO, "whether it was planned", "direncanakan"),
        _may("held", Kind.YES_NO, "whether it was held", "dilaksanakan"),
        _may("participants", Kind.COUNT, "people who took part", "peserta", low=0),
        _may("passed", Kind.COUNT, "people who passed", "lulus", low=0),
    ),
    key=("training_id",),
)

STAFF = Table(
    "staff",
    "a member of staff",
    (
        _must(
            "staff_id", Kind.CODE, "a code of your own, not NIP or NIK", "id pegawai", personal=True
        ),
        _may("status", Kind.TEXT, "employment status, e.g. pns, pppk, honorer", "status pegawai"),
        _may("position", Kind.TEXT, "position", "jabatan"),
        _may("trained", Kind.YES_NO, "whether trained in the period", "terlatih", "sudah diklat"),
    ),
    key=("staff_id",),
    personal_rows=True,
)

SERVICES = Table(
    "services",
    "a service",
    (
        _must("service", Kind.TEXT, "the service", "layanan"),
        _may("digital", Kind.YES_NO, "whether offered digitally", "digital"),
    ),
    key=("service",),
)

CUSTOMERS = Table(
    "customers",
    "a customer or partner",
    (
        _must("customer_id", Kind.CODE, "id of the customer", "id pelanggan", personal=True),
        _may("retained", Kind.YES_NO, "whether kept through the period", "bertahan"),
    ),
    key=("customer_id",),
    personal_rows=True,
)

ATTENDANCE = Table(
    "attendance",
    "a person-day",
    (
        _must(
            "staff_id", Kind.CODE, "a code of your own, not NIP or NIK", "id pegawai", personal=True
        ),
        _must("date", Kind.DATE, "the day", "tanggal"),
        _may("arrived_at", Kind.TIME, "time of arrival; empty if none", "jam datang"),
        _may("due_at", Kind.TIME, "time due", "jam masuk"),
        _may("excused", Kind.YES_NO, "excused (leave, duty travel)", "izin"),
    ),
    key=("staff_id", "date"),
    personal_rows=True,
)

HISTORY = Table(
    "history",
    "a measure in an earlier period",
    (
        _must("measure_id", Kind.CODE, "id of the measure", "kode indikator"),
        _must("period", Kind.CODE, "id of the earlier period, e.g. 2018", "periode", "tahun"),
        _may("target", Kind.NUMBER, "its target then", "target", promise=True),
        _may(
            "actual",
            Kind.NUMBER,
            "its actual then; of a part of a year, of that part alone",
            "realisasi",
            promise=True,
        ),
        _may("achievement", Kind.NUMBER, "its achievement then, in percent", "capaian"),
    ),
    key=("measure_id", "period"),
)

LINKS = Table(
    "links",
    "a cause–effect link between objectives",
    (
        _must("from_objective", Kind.CODE, "the driving objective", "dari sasaran"),
        _must("to_objective", Kind.CODE, "the objective it drives", "ke sasaran"),
    ),
    key=("from_objective", "to_objective"),
)

CSF = Table(
    "csf",
    "a critical success factor",
    (
        _must("csf_id", Kind.CODE, "id of the factor", "id faktor"),
        _must("objective_id", Kind.CODE, "objective it serves", "kode sasaran"),
        _must("factor", Kind.TEXT, "the factor in words", "faktor", "faktor keberhasilan"),
        _may("measure_id", Kind.CODE, "measure that shows it", "kode indikator"),
    ),
    key=("csf_id",),
)

ACTIONS = Table(
    "actions",
    "a follow-up",
    (
        _must("recommendation_id", Kind.CODE, "recommendation it answers", "id rekomendasi"),
        _may("status", Kind.TEXT, "where it stands", "status"),
        _may("owner", Kind.TEXT, "who answers for it", "penanggung jawab", role=True),
        _may("due", Kind.DATE, "by when", "tenggat"),
        _may("note", Kind.TEXT, "remark", "catatan", longest=LONGEST_PROSE),
        _may("recommendation", Kind.TEXT, "the advice in words, as actions.csv prints it"),
    ),
    key=("recommendation_id",),
)

DELIVERED: dict[str, Table] = {
    table.name: table
    for table in (
        REALIZATION,
        BUDGET,
        SERVICE_TIMES,
        DOCUMENTS,
        TRAINING,
        STAFF,
        SERVICES,
        CUSTOMERS,
        ATTENDANCE,
        HISTORY,
        LINKS,
        CSF,
        ACTIONS,
    )
}


def survey_table(survey_id: str, survey: Questionnaire) -> Table:
    """The contract of `survey_<id>`: one row a respondent, one column an item.

    A missing answer is an empty cell; the respondent is then not complete.
    """
    return Table(
        f"survey_{survey_id}",
        "a respondent",
        (
            _must(
                "respondent_id",
                Kind.CODE,
                "a code of your own",
                "id responden",
                "responden",
                personal=True,
                narrow=pl.Int64,
            ),
            *(_answer(item.id, item.text or _("an answer"), survey) for item in survey.items),
            *(
                _answer(column, _("how much an item matters"), survey)
                for column in survey.importance_columns
            ),
            *(
                _may(group, Kind.TEXT, "a group of respondents", narrow=pl.Categorical)
                for group in survey.groups
            ),
        ),
        key=("respondent_id",),
        open=True,
        personal_rows=True,
    )


def _answer(name: str, about: str, survey: Questionnaire) -> Column:
    """A column of answers; whole ones of a short scale may come in eight bits."""
    low, high = survey.scale
    narrow = pl.Int8 if max(abs(low), abs(high)) <= _SHORT_SCALE else None
    return _must(name, Kind.NUMBER, about, low=low, high=high, may_be_empty=True, narrow=narrow)


def declared_table(name: str, columns: dict[str, Kind]) -> Table:
    """The contract of a table only report.toml knows, used through the formula `share`."""
    return Table(
        name,
        "a row of a declared table",
        tuple(
            Column(column, kind, "", required=True, may_be_empty=True)
            for column, kind in columns.items()
        ),
        open=True,
    )
