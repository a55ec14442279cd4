"""The page 検索."""
