"""The case as data: scorecard.json, the sheets of scorecard.xlsx, and what travels in the PDF."""
