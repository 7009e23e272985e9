"""Run a query on a database and return its rows: read-only, within limits."""
