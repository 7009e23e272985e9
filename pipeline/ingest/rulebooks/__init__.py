"""Read a rulebook by its id, or report all its faults."""
