"""The summary and Chapters I to IV, section by section."""
