"""The words, numbers and sentences of a text."""
