"""A query in, the rows of a database's answer out: it reads, within limits."""
