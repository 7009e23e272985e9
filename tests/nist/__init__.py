"""Reference data with certified values; README.md beside this file cites them."""
