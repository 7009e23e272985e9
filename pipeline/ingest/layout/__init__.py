"""Finds the table among rows of text: its headings, its blocks, the pages of a print."""
