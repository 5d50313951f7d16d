"""What monitors ask a running coach: whether it is well, and its figures."""
