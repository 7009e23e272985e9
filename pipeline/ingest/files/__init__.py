"""Read one file as bytes: where it may be, how large it may be, and what it really is."""
