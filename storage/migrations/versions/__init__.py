"""One file per step of the schema, numbered in the order in which they are taken."""
