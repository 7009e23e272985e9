"""How many targets were met, and of how many it is not known, in words."""

from collections.abc import Iterator

from pipeline.account import Tally
from pipeline.document import Ref, Runs
from pipeline.language import Language
from pipeline.report.phrases.wording import runs


def headed(counted: Tally, language: Language) -> str:
    """How many targets were met, as a heading."""
    if not counted.of:
        return language.say("No measure has a target")
    met = language.say_many(
        "{met} of {count} target met", "{met} of {count} targets met", counted.of, met=counted.met
    )
    return "; ".join((met, *_unknown(counted, language)))


def _unknown(counted: Tally, language: Language) -> Iterator[str]:
    if counted.unmeasured:
        yield language.say("not measured: {unmeasured}", unmeasured=counted.unmeasured)
    if counted.withheld:
        yield language.say("withheld: {withheld}", withheld=counted.withheld)


def told(counted: Tally, language: Language, table: Ref) -> Runs:
    """The same as a sentence, with the table that shows it."""
    return runs(language, "{targets} ({table}).", targets=headed(counted, language), table=table)
