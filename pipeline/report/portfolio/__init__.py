"""The agencies of a period side by side, in words: a few pages, and the sheets behind them."""
