"""Gaps: where one service stands apart from most of its peers."""
