"""A file of one format in, its rows out: CSV, workbooks, web pages, Parquet, SPSS."""
