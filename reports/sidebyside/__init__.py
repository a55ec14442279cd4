"""Two services beside each other on paper, in the order of either."""
