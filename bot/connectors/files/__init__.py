"""Files in and out: recordings of a watch, workouts for a watch, plans written by hand."""
