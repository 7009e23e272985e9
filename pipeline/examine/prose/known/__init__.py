"""What the account knows, by the names that a text may call it."""
