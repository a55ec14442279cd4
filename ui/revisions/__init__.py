"""The page 改定."""
