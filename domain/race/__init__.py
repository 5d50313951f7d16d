"""Races ahead, and what the training says of them."""
