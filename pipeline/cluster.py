"""Lets the workers of a Dask cluster work on the reports of a batch, on many machines.

Inputs and outputs are in a folder that all of them share. An agency is a task, so that its reports
are built one after another; the task of a lost worker is done by another worker.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any

from pipeline.crew import GivenUp, GiveUp, Work
from pipeline.problems import UsageError
from pipeline.translatable import _

_PATIENCE = 30
"""Seconds within which the scheduler must answer."""


def map_on_cluster(
    address: str, work: Work, give_up: GiveUp, agencies: Sequence[Sequence[tuple[Any, Any]]]
) -> Iterator[list[Any]]:
    """The results of each agency, in the order of the agencies.

    Raises UsageError where the extra is missing or no scheduler answers at the address.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 -- an extra
    except ImportError:
        message = _("For --cluster another package is needed: pip install 'rapor[cluster]'")
        raise UsageError(message) from None
    try:
        make: Any = Client
        client = make(address, timeout=_PATIENCE, set_as_default=False)
    except (TimeoutError, OSError, ValueError):
        message = _("No scheduler answers at {address}.")
        raise UsageError(message, address=address) from None
    with client, client.get_executor(pure=False) as workers:
        asked = [workers.submit(_of_one, work, agency) for agency in agencies]
        for agency, future in zip(agencies, asked, strict=True):
            try:
                yield future.result()
            except (KilledWorker, CancelledError):
                lost = GivenUp(_("The workers that were at it were lost."))
                yield [give_up(folder, lost) for folder, _neighbours in agency]


def _of_one(work: Work, agency: Sequence[tuple[Any, Any]]) -> list[Any]:
    return [work(*asked) for asked in agency]
