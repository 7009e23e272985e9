"""The budget in print: what was given, what was spent, and what it brought."""
