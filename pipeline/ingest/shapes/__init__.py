"""Turns rows of one shape into rows of another, as report.toml says under `[sources.x]`."""
