"""What training figures mean: load, fitness, recovery, swims, lifts and trends, one file per family."""
