"""What the account knows, looked up by the names that a text may use."""
