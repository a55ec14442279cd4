"""The former home of ``plain``."""

from analysis.text.written import plain

__all__ = ["plain"]
