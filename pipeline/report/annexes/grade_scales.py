"""Scales of grades in words: their order, their points, and their source."""

from pipeline.case import Case
from pipeline.document import Block, Definition, Definitions
from pipeline.grades import GradeScale
from pipeline.language import Language
from pipeline.report.phrases.wording import paragraph


def grade_scale_blocks(case: Case) -> tuple[Block, ...]:
    """The grade scales that measures use; nothing where none is used."""
    used = dict.fromkeys(m.scale for m in case.account.measures if m.scale is not None)
    if not used:
        return ()
    told = paragraph(
        case.language,
        "From the grade of its target up a measure achieves exactly 100 %. Below it, it achieves "
        "the ratio of the points, where the scale has points; else the target is missed and the "
        "measure has no score.",
    )
    terms = (Definition(*told_scale(name, case)) for name in used)
    return (told, Definitions(tuple(terms)))


def told_scale(name: str, case: Case) -> tuple[str, str]:
    """A scale's name, and its grades from the best down with its source and confidence."""
    scale, language = case.rulebook.grade_scales(case.report_file.scales)[name], case.language
    known = (language.text(text) for text in (scale.citation, scale.confidence) if text)
    title = f"{language.text(scale.name)} ({name})" if scale.name else name
    return title, ". ".join(
        part.rstrip(".") for part in (grade_order(scale, language), *known)
    ) + "."


def grade_order(scale: GradeScale, language: Language) -> str:
    """The grades from the best down: `WTP = WTP-DPP > WDP > TW = TMP`, with any points."""
    return " > ".join(
        " = ".join(_with_points(grade, scale, language) for grade in group)
        for group in scale.groups
    )


def _with_points(grade: str, scale: GradeScale, language: Language) -> str:
    worth = scale.worth(grade)
    return grade if worth is None else f"{grade} ({language.short(worth, 4)})"
