"""The agencies of a period side by side, in words: a few pages, the sheets behind them."""
