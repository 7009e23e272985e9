"""What a later report or the portfolio takes from reports already published."""
