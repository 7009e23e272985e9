"""Surveys in print: their answers, and how far they can be trusted."""
