"""Findings to files and JSON."""
