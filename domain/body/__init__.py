"""How the body stands today: readiness, flags and the fatigue of each muscle."""
