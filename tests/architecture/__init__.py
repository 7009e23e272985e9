"""The rules of the house as functions over a folder: each yields its breaches, `file:line: what`.

`tests/test_architecture.py` runs them on the package, and on folders with breaches planted in them.
"""
