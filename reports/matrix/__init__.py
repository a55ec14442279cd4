"""A matrix of services as files."""
