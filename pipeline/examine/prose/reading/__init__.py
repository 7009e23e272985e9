"""Read a sentence: its pieces, what each of them means there, and what it is about."""
