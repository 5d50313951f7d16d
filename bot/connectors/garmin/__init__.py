"""Garmin Connect: what a watch brought there, and workouts for its calendar."""
