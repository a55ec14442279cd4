"""Two versions as one Word file with native tracked changes."""
