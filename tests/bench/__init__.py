"""What `make bench` runs: each module prints a table of ratios that were measured in one run."""
