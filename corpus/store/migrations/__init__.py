"""How the tables of a library came to be what they are, step by step (Alembic)."""
