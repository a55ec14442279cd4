"""Documents: readers and samples."""
