"""Reads the rows of a file in any format: CSV, workbooks, web pages, Parquet, SPSS."""
