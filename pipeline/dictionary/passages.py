"""Whole passages of the data dictionary, besides its lists."""

OPENING = """# Inputs: the data dictionary

A folder here is a report: `report.toml` and its tables, each a file named for the table. This page
is generated from the contracts that check a delivery; a test keeps it so
(`pytest --update-golden tests/test_dictionary.py` writes it anew).

A heading may be the column's name or any of the headings listed for it; case, spaces, hyphens and
underscores make no difference. **Bold** columns must be delivered. Personal columns never reach an
output. Real deliveries stay out of version control; the worked examples are `example-dinas/`, an
invented agency with every table, made up by `construct_dinas.py` where its README says so,
`klaten-2019/` and `biro-adpim/`, made by `reconstruct.py`, and `survei-pegawai/`, which is made up
by `construct.py`.

Where a file has not the standard shape, `[sources.<table>]` in report.toml says how it is read:
`header_row`, and `columns = { code = "Kode Rekening", ceiling = ["Operasi Anggaran", "Modal
Anggaran"], realized = "column:H" }`. Several headings are added up: where all their cells are empty
the sum is missing, where some are it is refused. Under merged headings a column goes by the lowest
of them, or by all from top to bottom where that is not unique; one that headings cannot tell goes
by its letter. `values = { perspective = "customer" }` is the same in every row. A row with one text
over a wide table is a title.

Sheets or files of one shape are one table: `sheet = ["JAN", "FEB"]`, `file = ["TW1.xlsx",
"TW2.xlsx"]`, and with them `range` and `header_row` as lists too, or one value for all. Their
headings must be the same, in any order and any row. Codes of respondents that count from one on
each are told apart, with a warning; other keys that stand on two are refused, and so is a
recapitulation, a sheet whose rows all stand on the others.

A formula that nobody calculated is refused, and so is a 0 in a workbook that asks to be calculated
when it is opened. A workbook's own count of days begins where the workbook says, in 1900 or 1904.
What comes back as `corrections.xlsx` can be delivered again, as `inputs.xlsx` or in its file's
place, once it is mended; its list of problems is passed over. The sheet of the table `history` is
called `riwayat`, as Excel keeps the name History for itself.

For the next period copy the folder, give it its period and figures, and `id` under `[agency]` the
same value in both, unless both folders are named alike but for the period (`dinas-2024`,
`dinas-2025`): by it the periods are compared.

A survey is one table `survey_<id>` with `respondent_id` and one column an item, as report.toml
declares it; other columns are ignored. Where respondents cannot be delivered, their answers may
come added up: as totals of each item, with `respondents` in report.toml or, where items were left
empty, with the `answers` of each, or as counts of each answer, of which an empty one is zero where
the others of its row make the row's `total`. A satisfaction index divides each element by its own
filled answers and is the same in every form.

Several items may make a *variable*: a respondent's mean answer to them, reversed items turned. The
multiple regression of a survey names variables and items alike:

```toml
[surveys.pegawai.variables]
X1 = ["q1", "q2", "q3"]
Y = { items = ["q4", "q5"], text = "Kinerja" }
[surveys.pegawai.regression]
dependent = "Y"
terms = ["X1", "q6"]
```

Exports of **LimeSurvey**, **KoboToolbox**, **ODK Central**, **Qualtrics**, **SurveyMonkey**,
**Google Forms** and **Microsoft Forms** go in as they are:

* A column belongs to the item whose `id` or `text` its heading gives (`q1`, `q1[SQ001]`,
  `q1. Text`, `group/q1`, `Text [row]`, `1. Text`), never to the one whose place it has. Where a
  question changed midway, the item's `headings` name its wordings.
* The export's own number is the respondent's code; a Google form has none and gets row numbers, as
  does a table without `respondent_id`, with a warning. Responses that were never submitted, that a
  supervisor rejected, or that tried the form out are left out and counted.
* A heading whose code is that of one item and whose text is that of another is refused with both
  readings. Items on a sheet of their own, as of a repeated group, are found there.
* Answers are numbers of the scale, or words: `labels` of report.toml, else a usual scale that
  knows every word (`Sangat Puas`, `4. Puas`, `SS`). Words of no scale, or of two, are refused with
  the line for report.toml; so are the words that an SPSS file keeps for its codes, where they run
  against the scale or name a code outside it.
* `Tidak pernah menggunakan`, or what `not_applicable` names, is neither missing nor zero: an index
  by elements takes each element over those whom it concerns. `Tidak menjawab`, what `missing`
  names, and a label without a code (`labels = { X = "" }`) are empty cells.
* Options that were ticked together stand in one cell. A `share` counts each of them where the cells
  or the columns of the options prove what joins them.
* Times, remarks, and columns that name persons are read for nothing but finding repeated
  submissions, and reach no output.

## Limits

A file that is broken or made to do harm ends in a named problem, in less than a gigabyte of memory:

* Any file: 400,000,000 bytes, and 1,000 columns with a cell.
* CSV, TSV: 1,000,000 bytes in a line, and 60,000,000 bytes of 10,000,000 cells; of answers in
  numbers alone as many as a file may have.
* XLSX, XLS, ODS: 300,000,000 bytes unpacked in 10,000 parts, and 1,000 sheets; in a sheet 2,000,000
  cells from the first to the last, and 100,000,000 characters, where a text that many cells show
  counts in each, and repeated blanks as often as they are repeated; in a cell 100,000 characters.
* Parquet, SPSS: 60,000,000 cells, texts counting twice. A web page as `.xls`: 20,000,000 bytes.
* Tables that are printed row by row: 5,000 rows of `realization`, `csf` and `links`, 10,000 of
  `budget`, of which 1,000 lines are printed, and 1,000 of `actions`.
* TOML: 1,000,000 bytes, and 50 tables within each other; a list has 1,000 entries, one that is
  printed line by line 100, and a whole number 64 bits.
* An actual is at most 100,000,000 times its target, and each figure finds room in its column.
* Numbers and amounts of tables lie at most 10,000,000,000,000,000 from zero, and at least
  0.000000001 unless they are zero.
* A survey: 101 points of its scale, 1,000 items, 100 variables, 50 terms of its regression,
  10,000,000,000 respondents or members of its population.
* A rulebook: 20 perspectives, 20 bands of a list, 300 advices that ask about 60 different figures.
  A field of an advice text is a bare name, as `{measure}`.
* Logo: 2,000,000 bytes and 4,000,000 pixels, those of pictures in it together. Of an SVG counts
  what is drawn, each part as often as it is used: 20,000 shapes of 10,000,000 characters.

A query to a database reads and does nothing else: one statement, which gives rows. PostgreSQL and
SQLite are asked. An answer has 60,000,000 cells, 300,000,000 bytes and 1,000,000 bytes in a row;
it may take 30 seconds to its next row and 45 seconds in all. Of an address out of the environment
nothing is shown but the name of its variable, as `env:PAGU`.

A file named in report.toml is a plain file of the folder or of `shared`: no link leads out of them,
and a pipe or a device is no file. A file whose name is no text is not used, with a warning.

Of one kind of fault in one column a thousand places are named and the others counted
(`more-alike`). `corrections.xlsx` shows half a million cells of a table, and of a larger one the
rows with a fault.
"""

