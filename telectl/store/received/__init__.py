"""Files that others send: opened with care, and read without running or fetching anything."""
