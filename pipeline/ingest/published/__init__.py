"""Reports that were published in, what a later report or the portfolio takes of them out."""
