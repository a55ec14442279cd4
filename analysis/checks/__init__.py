"""点検: what a careful reader of one document would have caught."""
