"""Rows of one shape in, those of another out, as report.toml says under `[sources.x]`."""
