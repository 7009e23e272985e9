"""A rulebook's id in, the rulebook out, or every fault of it."""
