"""Everything a template places on a page, already worded, numbered and formatted.

Templates loop over these values and set them; they compute nothing, round nothing, decide nothing.
Shares are fractions of a width (0–1) for drawing; everything drawn carries its text alternative.
Colours are band colours (`best` `good` `fair` `poor` `worst` `neutral`); the style sheet owns them.
"""

from pipeline.document.blocks import (
    Bar,
    BarChart,
    Block,
    Bullet,
    Bullets,
    Callout,
    Cell,
    Chapter,
    Column,
    Definition,
    Definitions,
    Figure,
    Paragraph,
    Party,
    Picture,
    PrintedTable,
    Section,
    Signatures,
    Zone,
)
from pipeline.document.cards import MeasureCard, Remark, Strip, StripColumn
from pipeline.document.colour import Colour
from pipeline.document.drawings import (
    MapLink,
    MapObjective,
    MapPerspective,
    StrategyMap,
)
from pipeline.document.embedded import Embedded
from pipeline.document.interim import (
    Opening,
    Progress,
    ProgressGroup,
    ProgressTable,
    ProgressWords,
)
from pipeline.document.leadership import (
    Brief,
    Caveat,
    Counted,
    Decision,
    Decisions,
    DeviationRow,
    Deviations,
    Fact,
    Remarks,
    RowOfList,
    ShortList,
    Standing,
    Summary,
    TallyStrip,
)
from pipeline.document.marks import Deviation, Mark, Step
from pipeline.document.origin import Origin
from pipeline.document.pages import (
    Document,
    Entry,
    Issue,
    Letterhead,
    Words,
)
from pipeline.document.runs import Ref, Run, Runs
from pipeline.document.scatter import Point, Scatter, Tick

__all__ = [
    "Bar",
    "BarChart",
    "Block",
    "Brief",
    "Bullet",
    "Bullets",
    "Callout",
    "Caveat",
    "Cell",
    "Chapter",
    "Colour",
    "Column",
    "Counted",
    "Decision",
    "Decisions",
    "Definition",
    "Definitions",
    "Deviation",
    "DeviationRow",
    "Deviations",
    "Document",
    "Embedded",
    "Entry",
    "Fact",
    "Figure",
    "Issue",
    "Letterhead",
    "MapLink",
    "MapObjective",
    "MapPerspective",
    "Mark",
    "MeasureCard",
    "Opening",
    "Origin",
    "Paragraph",
    "Party",
    "Picture",
    "Point",
    "PrintedTable",
    "Progress",
    "ProgressGroup",
    "ProgressTable",
    "ProgressWords",
    "Ref",
    "Remark",
    "Remarks",
    "RowOfList",
    "Run",
    "Runs",
    "Scatter",
    "Section",
    "ShortList",
    "Signatures",
    "Standing",
    "Step",
    "StrategyMap",
    "Strip",
    "StripColumn",
    "Summary",
    "TallyStrip",
    "Tick",
    "Words",
    "Zone",
]
