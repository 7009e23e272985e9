"""The data dictionary's text about the list of agencies."""

AGENCIES_FILE = """## agencies.csv
Beside the report folders may lie `agencies.csv`, the list of the agencies that are to deliver. The
portfolio of a period (`outputs/portfolio/<period>/`, made where two or more agencies share it)
then tells who is missing, and who was late by the day of issue; a draft is late once its due day is
past. A due day counts for a period that ended within a year before it. A list that is wrong stops
the portfolio and no report.
"""
