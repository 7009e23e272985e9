"""The report on part of a year: a few pages in place of chapters."""
