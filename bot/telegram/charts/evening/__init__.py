"""The three strips of the evening picture."""
