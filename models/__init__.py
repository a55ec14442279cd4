"""The domain model: immutable values and their invariants. Imports nothing of this project."""