PROMISES = """## Targets and actuals that are more than a number

`target`, `renstra_target`, `national_standard`, `next_target` and `actual` (in `history` too) may
have their unit after the number: `12 laporan`, `95 %`. It must be the unit of the measure. A target
may begin with the sign of its polarity: `≥ 95` and `min. 95` where more is better, `≤ 5 hari` and
`maks. 5` where less is. A range stands in `target_low` and `target_high`.

They may be grades: `WTP`, `BB`. Every rulebook knows the scales `opini-bpk` (WTP = WTP-DPP > WDP >
TW = TMP) and `sakip` (AA > A > BB > B > CC > C > D); another is declared in report.toml or in a
rulebook, best first, with points or without:

```toml
[scales.akreditasi]
groups = [["Paripurna"], ["Utama"], ["Madya"], ["Dasar"]]
points = { Paripurna = 4, Utama = 3, Madya = 2, Dasar = 1 }
[measures."K3"]
scale = "akreditasi"
```

`scale` may be left out where one scale alone has every grade of the row. From the target's grade up
a measure achieves exactly 100 %; below it the ratio of the points, and where there are none the
target is missed and the measure has no score.
"""

BUDGET = """## Budget lines as they are printed

A line whose code another one extends at a dot repeats the money below it; only the lowest lines are
counted, and a line that has an amount must be the sum of the lines below it (`1.02.01` and `1.2.1`
are one code, unless two lines of unlike names are spelt so). Totals rows are left out and compared;
one that the lines miss by a whole multiple refuses. Letters and numerals (`A`, `I`) above numbers
are levels. So is an organisation's unit (`2.16.2.20.2.21.01.0000`): the only one is a total,
several lead the lines below them. Codes of digits alone (`51`, `5111`) are led by the shorter ones
they begin with. Where codes do not show what stands under what (SAKTI numbers programmes, outputs
and accounts apart), the amounts do, if so read the lines come to the print's own total. Rows
without a code that come to the account above are its details, and left out.

Lines without any code are numbered in their order, with a warning (`lines-numbered`); which of them
add up others is told by their amounts and the print's total, without which only a plain list is
read (`lines-unproved`). Where a sheet repeats codes of activities alone, each row is a line of one.

Amounts are in rupiah. Where a title or a heading says otherwise (“(dalam ribuan rupiah)”, `Pagu (Rp
juta)`), report.toml has to say it too: `unit = 1000` under `[sources.budget]`, or 1,000,000 or
1,000,000,000; `unit = 1` says that they are in rupiah all the same. A `-` for what was spent is
zero where the lines then come to the total of the print, and unknown elsewhere, until report.toml
says what is zero: `zero = ["-"]`. Lines with a column `Program` beside their names are taken
together by it, and a row that any column calls a total is none of them.

Only spending counts. Accounts that begin with 4 (revenue) or 6 (financing) are left out with a
warning that says how much they come to, and so are rows of surplus, deficit, net financing and
SiLPA. A programme is spending whatever its code. Lines are accounts by `level`, by `accounts`, by
the names of their highest lines (PENDAPATAN, BELANJA, PEMBIAYAAN), or where all codes begin with 4,
5 or 6 and divide by one digit (4.1). Where both readings fit, report.toml says `accounts = ["4",
"5", "6"]`, or `accounts = []` where all are programmes.

Where accounts (`5.1.02.01.01.0024`) are printed again under every sub-activity, their code alone is
no key. The column `level` says which lines are accounts (akun, kelompok, jenis, objek, rincian
objek, sub rincian objek), or the column `activity` names the sub-activity in each row, or
report.toml says how accounts begin: `accounts = ["5"]` under `[sources.budget]`. Their code is then
led by their activity's: `1.02.01.2.01.0001.5.1.02.01.01.0024`.

Spending may come by month (`Januari`, `Jan`), quarter (`TW I`) or semester, as columns instead of
`realized`, or as rows with a column `bulan`, `month` or `triwulan`. `realized` under
`[sources.budget]` says what they hold, as nothing tells it by itself:

* `of_month`: the money of each month alone. Months are added up from January to the period's end,
  for a ceiling is of the year. An empty month within the period is not zero: what was spent of the
  line is then not known, unless `empty_months = "zero"` says that nothing was spent.
* `cumulative`: the money up to each month. The last filled month by the period's end counts.
* `total`: the column `realized` alone counts, months beside it are left alone: a cash plan (RAK)
  is no spending. Where the two differ and months were declared, that refuses.

Where months stand beside quarters, `of_month` counts the months; else `realized_by = "quarter"`
says which count; where the longer are the shorter added up in every line, both lines are proved.
Months after the period are not counted. In rows by month, a line's first row stands for the line
in the evidence, and the ceiling is that of its last month within the period. Of a period shorter
than a year, months also tell what was spent in it alone (`period_realized`).

A column that holds the report's year beside others is no column to be left out:
`where = { tahun = "2025" }` keeps its rows.
"""

