"""What a code means for any agency: its sentence without the figures of a particular agency.

No value that fills a sentence is printed, so that no cell of a delivery is published with it.
"""

import re

from pipeline.account import Gathered
from pipeline.codes import FINDINGS, PROBLEMS
from pipeline.language import Language

_FIELD = re.compile(r"\{(\w+)\}")
_MEASURES = ("measure", "measures")
_FEWEST, _FEWEST_OF_ADVICE = 4, 2
"""Words that a sentence needs to say something; advice, which begins with a verb, needs fewer."""
_DETAIL = re.compile(r"[:;(]")
"""The mark after which a sentence gives figures."""
_FIGURE = re.compile(
    r"(?: (?:dari|sebesar|menjadi|from|by|to|of)(?: the)?)?"
    rf" \{{(?!(?:{'|'.join(_MEASURES)})\b)\w+\}}.*"
)
"""A figure in advice with the word before it, and everything that follows."""


def problem_kind(code: str, language: Language) -> str:
    """What a kind of problem is; the code itself where another version wrote it."""
    if code not in PROBLEMS:
        return code
    return _general(language.translations.gettext(PROBLEMS[code].text), language)


def finding_kind(code: str, language: Language) -> str:
    """What a kind of finding is; the code itself where another version wrote it."""
    if code not in FINDINGS:
        return code
    if kind := FINDINGS[code].kind:
        return language.say(kind)
    return _general(language.translations.gettext(FINDINGS[code].text), language)


def advice_kind(rule: str, gathered: Gathered, language: Language) -> str:
    """What a rule of the rulebooks advises; the rule's id where no rulebook is kept."""
    advice = (one for policy in gathered.policies.values() for one in policy.advice)
    found = next((one for one in advice if one.id == rule), None)
    if not found:
        return rule
    text = language.text(found.text)
    told = _DETAIL.split(_FIGURE.sub("", text), maxsplit=1)[0]
    if len(told.split()) < _FEWEST_OF_ADVICE:
        return _general(text, language)
    way = text.partition(":")[2].strip(" .")
    is_of_any = bool(way) and not _FIELD.search(way)
    return _general(told, language) + (f": {way}" if is_of_any else "")


def _general(text: str, language: Language) -> str:
    """A sentence whose fields are not filled: the part before its first detail, if that names no
    figure, else the whole with dots in place of the fields."""
    head = _DETAIL.split(text, maxsplit=1)[0].strip(" .")
    is_whole = len(head.split()) >= _FEWEST and {*_FIELD.findall(head)} <= {*_MEASURES}
    kept = head if is_whole else text.strip(" .")
    told = _FIELD.sub(lambda field: _stands_for(field[1], language), kept)
    return told[:1].upper() + told[1:]


def _stands_for(field: str, language: Language) -> str:
    if field == "nearest":
        return ""
    if field == "raise":
        return language.say("raise or lower")
    return language.say("a measure") if field in _MEASURES else "…"
