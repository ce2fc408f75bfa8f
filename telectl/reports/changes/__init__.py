"""What changed between two readings of a portfolio, in words of the field and not of the files."""
