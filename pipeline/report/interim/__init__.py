"""The report of a part of a year: a few pages in place of chapters."""
