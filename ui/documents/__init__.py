"""The page 文書: the library, and one document with its outline."""
