"""What is to be done, how it may change, and what became of it."""
