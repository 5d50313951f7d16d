"""What reviews and answers look at: read in a few statements, and made into values."""
