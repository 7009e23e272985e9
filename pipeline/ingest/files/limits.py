"""How large a delivery may be, so that a hostile or broken file ends in a problem.

Reading one file stays under a gigabyte of memory within these limits.
"""

FILE_BYTES = 400_000_000
"""A delivered file. Five million survey rows of ten items are 168 MB."""
TOML_BYTES = 1_000_000
"""report.toml or a rulebook; the longest foreword is a hundredth of it."""
TOML_DEPTH = 50
"""Nesting of tables and lists in a TOML file."""
UNPACKED_BYTES = 300_000_000
"""All parts of a workbook together, unpacked."""
PARTS = 10_000
"""Parts of a workbook; one of a hundred sheets has some three hundred."""
SHEETS = 1_000
"""Sheets of a workbook."""
SHEET_CELLS = 2_000_000
"""Rows times columns of a sheet, from its first cell to its last."""
SHEET_TEXT = 100_000_000
"""The characters of all cells of a sheet together; a text shared by cells counts in each."""
PAGE_BYTES = 20_000_000
"""A web page under a workbook's name."""
CELL_TEXT = 100_000
"""The characters of a cell of a workbook; Excel allows a third of that."""
SETTINGS_BYTES = 20_000_000
"""Each part of a workbook that holds no cells: its formats, its list of sheets."""
COLUMNS = 1_000
"""Columns of a table that have a cell."""
LINE_BYTES = 1_000_000
"""A line of a CSV file, or a row of a database's answer."""
TEXT_CELLS, TEXT_BYTES = 10_000_000, 60_000_000
"""Cells of a CSV file in columns that are read as text, and the bytes of such a file: each cell
takes sixteen bytes beyond its text and is held more than once. Answers that are numbers take one
byte."""
MOST_ROWS = {
    "realization": 5_000,
    "budget": 10_000,
    "csf": 5_000,
    "links": 5_000,
    "actions": 1_000,
}
"""Rows of tables that are printed row by row."""
FRAME_CELLS = 60_000_000
"""Rows times columns of a Parquet or SPSS file or a database's answer; texts count twice."""
ANSWER_BYTES = 300_000_000
"""All texts of a database's answer together; a number counts for a few of them."""
QUERY_SECONDS = 30
"""Seconds that a database may take until its next row."""
ANSWER_SECONDS = 45
"""Seconds that a database may take for its whole answer."""
WORD_BYTES = 50_000_000
"""An edited copy of report.docx; those of the examples have 40 kB."""
WORD_PART = 50_000_000
"""All parts of a Word file together, unpacked."""
WORD_LINES = 50_000
"""Paragraphs and rows of a Word file."""
PICTURE_BYTES = 2_000_000
"""A logo; it is in both PDFs and in the web page."""
PICTURE_PIXELS = 4_000_000
"""Pixels of a PNG: 24 mm at 2,000 dots an inch."""
PICTURE_SCANS = 100
"""Passes of a JPEG over its pixels; programs write ten, and each takes as long as a picture."""
PICTURE_SHAPES = 20_000
"""Shapes an SVG draws."""
PICTURE_WORK = 10_000_000
"""Characters of what an SVG draws, counted as often as they are drawn."""
PICTURE_STYLES = 2_000_000
"""An SVG's style rules times its elements: every rule is tested on every element."""
PICTURE_DEPTH = 100
"""Nesting of an SVG's elements, references included."""
PDF_OBJECTS = 3_000_000
"""Objects of a PDF to verify; a report of 3,000 measures has a tenth of that."""
HOUSE_BYTES = 100_000_000
"""A house's own templates and fonts together, unpacked."""
