"""inputs/agencies.csv beside the report folders: the agencies that are to deliver."""

from pipeline.tables.kinds import Kind, Table, may, must

AGENCIES = Table(
    "agencies",
    "an agency that is to deliver",
    (
        must(
            "id", Kind.CODE, "its id: `agency.id` of report.toml, else its folder's name",
            "agency id", "id perangkat daerah", "kode perangkat daerah", "id opd", "kode opd",
            "kode",
        ),
        may(
            "name", Kind.TEXT, "its name", "agency", "nama", "nama perangkat daerah",
            "perangkat daerah", "opd", "nama opd",
        ),
        may(
            "due", Kind.DATE, "the day by which its report is due", "due date", "batas waktu",
            "tenggat", "jatuh tempo",
        ),
    ),
    key=("id",),
)  # fmt: skip
