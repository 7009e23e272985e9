"""Rows of text in, the table among them out: its headings, its blocks, the pages of a print."""
