"""From printed lines to the tree of parts, 章, 条, 項 and 号."""
