"""The case as data: scorecard.json, the sheets of scorecard.xlsx, and the files in the PDF."""
