"""A comparison of two documents as files."""
