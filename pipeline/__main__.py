"""`python -m pipeline` is the `rapor` command."""

from pipeline.cli import main

main()
