"""Hostile tables as CSV: bytes, quotation marks, headings, and cells that a program may run."""

from tests.codes.builders import Files, realization, report
from tests.delivery_by_hand import BUDGET, REALIZATION, SURVEY
from tests.hostile.case import BUILT, REFUSED, Cases, built, case, refused

BOM = b"\xef\xbb\xbf"
HEADS = "code,name,ceiling,realized\n"
WHO = "3310012503990001"
"""The number of somebody who does not exist."""


def budget(content: str | bytes) -> Files:
    return {"budget.csv": content}


def headed(first: str) -> Files:
    return budget(first + "\n1.01,P,1000,900\n")


def figure(target: str, actual: str) -> Files:
    return realization("days,minimize,5,4,", f"days,minimize,{target},{actual},")


def cells(columns: int, megabytes: int) -> bytes:
    """As many cells as the bytes allow: none holds anything but one letter."""
    head = ",".join(["code", "name", "ceiling", "realized", *(f"h{n}" for n in range(columns - 4))])
    line = b"1," + b"," * (columns - 2) + b"\n"
    return head.encode() + b"\n" + line * (megabytes * 1_000_000 // len(line))


INJECTED = ("=cmd|'/c calc'!A0", "@SUM(1+1)", "+1+1", "-1+1", '=HYPERLINK("http://x.invalid")')

CASES: Cases = {
    "nothing": refused(budget(b"")),
    "blanks": refused(budget(b" \n\t\n \r\n")),
    "a BOM alone": refused(budget(BOM)),
    "ten BOMs": case(budget(BOM * 10 + BUDGET.encode()), BUILT, REFUSED),
    "NULs": refused(budget(b"\0" * 4_000), "nul-byte"),
    "a NUL in a cell": refused(budget(BUDGET.replace("Activity", "Act\0ivity")), "nul-byte"),
    "UTF-16": built(budget(BUDGET.encode("utf-16"))),
    "half of UTF-16": refused(budget(BUDGET.encode("utf-16")[:-1])),
    "UTF-16 of lone halves": refused(budget(b"\xff\xfe" + b"\x00\xd8" * 50)),
    "UTF-16 without a mark": refused(budget(BUDGET.encode("utf-16-le"))),
    "UTF-32": refused(budget(BUDGET.encode("utf-32"))),
    "UTF-7": case(budget(b"+ADw-script+AD4-\n" + BUDGET.encode()), BUILT, REFUSED),
    "two encodings": refused(
        budget(BUDGET.encode() + "1.02,é,1,1\n".encode("cp1252") + "1.03,é€,1,1\n".encode())
    ),
    "half a letter": refused(budget(BUDGET.encode() + b"1.02,\xe2\x82")),
    "a quotation mark without end": refused(budget(BUDGET + '1.02,"X,1,1\n'), "unreadable-file"),
    "a quotation mark in the middle": refused(budget(BUDGET + '1.02,"X"y,1,1\n')),
    "quotation marks alone": refused(budget('"' * 100_001)),
    "a quoted megabyte": refused(budget(HEADS + '1.01,"' + "x\n" * 500_000 + '",1,1\n')),
    "lines within quotation marks": case(
        budget(HEADS + '"1.01","Program\nme\r\nof\rlines",1000,900\n'), BUILT, REFUSED
    ),
    "a line of two megabytes": refused(
        budget(HEADS + "1.01," + "x" * 2_000_000 + ",1,1\n"), "line-too-long"
    ),
    "a million columns": refused(budget(",".join("h" * 1_000_000) + "\n1\n")),
    "four hundred thousand columns": refused(
        budget(",".join("h" * 400_000) + "\n1\n"), "too-many-columns"
    ),
    "cells beyond the headings": refused(
        budget(BUDGET + "1.02,X,1,1" + ",9" * 5_000 + "\n"), "ragged-row"
    ),
    "a hundred thousand ragged rows": refused(
        budget(BUDGET + "1.02,X,1,1,9\n" * 100_000), "ragged-row"
    ),
    "headings twice": refused(headed("code,code,ceiling,realized")),
    "headings that mean the same": refused(headed("code,kode,ceiling,realized")),
    "headings of blanks": refused(headed(" ,\t,\u00a0,\u3000")),
    "headings of marks": refused(headed("\u202e,\u200b,\ufeff,\u0301")),
    "headings that are formulas": refused(headed("=1+1,@x,+y,-z")),
    "a heading of ten thousand letters": refused(headed("code,name,ceiling," + "r" * 10_000)),
    "two rows of headings, the lower one shorter": refused(
        {"services.csv": "service,,ya\nm/d/yKK,tidak\n"}
    ),
    "headings of our own": refused(headed("_row,_fault,*,^code$")),
    "no rows": refused(budget(HEADS)),
    "no rows of measures": refused({"realization.csv": REALIZATION.splitlines()[0] + "\n"}),
    "one row a thousand times": refused(
        budget(BUDGET + "1.01.01,Activity,1000000,900000\n" * 1_000), "duplicate-key"
    ),
    "rows of separators": case(budget(BUDGET + ",,,\n" * 200_000), BUILT, REFUSED),
    "cells a spreadsheet would run": built(
        {
            "budget.csv": HEADS
            + "".join(
                f'1.0{n},"{one.replace(chr(34), chr(34) * 2)}",1000,900\n'
                for n, one in enumerate(INJECTED, 1)
            )
        }
    ),
    "ids a spreadsheet would run": case(realization("P1,", "=1+1,"), BUILT, REFUSED),
    "refused cells a spreadsheet would run": refused(
        budget(
            HEADS
            + "".join(
                f'1.0{n},P,"{one.replace(chr(34), chr(34) * 2)}",900\n'
                for n, one in enumerate(INJECTED, 1)
            )
        )
    ),
    "digits of another script": case(figure("٥", "٤"), BUILT, REFUSED),
    "digits of full width": case(figure("５", "４"), BUILT, REFUSED),
    "digits of mathematics": case(figure("𝟝", "²"), BUILT, REFUSED),
    "a minus of typesetters": case(figure("−5", "–4"), BUILT, REFUSED),
    "not a number": refused(figure("nan", "inf")),
    "a number of Python": refused(figure("1_000", "0x10")),
    "a number of a hundred thousand digits": refused(figure("9" * 100_000, "1")),
    "noughts of a hundred thousand": case(figure("0" * 100_000 + "5", "4"), BUILT, REFUSED),
    "ten to the sixteenth": case(figure("1e16", "10000000000000000"), BUILT, REFUSED),
    "days of no calendar": refused(
        {
            "documents.csv": "document_id,due_on,finished_on\nD1,2024-02-30,31/02/2024\nD2,0000-00-00,99999-01-01\n"
        }
    ),
    "days of all ages": refused(
        {
            "documents.csv": "document_id,due_on,finished_on\nD1,0001-01-01,9999-12-31\nD2,2958465,-1\n"
        }
    ),
    "times that no clock shows": refused(
        {
            "service_times.csv": "service,started_at,finished_at\nA,2024-01-01 25:61,2024-01-01 24:00\nB,07:00,06:59\n"
        }
    ),
    "a person's number everywhere": refused(
        {
            "budget.csv": f"code,name,ceiling,realized,{WHO}\n{WHO},{WHO},{WHO},{WHO}\n",
            "staff.csv": f"staff_id,status,trained\n{WHO},{WHO},{WHO}\n",
        }
    ),
    "a person as a measure": refused(realization("P1,", f"NIK {WHO},"), "person-as-id"),
    "a cycle of causes": case(
        {"links.csv": "from_objective,to_objective\nS1,S2\nS2,S3\nS3,S1\nS1,S1\n"}, BUILT, REFUSED
    ),
    "an answer beyond the scale": refused({"survey_trust.csv": SURVEY + "R7,6,-1\n"}),
    "answers that are fractions": refused({"survey_trust.csv": SURVEY + "R7,4.5,1e-9\n"}),
    "one respondent": case({"survey_trust.csv": "respondent_id,q1,q2\nR1,4,5\n"}, BUILT, REFUSED),
    "a survey of nobody": case({"survey_trust.csv": "respondent_id,q1,q2\n"}, BUILT, REFUSED),
    "a web page under another name": refused(
        budget("<html><table><tr><td>x</td></tr></table>"), "wrong-ending"
    ),
    "a tar of no end": refused(budget(b"\x1f\x8b\x08" + bytes(9_000)), "wrong-ending"),
    "a separator of its own": case(
        report("[sources.budget]") | budget(BUDGET.replace(",", "|")), REFUSED
    ),
    "cells of nothing, forty megabytes": refused(lambda: budget(cells(1_000, 40)), "too-large"),
    "cells of nothing, as many as a file may have": refused(
        lambda: budget(cells(1_000, 390)), "too-large"
    ),
    "lines of nothing, as many as a file may have": refused(
        lambda: budget(HEADS.encode() + b"\n" * 390_000_000)
    ),
    "lines of one letter, as many as a file may have": refused(
        lambda: budget(b"x\n" * 195_000_000)
    ),
    "quoted cells, as many as a file may have": refused(
        lambda: budget(HEADS.encode() + b'"","","",""\n' * 30_000_000)
    ),
    "UTF-16, as large as a file may be": refused(
        lambda: budget(
            b"\xff\xfe" + (HEADS + "1,語語語語語語語語,1,1\n" * 11_500_000).encode("utf-16-le")
        )
    ),
    "one line, as large as a file may be": refused(lambda: budget(b"x" * 390_000_000), "too-large"),
    "larger than a file may be": refused(lambda: budget(b"x" * 400_000_001), "too-large"),
}
