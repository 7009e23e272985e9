"""The arguments and options of the commands."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.translatable import _

DIR = _("DIR")
Reports = Annotated[
    list[str] | None,
    typer.Argument(metavar=_("[REPORT]..."), help=_("The reports' folders; all if none is named.")),
]
Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar=_("DIR [FILE]..."),
        help=_("The new report's folder; after --from further files."),
    ),
]
Report = Annotated[str, typer.Argument(metavar=_("REPORT"), help=_("The report's folder."))]
Inputs = Annotated[Path, typer.Option(metavar=DIR, help=_("Folder of report folders."))]
Outputs = Annotated[Path, typer.Option(metavar=DIR, help=_("Folder the reports are written to."))]
Jobs = Annotated[
    int,
    typer.Option(min=1, metavar="N", help=_("Reports to work on at the same time, 1 or more.")),
]
LogFile = Annotated[
    Path | None,
    typer.Option(
        "--log",
        metavar=_("FILE"),
        help=_("Append a line of JSON about each report to this file; docs/operations.md."),
    ),
]
Key = Annotated[
    Path | None,
    typer.Option(metavar=_("FILE"), help=_("Sign by the key of this PKCS#12 file (.p12, .pfx).")),
]
Take = Annotated[
    Path | None,
    typer.Option(metavar=_("FILE"), help=_("Take in this file, which was signed elsewhere.")),
]
PeriodOf = Annotated[
    str, typer.Option(metavar=_("PERIOD"), help=_("Of several periods this one, such as 2024."))
]
Timestamps = Annotated[
    str,
    typer.Option(
        "--timestamp",
        metavar=_("ADDRESS"),
        help=_("Have the signature time-stamped by this service (RFC 3161)."),
    ),
]
Reason = Annotated[
    str, typer.Option(metavar=_("TEXT"), help=_("Why it is signed, kept in the signature."))
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar=_("DATE"),
        help=_("Report as of this date, such as 2026-02-28; else as of issued_on."),
    ),
]
Adopt = Annotated[
    bool,
    typer.Option("--adopt", help=_("Write the lines that the problems propose into report.toml.")),
]
Force = Annotated[bool, typer.Option("--force", help=_("Build what is up to date too."))]
Seconds = Annotated[
    int,
    typer.Option(min=1, metavar="N", help=_("Seconds that a report of several may take.")),
]
Memory = Annotated[
    int,
    typer.Option(min=1, metavar="GB", help=_("Memory that a report of several may take.")),
]
Cluster = Annotated[
    str,
    typer.Option(metavar=_("ADDRESS"), help=_("Work on a Dask cluster: tcp://… of its scheduler.")),
]
Why = Annotated[
    bool, typer.Option("--why", help=_("Tell of each report that is built what changed."))
]
Audit = Annotated[
    bool,
    typer.Option("--audit", help=_("Read each report's pages back before it is published.")),
]
Templates = Annotated[
    Path | None,
    typer.Option(metavar=DIR, help=_("Your own templates, searched before the shipped ones.")),
]
OwnFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--from", metavar=_("FILE"), help=_("Begin with the agency's own files, as they are.")
    ),
]
AgencyName = Annotated[str, typer.Option(metavar=_("NAME"), help=_("The agency's name."))]
RegionName = Annotated[str, typer.Option(metavar=_("NAME"), help=_("Its region."))]
Year = Annotated[int | None, typer.Option(metavar=_("YEAR"), help=_("The year that is reported."))]
