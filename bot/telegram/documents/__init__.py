"""What becomes of files that the athlete sends, one file for each kind."""
