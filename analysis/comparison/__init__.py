"""Two texts and two documents laid side by side, true on both sides."""
