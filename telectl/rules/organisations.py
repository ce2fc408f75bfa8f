"""Rules of organisations and periods: order, succession, codes, relevance."""
