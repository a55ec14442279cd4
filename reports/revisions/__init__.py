"""What became of the articles of one version in the next, as files."""
