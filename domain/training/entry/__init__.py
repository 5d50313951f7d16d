"""What an athlete types about themselves in one line, read and written: one kind of entry a file."""
