"""Many services beside each other: values that can be compared, and what is better for the customer."""
