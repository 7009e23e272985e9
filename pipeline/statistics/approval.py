"""How far answers reach what they could at most: the level of approval (Sugiyono 2002)."""


def approval(total: float, answers: int, scale: tuple[int, int]) -> float | None:
    """The sum of answers ÷ (their number × the highest answer) × 100.

    Null without answers, and for a scale that reaches below zero, on which it would be no share.
    """
    low, high = scale
    return 100 * total / (answers * high) if answers and low >= 0 else None
