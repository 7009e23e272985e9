"""For every problem and finding code the smallest delivery in which it arises.

`builders.py` makes deliveries of the good one by replacing what a code is about. The modules beside
it hold the cases by subject, as `pipeline/codes/` has the codes. `tests/test_codes.py` runs them
through the command; a new code needs a case here.
"""
