"""Hevy, the gym app: what was lifted and weighed comes from it, and strength workouts go to it as routines."""
