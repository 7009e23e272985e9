"""Passages on periods shorter than a year, a year made of its parts, and a revised target."""

PARTS = """## A period shorter than a year

A quarter, a half or a month makes report.pdf a few pages without chapters. `target` and `actual`
are then those since January, and are what is scored; `period_target` and `period_actual` are those
of the period alone, `year_target` that of the year, and `period_realized` in the budget is what the
period spent (`realized` is since January). Foreword and other texts, `[review]`, `[submitted]`,
`[published]` and `[[lampiran]]` are printed by the report of a year alone.

A delivered `actual` stays as it is. Where it is empty and the formula is `reported`, `aggregation`
says how the parts of the year make it, all as long as the period:

* `sum`: what each part achieved by itself, added up. A part that is not known leaves the sum
  unknown, and percentages are never added up.
* `last`: `period_actual` is the year so far. Nothing is summed, and the report says so.
* `mean`: the plain mean of `period_actual` and of the earlier parts that are known, each counted
  alike; the report names what is not known.

What an earlier part achieved is taken from its final report, else from `history`, which holds each
part's own. In the year's first part, what is delivered once is both the period's and the year's.

## A year of its parts

In a report of a year `aggregation` works the same way where the formula is `reported` and `actual`
is empty: `sum` and `mean` of what each part achieved by itself, `last` the last part's. Parts are
the finals of the year's halves, quarters or months, built before it, else rows of `history` such
as `2024-Q1`; the longest that are all known are taken. One that is missing leaves the year unknown.
A delivered `actual` stays, and the report says where the parts make another (`parts-differ`).
"""

REVISIONS = """## A target revised in the year

`target` is the target after a revision (menjadi), `target_before` the one before it (semula), and
`pk_status` says what the revised agreement (PK Perubahan) did with the measure: `tetap`, `baru`,
`diubah` or `dihapus`. No score depends on either column, but for what was dropped: a row marked
`dihapus` stays in the register and is printed once, with its objective; it has no score, no weight
and no part in coverage, tallies, advice or findings, and needs neither an actual nor a table. An
objective or a perspective of which every measure was dropped is left out as well. A measure marked
`baru` is asked for no earlier years.
"""
