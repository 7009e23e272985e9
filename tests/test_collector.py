"""Garbage rests while a report is made, and goes with the process where the report is its last."""

import gc

from pipeline.collector import resting_collector


def test_what_is_last_in_its_process_is_frozen_and_the_rest_is_as_it_was() -> None:
    thresholds = gc.get_threshold()
    try:
        with resting_collector(is_last=True):
            before = gc.get_freeze_count()
            made = [[number] for number in range(5_000)]
            with resting_collector():
                pass
            assert gc.get_threshold() > thresholds
        assert gc.get_threshold() == thresholds
        assert gc.get_freeze_count() > before + len(made) // 2  # some others may be freed meanwhile
    finally:
        gc.unfreeze()
    with resting_collector():
        pass
    assert (gc.get_threshold(), gc.get_freeze_count()) == (thresholds, 0)
