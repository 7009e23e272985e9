"""A document in, the same content as Typst markup out: headings, paragraphs, lists and tables.

What Rapor draws (bars, maps, marks) is left out, which favours Typst a little.
"""

from collections.abc import Iterable, Iterator

from pipeline.document import (
    Block,
    Bullets,
    Callout,
    Chapter,
    Definitions,
    Document,
    Paragraph,
    PrintedTable,
    Ref,
    Runs,
    Section,
)

SIZES = {"A4": "210mm, height: 297mm", "F4": "215mm, height: 330mm"}


def markup(document: Document) -> str:
    """The whole report in Typst's language."""
    head = (
        f'#set page(width: {SIZES[document.paper]}, margin: (x: 22mm, y: 29mm), numbering: "1")\n'
        f"#set document(title: {_text(document.title)})\n"
        f'#set text(font: ("Source Serif 4", "Source Sans 3"), size: 10.5pt, lang: '
        f"{_text(document.language)})\n"
    )
    body = [_heading(1, document.title), "#outline()", *_blocks(document.foreword)]
    body += [f"#par[{_say(document.summary.lead)}]"]
    for chapter in (*document.chapters, *document.annexes):
        body += ["#pagebreak()", *_chapter(chapter)]
    return head + "\n\n".join(body)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield _heading(1, f"{chapter.label} {chapter.title}".strip())
    yield from _blocks(chapter.blocks)
    for section in chapter.sections:
        yield from _section(section, 2)


def _section(section: Section, level: int) -> Iterator[str]:
    yield _heading(level, f"{section.number} {section.heading}".strip())
    yield from _blocks(section.blocks)
    for part in section.sections:
        yield from _section(part, level + 1)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield f"#par[{_runs(block.runs)}]"
            case Bullets():
                yield "\n".join(f"- {_runs(item)}" for item in block.items)
            case Definitions():
                cells = [text for item in block.items for text in (item.term, item.text)]
                yield _table(2, cells, "")
            case Callout():
                yield f"#block(inset: 8pt)[{_say(block.title)} {_runs(block.runs)}]"
            case PrintedTable():
                rows = (*block.rows, *block.total)
                headings = [column.heading for column in block.columns]
                cells = [*headings, *(cell.text for row in rows for cell in row)]
                yield _table(len(block.columns), cells, f"{block.label} {block.caption}")
            case _:
                yield f"#par[{_say(getattr(block, 'caption', ''))}]"


def _table(columns: int, cells: list[str], caption: str) -> str:
    inside = ", ".join(f"[{_say(cell)}]" for cell in cells)
    table = f"table(columns: ({'1fr, ' * columns}), {inside})"
    return f"#figure({table}, caption: [{_say(caption)}])" if caption else f"#{table}"


def _heading(level: int, text: str) -> str:
    return f"#heading(level: {level})[{_say(text)}]"


def _runs(runs: Runs) -> str:
    return "".join(_say(run.label if isinstance(run, Ref) else run) for run in runs)


def _say(text: str) -> str:
    """A text inside content, as the string it is."""
    return f"#{_text(text)}" if text else ""


def _text(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
