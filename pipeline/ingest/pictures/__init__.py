"""The pictures that a report prints: the logo and those of the annexes, checked or redrawn."""
