"""What may happen: pure answers to a wish, from a portfolio and a day."""
