"""FIT files: recordings in, planned workouts out."""
