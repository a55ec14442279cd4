"""The page 比較."""