PLANNED = """## What is to be done next

Chapter IV ends in the plan of action: `solution`, or the rulebook's advice where it is blank, by
whom (`owner`), by when (`due`), and the target of the next period (`next_target`). What is blank is
printed as belum ditetapkan. Spending over its ceiling comes first, then missed targets by weight.
No score depends on these columns.
"""

GIVEN = """## What an agency gives besides tables

`[review]` in report.toml holds the internal auditor's own statement: its `text`, printed word for
word, or a `scan`; `place = "front"` puts it behind the cover, `"back"` after Chapter IV.
`[submitted]` and `[published]` are printed in an annex. Each `[[lampiran]]` is a picture in its own
annex, or with `replaces = "agreement"` in place of our form. A picture is a PNG or a JPEG (not
CMYK) of at most 2,000,000 bytes, 4,000,000 pixels and 100 passes over them. It is
drawn anew, the right way up; what its file says of the camera, the place or the people is not
handed on. `alt` says what is seen on it.
"""

DISCLOSED = """## What each measure discloses of its data

Five things, after GAO-15-788. The report's annex on data quality has a row a measure and counts the
measures that state all five.

* Source: `source`.
* How the data are collected: `collected`, how often.
* Verification: `verified_by`, a unit or a role; a person is withheld and does not count.
* Accuracy: nothing that is typed, but the interval of a survey's index, or that a formula computed
  the figure from the delivered rows. A figure taken as reported states none.
* Limits and how they are made up for: `limitation`, both in one text.

A cell of `-`, `n/a` or `tidak ada` states nothing, also as a limitation; nor does one text repeated
for every measure, except in `collected`.
"""

EVALUATED = """## What evaluators ask for

`readiness.pdf`, for the agency alone, holds the report of a year since 2021 against the criteria of
Pengukuran Kinerja and Pelaporan Kinerja of the evaluator's sheet (LKE, PermenPAN-RB 88/2021): which
are proven and by what, and of the others the very cell that would prove them, by the points at
stake. It is no score. Besides the columns of the register, `history` and `csf` it looks at these:

* `actions`: `status` and `note`, what was done; `adjusts`, what was adjusted; `evidence` of it.
* `budget`: `ceiling_before`, where a ceiling was revised.
* report.toml: `status = "final"`, `[review]`, `[published]`, `[submitted]` with its `receipt` (by
  the end of February, of a region's government by 31 March), and `[application]` with `name` and
  `address`, in which performance data are collected.

`-`, `n/a` or `tidak ada` prove nothing, nor does one text repeated for every measure.
"""
