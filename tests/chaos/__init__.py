"""A batch under kills, spoiled deliveries and a full disk: what is left of it must be whole."""
