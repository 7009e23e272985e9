"""A sentence in, its pieces out, each with what it means there; and what is told of it."""
