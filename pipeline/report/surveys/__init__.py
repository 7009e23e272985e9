"""Surveys in print: what was answered, and how far it can be trusted."""
