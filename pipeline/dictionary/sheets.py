"""Passages on sheets of indicators and on agencies' own lists, in the shapes that offices use."""

SHEETS = """## Sheets of indicators as an office keeps them

The tables of a LKjIP, a perjanjian kinerja or a rencana aksi may be delivered as they are, titles
above included. In a workbook a text merged over several rows holds for each of them; a number does
not, for it would count twice. Where the cells below are just empty, `fill_down = ["objective"]`
under `[sources.realization]` says that what stands above holds for them; it takes columns of words
by their names or headings, of any table. Words that say that there is nothing, such as `NULL`,
are empty cells where the table's source says so: `missing = ["NULL", "belum rilis"]`.

Where objectives stand in rows of their own above their measures, and perspectives above these, in
one column, `sections = "Sasaran / Indikator"` names it, and `columns = { measure = "Sasaran /
Indikator" }` says that its other rows are measures. A row without any figure behind that column
then heads those below it; `Perspektif …` in it is the perspective. `rapor check --adopt` writes
both. Tables of the same headings below one another, each under a title such as `Sasaran 1: …`, are
one table whose titles head its measures in the same way.

Where the targets and the actuals of a measure stand in two rows below one another, `figures =
"Uraian"` names the column that says which is which. The columns that tell figures, as `TW I`, are
then `Target TW I` and `Realisasi TW I` of one measure; a third row may hold the achievement.

A sheet of answers that has a question in every row and a respondent in every column (`R1`, `R2` …)
is read with `transposed = true` under its `[sources.survey_x]`; rows and columns of sums are left
out. One that has a row for each answer is read with `long = { respondent = "id responden", item =
"butir", answer = "nilai" }`, which names its columns; a respondent with two answers to an item is
refused.

Without a column `measure_id` the measures are `IKU-1`, `IKU-2` … in their order, and without
`objective_id` the objectives `S-1`, `S-2` … by their wording; table `history` and
`[measures."IKU-1"]` then go by these. A column of ids of your own keeps periods together when the
order changes. Where a heading may be a misspelt `measure_id`, that is asked.

Without a column of units each measure's is read from its cells (`4,5 hari`) or its name (`Jalan
(km)`, `Persentase …`); one that says none is printed without.

A heading of target, actual or achievement may bear the period's year: `Target 2024`, `Realisasi
Tahun 2024`, `Tahun 2024 Realisasi`; in a report of less than a year `Target 2024` is `year_target`.
In a report of a year `Target Tahunan` is its target, where no other column is.
Where `polarity` is missing and the achievements in the sheet fit actual ÷ target in every row,
`rapor check` proposes `values = { polarity = "maximize" }`; a perspective for all measures is given
in the same way. Where rows prove different ways, by their achievements or by the sign of their
target (`≤ 5`), or a remark beside a measure or a note that names it says `semakin rendah semakin
baik`, each gets a line of its own: `[measures."IKU-1"]` and below it `polarity =
"minimize"`, which goes before what `values` gives to all. Of a measure whose words, or whose
objective's, speak of less (`Jumlah kasus`), that line is offered and not taken.

Columns of earlier years (`Target 2022`, `Realisasi 2022`, `Capaian 2022`, or plain `2022`, which is
an actual; `Realisasi Tahun Lalu` of the year before the period's) are table `history` where
`[sources.history]` names their file and sheet, which may be
those of `realization`. A measure goes by its id, else by its words, which must be those of the
register. A plan's years (`Target Renstra Perangkat Daerah Tahun ke-` over `2022`, `2023` …) are
read alike; its ratios prove no polarity. The target of the year that follows is named: `columns = {
next_target = "Target 2025" }`.

Targets and actuals of a rencana aksi stand by quarter: `Target TW I`, `Realisasi Triwulan II`, or
`Target` over `TW I`, `TW II` in a heading of two rows, or `TW I T` and `TW I R` beside one another.
In a report of whole quarters or of the year
`quarters` under `[sources.realization]` says what they hold:

* `cumulative`: the year up to the end of each quarter. The period's last quarter is `target` and
  `actual`, the fourth `year_target`.
* `of_quarter`: each quarter alone. They make the figure since January by the measure's
  `aggregation` (`sum`, `mean`, `last`), which such a measure needs; a sum of which a quarter is
  empty is not known, and percentages are never added up. The quarters of the period alone are
  `period_target` and `period_actual`. A measure that is put together otherwise than the others has
  a line of its own: `[measures."IKU-3"]` and below it `aggregation = "last"`; it is proposed as
  proved where one rule alone makes the target of the year.

Months (`Realisasi Januari`, or `Target` over `Jan`, `Feb`) are read in the same way where no column
is of a quarter: `months = "cumulative"` or `months = "of_month"`, in a report of whole months.

A column `target` beside the quarters is that of the year, in a report of less than a year too; it
must be what the quarters make. A column named `TW I` alone says nothing of what it holds:
`columns = { target_q1 = "TW I" }` or `actual_q1` does; of a month it is `actual_m01`. Under a title
of `realisasi` alone, beside a target, they are proposed as actuals, and `Total 2024` as the year's.

Where a print was taken out of a PDF, texts may go on in the row below: a row of words alone right
under a measure is refused where all others have figures, and `wrapped = true` puts it to that one.

Where targets stand in one file or sheet and actuals in another, `join = { file = "realisasi.xlsx",
sheet = "2024", by = "measure_id" }` under `[sources.realization]` puts the columns of the second
beside those of the first (`sheet` and `header_row` may be left out; `by` is a column or a heading
of both). A key that one of them lacks or has twice refuses, and so does a column of both that says
two things; one that is empty in the first is taken from the second. Several files or sheets are a
list: `join = [{ … }, { … }]`. A budget may be joined in the same way, `by = "code"`.
"""

LISTS = """## Lists of one's own

A list that no table above is, of licences, complaints or staff, is a table that report.toml alone
knows. The formula `share` says how many of its rows, of those whose cell is filled, meet one
condition; `rapor init` proposes it by a column of yes and no, or of a status:

```toml
[sources.izin]
file = "Register Izin 2024.xlsx"
sheet = ["JAN", "FEB"]
[measures."IKU-1"]
table = "izin"
column = "Tepat Waktu?"
is = "Ya"
```

Where rows are ticked (`√`) or left empty, `empty = { "Ada SOP" = "tidak" }` under the list's source
says that an empty cell means no; without it the share is refused (`ticks-alone`). The same holds of
columns of yes and no in the tables above; there a column of the opposite may prove it.
"""

PAYMENTS = """## Payments beside a plan

Where the budget is a plan and payments (SP2D) stand in another file or sheet, many of them for one
code, `join` adds them up by it:

```toml
[sources.budget]
file = "DPPA 2024.xlsx"
join = { file = "SP2D.xlsx", by = "code", key = "Kode Kegiatan", sum = "Nilai", day = "Tanggal" }
unpaid = "zero"
```

`key` is the heading of the code among the payments, or a list of its parts in order, as
sub-activity and account. Each code must be that of one lowest line; what came back (less than
zero) counts, days outside the year so far do not and are named. A line without any payment is not
zero by itself: `unpaid` says "zero" or "unknown". `unit` beside `sum` is that of the payments.
"""
