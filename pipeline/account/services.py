"""Minutes of services in the account, over the rows that one measure counts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ServiceMinutes:
    """One service, or all together (`service` null). Ratios are percentages, null where unknown.

    `against_standard` is standard ÷ actual minutes over the rows that have both,
    `cycle_effectiveness` value-adding ÷ all minutes over the rows that say which they are.
    """

    service: str | None
    minutes: float
    against_standard: float | None
    cycle_effectiveness: float | None


@dataclass(frozen=True)
class StepMinutes:
    """One step: whether it adds value, its minutes and their share of all, in percent."""

    step: str
    value_added: bool | None
    minutes: float
    share: float | None


@dataclass(frozen=True)
class Services:
    """Every service, all services together, and every step."""

    services: tuple[ServiceMinutes, ...]
    whole: ServiceMinutes
    steps: tuple[StepMinutes, ...] = ()
