"""Text in, findings out: pure functions over the models. No files, screen, database or clock."""
