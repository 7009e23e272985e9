"""How large a delivery may be, so that a hostile or broken file ends in a problem.

Reading one file stays under a gigabyte of memory within these limits.
"""

FILE_BYTES = 1_000_000_000
"""A delivered file. Five million survey rows of ten items are 168 MB."""
UNPACKED_BYTES = 300_000_000
"""All parts of a workbook together, unpacked."""
SHEET_CELLS = 2_000_000
"""Rows times columns of a sheet, from its first cell to its last."""
COLUMNS = 1_000
"""Columns of a table that have a cell."""
LINE_BYTES = 1_000_000
"""A line of a CSV file."""
FRAME_CELLS = 100_000_000
"""Rows times columns of a Parquet or SPSS file or a database's answer."""
