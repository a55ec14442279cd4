"""改定履歴: what a document says of its own revisions, held against what changed."""
