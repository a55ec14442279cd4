"""What became of every article from one version to the next, and whether rights or duties changed."""
