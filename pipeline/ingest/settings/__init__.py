"""Read report.toml as a model, or report all its faults."""
