"""Garmin Connect on loopback: strict, with a memory, and with an athlete who can change things in it."""
