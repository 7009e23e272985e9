"""Good deliveries mutated: whatever comes in, tables or named problems come out."""
