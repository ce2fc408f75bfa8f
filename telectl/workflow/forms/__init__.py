"""Forms that are filled in elsewhere and read back: what is in them, and what they change."""
