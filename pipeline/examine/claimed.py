"""Words by which a text claims that every target was reached."""

from pipeline.case import Case
from pipeline.vocabulary import Kind, vocabulary


def claim_of_all(text: str, case: Case) -> str | None:
    """The first claim of the rulebook that a text contains with no negation right before it."""
    folded = " ".join(text.casefold().split())
    return next((one for one in case.rulebook.claims.all_achieved if _is_said(one, folded)), None)


def _is_said(claim: str, folded: str) -> bool:
    """Whether the claim occurs at least once without a word of negation right before it."""
    denials = tuple(f" {word} " for word in vocabulary().words[Kind.NOT])
    before = folded.split(claim)[:-1]
    return any(not f" {part}".endswith(denials) for part in before)
