"""What is trained: activities that were done, workouts that are to be done, and the exercises of both."""
