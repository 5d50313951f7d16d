"""The tables, one file per noun, named like the repository that reads and writes them."""
