"""How often a law of spoilt deliveries is drawn: few cases, the same each time."""

from hypothesis import HealthCheck, Phase, settings

USUAL = 10
"""The cases that the fast suite draws of any other law."""


def few(cases: int) -> settings:
    """So many cases, or ten times as many in the slow suite; without shrinking or a clock."""
    return settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=cases * settings.default.max_examples // USUAL,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
