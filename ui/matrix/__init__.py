"""The page 一覧."""
