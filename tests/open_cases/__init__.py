"""Deliveries as offices send them, each refused for one thing that a line of report.toml settles.

`officer.py` delivers one, puts in what is proposed, and delivers it again. The modules beside it
hold the cases by subject; each says which figures are right. `tests/test_open_cases.py` runs them.
A new kind of proposal needs a case here.
"""
