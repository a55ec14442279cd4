"""A document in 法令標準XML."""
