"""The former home of the scales."""

from models.scales import less

__all__ = ["less"]
