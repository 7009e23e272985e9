"""report.toml in, its model out, or every fault of it."""
