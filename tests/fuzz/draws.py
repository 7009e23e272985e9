"""How often a law of spoilt deliveries is drawn in the suite: few cases, the same each time."""

from hypothesis import HealthCheck, Phase, settings


def few(cases: int) -> settings:
    """So many cases, without shrinking and without a clock."""
    return settings(
        derandomize=True,
        database=None,
        deadline=None,
        max_examples=cases,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
