"""Sheets of indicators in the shapes in which offices keep them."""

SHEETS = """## Sheets of indicators as an office keeps them

The tables of a LKjIP, a perjanjian kinerja or a rencana aksi may be delivered as they are, titles
above included. In a workbook a text merged over several rows holds for each of them; a number does
not, for it would count twice. Where the cells below are just empty, `fill_down = ["objective"]`
under `[sources.realization]` says that what stands above holds for them; it takes columns of words
by their names or headings, of any table.

Without a column `measure_id` the measures are `IKU-1`, `IKU-2` … in their order, and without
`objective_id` the objectives `S-1`, `S-2` … by their wording; table `history` and
`[measures."IKU-1"]` then go by these. A column of ids of your own keeps periods together when the
order changes. Where a heading may be a misspelt `measure_id`, that is asked.

A heading of target, actual or achievement may bear the period's year: `Target 2024`, `Realisasi
Tahun 2024`; in a report of less than a year `Target 2024` is `year_target`. Where `polarity` is
missing and the achievements in the sheet fit actual ÷ target in every row, `rapor check` proposes
`values = { polarity = "maximize" }`; a perspective for all measures is given in the same way.

Columns of earlier years (`Target 2022`, `Realisasi 2022`, `Capaian 2022`, or plain `2022`, which is
an actual) are table `history` where `[sources.history]` names their file and sheet, which may be
those of `realization`. A measure goes by its id, else by its words, which must be those of the
register. The target of the year that follows is named: `columns = { next_target = "Target 2025" }`.
"""
