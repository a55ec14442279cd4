"""Alembic's way in: the steps run on the connection that ``corpus.store.opening`` hands over."""

from __future__ import annotations

from alembic import context

from corpus.store.schema import tables

config = getattr(context, "config", None)  # there only while Alembic runs
if config is not None:
    context.configure(connection=config.attributes["connection"], target_metadata=tables)
    with context.begin_transaction():
        context.run_migrations()
