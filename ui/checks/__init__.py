"""The page 点検."""
