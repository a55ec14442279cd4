"""Which article of one document answers which of another, and why."""
