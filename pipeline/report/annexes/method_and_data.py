"""Annex for reading the report without its workings: how scores come about, what limits them."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.case import Case
from pipeline.document import Block, Bullets, Chapter, Definition, Definitions, Ref, Section
from pipeline.problems import Finding, Severity
from pipeline.report.annexes.disclosures import disclosures_section
from pipeline.report.annexes.formalities import formalities
from pipeline.report.annexes.methods import band_rows
from pipeline.report.annexes.policy_words import missing_rule, rollup_rule
from pipeline.report.leadership.gravest import told_in_summary
from pipeline.report.phrases.wording import paragraph, passages
from pipeline.translatable import _

_GRAVEST = (
    *("claimed-achieved-below-100", "ratio-or-percent", "does-not-recompute"),
    *("no-output", "output-short", "output-unknown", "under-delivery", "more-than-population"),
    *("alpha-negative", "repeated-submissions", "denominator", "band-uncertain", "low-coverage"),
    *("counted-as-zero", "last-value", "few-respondents", "small-sample"),
    *("validity-against-alpha", "sample-below-population", "no-actual", "no-target"),
    *("target-implied", "earlier-not-comparable"),
)
"""Kinds of findings that change what a reader may conclude, the gravest first."""
_TOLD = 3
"""Kinds of findings that are listed; the workings list every finding."""
_NAMED = 6
"""Names of a list that are printed."""
_NOTED = _(
    "The {count} findings on the data are for information and limit no conclusion; {quality} "
    "lists them all."
)
_COUNTED = _(
    "Findings on the data: {count}. To be weighed before a conclusion is drawn: {weighty}; "
    "{quality} lists them all."
)
_COUNTED_AND_TOLD = _(
    "Findings on the data: {count}. To be weighed before a conclusion is drawn: {weighty}; "
    "{quality} lists them all. The gravest:"
)
_COUNTED_AND_TOLD_FURTHER = _(
    "Findings on the data: {count}. To be weighed before a conclusion is drawn: {weighty}; "
    "{quality} lists them all. The gravest beside the one in the executive summary:"
)


def method_and_data(case: Case) -> Chapter:
    """Rules in words, sources, what limits a conclusion, where the workings are, formalities."""
    language = case.language
    sections = (
        Section("method", language.say("How the scores come about"), _method(case)),
        disclosures_section(case),
        Section("caveats", language.say("What limits a conclusion"), tuple(_caveats(case))),
        *formalities(case),
    )
    return Chapter(
        "method-and-data", "", language.say("Method and data quality"), sections=sections
    )


def _method(case: Case) -> tuple[Block, ...]:
    """The rules in words; the workings show what each figure was made of."""
    language, book = case.language, case.rulebook
    low, high = book.limits("measure")
    terms = (
        (
            language.say("Rulebook"),
            ". ".join(
                part.rstrip(".")
                for part in (language.text(book.title), language.text(book.citation))
            )
            + ".",
        ),
        (
            language.say("Target met"),
            language.say(
                "Judged by the actual before any rounding and apart from its rating; where more "
                "was spent than the ceiling allows, never met."
            ),
        ),
        (
            language.say("Achievement"),
            language.say(
                "The actual against the target by the measure's polarity, in percent; it counts "
                "from {floor} to {cap} %.",
                floor=language.short(low),
                cap=language.short(high),
            ),
        ),
        (language.say("Roll-up"), rollup_rule(book, language)),
        (language.say("Missing figures"), missing_rule(book, language)),
        (language.say("Rating bands"), "; ".join(_ratings(case))),
    )
    read_on = paragraph(
        language,
        "{methods} has every formula with its numbers, the weights and the rules in full, "
        "{sources} the file and rows behind each figure. The tables, the counts and the scorecard "
        "travel inside the PDF of this report.",
        methods=Ref("methods"),
        sources=Ref("sources"),
    )
    return (Definitions(tuple(Definition(*term) for term in terms if term[1])), read_on)


def _ratings(case: Case) -> Iterator[str]:
    """Each scale of bands, once for all that are rated by it."""
    scales: dict[str, list[str]] = {}
    for name, bands in band_rows(case):
        scales.setdefault(bands, []).append(name)
    for bands, names in scales.items():
        yield f"{', '.join(names)}: {bands.replace('; ', ', ')}"


def _caveats(case: Case) -> Iterator[Block]:
    """The agency's own note, then how many findings there are, and the gravest of them."""
    language, findings = case.language, case.account.findings
    yield from passages(case.report_file.text.data_note, "text", "data_note")
    if not findings:
        yield paragraph(language, "Nothing was found that a reader should know.")
        return
    told = tuple(_told(case))
    weighty = sum(finding.severity is Severity.WARNING for finding in findings)
    yield paragraph(
        language,
        _message(weighty, told, case),
        count=len(findings),
        weighty=weighty,
        quality=Ref("quality"),
    )
    if told:
        yield Bullets(tuple((text,) for text in told))


def _message(weighty: int, told: Sequence[str], case: Case) -> str:
    if told:
        return _COUNTED_AND_TOLD_FURTHER if told_in_summary(case) else _COUNTED_AND_TOLD
    return _COUNTED if weighty else _NOTED


def _told(case: Case) -> Iterator[str]:
    """The waivers, then the first finding of each of the gravest kinds that the summary does not
    mention."""
    for waiver in case.account.waivers:
        yield case.language.say("Accepted against a rule: {reason}", reason=waiver.reason)
    known = told_in_summary(case)
    kinds = _by_kind([finding for finding in case.account.findings if finding not in known])
    for code in [code for code in _GRAVEST if code in kinds][:_TOLD]:
        first, *others = kinds[code]
        said = _named(first, case)
        more = case.language.say(" Alike: {count} more.", count=len(others)) if others else ""
        yield said + more


def _named(finding: Finding, case: Case) -> str:
    """The finding's sentence, after the name of its measure where the sentence lacks it."""
    said = case.language.finding(finding, _NAMED)
    names = [case.account.measure(key).name for key in finding.about[:1]]
    return said if all(name in said for name in names) else f"{names[0]}: {said}"


def _by_kind(findings: Sequence[Finding]) -> Mapping[str, Sequence[Finding]]:
    kinds: dict[str, list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.code, []).append(finding)
    return kinds
